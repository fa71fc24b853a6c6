import { describe, expect, it } from 'vitest';
import { ForumTrouble } from '#electron/engine/forums/forum.ts';
import { ensureAccount } from '#electron/engine/store/accounts.ts';
import { cursor, moveCursor, type CursorName } from '#electron/engine/store/cursors.ts';
import type { Db } from '#electron/engine/store/db.ts';
import { questionRow } from '#electron/engine/store/questions.ts';
import { createOrder } from '#electron/engine/sync/order.ts';
import { createPull, type Pull } from '#electron/engine/sync/pull.ts';
import { createRecorder } from '#electron/engine/sync/record.ts';
import { realRhythm, type Rhythm } from '#electron/engine/sync/rhythm.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { noLog } from '#tests/makers/a-forum.ts';
import { aScriptedFeed, type ScriptedFeed } from '#tests/makers/a-scripted-feed.ts';
import { inMemory } from '#tests/makers/a-synced-desk.ts';

const hour = 3_600_000;
const never = new AbortController().signal;

function aPull(scripted: ScriptedFeed, { rhythm = {}, db = inMemory(), clock = aClock() }: { rhythm?: Partial<Rhythm>; db?: Db; clock?: ReturnType<typeof aClock> } = {}) {
  ensureAccount(db, { id: 'a', kind: 'discourse', baseUrl: 'https://forum.example', isPractice: false });
  const start = (): Pull =>
    createPull({ db, forum: scripted.forum, accountId: 'a', clock, log: noLog, order: createOrder(), recorder: createRecorder(db, 'a', { myId: () => 3, now: () => clock.now() }), rhythm: { ...realRhythm, mostFeedPages: 4, mostListPages: 3, ...rhythm } });
  let pull = start();
  return {
    db,
    clock,
    at: (name: CursorName) => cursor(db, 'a', name),
    state: (topicId: number) => questionRow(db, asQuestionId('a', topicId))?.state,
    waiting: () => db.all(db.sql.selectFrom('questions').select('topic_id').where('is_waiting', '=', 1)).length,
    known: () => db.all(db.sql.selectFrom('posts').select('post_id').where('question_id', '>=', 'a:').where('question_id', '<', 'a;')).length,
    look: () => pull.once(never),
    /** Looks until there is nothing more to be had at once. */
    async lookAll(most = 500) {
      for (let looks = 0; looks < most; looks += 1) if (!(await pull.once(never)).hasMore) return looks;
      throw new Error('there was always more');
    },
    /** The desk is ended and started again. */
    restart: () => void (pull = start()),
  };
}

const feedPages = (scripted: ScriptedFeed): string[] => scripted.asked.filter((asked) => asked.startsWith('feed ') && asked !== 'feed newest');
const listPages = (scripted: ScriptedFeed): string[] => scripted.asked.filter((asked) => asked.startsWith('list '));

describe('a walk of many pages', () => {
  it('is taken in steps, goes on after a start anew where it was, and asks for hardly a page twice', async () => {
    const scripted = aScriptedFeed({ top: 1_000, perList: 50 });
    const desk = aPull(scripted, { rhythm: { leastFeedPages: Number.POSITIVE_INFINITY } });
    for (let looks = 0; looks < 200 && desk.at('first-sync') !== 1; looks += 1) {
      await desk.look();
      desk.restart();
    }
    expect(desk.at('first-sync')).toBe(1);
    expect([desk.waiting(), desk.known()]).toEqual([1_000, 1_000]);
    // Twenty pages of the feed, twenty of the list, and one more for each step that begins on the page it ended on.
    expect(feedPages(scripted).length).toBeLessThanOrEqual(22);
    expect(listPages(scripted).length).toBeLessThanOrEqual(20 + 10);
  });

  it('is usable after its first page', async () => {
    const scripted = aScriptedFeed({ top: 2_000 });
    const desk = aPull(scripted, { rhythm: { mostFeedPages: 1, mostListPages: 1 } });
    expect((await desk.look()).hasMore).toBe(true);
    expect(desk.waiting()).toBeGreaterThanOrEqual(100);
    expect(desk.at('first-sync')).toBeNull();
  });

  it.each(['empty', 'half'] as const)('loses nothing to pages that come %s now and then', async (how) => {
    const scripted = aScriptedFeed({ top: 800, perList: 50 });
    const spoilt = new Set<string>();
    scripted.spoil = (asked) => {
      if (spoilt.has(asked) || !/^(?:list [147]$|feed \d*51$)/.test(asked)) return undefined;
      spoilt.add(asked);
      return how;
    };
    const desk = aPull(scripted, { rhythm: { leastFeedPages: Number.POSITIVE_INFINITY } });
    await desk.lookAll();
    expect(spoilt.size).toBeGreaterThan(3);
    expect([desk.at('first-sync'), desk.waiting()]).toEqual([1, 800]);
    expect(desk.db.all(desk.db.sql.selectFrom('questions').select('id').where('state', '!=', 'open'))).toEqual([]);
  });

  it('ends on a forum that gives the same page for ever', async () => {
    const scripted = aScriptedFeed({ top: 100 });
    const { openTopics } = scripted.forum;
    scripted.forum = new Proxy(scripted.forum, { get: (known, name) => (name === 'openTopics' ? async () => ({ ...(await openTopics(0, 5)), hasMore: true }) : Reflect.get(known, name)) });
    const desk = aPull(scripted);
    await desk.lookAll(10);
    expect([desk.at('first-sync'), desk.waiting()]).toEqual([1, 100]);
  });

  it('rests when the day’s budget for it is spent, while the routine goes on', async () => {
    const scripted = aScriptedFeed({ top: 1_000 });
    const { feed } = scripted.forum;
    let left = 6;
    scripted.forum = new Proxy(scripted.forum, {
      get: (known, name) =>
        name !== 'feed' ? Reflect.get(known, name) : async (...[before, how]: Parameters<typeof feed>) => {
          if (how?.isBulk && (left -= 1) < 0) throw new ForumTrouble('slow-down', 'the budget for today is spent', { waitMs: 5 * hour });
          return feed(before, how);
        },
    });
    const desk = aPull(scripted, { rhythm: { leastFeedPages: Number.POSITIVE_INFINITY } });
    await desk.lookAll();
    const walked = desk.at('feed-oldest');
    const looks = scripted.asked.filter((asked) => asked === 'feed newest').length;
    await desk.look();
    expect(scripted.asked.filter((asked) => asked === 'feed newest').length).toBe(looks + 1);
    expect(desk.at('feed-oldest')).toBe(walked);
    left = 1_000;
    await desk.lookAll();
    expect([desk.at('feed-walked'), desk.known()]).toEqual([1, 1_000]);
  });

  it('stops when it is shorter to read what is in doubt thread by thread', async () => {
    const scripted = aScriptedFeed({ top: 100_000, perList: 100_000 });
    const { openTopics } = scripted.forum;
    // Of a hundred thousand topics only the newest fifty are open.
    scripted.forum = new Proxy(scripted.forum, { get: (known, name) => (name === 'openTopics' ? async () => ({ items: (await openTopics(0, 5)).items.slice(-50), skipped: 0, hasMore: false }) : Reflect.get(known, name)) });
    const desk = aPull(scripted, { rhythm: { leastFeedPages: 3 } });
    await desk.look();
    expect(desk.at('feed-walked')).toBe(1);
    expect(feedPages(scripted).length).toBe(3);
  });
});

describe('what happened while nobody asked', () => {
  it('is caught up with in steps, over starts anew, until there is no hole', async () => {
    const scripted = aScriptedFeed({ top: 300 });
    const desk = aPull(scripted, { rhythm: { leastFeedPages: Number.POSITIVE_INFINITY } });
    await desk.lookAll();
    scripted.top = 1_000;
    desk.restart();
    await desk.look();
    expect(desk.at('feed-hole')).toBeGreaterThan(300);
    expect(desk.at('feed-newest')).toBe(300);
    desk.restart();
    // More comes while the hole is open: few posts, then so many that there is a second hole above it.
    scripted.top = 1_020;
    await desk.look();
    scripted.top = 1_300;
    desk.restart();
    await desk.lookAll();
    expect([desk.at('feed-hole'), desk.at('feed-newest')]).toEqual([0, 1_300]);
    expect(desk.known()).toBe(1_300);
  });

  it('is not taken for closed when the feed comes empty in the middle of it', async () => {
    const scripted = aScriptedFeed({ top: 300 });
    const desk = aPull(scripted, { rhythm: { leastFeedPages: Number.POSITIVE_INFINITY } });
    await desk.lookAll();
    scripted.top = 900;
    let empties = 2;
    scripted.spoil = (asked) => (/^feed [1-9]\d{2,3}$/.test(asked) && Number(asked.slice(5)) > 600 && (empties -= 1) >= 0 ? 'empty' : undefined);
    for (let looks = 0; looks < 20; looks += 1) await desk.look();
    expect([desk.at('feed-hole'), desk.at('feed-newest'), desk.known()]).toEqual([0, 900, 900]);
  });
});

describe('by night', () => {
  const aNight = async (scripted: ScriptedFeed, isKept = true) => {
    const desk = aPull(scripted, { rhythm: { leastFeedPages: 0, listEvery: 1_000 * hour } });
    await desk.lookAll();
    await desk.look();
    if (isKept) moveCursor(desk.db, 'a', 'night-began', desk.clock.now() - 31 * hour);
    scripted.asked.length = 0;
    return desk;
  };

  it('every open question is asked for by its number, thirty at a time, and not all at once', async () => {
    const scripted = aScriptedFeed({ top: 1_000 });
    const desk = await aNight(scripted);
    const perLook: number[] = [];
    for (let minutes = 0; minutes < 7 * 60; minutes += 1) {
      const before = scripted.asked.filter((asked) => asked.startsWith('rows')).length;
      await desk.look();
      perLook.push(scripted.asked.filter((asked) => asked.startsWith('rows')).length - before);
      await desk.clock.forward(60_000);
    }
    const asked = scripted.asked.filter((one) => one.startsWith('rows ')).flatMap((one) => one.slice(5).split(',').map(Number));
    expect(new Set(asked).size).toBe(1_000);
    expect(Math.max(...perLook)).toBeLessThanOrEqual(2);
    expect(desk.at('night-at')).toBe(-1);
  });

  it('what is in no list any more is read, and gone only when the thread itself says so', async () => {
    const scripted = aScriptedFeed({ top: 300 });
    const desk = await aNight(scripted);
    for (const id of [7, 70, 299]) scripted.hidden.add(id);
    const { thread } = scripted.forum;
    scripted.forum.thread = async (id, how) => {
      if (id === 70) throw new ForumTrouble('gone', 'no such thing', { status: 404 });
      return thread(id, how);
    };
    for (let minutes = 0; minutes < 7 * 60; minutes += 5) {
      await desk.look();
      await desk.clock.forward(5 * 60_000);
    }
    expect(scripted.asked.filter((asked) => asked.startsWith('thread'))).toEqual(['thread 7', 'thread 299']);
    expect([7, 70, 299].map(desk.state)).toEqual(['open', 'gone', 'open']);
  });

  it('a page that comes empty makes nobody read thirty threads', async () => {
    const scripted = aScriptedFeed({ top: 60 });
    const desk = await aNight(scripted);
    let empties = 1;
    scripted.spoil = (asked) => (asked.startsWith('rows') && (empties -= 1) >= 0 ? 'empty' : undefined);
    await desk.look();
    await desk.clock.forward(6 * hour);
    await desk.look();
    expect(empties).toBeLessThan(0);
    expect(scripted.asked.filter((asked) => asked.startsWith('thread'))).toEqual([]);
  });

  it('goes on after a start anew where it was', async () => {
    const scripted = aScriptedFeed({ top: 900 });
    const desk = await aNight(scripted);
    for (let hours = 0; hours < 8; hours += 1) {
      await desk.look();
      desk.restart();
      await desk.clock.forward(hour);
    }
    const asked = scripted.asked.filter((one) => one.startsWith('rows '));
    expect(new Set(asked).size).toBe(30);
    expect(asked.length).toBe(30);
  });

  it('nothing of this happens by day, when it was done last night (control)', async () => {
    const scripted = aScriptedFeed({ top: 300 });
    const desk = await aNight(scripted, false);
    await desk.look();
    expect(scripted.asked.filter((asked) => asked.startsWith('rows'))).toEqual([]);
  });
});
