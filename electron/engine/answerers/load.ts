import type { Load } from '#shared/words/answerer.ts';
import { dayOf, daysBefore, hourOf, lastDays, median } from './calendar.ts';

/** A question somebody asked. `firstAnswerAt` null: nobody has answered, as far as is known. Times in milliseconds since 1970. */
export interface AskedQuestion {
  community: string;
  askedAt: number;
  firstAnswerAt: number | null;
}

/** How much was asked and answered in the last `days` days, today included. What was answered counts on the day of its first answer, whenever it was asked. */
export function loadOf(questions: readonly AskedQuestion[], { now, days }: { now: number; days: number }): Load {
  const since = daysBefore(now, days - 1);
  const isRecent = (at: number | null): at is number => at !== null && at >= since && at <= now;
  const asked = questions.filter(({ askedAt }) => isRecent(askedAt));
  const answered = questions.flatMap((one) => (isRecent(one.firstAnswerAt) ? [{ ...one, firstAnswerAt: one.firstAnswerAt }] : []));
  const askedOn = Map.groupBy(asked, ({ askedAt }) => dayOf(askedAt));
  const answeredOn = Map.groupBy(answered, ({ firstAnswerAt }) => dayOf(firstAnswerAt));
  const askedAtHour = Map.groupBy(asked, ({ askedAt }) => hourOf(askedAt));
  const names = [...new Set([...asked, ...answered].map(({ community }) => community))];
  return {
    byDay: lastDays(now, days).map((begins) => {
      const day = dayOf(begins);
      const done = answeredOn.get(day) ?? [];
      return { day, medianWaitMs: median(done.map(({ askedAt, firstAnswerAt }) => firstAnswerAt - askedAt)), asked: askedOn.get(day)?.length ?? 0, answered: done.length };
    }),
    byCommunity: names
      .map((name) => ({ name, asked: asked.filter(({ community }) => community === name).length, answered: answered.filter(({ community }) => community === name).length }))
      .toSorted((a, b) => b.asked + b.answered - a.asked - a.answered || (a.name < b.name ? -1 : 1)),
    byHour: Array.from({ length: 24 }, (_, hour) => ({ hour, asked: askedAtHour.get(hour)?.length ?? 0 })),
  };
}
