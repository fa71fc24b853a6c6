import { Button } from '#renderer/ui/button.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import type { TemplateReport } from '#shared/words/library.ts';
import { dayWords } from '../words.ts';
import { useTemplate } from '../writing/use-template.tsx';
import style from './preview.module.css';

/** What became of this template so far. */
export function UsedPart({ report, onUses }: { report: TemplateReport | null; onUses(): void }) {
  const { sheet } = useTemplate();
  const { answers, lastAt, edited } = sheet.used;
  const { reviewBy } = sheet.row;
  return (
    <section aria-label="Used">
      <h3>Used</h3>
      <dl className={style.facts}>
        <dt>Answers</dt>
        <dd>
          {answers === 0 ? 'none yet' : answers}
          {lastAt === null ? null : (
            <>
              , last one <TimeAgo at={lastAt} />
            </>
          )}
        </dd>
        {answers === 0 ? null : (
          <>
            <dt>Edited after</dt>
            <dd>
              {edited} of {answers}
            </dd>
          </>
        )}
        <dt>Reading grade</dt>
        <dd>{report === null ? '' : report.grade === null ? 'cannot be said' : report.grade.toFixed(1)}</dd>
        <dt>Review by</dt>
        <dd>{reviewBy === null ? 'no date' : dayWords(reviewBy)}</dd>
      </dl>
      <Button kind="link" onClick={onUses}>
        Where used
      </Button>
    </section>
  );
}
