import { createRouterClient } from '@orpc/server';
import { onTestFinished } from 'vitest';
import { createEngine, type Engine } from '#electron/engine/engine.ts';
import { credential as credentialShape, secretName, userKey } from '#electron/engine/forums/credential.ts';
import type { Secrets } from '#electron/engine/ports.ts';
import type { DeskClient } from '#renderer/link/desk.tsx';
import type { Account } from '#shared/words/account.ts';
import { emptyDraft } from '#shared/words/draft.ts';
import { asQuestionId, commandId, type AccountId, type QuestionId } from '#shared/words/ids.ts';
import { trouble, type Trouble } from '#shared/words/trouble.ts';
import type { OutboxItem } from '#shared/words/outbox.ts';
import { answerCode } from './a-connect.ts';
import { aDataDir, aLog, someSecrets, somePorts, until as untilSaid } from './a-desk.ts';
import { aForum, until, type TestForum } from './a-forum.ts';
import { aShiftingClock, type ShiftingClock } from './a-shifting-clock.ts';
import { latest } from './a-watcher.ts';

/** A whole desk with a practice forum of its own and others beside it, each a real server. */
export interface DeskOnForums {
  home: TestForum;
  clock: ShiftingClock;
  secrets: Secrets;
  dataDir: string;
  log: ReturnType<typeof aLog>;
  /** Of the engine that runs now. */
  client(): DeskClient;
  forum(): Promise<TestForum>;
  /** Signs in on the forum's page as this member; `accountId`: an account that is here already. */
  enter(forum: TestForum, who?: { as?: string; accountId?: AccountId | null }): Promise<AccountId>;
  /** Has the forum forget the key of an account, as its owner can in their settings there. */
  revoke(forum: TestForum, accountId: AccountId): Promise<void>;
  account(accountId: string): Promise<Account | undefined>;
  becomes(accountId: string, isSo: (account: Account) => boolean, what: string): Promise<Account>;
  ask(forum: TestForum, accountId: string, title: string): Promise<QuestionId>;
  isQueued(id: QuestionId): Promise<boolean>;
  send(id: QuestionId, text: string): Promise<{ id: string }>;
  item(id: QuestionId): Promise<OutboxItem | null>;
  sent(id: QuestionId): Promise<OutboxItem>;
  /** Time goes by in steps no request on its way is lost over. */
  later(ms: number): Promise<void>;
  /** Ends the engine and starts another on the same folder, with the same key store. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Tells the running engine to start once more. */
  startAgain(): void;
}

/** The trouble a call of the window ends in; an error when it ends well or in something else. */
export async function refusalOf(call: Promise<unknown>): Promise<Trouble> {
  const error: unknown = await call.then(() => null, (thrown: unknown) => thrown);
  return trouble.parse((error as { data?: unknown } | null)?.data);
}

/** The posts of a thread that are answers, as the forum has them. */
export async function answersIn(forum: TestForum, id: QuestionId): Promise<string[]> {
  const topicId = Number(id.slice(id.indexOf(':') + 1));
  const { posts } = await forum.forum.thread(topicId);
  return posts.filter(({ number }) => number > 1).map(({ raw }) => (raw ?? '').split('\n')[0] ?? '');
}

export async function aDeskOnForums(): Promise<DeskOnForums> {
  const clock = aShiftingClock();
  const home = await aForum({ clock });
  const secrets = someSecrets();
  const folder = aDataDir();
  const log = aLog();
  onTestFinished(() => folder.remove());
  let engine: Engine;
  let client: DeskClient;
  let stop = async (): Promise<void> => {};
  const start = (): void => {
    engine = createEngine({ ...somePorts(folder.dataDir, { holdSeconds: 0 }), clock, secrets, log }, { accountId: 'practice', kind: 'discourse', baseUrl: home.baseUrl, credential: userKey(home.key), isPractice: true });
    client = createRouterClient(engine.router);
    engine.start();
    const running = engine;
    let isOver = false;
    stop = async () => {
      if (isOver) return;
      isOver = true;
      await running.stop(2_000);
    };
  };
  onTestFinished(() => stop());
  start();
  const later: DeskOnForums['later'] = async (ms) => {
    for (let left = ms; left > 0; left -= 10_000) {
      clock.skip(Math.min(left, 10_000));
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  };
  const account: DeskOnForums['account'] = async (accountId) => (await latest(await client.accounts.list()))?.find((one) => one.accountId === accountId);
  const item: DeskOnForums['item'] = async (id) => (await latest(await client.outbox.ofQuestion({ questionId: id }))) ?? null;

  const desk: DeskOnForums = {
    home,
    clock,
    secrets,
    dataDir: folder.dataDir,
    log,
    client: () => client,
    forum: () => aForum({ clock }),
    later,
    account,
    item,
    async enter(forum, { as = 'volunteer', accountId = null } = {}) {
      const { signInId } = await client.accounts.begin({ url: forum.baseUrl, accountId, way: 'device' });
      const standing = await untilSaid(client.accounts.signIn({ signInId }), (now) => now?.state === 'waiting', 'a code to show');
      await answerCode(forum, standing, { as });
      await later(10_000);
      const done = await untilSaid(client.accounts.signIn({ signInId }), (now) => now !== null && now.state !== 'waiting', 'the end of the sign-in');
      if (done?.state !== 'done') throw new Error(`nobody was let in: ${JSON.stringify(done)}`);
      return done.accountId;
    },
    async revoke(forum, accountId) {
      const kept = credentialShape.parse(JSON.parse((await secrets.read(secretName(accountId))) ?? 'null'));
      if (kept.kind !== 'user-key') throw new Error('only keys of people can be taken back');
      forum.moods.revokeKey(kept.key);
    },
    becomes: async (accountId, isSo, what) => (await until(() => account(accountId), (now) => now !== undefined && isSo(now), { patience: 20_000 }).catch((error: unknown) => { throw new Error(`${what}: ${String(error)}`); })) as Account,
    async ask(forum, accountId, title) {
      return asQuestionId(accountId, await forum.as('paper_lantern').ask(title));
    },
    isQueued: async (id) => (await latest(await client.queue.page({ filter: {}, sort: 'newest', offset: 0, limit: 100 })))?.rows.some((row) => row.id === id) ?? false,
    send: (id, text) => client.answers.send({ commandId: commandId.parse(crypto.randomUUID()), questionId: id, content: { ...emptyDraft, text } }),
    sent: async (id) => (await until(() => item(id), (now) => now?.state === 'sent', { patience: 20_000 })) as OutboxItem,
    stop: () => stop(),
    startAgain: () => engine.start(),
    async restart() {
      await stop();
      start();
    },
  };
  await desk.becomes('practice', ({ state }) => state === 'in-step', 'the practice forum is read');
  return desk;
}
