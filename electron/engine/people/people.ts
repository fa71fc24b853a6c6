import { may } from '#shared/people/may.ts';
import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { Role } from '#shared/words/people.ts';
import type { SettingsChange } from '#shared/words/settings.ts';
import type { Live } from '../live.ts';
import type { Clock } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { accountInUse } from '../store/accounts.ts';
import { myNames, noteActivity, whoAmI } from '../store/team/activity.ts';
import { areMorePostsThan } from '../store/posts.ts';
import { everybody, knowMe, knowVolunteers, readRoles, rolesOf, writeRoles } from '../store/team/people.ts';
import { TroubleError } from '../trouble.ts';
import { mustMayDo } from './may-do.ts';

/** How long a burst of commits settles before people are looked for in it. */
const settleMs = 2_000;
/** Looking through so many posts takes a moment, so it is done seldom. */
const manyPosts = 20_000;
const seldomMs = 5 * 60_000;

/** How a forum writes names: letters, digits and a few signs. */
const username = /^[\p{L}\p{N}_.-]{1,60}$/u;

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Whom this desk knows, and what each may do. */
export function createPeople({ db, live, clock }: { db: Db; live: Live; clock: Clock }) {
  let cancel: (() => void) | null = null;
  let stopHearing = (): void => {};
  const look = (): void => {
    cancel = null;
    db.tx(() => {
      knowMe(db, clock.now());
      knowVolunteers(db, clock.now());
    });
  };
  const refuse = (say: string): TroubleError => new TroubleError({ kind: 'not-allowed', say, remedy: 'none' });

  return {
    /** What a change of settings needs: the team's rules, and who gets texts to read, are an administrator's. Trouble: not-allowed. */
    mayChange(change: SettingsChange): void {
      if (change.readersGroup !== undefined || change.reviewBeforePublish !== undefined) mustMayDo(db, 'administer');
    },

    list: (signal: AbortSignal | undefined) =>
      live.watch(
        ['people', 'accounts'],
        () => {
          const me = whoAmI(db);
          const mine = myNames(db);
          const rows = everybody(db).map((row) => ({ username: row.username, name: row.name, roles: readRoles(row.roles), isMe: mine.some((one) => same(one, row.username)), isHidden: row.is_hidden === 1 }));
          const known = me === '' || rows.some((row) => row.isMe) ? rows : [{ username: me, name: '', roles: rolesOf(db, me), isMe: true, isHidden: false }, ...rows];
          return known
            .map((row) => (row.isMe ? { ...row, roles: rolesOf(db, me) } : row))
            .toSorted((a, b) => Number(b.isMe) - Number(a.isMe) || a.username.localeCompare(b.username, 'en', { sensitivity: 'base' }));
        },
        signal,
      ),

    setRoles(input: Asked['people']['setRoles']): Answered['people']['setRoles'] {
      const name = input.username.trim();
      const roles: Role[] = [...new Set(input.roles)];
      db.tx(() => {
        mustMayDo(db, 'administer');
        knowMe(db, clock.now());
        if (!username.test(name)) throw refuse('A name on the forum has letters, digits, dots, dashes and underscores, and no more than 60 of them.');
        // One person, whatever names they go by.
        const names = myNames(db).some((one) => same(one, name)) ? myNames(db) : [name];
        const others = everybody(db).filter((row) => !names.some((one) => same(one, row.username)));
        if (!may(roles, 'administer') && !others.some((row) => may(readRoles(row.roles), 'administer'))) throw refuse('Somebody has to be able to change roles: make another person administrator first.');
        const before = rolesOf(db, name);
        if (before.length === roles.length && roles.every((one) => before.includes(one))) return;
        // A name that is written down here is meant on the forum this desk uses most.
        for (const one of names) writeRoles(db, { username: one, name: '', roles, at: clock.now(), accountId: accountInUse(db)?.id ?? null });
        noteActivity(db, { at: clock.now(), what: 'set roles', detail: `${name}: ${roles.length === 0 ? 'none' : roles.join(', ')}` });
      });
      return {};
    },

    start(): void {
      look();
      stopHearing = db.onCommit((tables) => {
        if (cancel === null && (tables.has('posts') || tables.has('accounts'))) cancel = clock.after(areMorePostsThan(db, manyPosts) ? seldomMs : settleMs, look);
      });
    },
    stop(): void {
      stopHearing();
      cancel?.();
    },
  };
}
export type People = ReturnType<typeof createPeople>;
