import path from 'node:path';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import { openAccount } from './account/account.ts';
import { createAccounts } from './accounts/accounts.ts';
import { createAmendsAcross } from './accounts/across/amends.ts';
import { createClaimsAcross } from './accounts/across/claims.ts';
import { createModerationAcross } from './accounts/across/moderation.ts';
import { createOutboxAcross } from './accounts/across/outbox.ts';
import { createSyncAcross } from './accounts/across/sync.ts';
import { createConnect } from './accounts/connect/connect.ts';
import { createOpenAccounts } from './accounts/open-accounts.ts';
import { createRegistry } from './accounts/registry.ts';
import { createAnswers } from './answers/answers.ts';
import { createDrafts } from './answers/drafts.ts';
import { startBeat } from './beat.ts';
import { createStatus, type Status } from './status.ts';
import { createLive } from './live.ts';
import type { AccountAccess, Ports } from './ports.ts';
import { createPictures } from './pictures/pictures.ts';
import { createQueue } from './queue/queue.ts';
import { createRouter, type EngineRouter } from './router.ts';
import { createDb } from './store/db.ts';
import { openSqlite } from './store/open.ts';
import { createDisclaimers } from './disclaimers/disclaimers.ts';
import { createPacks } from './disclaimers/packs.ts';
import { createPolicies } from './disclaimers/policies.ts';
import { createExchange } from './templates/exchange/exchange.ts';
import { createReader } from './templates/exchange/worker/reader.ts';
import { createRenderer } from './templates/language/renderer.ts';
import { createCatalog } from './templates/library/catalog.ts';
import { createLibrary } from './templates/library/library.ts';
import { createTemplates } from './templates/using/templates.ts';
import { createTriage } from './triage/triage.ts';
import { createViews } from './queue/views.ts';
import { createPeople } from './people/people.ts';
import { createLooks } from './looks/looks.ts';
import { createFollowUps } from './follow-ups/follow-ups.ts';
import { createResources } from './resources/resources.ts';
import { createAnswerers } from './answerers/answerers.ts';
import { createThreads } from './threads/threads.ts';

type PortLike = Parameters<PortHandler<Record<never, never>>['upgrade']>[0];
type SocketLike = Parameters<SocketHandler<Record<never, never>>['upgrade']>[0];

/** The desk's engine: what a front door serves and stops. */
export interface Engine {
  router: EngineRouter;
  /** Serves one window over a message port: a DOM port, a Node port or Electron's. */
  openPort(port: PortLike): void;
  /** Serves one window over a socket whose person was already let in. */
  openSocket(socket: SocketLike): void;
  /** For the dock or the taskbar. */
  status: Status;
  /** A second time does nothing. */
  start(): void;
  /** Lets the answer that is on its way arrive, for at most `graceMs`, then closes the store. */
  stop(graceMs?: number): Promise<void>;
}

/** After the first rows are on the screen, and before somebody picks a template. */
const warmAfterMs = 1_500;

/** How long answers may take to arrive when the desk closes. Milliseconds. */
const usualGraceMs = 2_000;

/** Wires the rooms together; the only place that does, beside `account/account.ts` for what belongs to one account. Throws StoreTrouble when the data folder cannot be had. */
export function createEngine(ports: Ports, practice: AccountAccess): Engine {
  const { clock, log, settings, secrets, version } = ports;
  const db = createDb(openSqlite(path.join(ports.dataDir, 'rounds.sqlite')));
  const live = createLive(db);
  const team = { db, live, clock, settings };
  const renderer = createRenderer({ worker: ports.renderWorker });
  const catalog = createCatalog(db);
  const templates = createTemplates({ db, settings, renderer, clock, catalog });
  const disclaimers = createDisclaimers({ ...team, renderer });

  const open = createOpenAccounts();
  const desk = { ...team, log, version, templates, disclaimers };
  const registry = createRegistry({ db, clock, log, secrets, accounts: open, open: (access, number) => openAccount(desk, access, number) });
  const connect = createConnect({ clock, log, version, secrets, registry, live, wayBack: ports.wayBack });
  const accounts = createAccounts({ db, live, open, registry, connect });
  const sync = createSyncAcross(open);
  const outbox = createOutboxAcross({ db, live, clock, open });
  const amends = createAmendsAcross({ db, live, open });
  const claims = createClaimsAcross(open);
  const moderation = createModerationAcross({ db, live, open });

  const queue = createQueue(team);
  const threads = createThreads({ ...team, sync, forumOf: open.forumOf, log });
  const library = createLibrary({ ...team, renderer, catalog });
  const exchange = createExchange({ ...team, reader: createReader({ worker: ports.exchangeWorker }) });
  const policies = createPolicies({ db, live, settings });
  const packs = createPacks(team);
  const drafts = createDrafts({ db, live, clock });
  const answers = createAnswers({ ...team, disclaimers, outbox, drafts });
  const pictures = createPictures({ db, clock, forumOf: open.forumOf });
  const triage = createTriage(team);
  const views = createViews({ ...team, forumOf: open.forumOf });
  const people = createPeople(team);
  const looks = createLooks({ ...team, drafts, onLetter: () => open.all().forEach(({ courier }) => courier.wake()) });
  const followUps = createFollowUps(team);
  const resources = createResources(team);
  const answerers = createAnswerers(team);
  const status = createStatus({ db, live, sync, version });
  let stopWarming = (): void => {};
  const stopHearing = settings.onChange(() => live.touch('settings'));
  let stopBeat = (): void => {};
  let isStarted = false;

  const router = createRouter({ live, log, settings, sync, queue, threads, drafts, answers, pictures, outbox, amends, templates, disclaimers, library, policies, packs, exchange, status, triage, views, claims, moderation, people, looks, followUps, resources, answerers, accounts });

  const portHandler = new PortHandler(router);
  const socketHandler = new SocketHandler(router);

  return {
    router,
    openPort: (port) => portHandler.upgrade(port),
    openSocket: (socket) => void socketHandler.upgrade(socket),
    status,
    start(): void {
      if (isStarted) return;
      isStarted = true;
      void registry.start(practice).catch((error: unknown) => log.error('accounts-not-opened', { error: error instanceof Error ? (error.stack ?? error.name) : typeof error }));
      stopWarming = clock.after(warmAfterMs, () => void renderer.warm().catch(() => log.error('renderer.failed')));
      templates.start();
      people.start();
      views.start();
      triage.start();
      followUps.start();
      stopBeat = startBeat({ clock, live });
    },
    async stop(graceMs = usualGraceMs) {
      stopHearing();
      stopBeat();
      stopWarming();
      connect.stop();
      views.stop();
      triage.stop();
      followUps.stop();
      templates.stop();
      people.stop();
      await registry.stop(graceMs);
      await Promise.all([renderer.stop(), exchange.stop()]);
      db.close();
    },
  };
}
