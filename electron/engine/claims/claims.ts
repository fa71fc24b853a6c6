import type { Claim } from '#shared/words/claim.ts';
import { questionId as questionIdShape, type QuestionId } from '#shared/words/ids.ts';
import type { Forum } from '../forums/forum.ts';
import type { Live } from '../live.ts';
import type { AccountAccess, Clock, Log } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { questionRow } from '../store/questions.ts';
import { noteActivity } from '../store/team/activity.ts';
import { allClaims, answeredClaims, changeClaim, claimOf, holderOf, removeClaim, saveClaim, selectHeld, setHolder } from '../store/team/claims.ts';
import type { Sync } from '../sync/sync.ts';
import { TroubleError } from '../trouble.ts';
import { createHearing, hearEveryMs } from './hear.ts';
import type { Holders } from './holders.ts';
import { leaseMs, leftOf, take, type Answer } from './lease.ts';
import { createTeller } from './tell.ts';
import type { Terms } from './terms.ts';

/** The forum's clock is told in whole seconds. */
const grainMs = 2_000;

interface Parts {
  db: Db;
  live: Live;
  forum: Forum;
  sync: Pick<Sync, 'readRows' | 'status'>;
  clock: Clock;
  log: Log;
  access: AccountAccess;
  holders: Holders;
  terms: Terms;
  /** What the forum is asked in between, in milliseconds. */
  hearEvery?: number;
}

/** Who is at which question, for how long. Everything is decided here at once and brought to the forum afterwards. */
export function createClaims({ db, live, forum, sync, clock, log, access, holders, terms, hearEvery = access.isPractice ? hearEveryMs.practice : hearEveryMs.real }: Parts) {
  const teller = createTeller({ db, forum, clock, log, accountId: access.accountId, holders, terms });
  const hearing = createHearing({ forum, accountId: access.accountId, every: hearEvery, clock, log, read: (ids, signal) => sync.readRows(ids, signal), onReached: () => reached() });
  const end = new AbortController();
  // Our own ends on the forum's clock, for when ours has slept and jumped at once and can vouch for nothing.
  const ends = new Map<QuestionId, number>();

  const shown = (row: HeldRow): Claim => ({
    questionId: questionIdShape.parse(row.id),
    username: row.holder_username ?? '',
    name: row.holder_name ?? '',
    isMe: row.holder_username === row.my_username,
    untilAt: row.why === null ? (row.holder_until ?? 0) || null : row.until_at,
    place: row.place ?? 'forum',
    why: row.why ?? 'told',
  });
  const shownOf = (id: QuestionId): Claim | null => {
    const row = db.one(selectHeld(db).where('questions.id', '=', id));
    return row ? shown(row) : null;
  };

  const begin = (id: QuestionId, ms: number | null): void => {
    if (ms === null) {
      terms.drop(id);
      ends.delete(id);
    } else {
      terms.begin(id, ms);
      ends.set(id, forum.time.earliest() + ms);
    }
  };

  /** Writes down that it is ours now. */
  const own = (id: QuestionId, answer: Extract<Answer, { kind: 'yours' }>, isForced: boolean): void => {
    const now = clock.now();
    const before = claimOf(db, id);
    const isGoingOn = before?.wish === 'hold';
    begin(id, answer.term?.ms ?? null);
    const { username, name } = holders.me();
    saveClaim(db, {
      question_id: id,
      wish: 'hold',
      until_at: answer.term ? now + answer.term.ms : null,
      taken_at: isGoingOn ? before.taken_at : now,
      renewed_at: now,
      is_forced: isForced ? 1 : 0,
      place: isGoingOn ? before.place : answer.term ? 'machine' : 'forum',
      why: isGoingOn && before.why !== 'refused' ? before.why : answer.term ? 'telling' : 'told',
      told_until: isGoingOn ? before.told_until : null,
    });
    setHolder(db, id, { username, name, untilAt: null });
    if (!isGoingOn) noteActivity(db, { at: now, what: isForced ? 'took over a claim' : 'claimed', questionId: id });
  };

  const ask = (id: QuestionId, force: boolean): Answer => {
    // What has run out is put away now, whether or not anybody looked.
    terms.look();
    return take(holders.known(id), holders.me().username, terms.now(), { force });
  };

  /** Lets go of what this desk holds, or of what was given to us elsewhere. */
  const letGo = (id: QuestionId): void => {
    const row = claimOf(db, id);
    const isMine = holderOf(db, id)?.username === holders.me().username;
    if (row?.wish === 'leave' || (!row && !isMine)) return;
    begin(id, null);
    db.tx(() => {
      if (isMine) setHolder(db, id, null);
      if (row?.why === 'refused') removeClaim(db, id);
      else if (row) changeClaim(db, id, { wish: 'leave' });
      else saveClaim(db, { question_id: id, wish: 'leave', until_at: null, taken_at: clock.now(), renewed_at: clock.now(), is_forced: 0, place: 'forum', why: 'told', told_until: null });
    });
    teller.tell(id);
  };

  const claims = {
    take({ questionId, force }: { questionId: QuestionId; force: boolean }): Claim {
      if (!questionRow(db, questionId) || holders.me().username === '') throw new TroubleError({ kind: 'not-found', what: 'question', say: 'This question is not on this desk.', remedy: 'reload' });
      const answer = ask(questionId, force);
      const before = shownOf(questionId);
      if (answer.kind === 'held') throw new TroubleError({ kind: 'not-allowed', say: sayHeld(before?.name || answer.by, answer.leftMs), remedy: 'none' });
      db.tx(() => own(questionId, answer, before !== null && !before.isMe));
      if (claimOf(db, questionId)?.why === 'told') teller.tellSoon(questionId);
      else teller.tell(questionId);
      return shownOf(questionId) as Claim;
    },

    /** A sign of work. Null: somebody else has it. */
    renew({ questionId }: { questionId: QuestionId }): Claim | null {
      const answer = questionRow(db, questionId) ? ask(questionId, false) : null;
      if (answer?.kind !== 'yours' || holders.me().username === '') return null;
      const before = claimOf(db, questionId);
      if (before?.wish !== 'hold') return claims.take({ questionId, force: false });
      // A forum that keeps none of ours is not asked with every letter.
      if (answer.term) {
        begin(questionId, answer.term.ms);
        changeClaim(db, questionId, { until_at: clock.now() + leaseMs, renewed_at: clock.now() });
        if (before.why === 'told') teller.tellSoon(questionId);
      }
      return shownOf(questionId);
    },

    release({ questionId }: { questionId: QuestionId }): Record<string, never> {
      letGo(questionId);
      return {};
    },

    /** The work is over: what was sent or put away needs no claim. What was given to us without an end is not ours to end. */
    settle(questionId: QuestionId): void {
      if (claimOf(db, questionId)?.until_at != null) letGo(questionId);
    },

    /** Claims whose time is up, from the clock that measures them. */
    expire(ids: readonly QuestionId[]): void {
      for (const id of ids) {
        if (claimOf(db, id)?.wish === 'hold') letGo(id);
        else setHolder(db, id, null);
      }
    },

    ofQuestion: ({ questionId }: { questionId: QuestionId }, signal: AbortSignal | undefined) => live.watch(['claims', 'questions', 'accounts'], () => shownOf(questionId), signal),

    mine: (signal: AbortSignal | undefined) =>
      live.watch(
        ['claims', 'questions', 'accounts'],
        () =>
          db
            .all(selectHeld(db).whereRef('questions.holder_username', '=', 'accounts.my_username'))
            .map((row) => ({ ...shown(row), title: row.title }))
            .toSorted((a, b) => (a.untilAt ?? Number.POSITIVE_INFINITY) - (b.untilAt ?? Number.POSITIVE_INFINITY)),
        signal,
      ),

    start(): void {
      holders.start();
      for (const row of allClaims(db, access.accountId)) if (row.told_until !== null) ends.set(questionIdShape.parse(row.question_id), row.told_until);
      settleAnswered();
      hearing.start();
      void wakeOnRecovery().catch((error: unknown) => log.error('claims-watch', { error: error instanceof Error ? error.name : typeof error }));
    },

    stop(): void {
      end.abort();
      stopHearing();
      hearing.stop();
      teller.stop();
      terms.stop();
    },
  };

  const stopHearing = db.onCommit((tables) => {
    // Not inside the breath of whoever wrote it: the outbox must not stumble over a claim.
    if (tables.has('outbox')) clock.after(0, () => !end.signal.aborted && settleAnswered());
  });
  function settleAnswered(): void {
    for (const id of answeredClaims(db, access.accountId)) claims.settle(questionIdShape.parse(id));
  }

  /** The forum answers: our ends are held against its clock, and what it does not know it is told. */
  function reached(): void {
    for (const [id, end] of ends) {
      const known = terms.of(id);
      const left = Math.max(0, end - forum.time.latest());
      if (!known || claimOf(db, id)?.wish !== 'hold') ends.delete(id);
      else if (left < leftOf(known, terms.now()) - grainMs) terms.begin(id, left);
    }
    terms.look();
    teller.catchUp();
  }

  async function wakeOnRecovery(): Promise<void> {
    let was = sync.status().state;
    for await (const state of live.watch(['sync'], () => sync.status().state, end.signal)) {
      if (state === 'idle' && (was === 'offline' || was === 'paused')) hearing.now();
      was = state;
    }
  }

  return claims;
}
export type Claims = ReturnType<typeof createClaims>;

type HeldRow = NonNullable<Awaited<ReturnType<ReturnType<typeof selectHeld>['executeTakeFirst']>>>;

function sayHeld(name: string, leftMs: number | null): string {
  if (leftMs === null) return `${name} is at it.`;
  const minutes = Math.ceil(leftMs / 60_000);
  return `${name} is at it, ${minutes} min left.`;
}
