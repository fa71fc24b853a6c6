import { expect, it, onTestFinished } from 'vitest';
import { practiceForum, realForum, type Budget } from '#electron/engine/forums/pace.ts';
import { aForum, anAdapter, until } from '#tests/makers/a-forum.ts';
import { aHurriedClock } from '#tests/makers/a-hurry.ts';
import { aModeration } from '#tests/makers/a-moderation.ts';

/** A forum that counts requests as Discourse does, on a clock that runs ten times as fast. */
async function closeMany(budget: Budget, count: number, perMinute: number) {
  const clock = aHurriedClock(10);
  const practice = await aForum({ clock, rules: { keyRequestsPerMinute: perMinute, keyRequestsPerDay: 2_880 } });
  const topics: number[] = [];
  for (let i = 0; i < count; i += 1) topics.push(await practice.as('paper_lantern').ask(`A question among many, number ${i}`));
  // A pace is kept on the clock of whoever counts.
  const desk = aModeration({ clock, forum: anAdapter(practice.access, { clock, limits: { writeMs: 600_000, readMs: 600_000, budget } }) });
  desk.moderation.start();
  onTestFinished(() => desk.moderation.stop(0));
  const begun = clock.elapsed();
  practice.requests.clear();
  const batchId = await desk.act('close', topics.map(desk.question));
  const batch = await until(() => desk.batch(batchId), ({ waiting }) => waiting === 0, { patience: 50_000 });
  const seen = practice.requests.list();
  return { batch, minutes: (clock.elapsed() - begun) / 60_000, asked: seen.length, refused: seen.filter(({ status }) => status === 429).length };
}

it('a batch goes at the pace of the forum: no request of it is ever one too many', { timeout: 90_000 }, async () => {
  const { batch, minutes, asked, refused } = await closeMany(realForum, 35, 20);
  expect(batch).toMatchObject({ total: 35, done: 35 });
  expect(refused).toBe(0);
  // Lists of thirty and one change each; five requests a minute are left for the person's own clicks.
  expect(asked).toBeGreaterThanOrEqual(37);
  expect(asked).toBeLessThan(42);
  expect(minutes).toBeGreaterThan(2);
});

it('without it the forum has to say so, and nothing is lost all the same (control)', { timeout: 90_000 }, async () => {
  const { batch, refused } = await closeMany(practiceForum, 12, 5);
  expect(refused).toBeGreaterThan(0);
  expect(batch).toMatchObject({ total: 12, done: 12 });
});
