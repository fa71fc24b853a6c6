import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Prose } from '#renderer/ui/prose.tsx';
import style from './sheet.module.css';

interface SheetFrameProps {
  name: string;
  /** How many fields still wait for an answer. */
  left: number;
  /** The text as it is now. */
  preview: string;
  /** Above the buttons: what stands in the way. */
  notice?: ReactNode;
  /** The answer itself shows nothing of it yet, so it is shown here however narrow it is. */
  isPreviewAlone?: boolean;
  done: string;
  more?: ReactNode;
  onDone(): void;
  onClose(): void;
  /** The fields, in reading order: Tab follows them. */
  children: ReactNode;
}

/** What both sheets share: the fields, how many are left, the answer as it grows, and the ways out. */
export function SheetFrame({ name, left, preview, isPreviewAlone = false, notice, done, more, onDone, onClose, children }: SheetFrameProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea, select, input')?.focus(), []);
  return (
    <section className={style.sheet} aria-label={name} data-alone={isPreviewAlone}>
      <div className={style.head}>
        <h2>{name}</h2>
        <p role="status" className={style.progress}>
          {left === 0 ? 'All filled in' : `${left} left`}
        </p>
        <Button kind="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
      <div className={style.both}>
        {/* The keys are for everything in it: Ctrl and Enter are done with the sheet, wherever the focus is. */}
        <form
          ref={form}
          className={style.fields}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onDone();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            event.stopPropagation();
            onDone();
          }}
        >
          {children}
          {notice}
          <div className={style.choices}>
            <Button kind="primary" type="submit">
              {done}
            </Button>
            {more}
          </div>
        </form>
        <div className={style.preview} role="region" aria-label="Preview of the answer" tabIndex={0}>
          <Prose text={preview} small blanks />
        </div>
      </div>
    </section>
  );
}
