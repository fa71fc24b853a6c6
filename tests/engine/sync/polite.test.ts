import { describe, expect, it, onTestFinished } from 'vitest';
import { createDiscourse } from '#electron/engine/forums/discourse/discourse.ts';
import { createForumHttp } from '#electron/engine/forums/http.ts';
import { practiceForum, realForum, type Budget } from '#electron/engine/forums/pace.ts';
import { createLive } from '#electron/engine/live.ts';
import { backOff, practiceRhythm, realRhythm } from '#electron/engine/sync/rhythm.ts';
import { createSync } from '#electron/engine/sync/sync.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aForum, noLog } from '#tests/makers/a-forum.ts';
import { inMemory } from '#tests/makers/a-synced-desk.ts';

/** Eight minutes of a desk on a forum with Discourse's own limits, with a person who clicks every few seconds. */
async function eightMinutes(budget: Budget): Promise<{ asked: number; refused: number; waiting: number }> {
  const clock = aClock();
  const practice = await aForum({ seed: 'demo', clock, rules: { keyRequestsPerMinute: 20, keyRequestsPerDay: 2_880 } });
  // Strangers see nothing, so everything is asked for with the key.
  practice.moods.always({ path: '/site/basic-info.json' }, { kind: 'rewrite', rewrite: (body) => body.replace('"login_required":false', '"login_required":true') });
  const access = { ...practice.access, isPractice: false };
  const forum = createDiscourse(access, createForumHttp({ access, clock, log: noLog, version: '0', limits: { budget, readMs: 1e9 } }));
  const db = inMemory();
  const sync = createSync({ db, live: createLive(db), forum, access, clock, log: noLog, rhythm: realRhythm });
  onTestFinished(() => sync.stop());
  practice.requests.clear();
  sync.start();
  for (let second = 0; second < 480; second += 2) {
    if (second % 6 === 0) void sync.refreshThread(asQuestionId('practice', 1 + (second % 40))).catch(() => {});
    await clock.forward(2_000);
    // Real sockets need real time; how much does not matter to what is counted.
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  const seen = practice.requests.list();
  const waiting = db.all(db.sql.selectFrom('questions').select('id').where('is_waiting', '=', 1)).length;
  return { asked: seen.length, refused: seen.filter(({ status }) => status === 429).length, waiting };
}

describe('a desk on a stranger’s forum', () => {
  it('never asks more than the forum allows, and fills its queue all the same', async () => {
    const { asked, refused, waiting } = await eightMinutes(realForum);
    expect(refused).toBe(0);
    expect(asked).toBeGreaterThan(60);
    expect(waiting).toBeGreaterThanOrEqual(40);
  });

  it('would be refused without its pace', async () => {
    expect((await eightMinutes(practiceForum)).refused).toBeGreaterThan(0);
  });
});

describe('after a failure', () => {
  it.each([
    ['the practice forum', practiceRhythm, 60_000],
    ['a real one', realRhythm, 900_000],
  ])('waits longer each time on %s, up to a limit, and never in step with others', (_name, rhythm, longest) => {
    const waits = Array.from({ length: 30 }, (_, i) => backOff(rhythm, i + 1, 1));
    expect(waits.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBe(longest);
    expect(backOff(rhythm, 1, 0)).toBe(1_000);
    expect(backOff(rhythm, 1_000_000, 0)).toBe(longest / 2);
  });
});
