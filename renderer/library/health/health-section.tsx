import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { useNow } from '#renderer/ui/time-ago.tsx';
import type { TemplateRow } from '#shared/words/library.ts';
import page from '../library.module.css';
import { dayOf, kindNames, monthsAfter, reviewWords, scopeNames, usesWords, versionWords } from '../words.ts';
import type { Section } from './sections.ts';
import style from './health.module.css';

/** Shown before anybody asks for all of them. */
const atFirst = 8;

interface HealthSectionProps extends Section {
  isBusy: boolean;
  onOpen(templateId: string): void;
  onRetire(row: TemplateRow): void;
  onReviewBy(row: TemplateRow, day: string): void;
}

/** Templates that want the same thing. */
export function HealthSection({ mark, title, lead, rows, isBusy, onOpen, onRetire, onReviewBy }: HealthSectionProps) {
  const [isAll, setAll] = useState(false);
  const today = dayOf(useNow());
  const id = `health-${mark}`;
  return (
    <section aria-labelledby={id} className={style.section}>
      <h2 id={id}>
        {title} <small>{rows.length}</small>
      </h2>
      <p className={page.lead}>{lead}</p>
      <ul className={`bare ${style.rows}`}>
        {rows.slice(0, isAll ? rows.length : atFirst).map((row) => (
          <li key={row.id} className={style.row}>
            <div className={style.words}>
              <Button kind="link" className={style.title ?? ''} onClick={() => onOpen(row.id)}>
                <bdi>{row.title}</bdi>
              </Button>
              <p className={style.facts}>{factsOf(row, today)}</p>
            </div>
            <div className={style.deeds}>
              {mark === 'overdue' ? <NextReview row={row} today={today} isBusy={isBusy} onReviewBy={onReviewBy} /> : null}
              <Button kind="quiet" disabled={isBusy} aria-label={`Retire ${row.title}`} onClick={() => onRetire(row)}>
                Retire
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {rows.length > atFirst && !isAll ? (
        <Button kind="quiet" onClick={() => setAll(true)}>
          Show all {rows.length}
        </Button>
      ) : null}
    </section>
  );
}

/** Pure. */
export function factsOf(row: TemplateRow, today: string): string {
  const review = reviewWords(row.reviewBy, today);
  return [kindNames[row.kind], scopeNames[row.scope].toLowerCase(), versionWords(row), usesWords(row.uses), review?.say ?? ''].filter((fact) => fact !== '').join(' · ');
}

/** When to read it again; a year from now unless somebody says otherwise. */
function NextReview({ row, today, isBusy, onReviewBy }: { row: TemplateRow; today: string; isBusy: boolean; onReviewBy(row: TemplateRow, day: string): void }) {
  const [day, setDay] = useState(monthsAfter(today, 12));
  return (
    <span className={style.next}>
      <input type="date" aria-label={`Next review of ${row.title}`} min={today} value={day} onChange={({ target }) => setDay(target.value)} />
      <Button disabled={isBusy || day < today} aria-label={`Set the new review date of ${row.title}`} onClick={() => onReviewBy(row, day)}>
        Set date
      </Button>
    </span>
  );
}
