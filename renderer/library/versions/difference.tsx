import { useMemo } from 'react';
import type { TemplateContent } from '#shared/words/library.ts';
import { contentDifference } from './content-difference.ts';
import style from './versions.module.css';

/** What became of `before`, word by word: gone is struck out, new is underlined. */
export function Difference({ before, now }: { before: TemplateContent | null; now: TemplateContent }) {
  const changed = useMemo(() => contentDifference(before, now), [before, now]);
  if (changed.length === 0) return <p className={style.none}>No difference.</p>;
  return (
    <div className={style.difference} role="region" aria-label="Difference" tabIndex={0}>
      {changed.map(({ name, parts }) => (
        <section key={name} aria-label={name}>
          <h3>{name}</h3>
          <p dir="auto">
            {parts.map(({ kind, text }, index) => (kind === 'gone' ? <del key={index}>{text}</del> : kind === 'new' ? <ins key={index}>{text}</ins> : <span key={index}>{text}</span>))}
          </p>
        </section>
      ))}
    </div>
  );
}
