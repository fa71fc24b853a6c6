import { expect, it, onTestFinished } from 'vitest';
import { createLive } from '#electron/engine/live.ts';
import { systemClock } from '#electron/system-clock.ts';
import { createSync } from '#electron/engine/sync/sync.ts';
import { practiceRhythm } from '#electron/engine/sync/rhythm.ts';
import { until, noLog } from '#tests/makers/a-forum.ts';
import { aNodebbAccount, aNodebbAdapter } from '#tests/makers/a-nodebb-account.ts';
import { aStore } from '#tests/makers/a-store.ts';

it('a desk on a NodeBB forum comes into step with it: every question that waits, and none that does not', async () => {
  const { double } = await aNodebbAccount({ questions: 400 });
  const { world } = double;
  // One that only seems answered: the reply was taken away, and the forum goes on counting it.
  const seeming = double.ask();
  double.backstage.deeds.deletePost(double.backstage.deeds.answer(seeming, 'Something unkind.'));
  const db = aStore();
  const access = { accountId: 'practice', kind: 'nodebb', baseUrl: double.baseUrl, credential: { kind: 'token', token: double.tokenOf('volunteer') }, isPractice: true } as const;
  const { forum } = aNodebbAdapter(access.baseUrl, access.credential);
  const sync = createSync({ db, live: createLive(db), forum, access, clock: systemClock(), log: noLog, rhythm: practiceRhythm });
  sync.start();
  onTestFinished(() => sync.stop());
  await until(() => sync.status(), ({ state }) => state === 'idle', { patience: 60_000 });
  const waits = [...world.topics.values()].filter((topic) => topic.cid !== 2 && !topic.deleted && !topic.locked && !topic.pids.some((pid) => {
    const post = world.posts.get(pid);
    return post !== undefined && !post.deleted && post.uid !== topic.uid;
  })).map(({ tid }) => tid);
  const waiting = db.all(db.sql.selectFrom('questions').select(['topic_id', 'excerpt']).where('is_waiting', '=', 1));
  expect(waits.length).toBeGreaterThan(230);
  expect(waits).toContain(seeming);
  expect(waiting.map(({ topic_id }) => topic_id).toSorted((a, b) => a - b)).toEqual(waits.toSorted((a, b) => a - b));
  expect(waiting.filter(({ excerpt }) => excerpt === '')).toEqual([]);
}, 120_000);
