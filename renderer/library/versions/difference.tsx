import { useMemo, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import type { TemplateContent } from '#shared/words/library.ts';
import { contentDifference } from './content-difference.ts';
import { fold, type ShownPart } from './fold.ts';
import style from './versions.module.css';

/** What became of `before`, word by word: gone is struck out, new is underlined. Long stretches in which nothing changed are folded. */
export function Difference({ before, now }: { before: TemplateContent | null; now: TemplateContent }) {
  const changed = useMemo(() => contentDifference(before, now), [before, now]);
  const [isWhole, setWhole] = useState(false);
  if (changed.length === 0) return <p className={style.none}>No difference.</p>;
  return (
    <div className={style.difference} role="region" aria-label="Difference" tabIndex={0}>
      {changed.map(({ name, parts }) => (
        <section key={name} aria-label={name}>
          <h3>{name}</h3>
          <p dir="auto">
            {(isWhole ? parts : fold(parts)).map((part, index) => (
              <Part key={index} {...part} onWhole={() => setWhole(true)} />
            ))}
          </p>
        </section>
      ))}
    </div>
  );
}

function Part({ kind, text, onWhole }: ShownPart & { onWhole(): void }) {
  if (kind === 'gone') return <del>{text}</del>;
  if (kind === 'new') return <ins>{text}</ins>;
  if (kind === 'same') return <span>{text}</span>;
  return (
    <span className={style.folded}>
      <Button kind="chip" onClick={onWhole}>
        … show what did not change …
      </Button>
    </span>
  );
}
