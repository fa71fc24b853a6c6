import type { Impact } from '#shared/words/answerer.ts';
import { daysBefore, median, weekOf, weeksBetween } from './calendar.ts';
import { receivedIn, type HeardThread, type Received } from './received.ts';

/** What the answers of the person at this desk did in the last `days` days, today included. Their own questions and templates as they are count too: this is no contest. */
export function impactOf(threads: readonly HeardThread[], { now, days }: { now: number; days: number }): Impact {
  const since = daysBefore(now, days - 1);
  const isRecent = ({ at }: Received): boolean => at >= since && at <= now;
  const answered = threads.map((thread) => ({ thread, all: receivedIn(thread) }));
  const mine = answered.flatMap(({ all }) => all.filter((one) => one.isMine && isRecent(one)));
  const communities = new Set(mine.map(({ thread }) => thread.communityId));
  const others = answered
    .filter(({ thread }) => communities.has(thread.communityId))
    .map(({ all }) => all.filter((one) => !one.isMine).toSorted((a, b) => a.at - b.at)[0])
    .filter((first) => first !== undefined && isRecent(first));
  const waits = (of: readonly (Received | undefined)[]): number | null => median(of.flatMap((one) => (one ? [one.at - one.thread.askedAt] : [])));
  return {
    answered: mine.length,
    thanked: mine.filter(({ isThanked }) => isThanked).length,
    accepted: mine.filter(({ isAccepted }) => isAccepted).length,
    liked: mine.reduce((total, { likes }) => total + likes, 0),
    medianWaitMs: waits(mine),
    medianBeforeMs: waits(others),
    weeks: mine.length === 0 ? [] : weeksBetween(since, now).map((from) => ({ from, answered: mine.filter(({ at }) => weekOf(at) === from).length })),
  };
}
