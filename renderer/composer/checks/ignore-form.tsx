import { useId, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import style from './checks.module.css';

const reasons = ['Meant like this', 'Does not fit this question', 'Said elsewhere in the thread', 'These are the asker’s words'] as const;
const ownWords = 'Another reason';

/** Why a finding may pass: one of the usual reasons, or one's own words. */
export function IgnoreForm({ title, onIgnore, onCancel }: { title: string; onIgnore(reason: string): void; onCancel(): void }) {
  const id = useId();
  const [reason, setReason] = useState<string>(reasons[0]);
  const [words, setWords] = useState('');
  const said = reason === ownWords ? words.trim() : reason;
  return (
    <form
      className={style.ignore}
      aria-label={`Ignore: ${title}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (said !== '') onIgnore(said);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <label htmlFor={`${id}-reason`}>Why?</label>
      {/* The person asked for this form a moment ago. */}
      <select id={`${id}-reason`} autoFocus value={reason} onChange={(event) => setReason(event.target.value)}>
        {[...reasons, ownWords].map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      {reason === ownWords ? <input aria-label="Your reason" maxLength={400} value={words} onChange={(event) => setWords(event.target.value)} /> : null}
      <span className={style.ways}>
        <Button type="submit" disabled={said === ''}>
          Ignore
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </form>
  );
}
