import { useId, type ReactNode } from 'react';
import type { LiveValue } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import style from './mine.module.css';

interface MineSectionProps<T> {
  title: string;
  live: LiveValue<readonly T[]>;
  /** Said in place of an empty list. */
  nothing: string;
  children(row: T): ReactNode;
}

/** One list of the screen, with its count; each stands on its own, so that one that fails takes none of the others along. */
export function MineSection<T>({ title, live: { value, trouble, retry }, nothing, children }: MineSectionProps<T>) {
  const id = useId();
  return (
    <section className={style.section} aria-labelledby={id} aria-busy={value === undefined && trouble === null}>
      <h2 id={id}>
        {title} {value && value.length > 0 ? <small>{value.length}</small> : null}
      </h2>
      {trouble ? (
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {trouble.say}
        </Notice>
      ) : null}
      {value?.length === 0 ? <p className={style.nothing}>{nothing}</p> : null}
      {value && value.length > 0 ? (
        <ul className={`bare ${style.list}`} aria-labelledby={id}>
          {value.map(children)}
        </ul>
      ) : null}
    </section>
  );
}
