import { describe, expect, it } from 'vitest';
import { ForumTrouble } from '#electron/engine/forums/forum.ts';
import { createForumHttp } from '#electron/engine/forums/http.ts';
import { createPace, type Budget } from '#electron/engine/forums/pace.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aForum, noLog } from '#tests/makers/a-forum.ts';

const budget: Budget = { atOnce: 1, perMinute: 10, backgroundPerMinute: 10, backgroundPerDay: 100, perDay: 200 };
const turn = { isForPerson: true, isWrite: false };
const kindOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'done', (error: unknown) => (error instanceof ForumTrouble ? error.kind : String(error)));

describe('the door of a forum that knows us no more', () => {
  it('refuses at once what comes and what waits, and lets what is on its way end', async () => {
    const pace = createPace({ clock: aClock(), budget });
    let arrive = (): void => {};
    const underway = kindOf(pace.run(turn, () => new Promise<void>((resolve) => void (arrive = resolve))));
    let ran = 0;
    const waiting = kindOf(pace.run(turn, async () => void (ran += 1)));
    pace.shut();
    expect(await waiting).toBe('signed-out');
    expect(await kindOf(pace.run({ ...turn, isForPerson: false }, async () => void (ran += 1)))).toBe('signed-out');
    arrive();
    expect([await underway, ran, pace.isShut()]).toEqual(['done', 0, true]);
  });

  it('is shut from the beginning where there is nothing to let us in with; the control is open', async () => {
    const tried = async (isShut: boolean): Promise<unknown> => kindOf(createPace({ clock: aClock(), budget, isShut }).run(turn, async () => {}));
    expect([await tried(true), await tried(false)]).toEqual(['signed-out', 'done']);
  });

  it('says what was asked in the last minute and the last day', async () => {
    const clock = aClock();
    const pace = createPace({ clock, budget });
    for (let n = 0; n < 3; n += 1) await pace.run(turn, async () => {});
    expect(pace.spent()).toEqual({ minute: { used: 3, most: 10 }, day: { used: 3, most: 200 } });
    await clock.forward(2 * 60_000);
    expect(pace.spent()).toEqual({ minute: { used: 0, most: 10 }, day: { used: 3, most: 200 } });
    await clock.forward(25 * 3_600_000);
    expect(pace.spent().day.used).toBe(0);
    expect(createPace({ clock, budget: { ...budget, perMinute: Number.POSITIVE_INFINITY, perDay: Number.POSITIVE_INFINITY } }).spent()).toEqual({ minute: { used: 0, most: null }, day: { used: 0, most: null } });
  });

  it('lets no read, no write and no picture out', async () => {
    const forum = await aForum();
    const http = createForumHttp({ access: forum.access, clock: aClock(), log: noLog, version: '0' });
    await http.get(http.url('latest.json'));
    const before = forum.requests.count();
    http.shut();
    expect(await kindOf(http.get(http.url('latest.json')))).toBe('signed-out');
    expect(await http.post(http.url('posts.json'), {})).toEqual({ kind: 'unreachable', detail: 'signed-out' });
    expect(await kindOf(http.picture(`${forum.baseUrl}/a.png`))).toBe('signed-out');
    expect(forum.requests.count()).toBe(before);
  });
});
