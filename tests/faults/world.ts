import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { expect } from 'vitest';
import { createDrafts } from '#electron/engine/answers/drafts.ts';
import type { Credential } from '#electron/engine/forums/credential.ts';
import type { Forum, Outcome } from '#electron/engine/forums/forum.ts';
import { createForumHttp } from '#electron/engine/forums/http.ts';
import { createLive } from '#electron/engine/live.ts';
import { createOutbox, type Outbox } from '#electron/engine/outbox/outbox.ts';
import { ensureAccount, updateAccount } from '#electron/engine/store/accounts.ts';
import { createDb, type Db } from '#electron/engine/store/db.ts';
import { openSqlite } from '#electron/engine/store/open.ts';
import type { OutboxRow } from '#electron/engine/store/outbox.ts';
import { createSync } from '#electron/engine/sync/sync.ts';
import { baselineOf, type Baseline } from '#electron/engine/threads/change.ts';
import type { ForumKind } from '#shared/words/account.ts';
import { emptyDraft } from '#shared/words/draft.ts';
import { asQuestionId, commandId, type CommandId, type QuestionId } from '#shared/words/ids.ts';
import type { OutboxItem } from '#shared/words/outbox.ts';
import { aChance, type Chance } from '#tests/doubles/proxy/chance.ts';
import { startProxy, type Match, type Proxy as FaultProxy, type Seen } from '#tests/doubles/proxy/proxy.ts';
import { aLog } from '#tests/makers/a-desk.ts';
import { someSettings } from '#tests/makers/some-settings.ts';
import { latest } from '#tests/makers/a-watcher.ts';
import { startDiscourse } from './discourse-double.ts';
import type { ForumDouble, Settings, StartDouble } from './forum-double.ts';
import { copiesOf, removeFolder } from './kept-folders.ts';
import { startNodebbDouble } from './nodebb-double.ts';
import { watchFlights } from './flights.ts';
import { createSimulatedClock, type SimulatedClock } from './simulated-clock.ts';

const accountId = 'faults';
const doubles: Readonly<Record<ForumKind, StartDouble>> = { discourse: startDiscourse, nodebb: startNodebbDouble };
const emptyStores = copiesOf((folder) => createDb(openSqlite(path.join(folder, 'rounds.sqlite'))).close());
const ended: readonly OutboxRow['state'][] = ['sent', 'needs-you', 'in-review', 'withdrawn'];
const minute = 60_000;

export interface Sent {
  id: CommandId;
  topicId: number;
  questionId: QuestionId;
  text: string;
  baseline: Baseline;
}

/** Wraps what carries an answer to the forum; what it returns is what the outbox hears. */
export type Carry = (reply: () => Promise<Outcome>) => Promise<Outcome>;

/** A desk, a forum and a proxy between them, on a clock that takes no time. Everything but the clock is real. */
export interface World {
  kind: ForumKind;
  chance: Chance;
  clock: SimulatedClock;
  proxy: FaultProxy;
  forum: ForumDouble;
  db(): Db;
  outbox(): Outbox;
  /** What the outbox talks to the forum by. */
  door: Forum;
  log: ReturnType<typeof aLog>;
  /** Posts of answers, and everything else that goes to the forum. */
  posts: Match;
  reads: Match;
  /** Writes an answer, to a new question unless told otherwise, with the thread before one's eyes. */
  write(more?: { text?: string; topicId?: number }): Promise<Sent>;
  /** Hands it over to the outbox. */
  handOver(item: Sent): Sent;
  /** Both. */
  send(more?: { text?: string; topicId?: number }): Promise<Sent>;
  /** Everything that was handed over. */
  sent: readonly Sent[];
  /** The request that posts this answer. */
  postOf(item: Sent): Match;
  row(item: Sent): OutboxRow;
  item(item: Sent): Promise<OutboxItem>;
  draftOf(item: Sent): string;
  /** Lets time go on until all of these have come to an end, for half an hour at most. */
  end(items: readonly Sent[], ms?: number): Promise<void>;
  pass(ms: number, isSo?: () => boolean): Promise<boolean>;
  /** The process is gone at this instant; another one opens what it left. */
  crash(): Promise<void>;
  /** Only the first half of `crash`, and only the second. */
  kill(): Promise<void>;
  open(): Promise<void>;
  /** Another way to the forum; null: through the proxy. */
  goBy(url: string | null): void;
  /** Lets us in again, with what is good now. */
  signIn(): void;
  carry(how: Carry | null): void;
  /** How often the answer stands on the forum, and how often it waits there. */
  standing(item: Sent): Promise<number>;
  waiting(item: Sent): Promise<number>;
  /** How many posts of answers the forum was really asked for. */
  postsAsked(): number;
  /** Our wall clock is off by so much. */
  jump(ms: number): void;
  stop(): Promise<void>;
}

export interface WorldStart extends Settings {
  kind: ForumKind;
  seed: number;
  holdSeconds?: 0 | 5 | 10;
}

export async function aWorld({ kind, seed, holdSeconds = 0, ...settings }: WorldStart): Promise<World> {
  const chance = aChance(seed);
  const clock = createSimulatedClock();
  const forum = await doubles[kind](clock, settings);
  const proxy = await startProxy({ target: forum.baseUrl, clock });
  const folder = await emptyStores();
  const log = aLog();
  let offMs = 0;
  const face = clock.face(() => offMs);
  let credential: Credential = forum.signIn();
  let url = proxy.url;
  let carry: Carry | null = null;
  let way: Forum;
  const connect = (): void => {
    const access = { accountId, kind, baseUrl: url, credential, isPractice: false };
    way = forum.adapter(access, createForumHttp({ access, clock: face, log, version: '0.0.0-test' }));
  };
  connect();
  // What the engine holds; which way it goes is decided anew each time.
  const carried = (asked: Parameters<Forum['reply']>[0]): Promise<Outcome> => (carry ? carry(() => way.reply(asked)) : way.reply(asked));
  let awaited = 0;
  const noted = (answer: unknown): unknown => {
    if (!(answer instanceof Promise)) return answer;
    awaited += 1;
    return answer.finally(() => {
      awaited -= 1;
    });
  };
  const adapter = new Proxy({} as Forum, {
    get: (_, name: keyof Forum) => (...asked: unknown[]) => noted(Reflect.apply((name === 'reply' ? carried : way[name]) as (...asked: unknown[]) => unknown, way, asked)),
  });
  const flights = watchFlights(new URL(forum.baseUrl).host);
  // One that meets silence is waited for on this clock; all others take what they take.
  const isBusy = (): boolean => proxy.isAsking() || flights.ports().some((port) => port === null || !proxy.silent().has(port));
  clock.line = { isBusy, isAwaited: () => awaited > 0 };

  let rooms: { db: Db; outbox: Outbox; sync: ReturnType<typeof createSync> } | null = null;
  const inside = () => {
    if (!rooms) throw new Error('the desk is closed');
    return rooms;
  };
  const open = async (): Promise<void> => {
    const db = createDb(openSqlite(path.join(folder, 'rounds.sqlite')));
    const live = createLive(db);
    const access = { accountId, kind, baseUrl: proxy.url, credential, isPractice: false };
    ensureAccount(db, { id: accountId, kind, baseUrl: proxy.url, isPractice: false });
    const sync = createSync({ db, live, forum: adapter, access, clock: face, log, chance: () => 0.5 });
    const outbox = createOutbox({ db, live, forum: adapter, sync, clock: face, log, settings: someSettings({ holdSeconds }), accountId, chance: () => chance.roll() });
    rooms = { db, outbox, sync };
    outbox.start();
  };
  const kill = async (): Promise<void> => {
    const { db, outbox, sync } = inside();
    rooms = null;
    await outbox.stop(0);
    sync.stop();
    db.close();
    carry = null;
    proxy.cut();
    // What the old process had under way is not there any more, nor may it be counted.
    connect();
    await clock.run(0);
  };

  await open();
  const about = adapter.about({ isForPerson: true });
  about.catch(() => {});
  await clock.run(minute);
  const seen = await about;
  updateAccount(inside().db, accountId, { title: seen.title, my_id: seen.me.id, my_username: seen.me.username, my_name: seen.me.name, min_post_length: seen.minPostLength, max_post_length: seen.maxPostLength });

  const isPost = (one: Seen): boolean => forum.isPost({ ...one, body: '' });
  const row = (item: Sent): OutboxRow => {
    const { db } = inside();
    const found = db.one(db.sql.selectFrom('outbox').selectAll().where('id', '=', item.id));
    if (!found) throw new Error('an item vanished');
    return found;
  };
  const countIn = async (raws: Promise<string[]>, item: Sent): Promise<number> => (await raws).filter((raw) => raw.includes(item.text)).length;
  let number = 0;
  const sent: Sent[] = [];

  const world: World = {
    kind,
    chance,
    clock,
    proxy,
    forum,
    log,
    door: adapter,
    db: () => inside().db,
    outbox: () => inside().outbox,
    posts: forum.isPost,
    reads: (asked) => !forum.isPost(asked),
    sent,
    postOf: (item) => (asked) => forum.isPost(asked) && asked.body.includes(item.text),
    async write({ topicId, text = `A kind answer, number ${(number += 1)}: rest, drink enough, and see somebody if it gets worse.` } = {}) {
      const topic = topicId ?? (await forum.ask());
      const questionId = asQuestionId(accountId, topic);
      const read = inside().sync.refreshThread(questionId);
      read.catch(() => {});
      await clock.run(5 * minute, isDone(read));
      await read;
      return { id: commandId.parse(randomUUID()), topicId: topic, questionId, text, baseline: baselineOf(inside().db, questionId) };
    },
    handOver(item) {
      const { id, questionId, topicId, text, baseline } = item;
      const { db, outbox } = inside();
      db.tx(() => outbox.add({ commandId: id, questionId, topicId, title: 'A question', body: text, baseline, content: { ...structuredClone(emptyDraft), text } }));
      sent.push(item);
      return item;
    },
    send: async (more) => world.handOver(await world.write(more)),
    row,
    async item(sent) {
      const found = (await latest(inside().outbox.list(undefined)))?.find(({ id }) => id === sent.id);
      if (!found) throw new Error('an item vanished from the list');
      return found;
    },
    draftOf: (sent) => {
      const { db } = inside();
      return createDrafts({ db, live: createLive(db), clock: face }).open(sent.questionId).text;
    },
    async end(items, ms = 30 * minute) {
      await clock.run(ms, () => items.every((item) => ended.includes(row(item).state)));
    },
    pass: (ms, isSo) => clock.run(ms, isSo),
    kill,
    open,
    async crash() {
      await kill();
      await open();
    },
    goBy(other) {
      url = other ?? proxy.url;
      connect();
    },
    signIn() {
      credential = forum.signIn();
      connect();
    },
    carry(how) {
      carry = how;
    },
    standing: (item) => countIn(forum.standing(item.topicId), item),
    waiting: (item) => countIn(forum.waiting(item.topicId), item),
    postsAsked: () => proxy.seen.filter((one) => isPost(one)).reduce((all, { forwarded }) => all + forwarded, 0),
    jump(ms) {
      offMs += ms;
    },
    async stop() {
      if (rooms) await kill();
      flights.stop();
      await proxy.stop();
      await forum.stop();
      removeFolder(folder);
    },
  };
  return world;
}

function isDone(promise: Promise<unknown>): () => boolean {
  let is = false;
  promise.then(() => (is = true), () => (is = true));
  return () => is;
}

/** Every post of an answer that the proxy saw, whatever became of it. */
export const postsOf = ({ forum, proxy }: Pick<World, 'forum' | 'proxy'>): Seen[] => proxy.seen.filter((one) => forum.isPost({ ...one, body: '' }));

/** What must be so at the end of every run, whatever happened: nothing twice, nothing gone, everything in one state, and that state true. Returns how many duplicates there are. */
export async function mustBeHonest(world: World, { twins = 0 }: { twins?: number } = {}): Promise<number> {
  const { sent } = world;
  const rows = world.db().all(world.db().sql.selectFrom('outbox').selectAll());
  expect(rows.map(({ id }) => id).toSorted(), 'every item is there').toEqual(sent.map(({ id }) => id).toSorted());
  let duplicates = 0;
  for (const item of sent) {
    const { state, trouble } = world.row(item);
    const [standing, waiting] = [await world.standing(item), await world.waiting(item)];
    const said = `${state}, ${standing} standing, ${waiting} waiting, ${trouble}`;
    duplicates += Math.max(0, standing + waiting - 1);
    if (state === 'sent') expect([standing - twins > 1 ? 'too often' : standing >= 1, waiting], said).toEqual([true, 0]);
    else if (state === 'in-review') expect([standing, waiting], said).toEqual([0, 1]);
    else expect([standing, waiting], said).toEqual([0, 0]);
  }
  const topics = new Set(sent.map(({ topicId }) => topicId));
  for (const topicId of topics) {
    const ours = (await world.forum.standing(topicId)).length + (await world.forum.waiting(topicId)).length;
    const known = (await Promise.all(sent.filter((item) => item.topicId === topicId).map(async (item) => (await world.standing(item)) + (await world.waiting(item))))).reduce((a, b) => a + b, 0);
    expect(ours, 'nothing of ours stands there that nobody sent').toBe(known);
  }
  const at = postsOf(world).map((seen) => seen.at);
  for (const [i, now] of at.entries()) if (i > 0) expect(now - (at[i - 1] ?? 0), 'between two posts').toBeGreaterThanOrEqual(world.forum.spacingMs);
  return duplicates;
}

/** The end of what happened, for whoever reads why a run failed. */
export const told = ({ proxy, log }: Pick<World, 'proxy' | 'log'>): string => [...proxy.seen.map((seen) => JSON.stringify(seen)).slice(-40), ...log.lines.slice(-30)].join('\n');
