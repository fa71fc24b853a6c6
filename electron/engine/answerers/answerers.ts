import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { Standing as ShownStanding } from '#shared/words/answerer.ts';
import type { Live, LiveName } from '../live.ts';
import type { Clock } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { noteActivity, whoAmI } from '../store/team/activity.ts';
import { receptionsBetween, setHidden } from '../store/team/answerers.ts';
import { everybody } from '../store/team/people.ts';
import { impactOf } from './impact.ts';
import { loadOf } from './load.ts';
import { createHearing, readAsked } from './read-threads.ts';
import { daysBefore } from './calendar.ts';
import { isCounted, receivedIn, type Received } from './received.ts';
import { averageOf, ranked, standingOf, usualQuality, type Standing } from './standing.ts';

/** Not the questions themselves: each look at the forum touches them, and what counts of them comes with these. */
const reads: readonly LiveName[] = ['posts', 'receptions', 'word_levels', 'ticks', 'level_changes', 'people', 'accounts', 'outbox', 'deeds'];

interface Known extends Standing {
  username: string;
  name: string;
  isMe: boolean;
  newestAt: number;
}

/** How answers were received, and what they did. Everything is counted from what this desk has read; nothing is sent. */
export function createAnswerers({ db, live, clock }: { db: Db; live: Live; clock: Clock }) {
  const hearing = createHearing(db);
  const sinceOf = (days: number): number => daysBefore(clock.now(), days - 1);
  const shown = ({ username, name, isMe, score, quality, certainty, breadth, safety, answers, askers }: Known): ShownStanding => ({
    username,
    name,
    isMe,
    score: Math.round(score),
    quality,
    certainty,
    breadth,
    safety,
    answers,
    askers,
    // A title on the forum is not a licence, and no forum says which licence it has seen.
    credential: '',
  });

  const top = ({ communityId, days }: Asked['answerers']['top']) => {
    const now = clock.now();
    const since = sinceOf(days);
    const me = whoAmI(db);
    const counted = hearing.threads({ since, communityId }).flatMap(receivedIn).filter((one) => one.at >= since && isCounted(one));
    const average = averageOf(counted.flatMap(({ ratings }) => ratings), now) ?? usualQuality;
    const known = [...Map.groupBy(counted, ({ authorId }) => authorId).values()].map((answers) => knownOf(answers, { now, average }));
    const mine = known.find(({ isMe }) => isMe) ?? null;
    const hidden = new Set(everybody(db).filter((row) => row.is_hidden === 1).map((row) => row.username.toLowerCase()));
    return {
      rows: ranked(known.filter(({ username }) => !hidden.has(username.toLowerCase()))).map(shown),
      mine: mine ? shown(mine) : null,
      missing: mine?.missing ?? standingOf([], { now, upheld: 0, average }).missing,
      isHidden: hidden.has(me.toLowerCase()),
      read: receptionsBetween(db, { since, communityId }),
    };
  };

  return {
    async *top(input: Asked['answerers']['top'], signal: AbortSignal | undefined): AsyncGenerator<ReturnType<typeof top>, void, void> {
      await hearing.prepare({ since: sinceOf(input.days), communityId: input.communityId });
      yield* live.watch(reads, () => top(input), signal);
    },

    hide({ isHidden }: Asked['answerers']['hide']): Answered['answerers']['hide'] {
      db.tx(() => {
        setHidden(db, isHidden, clock.now());
        noteActivity(db, { at: clock.now(), what: isHidden ? 'left the list of top answerers' : 'came back to the list of top answerers' });
      });
      return {};
    },

    async impact({ days }: Asked['answerers']['impact']): Promise<Answered['answerers']['impact']> {
      const where = { since: sinceOf(days) };
      await hearing.prepare(where);
      return impactOf(hearing.threads(where), { now: clock.now(), days });
    },

    load({ days }: Asked['answerers']['load']): Answered['answerers']['load'] {
      return loadOf(readAsked(db, { since: sinceOf(days) }), { now: clock.now(), days });
    },
  };
}
export type Answerers = ReturnType<typeof createAnswerers>;

function knownOf(answers: readonly Received[], { now, average }: { now: number; average: number }): Known {
  const newest = answers.reduce((a, b) => (b.at > a.at ? b : a));
  const rated = answers.map(({ thread, at, ratings }) => ({ asker: String(thread.askerId), at, ratings }));
  // No forum says which answers its moderators found wrong, so nobody is marked down for it here.
  const standing = standingOf(rated, { now, upheld: 0, average });
  return { ...standing, username: newest.username, name: newest.name, isMe: answers.some(({ isMine }) => isMine), newestAt: newest.at };
}
