import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openAccount, type Account } from '#electron/engine/account/account.ts';
import { createDisclaimers } from '#electron/engine/disclaimers/disclaimers.ts';
import type { Credential } from '#electron/engine/forums/credential.ts';
import { createLive } from '#electron/engine/live.ts';
import { accountRow, addAccount } from '#electron/engine/store/accounts.ts';
import { cursor } from '#electron/engine/store/cursors.ts';
import { createDb, type Db } from '#electron/engine/store/db.ts';
import { openSqlite } from '#electron/engine/store/open.ts';
import type { OutboxRow } from '#electron/engine/store/outbox.ts';
import { createCatalog } from '#electron/engine/templates/library/catalog.ts';
import { createTemplates } from '#electron/engine/templates/using/templates.ts';
import { baselineOf } from '#electron/engine/threads/change.ts';
import { emptyDraft } from '#shared/words/draft.ts';
import { asQuestionId, commandId, type CommandId } from '#shared/words/ids.ts';
import { startProxy, type Proxy } from '#tests/doubles/proxy/proxy.ts';
import { aLog } from '#tests/makers/a-desk.ts';
import { aRenderer } from '#tests/makers/a-renderer.ts';
import { someSettings } from '#tests/makers/some-settings.ts';
import type { LiveForum } from './live-forum.ts';

const accountId = 'live';

/** An account with all its rooms on a store of its own, and between it and the forum a proxy that lets everything through until it is told otherwise. */
export interface LiveDesk {
  account: Account;
  proxy: Proxy;
  db: Db;
  log: ReturnType<typeof aLog>;
  /** The first reading of the forum came to its end. */
  isInStep(): boolean;
  /** Numbers of the threads in the queue. */
  waiting(): Set<number>;
  /** Reads the thread, writes an answer to it as it stands and hands it over. */
  send(topicId: number, text: string): Promise<CommandId>;
  row(id: CommandId): OutboxRow;
  /** How many posts of answers left for the forum so far, and how many of those the forum was really asked for. */
  posts(): { left: number; arrived: number };
  stop(): Promise<void>;
}

/** The request that posts an answer. */
export const isPost = ({ method, path: at }: { method: string; path: string }): boolean => method === 'POST' && (at.endsWith('/posts.json') || /\/api\/v3\/topics\/\d+$/.test(at));

/** Opens the rooms and begins nothing but the outbox; `account.start()` begins the others. */
export async function aLiveDesk({ kind, baseUrl, clock }: Pick<LiveForum, 'kind' | 'baseUrl' | 'clock'>, credential: Credential): Promise<LiveDesk> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rounds-live-'));
  const proxy = await startProxy({ target: baseUrl, clock });
  const db = createDb(openSqlite(path.join(folder, 'rounds.sqlite')));
  const live = createLive(db);
  const settings = someSettings({ holdSeconds: 0 });
  const log = aLog();
  const renderer = aRenderer();
  const way = `${proxy.url}${new URL(baseUrl).pathname.replace(/\/+$/, '')}`;
  addAccount(db, { id: accountId, kind, title: 'A live forum', base_url: way, signed_in_by: credential.kind, my_username: '', my_name: '' });
  const parts = { db, live, clock, log, settings, version: '0.0.0-test' };
  const account = openAccount(
    { ...parts, templates: createTemplates({ ...parts, renderer, catalog: createCatalog(db) }), disclaimers: createDisclaimers({ ...parts, renderer }) },
    { accountId, kind, baseUrl: way, credential, isPractice: false },
    accountRow(db, accountId)?.number ?? 1,
  );
  const row: LiveDesk['row'] = (id) => {
    const found = db.one(db.sql.selectFrom('outbox').selectAll().where('id', '=', id));
    if (!found) throw new Error('an answer vanished from the outbox');
    return found;
  };

  return {
    account,
    proxy,
    db,
    log,
    isInStep: () => cursor(db, accountId, 'first-sync') === 1,
    waiting: () => new Set(db.all(db.sql.selectFrom('questions').select('topic_id').where('account_id', '=', accountId).where('is_waiting', '=', 1)).map((one) => one.topic_id)),
    async send(topicId, text) {
      const questionId = asQuestionId(accountId, topicId);
      await account.sync.refreshThread(questionId);
      const id = commandId.parse(randomUUID());
      db.tx(() => account.outbox.add({ commandId: id, questionId, topicId, title: 'A live question', body: text, baseline: baselineOf(db, questionId), content: { ...structuredClone(emptyDraft), text, typingMs: 45_000, openMs: 60_000 } }));
      return id;
    },
    row,
    posts() {
      const seen = proxy.seen.filter(isPost);
      return { left: seen.length, arrived: seen.reduce((all, { forwarded }) => all + forwarded, 0) };
    },
    async stop() {
      await account.stop(2_000);
      await renderer.stop();
      db.close();
      await proxy.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
