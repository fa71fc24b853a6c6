import { createAmends, type Amends } from '../amends/amends.ts';
import { createClaims, type Claims } from '../claims/claims.ts';
import { createHolders } from '../claims/holders.ts';
import { createTerms } from '../claims/terms.ts';
import { createDiscourse } from '../forums/discourse/discourse.ts';
import { ForumTrouble, type Forum } from '../forums/forum.ts';
import { createForumHttp, type ForumHttp } from '../forums/http.ts';
import { createNodebb } from '../forums/nodebb/nodebb.ts';
import { sayTrouble } from '../forums/say-trouble.ts';
import type { Live } from '../live.ts';
import { createCourier, type Courier } from '../looks/letters/courier.ts';
import { createModeration, type Moderation, type ModerationParts } from '../moderation/moderation.ts';
import { createOutbox, type Outbox } from '../outbox/outbox.ts';
import type { AccountAccess, Clock, Log, SettingsFile } from '../ports.ts';
import { startReadingForum } from '../resources/read-forum.ts';
import type { Db } from '../store/db.ts';
import { createBook } from '../store/spent.ts';
import { createOrder } from '../sync/order.ts';
import { createSync, type Sync } from '../sync/sync.ts';
import { startAskingAbilities } from './abilities.ts';
import { createOwnForum } from './own-forum.ts';

/** What the desk lends every account. */
export interface DeskParts {
  db: Db;
  live: Live;
  clock: Clock;
  log: Log;
  settings: SettingsFile;
  version: string;
  templates: ModerationParts['templates'];
  disclaimers: ModerationParts['disclaimers'];
}

/** Everything that belongs to one person on one forum. Nothing of it knows that there are others. */
export interface Account {
  access: AccountAccess;
  /** On this desk; see `desk-number.ts`. */
  number: number;
  forum: Forum;
  sync: Sync;
  outbox: Outbox;
  amends: Amends;
  claims: Claims;
  moderation: Moderation;
  courier: Courier;
  /** Nothing lets it in, or not any more: nothing leaves for its forum from any room. */
  isSignedOut(): boolean;
  /** As the sync says, but for a key that another room found to be no longer good. */
  status: Sync['status'];
  spent: ForumHttp['spent'];
  start(): void;
  /** Lets what is on its way arrive, for at most `graceMs`. Afterwards the store is not touched from here again. */
  stop(graceMs: number): Promise<void>;
}

const adapters: Record<AccountAccess['kind'], (access: AccountAccess, http: ForumHttp) => Forum> = { discourse: createDiscourse, nodebb: createNodebb };

/** Wires the rooms of one account around its forum. Without a credential the door is shut from the beginning. Throws ForumTrouble for an address no forum is asked at. */
export function openAccount({ db, live, clock, log, settings, version, templates, disclaimers }: DeskParts, access: AccountAccess, number: number): Account {
  const { accountId } = access;
  const http = createForumHttp({ access, clock, log, version, isShut: access.credential === null, book: access.isPractice ? undefined : createBook(db, accountId, clock) });
  const onSignedOut = (): void => {
    if (http.isShut()) return;
    http.shut();
    log.warn('account-signed-out', { account: accountId });
    live.touch('accounts', 'sync');
  };
  const forum = createOwnForum(adapters[access.kind](access, http), { number, onSignedOut });
  const order = createOrder();
  const terms = createTerms({ clock, onOver: (ids) => claims.expire(ids) });
  const holders = createHolders({ db, accountId, time: forum.time, terms, order });
  const sync = createSync({ db, live, forum, access, clock, log, order, judge: holders.judge });
  const outbox = createOutbox({ db, live, forum, sync, clock, log, settings, accountId });
  const amends = createAmends({ db, live, forum, sync, outbox, clock, log, settings, accountId, isSignedOut: () => http.isShut() });
  const claims = createClaims({ db, live, forum, sync, clock, log, access, holders, terms });
  const moderation = createModeration({ db, live, clock, log, settings, forum, access, sync, outbox: { isBusy: () => outbox.isBusy() || amends.isBusy() }, templates, disclaimers });
  const courier = createCourier({ db, forum, clock, log, settings, access });
  const stops: (() => void)[] = [];

  return {
    access,
    number,
    forum,
    sync,
    outbox,
    amends,
    claims,
    moderation,
    courier,
    isSignedOut: () => http.isShut(),
    status() {
      const status = sync.status();
      return http.isShut() ? { ...status, state: 'paused', nextAt: null, trouble: sayTrouble(new ForumTrouble('signed-out', ''), clock.now()) } : status;
    },
    spent: () => http.spent(),
    start() {
      claims.start();
      sync.start();
      outbox.start();
      amends.start();
      moderation.start();
      courier.start();
      stops.push(startReadingForum({ db, forum, access, clock, log }), startAskingAbilities({ db, forum, access, clock, log }));
    },
    async stop(graceMs) {
      claims.stop();
      sync.stop();
      courier.stop();
      for (const stop of stops.splice(0)) stop();
      await Promise.all([outbox.stop(graceMs), amends.stop(graceMs), moderation.stop(graceMs)]);
    },
  };
}
