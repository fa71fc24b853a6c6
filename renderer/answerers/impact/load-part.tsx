import { useQuery } from '@tanstack/react-query';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Load } from '#shared/words/answerer.ts';
import style from '../answerers.module.css';
import { Chart } from '../charts/chart.tsx';
import { many, sayDay, sayHour, sayWait, shortWait } from '../say.ts';
import { again } from './again.ts';

/** How much there is to do, and how long people wait for it. */
export function LoadPart({ days }: { days: number }) {
  const desk = useDesk();
  const { data, error, refetch } = useQuery({ ...desk.query.answerers.load.queryOptions({ input: { days } }), ...again });
  const isEmpty = data?.byCommunity.length === 0;
  return (
    <section className={style.part} aria-labelledby="the-load">
      <h2 id="the-load">Waiting and load</h2>
      {error ? (
        <Notice tone="bad" action={<Button onClick={() => void refetch()}>Try again</Button>}>
          {troubleOf(error).say}
        </Notice>
      ) : null}
      {!data && !error ? <p className={style.quiet}>Counting…</p> : null}
      {isEmpty ? (
        <Empty title={<h3>Nothing was asked in this time</h3>}>
          <p>Choose a longer time.</p>
        </Empty>
      ) : null}
      {data && !isEmpty ? <Charts load={data} /> : null}
    </section>
  );
}

/** As many communities as a chart can show; the table has them all. */
const mostDrawn = 12;

function Charts({ load: { byDay, byCommunity, byHour } }: { load: Load }) {
  return (
    <>
      <Chart
        title="Waiting time by day"
        summary={sayDays(byDay)}
        head="Day"
        series={[{ key: 'wait', name: 'Median wait', tone: 'accent' }]}
        rows={byDay.map(({ day, medianWaitMs }) => ({ label: sayDay(day), values: { wait: medianWaitMs } }))}
        say={shortWait}
        shape="line"
        more={{ head: ['Asked', 'Answered'], of: byDay.map(({ asked, answered }) => [asked, answered]) }}
      />
      <Chart
        title="Answered by community"
        summary={sayCommunities(byCommunity)}
        head="Community"
        series={[
          { key: 'asked', name: 'Asked', tone: 'soon' },
          { key: 'answered', name: 'Answered', tone: 'accent' },
        ]}
        rows={byCommunity.map(({ name, asked, answered }) => ({ label: name === '' ? 'Another community' : name, values: { asked, answered } }))}
        shape="across"
        most={mostDrawn}
      />
      <Chart
        title="Load by hour"
        summary={sayHours(byHour)}
        head="Hour"
        series={[{ key: 'asked', name: 'Asked', tone: 'accent' }]}
        rows={byHour.map(({ hour, asked }) => ({ label: sayHour(hour), values: { asked } }))}
      />
    </>
  );
}

function sayDays(days: Load['byDay']): string {
  const known = days.flatMap(({ day, medianWaitMs }) => (medianWaitMs === null ? [] : [{ day, ms: medianWaitMs }]));
  const last = known.at(-1);
  if (!last) return 'Nothing was answered in this time.';
  const waits = known.map(({ ms }) => ms);
  const [least, most] = [sayWait(Math.min(...waits)), sayWait(Math.max(...waits))];
  const range = least === most ? `about ${least}` : `between ${least} and ${most}`;
  return `What was answered had waited ${range}, by the median of each day; on ${sayDay(last.day)}, the last day with answers, ${sayWait(last.ms)}.`;
}

function sayCommunities(all: Load['byCommunity']): string {
  const sum = (of: 'asked' | 'answered'): number => all.reduce((total, one) => total + one[of], 0);
  const first = all[0];
  const busiest = first ? `; most in ${first.name === '' ? 'another community' : first.name}, ${first.asked} asked and ${first.answered} answered` : '';
  return `${many(sum('asked'), 'question')} asked and ${sum('answered').toLocaleString('en')} answered${busiest}.`;
}

function sayHours(hours: Load['byHour']): string {
  const total = hours.reduce((sum, { asked }) => sum + asked, 0);
  if (total === 0) return 'Nothing was asked in this time.';
  const most = hours.reduce((best, one) => (one.asked > best.asked ? one : best));
  return `Most is asked between ${sayHour(most.hour)} and ${sayHour(most.hour + 1)}, ${most.asked} of ${total.toLocaleString('en')}. Hours of this computer’s clock.`;
}
