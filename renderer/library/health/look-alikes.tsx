import { Button } from '#renderer/ui/button.tsx';
import { useNow } from '#renderer/ui/time-ago.tsx';
import type { TemplateRow } from '#shared/words/library.ts';
import page from '../library.module.css';
import { dayOf } from '../words.ts';
import { factsOf } from './health-section.tsx';
import type { Pair } from './sections.ts';
import style from './health.module.css';

/** A library of copies has more pairs than anybody reads; the most alike come first. */
const most = 50;

interface LookAlikesProps {
  pairs: readonly Pair[];
  isBusy: boolean;
  onOpen(templateId: string): void;
  onRetire(row: TemplateRow): void;
}

/** Templates that say nearly the same, side by side. */
export function LookAlikes({ pairs, isBusy, onOpen, onRetire }: LookAlikesProps) {
  const today = dayOf(useNow());
  return (
    <section aria-labelledby="health-alike" className={style.section}>
      <h2 id="health-alike">
        Look alike <small>{pairs.length}</small>
      </h2>
      <p className={page.lead}>These pairs say nearly the same. Keep the better one, or make clear when to use which.</p>
      <ul className={`bare ${style.pairs}`}>
        {pairs.slice(0, most).map(({ a, b, share }) => (
          <li key={`${a.id} ${b.id}`} className={style.pair}>
            <One row={a} {...{ today, isBusy, onOpen, onRetire }} />
            <span className={style.share}>{Math.round(share * 100)} % the same</span>
            <One row={b} {...{ today, isBusy, onOpen, onRetire }} />
          </li>
        ))}
      </ul>
      {pairs.length > most ? <p className={page.lead}>{pairs.length - most} more pairs are less alike.</p> : null}
    </section>
  );
}

function One({ row, today, isBusy, onOpen, onRetire }: { row: TemplateRow; today: string } & Omit<LookAlikesProps, 'pairs'>) {
  return (
    <div className={style.one}>
      <div className={style.words}>
        <Button kind="link" className={style.title ?? ''} onClick={() => onOpen(row.id)}>
          <bdi>{row.title}</bdi>
        </Button>
        <p className={style.facts}>{factsOf(row, today)}</p>
      </div>
      <Button kind="quiet" disabled={isBusy} aria-label={`Retire ${row.title}`} onClick={() => onRetire(row)}>
        Retire
      </Button>
    </div>
  );
}
