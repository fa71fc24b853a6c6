import { Fragment } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { rankOf } from '#shared/words/level.ts';
import type { Verdict } from '#shared/words/triage.ts';
import { levelNames } from './level-words.ts';
import style from './level.module.css';

/** In a line why a question comes before others, where it does. The panel beside it says all of it. */
export function LevelBanner({ verdict, onHow }: { verdict: Verdict | null | undefined; onHow(): void }) {
  if (!verdict || verdict.level === 'routine') return null;
  const first = verdict.fired.filter((rule) => rule.level !== null).toSorted((a, b) => rankOf(b.level ?? 'routine') - rankOf(a.level ?? 'routine'))[0];
  const quotes = [...new Set(first?.heard.map(({ quote }) => quote) ?? [])].slice(0, 4);
  return (
    <div className={`${style.box} ${style.banner}`} data-level={verdict.level} role="note" aria-label="Level, for volunteers only">
      <p>
        <b data-level={verdict.level}>{levelNames[verdict.level]}</b>
        {verdict.setBy === 'person' ? ', set by hand' : verdict.setBy === 'ticks' ? ', set by answers' : first ? `: ${first.title}` : ''}
        {verdict.setBy === 'words' && quotes.length > 0 ? (
          <>
            , because it says{' '}
            {quotes.map((quote, index) => (
              <Fragment key={quote}>
                {index > 0 ? ', ' : ''}
                <mark dir="auto">{quote}</mark>
              </Fragment>
            ))}
          </>
        ) : null}
        .{' '}
        <Button kind="link" onClick={onHow}>
          How this was decided
        </Button>
      </p>
    </div>
  );
}
