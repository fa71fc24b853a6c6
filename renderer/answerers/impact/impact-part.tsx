import { useQuery } from '@tanstack/react-query';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Impact } from '#shared/words/answerer.ts';
import style from '../answerers.module.css';
import { Chart } from '../charts/chart.tsx';
import { many, sayDayOf, sayWait } from '../say.ts';
import { again } from './again.ts';

/** What one's own answers did, in numbers and by week. */
export function ImpactPart({ days }: { days: number }) {
  const desk = useDesk();
  const { data, error, refetch } = useQuery({ ...desk.query.answerers.impact.queryOptions({ input: { days } }), ...again });
  return (
    <section className={style.part} aria-labelledby="my-impact">
      <h2 id="my-impact">My impact</h2>
      {error ? (
        <Notice tone="bad" action={<Button onClick={() => void refetch()}>Try again</Button>}>
          {troubleOf(error).say}
        </Notice>
      ) : null}
      {!data && !error ? <p className={style.quiet}>Counting…</p> : null}
      {data?.answered === 0 ? (
        <Empty title={<h3>No answers of yours in this time</h3>}>
          <p>What you answer shows here, with how long it had waited and who was glad of it.</p>
        </Empty>
      ) : null}
      {data && data.answered > 0 ? <Numbers impact={data} /> : null}
    </section>
  );
}

function Numbers({ impact }: { impact: Impact }) {
  const { answered, thanked, accepted, liked, weeks } = impact;
  const facts = [
    ['Questions answered', answered],
    ['Thanked for', thanked],
    ['Accepted', accepted],
    ['Likes', liked],
  ] as const;
  const most = weeks.reduce((best, week) => (week.answered > best.answered ? week : best), { from: 0, answered: 0 });
  return (
    <>
      <dl className={style.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value.toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      <p>{sayWaits(impact)}</p>
      <Chart
        title="Your answers by week"
        summary={`${many(answered, 'question')} answered in ${many(weeks.length, 'week')}; most in the week of ${sayDayOf(most.from)}, ${most.answered}.`}
        head="Week of"
        series={[{ key: 'answered', name: 'Answered', tone: 'accent' }]}
        rows={weeks.map(({ from, answered: count }) => ({ label: sayDayOf(from), values: { answered: count } }))}
      />
    </>
  );
}

function sayWaits({ medianWaitMs, medianBeforeMs }: Impact): string {
  if (medianWaitMs === null) return '';
  const mine = `What you answered had waited ${sayWait(medianWaitMs)} (median: half waited less).`;
  if (medianBeforeMs === null) return `${mine} Nobody else answered in these communities in this time.`;
  const less = medianBeforeMs - medianWaitMs;
  const difference = less > 0 ? `, ${sayWait(less)} longer` : less < 0 ? `, ${sayWait(-less)} less` : ', the same';
  return `${mine} Without your answers, it was ${sayWait(medianBeforeMs)} in the same communities${difference}.`;
}
