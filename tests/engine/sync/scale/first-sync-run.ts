// What the program beside it does. `first-sync.ts` says what is in the line it prints.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRouterClient } from '@orpc/server';
import { createEngine, type Engine } from '#electron/engine/engine.ts';
import { secretName, userKey, type Credential } from '#electron/engine/forums/credential.ts';
import { addAccount } from '#electron/engine/store/accounts.ts';
import { createDb } from '#electron/engine/store/db.ts';
import { openSqlite } from '#electron/engine/store/open.ts';
import type { DeskClient } from '#renderer/link/desk.tsx';
import type { Account } from '#shared/words/account.ts';
import type { Deeds } from '#tests/doubles/nodebb/backstage/deeds.ts';
import { startDiscourse, type Mishap } from '#tests/doubles/discourse/discourse.ts';
import { aDataDir, aLog, somePorts } from '#tests/makers/a-desk.ts';
import { aLeapingClock } from '#tests/makers/a-leaping-clock.ts';
import type { FirstSync, FirstSyncOrder } from './first-sync.ts';

const asked = JSON.parse(process.argv[2] ?? '') as FirstSyncOrder;
const hour = 3_600_000;
const accountId = 'large';
const began = performance.now();
const clock = aLeapingClock();
const folder = aDataDir();
const log = aLog();
const mishaps: readonly Mishap[] = ['empty', 'half', 'bad items', 'no forum'];

interface LargeForum {
  baseUrl: string;
  credential: Credential;
  /** Numbers of the topics where somebody waits. */
  waiting(): Promise<Set<number>>;
  close(topicId: number): Promise<void>;
  counted(): Promise<Pick<FirstSync, 'asked' | 'perKey' | 'perAddress' | 'refused' | 'repeated'>>;
  stop(): Promise<void>;
}

async function aDiscourse(): Promise<LargeForum> {
  const forum = await startDiscourse({ topics: asked.topics, clock, needsSignIn: !asked.isOpen, mishap: (page) => (asked.mishapEvery > 0 && page % asked.mishapEvery === 0 ? (mishaps[(page / asked.mishapEvery) % mishaps.length] ?? null) : null) });
  const every = Array.from({ length: asked.topics }, (_, index) => index + 1);
  return {
    baseUrl: forum.baseUrl,
    credential: userKey(forum.key),
    waiting: async () => new Set(every.filter((topicId) => forum.many.waits(topicId))),
    close: async (topicId) => forum.many.close(topicId),
    counted: async () => ({ ...forum.counted(), asked: Object.fromEntries(forum.asked), repeated: [...forum.pages].filter(([at, times]) => times > 1 && /page=\d|before=/.test(at)).length }),
    stop: forum.stop,
  };
}

/** NodeBB counts nothing, and its world lies in memory: it has a process of its own, and what is asked is counted where it leaves. */
function aNodebb({ baseUrl, token }: NonNullable<FirstSyncOrder['nodebb']>): LargeForum {
  const densest = (window: number): number => {
    let most = 0;
    for (let from = 0, to = 0; to < clock.left.length; to += 1) {
      while ((clock.left[to] ?? 0) - (clock.left[from] ?? 0) >= window) from += 1;
      most = Math.max(most, to - from + 1);
    }
    return most;
  };
  const act = async (deed: keyof Deeds, ...args: unknown[]): Promise<unknown> => ((await (await fetch(`${baseUrl}/backstage/deeds/${deed}`, { method: 'POST', body: JSON.stringify(args) })).json()) as { result: unknown }).result;
  return {
    baseUrl,
    credential: { kind: 'token', token },
    waiting: async () => new Set((await act('waiting')) as number[]),
    close: async (topicId) => void (await act('lock', topicId)),
    async counted() {
      const counts = { all: clock.left.length, mostInMinute: densest(60_000), mostInDay: densest(24 * hour) };
      return { asked: {}, perKey: counts, perAddress: counts, refused: 0, repeated: 0 };
    },
    stop: async () => {},
  };
}

const forum = asked.nodebb === null ? await aDiscourse() : aNodebb(asked.nodebb);
const ports = { ...somePorts(folder.dataDir), clock, log, renderWorker: pathToFileURL(path.join(path.dirname(process.argv[1] ?? ''), 'render-worker.js')) };
await ports.secrets.write(secretName(accountId), JSON.stringify(forum.credential));
{
  const db = createDb(openSqlite(path.join(folder.dataDir, 'rounds.sqlite')));
  addAccount(db, { id: accountId, kind: asked.kind, title: 'A large forum', base_url: forum.baseUrl, signed_in_by: forum.credential.kind, added_at: clock.now() });
  db.close();
}

let account: Account | undefined;
let rows = 0;
let engine: Engine;

async function follow<T>(values: Promise<AsyncIterable<T>>, say: (value: T) => void): Promise<void> {
  try {
    for await (const value of await values) say(value);
  } catch {
    // The engine was stopped under it.
  }
}

/** With a window that shows the queue and the accounts, as everybody has. */
function start(): void {
  // Nobody is let in to the practice forum: it is not what is measured.
  engine = createEngine(ports, { accountId: 'practice', kind: 'discourse', baseUrl: 'http://127.0.0.1:9', credential: null, isPractice: true });
  const client: DeskClient = createRouterClient(engine.router);
  account = undefined;
  engine.start();
  void follow(client.accounts.list(), (all) => (account = all.find((one) => one.accountId === accountId)));
  void follow(client.queue.page({ filter: {}, sort: 'newest', offset: 0, limit: 50 }), (page) => (rows = page.total));
}

async function stop(): Promise<void> {
  let isStopped = false;
  void engine.stop(0).then(() => (isStopped = true));
  await clock.until(() => isStopped);
}

const isDone = (): boolean => account !== undefined && account.sync.lastAt !== null && account.sync.state !== 'starting' && account.sync.trouble === null;
let peak = 0;
/** In bytes. What the process was before it became this one does not count, as it does in `maxRSS`. */
function mostMemory(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  return Math.max(peak, Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1_024);
}
const progress: FirstSync['progress'] = [];
const look = (): void => {
  peak = Math.max(peak, process.memoryUsage.rss());
  const last = progress.at(-1);
  const now = { hours: Math.round((clock.elapsed() / hour) * 100) / 100, done: account?.sync.done ?? 0, total: account?.sync.total ?? null, inQueue: rows };
  if (!last || now.hours - last.hours >= asked.topics / 400_000) progress.push(now);
};

start();
await clock.until(() => rows > 0);
const usableAfterMs = clock.elapsed();
const usableAt = (await forum.counted()).perAddress.all;
for (let restart = 1; restart <= asked.restarts; restart += 1) {
  await clock.until(() => {
    look();
    return (account?.sync.done ?? 0) >= (asked.topics * restart) / (asked.restarts + 1) || isDone();
  });
  await stop();
  start();
}
await clock.until(() => {
  look();
  return isDone();
});
const doneAfterMs = clock.elapsed();
const whenDone = await forum.counted();
const machineSeconds = Math.round((performance.now() - began) / 100) / 10;
const peakMb = Math.round(mostMemory() / 1_048_576);

/** What the store holds against what the forum says. */
async function compare(): Promise<Pick<FirstSync, 'waiting' | 'missing' | 'tooMany' | 'gone' | 'deletedPosts'>> {
  const db = createDb(openSqlite(path.join(folder.dataDir, 'rounds.sqlite')));
  const truth = await forum.waiting();
  const here = new Set(db.all(db.sql.selectFrom('questions').select('topic_id').where('account_id', '=', accountId).where('is_waiting', '=', 1)).map((row) => row.topic_id));
  const count = (n: { n: number } | undefined): number => n?.n ?? 0;
  const gone = count(db.one(db.sql.selectFrom('questions').select((ask) => ask.fn.countAll<number>().as('n')).where('state', '=', 'gone')));
  const deletedPosts = count(db.one(db.sql.selectFrom('posts').select((ask) => ask.fn.countAll<number>().as('n')).where('is_deleted', '=', 1)));
  db.close();
  return { waiting: here.size, missing: [...truth].filter((id) => !here.has(id)).length, tooMany: [...here].filter((id) => !truth.has(id)).length, gone, deletedPosts };
}

await stop();
const compared = await compare();
let night: FirstSync['night'] = null;
if (asked.isNightToo) {
  const closed = [...(await forum.waiting())].filter((_, index, all) => index % Math.max(1, Math.floor(all.length / 20)) === 0);
  for (const topicId of closed) await forum.close(topicId);
  const before = await forum.counted();
  start();
  // It begins at nine in the morning and the night is over at six.
  const until = clock.elapsed() + 24 * hour;
  await clock.until(() => clock.elapsed() >= until);
  await stop();
  const after = await forum.counted();
  night = { closed: closed.length, ...(await compare()), asked: after.perAddress.all - before.perAddress.all };
}
const counted = await forum.counted();
await forum.stop();
folder.remove();
const { nodebb: _, ...plain } = asked;
const result: FirstSync = {
  ...plain, usableAfterMs, usableAt, doneAfterMs, requestsWhenDone: whenDone.perAddress.all, ...counted, ...compared, skipped: account?.sync.skipped ?? 0, peakMb, machineSeconds, progress, night,
  errors: log.lines.filter((line) => line.startsWith('error')).slice(0, 5),
};
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
