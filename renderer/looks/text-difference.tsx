import { wordDifference } from '#shared/answers/word-difference.ts';
import style from './looks.module.css';

/** Word by word what a suggestion changes. */
export function TextDifference({ before, now }: { before: string; now: string }) {
  return (
    <p className={style.difference} dir="auto" aria-label="Suggested text">
      {wordDifference(before, now).map(({ kind, text }, index) => (kind === 'gone' ? <del key={index}>{text}</del> : kind === 'new' ? <ins key={index}>{text}</ins> : <span key={index}>{text}</span>))}
    </p>
  );
}
