import path from 'node:path';
import { implement, ORPCError } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import { contract } from '#shared/contract/contract.ts';
import { createAnswers } from './answers/answers.ts';
import { createDrafts } from './answers/drafts.ts';
import { createStatus } from './status.ts';
import { createDiscourse } from './forums/discourse/discourse.ts';
import { createForumHttp } from './forums/http.ts';
import { createLive } from './live.ts';
import { createOutbox } from './outbox/outbox.ts';
import type { AccountAccess, Ports } from './ports.ts';
import { createQueue } from './queue/queue.ts';
import { createDb } from './store/db.ts';
import { openSqlite } from './store/open.ts';
import { createSync } from './sync/sync.ts';
import { createDisclaimers } from './templates/disclaimers.ts';
import { createTemplates } from './templates/templates.ts';
import { createThreads } from './threads/threads.ts';
import { troubleOf } from './trouble.ts';

type PortLike = Parameters<PortHandler<Record<never, never>>['upgrade']>[0];
type SocketLike = Parameters<SocketHandler<Record<never, never>>['upgrade']>[0];

export type Engine = ReturnType<typeof createEngine>;

/** Wires the rooms together; the only place that does. Throws StoreTrouble when the data folder cannot be had. */
export function createEngine(ports: Ports, access: AccountAccess) {
  const { clock, log, settings } = ports;
  const db = createDb(openSqlite(path.join(ports.dataDir, 'rounds.sqlite')));
  const live = createLive(db);
  const forum = createDiscourse(access, createForumHttp({ access, clock, log, version: ports.version }));
  const sync = createSync({ db, live, forum, access, clock, log });
  const queue = createQueue({ db, live });
  const threads = createThreads({ db, live, sync, forum, clock, log });
  const templates = createTemplates({ db, settings });
  const disclaimers = createDisclaimers({ db, settings });
  const drafts = createDrafts({ db, live, clock });
  const outbox = createOutbox({ db, live, forum, sync, clock, log, settings, accountId: access.accountId });
  const answers = createAnswers({ db, clock, disclaimers, outbox, drafts });
  const status = createStatus({ db, live, sync, access, version: ports.version });
  const stopHearing = settings.onChange(() => live.touch('settings'));

  const os = implement(contract).use(async ({ next, path: name }) => {
    try {
      return await next();
    } catch (error) {
      throw toOrpc(error, name);
    }
  });
  const toOrpc = (error: unknown, name: readonly string[]): unknown => {
    // Input that does not fit the contract is the caller's bug; oRPC's own error says which field.
    if (error instanceof ORPCError) return error;
    const data = troubleOf(error);
    if (data.kind === 'unexpected') log.error('unexpected', { in: name.join('.'), error: error instanceof Error ? (error.stack ?? error.name) : typeof error });
    return new ORPCError('TROUBLE', { defined: true, data });
  };

  const router = os.router({
    desk: {
      status: os.desk.status.handler(({ signal }) => status.watch(signal)),
      syncNow: os.desk.syncNow.handler(() => {
        sync.now();
        outbox.wake();
        return {};
      }),
    },
    queue: {
      summary: os.queue.summary.handler(({ signal }) => queue.summary(signal)),
      page: os.queue.page.handler(({ input, signal }) => queue.page(input, signal)),
      next: os.queue.next.handler(({ input }) => queue.next(input)),
    },
    threads: {
      open: os.threads.open.handler(({ input, signal }) => threads.open(input.questionId, signal)),
      markSeen: os.threads.markSeen.handler(({ input }) => threads.markSeen(input.questionId, input.number)),
      picture: os.threads.picture.handler(({ input, signal }) => threads.picture(input.questionId, input.src, signal)),
    },
    drafts: {
      open: os.drafts.open.handler(({ input }) => drafts.open(input.questionId)),
      save: os.drafts.save.handler(({ input }) => drafts.save(input)),
      discard: os.drafts.discard.handler(({ input }) => drafts.discard(input.questionId)),
      restore: os.drafts.restore.handler(({ input }) => drafts.restore(input.questionId)),
      list: os.drafts.list.handler(({ signal }) => drafts.list(signal)),
      change: os.drafts.change.handler(({ input, signal }) => drafts.change(input.questionId, signal)),
      acknowledge: os.drafts.acknowledge.handler(({ input }) => drafts.acknowledge(input.questionId)),
    },
    answers: {
      send: os.answers.send.handler(({ input }) => answers.send(input)),
      preview: os.answers.preview.handler(({ input }) => answers.preview(input.questionId, input.content)),
    },
    outbox: {
      list: os.outbox.list.handler(({ signal }) => outbox.list(signal)),
      ofQuestion: os.outbox.ofQuestion.handler(({ input, signal }) => outbox.ofQuestion(input.questionId, signal)),
      takeBack: os.outbox.takeBack.handler(({ input }) => outbox.takeBack(input.id)),
      retry: os.outbox.retry.handler(({ input }) => outbox.retry(input.id, input.acceptChange)),
      sendNow: os.outbox.sendNow.handler(({ input }) => outbox.sendNow(input.id)),
    },
    templates: {
      find: os.templates.find.handler(({ input }) => templates.find(input.text, input.questionId)),
      fill: os.templates.fill.handler(({ input }) => templates.fill(input)),
    },
    disclaimers: {
      forAnswer: os.disclaimers.forAnswer.handler(({ input }) => disclaimers.forAnswer(input.questionId, input.content)),
    },
    settings: {
      current: os.settings.current.handler(({ signal }) => live.watch(['settings'], () => settings.current(), signal)),
      change: os.settings.change.handler(({ input }) => settings.change(input)),
      localePacks: os.settings.localePacks.handler(() => templates.localePacks()),
    },
  });

  const portHandler = new PortHandler(router);
  const socketHandler = new SocketHandler(router);

  return {
    router,
    /** Serves one window over a message port: a DOM port, a Node port or Electron's. */
    openPort: (port: PortLike): void => portHandler.upgrade(port),
    /** Serves one window over a socket whose person was already let in. */
    openSocket: (socket: SocketLike): void => void socketHandler.upgrade(socket),
    /** For the dock or the taskbar. */
    status,
    start(): void {
      sync.start();
      outbox.start();
    },
    /** Lets the answer that is on its way arrive, for at most `graceMs`, then closes the store. */
    async stop(graceMs = 2_000): Promise<void> {
      stopHearing();
      sync.stop();
      await outbox.stop(graceMs);
      db.close();
    },
  };
}
