import { useEffect, useId, useRef } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Prose } from '#renderer/ui/prose.tsx';
import { findMarks, markOf } from '#shared/answers/blanks.ts';
import { cutMark, fieldsOf, fillMarks, type Field } from '#shared/answers/fill-marks.ts';
import type { Blank } from '#shared/words/draft.ts';
import style from './templates.module.css';

export interface FillInSheetProps {
  text: string;
  blanks: readonly Blank[];
  /** What was typed so far, by label; kept when the sheet closes. */
  values: Readonly<Record<string, string>>;
  onValues(values: Record<string, string>): void;
  /** The person is at this field now, so that its place in the answer can be shown. */
  onField(label: string): void;
  onDone(text: string): void;
  onClose(): void;
}

/** Every blank of the answer as a field, in reading order, with the answer as it grows. */
export function FillInSheet({ text, blanks, values, onValues, onField, onDone, onClose }: FillInSheetProps) {
  const fields = fieldsOf(text, blanks);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea, input')?.focus(), []);
  const known = new Map(Object.entries(values).filter(([label]) => fields.some((field) => field.label === label)));
  const left = fields.filter((field) => (known.get(field.label) ?? '').trim() === '');
  const optionalLeft = left.filter((field) => !field.isRequired);
  const filled = fillMarks(text, blanks, known);

  return (
    <section className={style.sheet} aria-label="Fill in">
      <div className={style.head}>
        <h2>Fill in</h2>
        <p role="status" className={style.progress}>
          {left.length === 0 ? 'All filled in' : `${left.length} left`}
        </p>
        <Button kind="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
      <div className={style.both}>
        <form
          ref={form}
          className={style.fields}
          onSubmit={(event) => {
            event.preventDefault();
            onDone(filled);
          }}
        >
          {fields.map((field) => (
            <FieldInput key={field.label} field={field} value={known.get(field.label) ?? ''} onValue={(value) => onValues({ ...Object.fromEntries(known), [field.label]: value })} onField={() => onField(field.label)} onSubmit={() => onDone(filled)} />
          ))}
          {fields.length === 0 ? <p>Nothing is left to fill in.</p> : null}
          <div className={style.choices}>
            <Button kind="primary" type="submit">
              Done
            </Button>
            {optionalLeft.length > 0 ? <Button onClick={() => onDone(withoutOptional(filled, optionalLeft))}>Done, leave out the optional ones</Button> : null}
          </div>
        </form>
        <div className={style.preview} role="region" aria-label="Preview of the answer" tabIndex={0}>
          <Prose text={filled} small />
        </div>
      </div>
    </section>
  );
}

function FieldInput({ field, value, onValue, onField, onSubmit }: { field: Field; value: string; onValue(value: string): void; onField(): void; onSubmit(): void }) {
  const id = useId();
  const isOver = field.maxChars !== null && value.length > field.maxChars;
  return (
    <div className={style.field}>
      <label htmlFor={id}>
        {field.label}
        {field.isRequired ? null : <span className={style.optional}> (optional)</span>}
      </label>
      <textarea
        id={id}
        rows={field.maxChars !== null && field.maxChars > 260 ? 4 : 2}
        value={value}
        required={field.isRequired}
        aria-describedby={`${id}-hint`}
        onFocus={onField}
        onChange={(event) => onValue(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.stopPropagation();
          onSubmit();
        }}
      />
      <p id={`${id}-hint`} className={style.hint}>
        <span>{field.hint}</span>
        {field.maxChars === null ? null : (
          <span className={isOver ? style.over : ''}>
            {value.length} of {field.maxChars}
          </span>
        )}
      </p>
    </div>
  );
}

function withoutOptional(text: string, optional: readonly Field[]): string {
  let out = text;
  for (const { label } of optional) {
    for (;;) {
      const mark = findMarks(out, []).find((found) => out.slice(found.from, found.to) === markOf(label));
      if (!mark) break;
      const cut = cutMark(out, mark);
      out = out.slice(0, cut.from) + out.slice(cut.to);
    }
  }
  return out;
}
