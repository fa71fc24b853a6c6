import path from 'node:path';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as SocketHandler } from '@orpc/server/ws';
import { createAnswers } from './answers/answers.ts';
import { createDrafts } from './answers/drafts.ts';
import { startBeat } from './beat.ts';
import { createStatus, type Status } from './status.ts';
import { createDiscourse } from './forums/discourse/discourse.ts';
import { createForumHttp } from './forums/http.ts';
import { createLive } from './live.ts';
import { createOutbox } from './outbox/outbox.ts';
import type { AccountAccess, Ports } from './ports.ts';
import { createQueue } from './queue/queue.ts';
import { createRouter, type EngineRouter } from './router.ts';
import { createDb } from './store/db.ts';
import { openSqlite } from './store/open.ts';
import { createOrder } from './sync/order.ts';
import { createSync } from './sync/sync.ts';
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
import { createClaims } from './claims/claims.ts';
import { createHolders } from './claims/holders.ts';
import { createTerms } from './claims/terms.ts';
import { createModeration } from './moderation/moderation.ts';
import { createPeople } from './people/people.ts';
import { createCourier } from './looks/letters/courier.ts';
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
  start(): void;
  /** Lets the answer that is on its way arrive, for at most `graceMs`, then closes the store. */
  stop(graceMs?: number): Promise<void>;
}

/** After the first rows are on the screen, and before somebody picks a template. */
const warmAfterMs = 1_500;

/** Wires the rooms together; the only place that does. Throws StoreTrouble when the data folder cannot be had. */
export function createEngine(ports: Ports, access: AccountAccess): Engine {
  const { clock, log, settings } = ports;
  const db = createDb(openSqlite(path.join(ports.dataDir, 'rounds.sqlite')));
  const live = createLive(db);
  const forum = createDiscourse(access, createForumHttp({ access, clock, log, version: ports.version }));
  const order = createOrder();
  const terms = createTerms({ clock, onOver: (ids) => claims.expire(ids) });
  const holders = createHolders({ db, accountId: access.accountId, time: forum.time, terms, order });
  const sync = createSync({ db, live, forum, access, clock, log, order, judge: holders.judge });
  const queue = createQueue({ db, live, clock, settings });
  const threads = createThreads({ db, live, sync, forum, clock, log, settings });
  const renderer = createRenderer({ worker: ports.renderWorker });
  const catalog = createCatalog(db);
  const templates = createTemplates({ db, settings, renderer, clock, catalog });
  const library = createLibrary({ db, live, clock, settings, renderer, catalog });
  const exchange = createExchange({ db, live, clock, settings, reader: createReader({ worker: ports.exchangeWorker }) });
  const disclaimers = createDisclaimers({ db, live, clock, settings, renderer });
  const policies = createPolicies({ db, live, settings });
  const packs = createPacks({ db, live, clock, settings });
  const drafts = createDrafts({ db, live, clock });
  const outbox = createOutbox({ db, live, forum, sync, clock, log, settings, accountId: access.accountId });
  const answers = createAnswers({ db, live, clock, settings, disclaimers, outbox, drafts });
  const team = { db, live, clock, settings };
  const triage = createTriage(team);
  const views = createViews({ ...team, forum });
  const claims = createClaims({ db, live, forum, sync, clock, log, access, holders, terms });
  const moderation = createModeration({ db, live, clock, log, settings, forum, access, sync, outbox, templates, disclaimers });
  const people = createPeople(team);
  const courier = createCourier({ db, forum, clock, log, settings, access });
  const looks = createLooks({ ...team, drafts, onLetter: () => courier.wake() });
  const followUps = createFollowUps(team);
  const resources = createResources({ ...team, forum, access, log });
  const answerers = createAnswerers(team);
  const status = createStatus({ db, live, sync, access, version: ports.version });
  let stopWarming = (): void => {};
  const stopHearing = settings.onChange(() => live.touch('settings'));
  let stopBeat = (): void => {};

  const router = createRouter({ live, log, settings, sync, queue, threads, drafts, answers, outbox, templates, disclaimers, library, policies, packs, exchange, status, triage, views, claims, moderation, people, looks, followUps, resources, answerers });

  const portHandler = new PortHandler(router);
  const socketHandler = new SocketHandler(router);

  return {
    router,
    openPort: (port) => portHandler.upgrade(port),
    openSocket: (socket) => void socketHandler.upgrade(socket),
    status,
    start(): void {
      claims.start();
      sync.start();
      outbox.start();
      moderation.start();
      stopWarming = clock.after(warmAfterMs, () => void renderer.warm().catch(() => log.error('renderer.failed')));
      templates.start();
      people.start();
      courier.start();
      views.start();
      triage.start();
      followUps.start();
      resources.start();
      stopBeat = startBeat({ clock, live });
    },
    async stop(graceMs = 2_000) {
      stopHearing();
      stopBeat();
      stopWarming();
      views.stop();
      triage.stop();
      claims.stop();
      followUps.stop();
      resources.stop();
      sync.stop();
      templates.stop();
      people.stop();
      courier.stop();
      await Promise.all([outbox.stop(graceMs), moderation.stop(graceMs)]);
      await Promise.all([renderer.stop(), exchange.stop()]);
      db.close();
    },
  };
}
