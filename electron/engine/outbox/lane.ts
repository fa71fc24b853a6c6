import { draftContent } from '#shared/words/draft.ts';
import { questionId } from '#shared/words/ids.ts';
import type { ThreadChange } from '#shared/words/thread-change.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import { ForumTrouble, orTrouble, type Forum, type FoundReply, type Outcome, type Reply } from '../forums/forum.ts';
import type { Live } from '../live.ts';
import { mayDo } from '../people/may-do.ts';
import type { Clock, Log } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { noteActivity } from '../store/team/activity.ts';
import { endOpenAttempts, everLeft, itemBySeq, itemsInLane, itemsToCount, newestAttemptAt, type OutboxRow, updateItem } from '../store/outbox.ts';
import { troubleOf } from '../trouble.ts';
import { createFalls, mostFalls } from './falls.ts';
import { troubleIn } from './item-of.ts';
import { type Deed, longestBackOff, nextMove } from './lanes.ts';
import { arrived, createPause } from './pause.ts';
import { noteOutcome, post, replyOf } from './post.ts';
import { compare, preflight, type ThreadReader } from './preflight.ts';
import { lookForTwins } from './twins.ts';
import { afterFollow, afterLook, afterPost, afterReadTrouble, firstLookMs, twinsMs, type Limits, type Step, type Tried } from './verdict.ts';
import { troubles, type Pause } from './words.ts';

export interface LaneParts {
  db: Db;
  live: Live;
  forum: Forum;
  sync: ThreadReader;
  clock: Clock;
  log: Log;
  accountId: string;
  /** From 0 to 1, for spreading retries. */
  chance: () => number;
}

const longestTimerMs = 60_000;
/** Older answers than that were looked at long ago, or nobody will mind. */
const countedForMs = 24 * 3_600_000;

/** The one worker of one account: decides in `nextMove` and `verdict`, acts here. */
export function createLane({ db, live, forum, sync, clock, log, accountId, chance }: LaneParts) {
  const dueAt = new Map<number, number>();
  const falls = createFalls(db, accountId);
  /** Answers that stand and are looked at once more, to see whether they stand there once. */
  const toCount = new Set<number>();
  const pause = createPause({ clock, chance, longest: (why: keyof typeof longestBackOff) => longestBackOff[why], changed: () => live.touch('outbox') });
  let postedAt = Number.NEGATIVE_INFINITY;
  /** The forum takes no post before this, and may be asked everything else. */
  let postsFrom = Number.NEGATIVE_INFINITY;
  let current: Promise<void> | null = null;
  let isStopping = false;
  let isClosed = false;
  let cancelTimer = (): void => {};

  const isBarred = (): boolean => mayDo(db, 'send') !== null;
  const triedOf = (row: OutboxRow): Tried => ({ state: row.state, looks: row.looks, resendsLeft: row.resends_left, trouble: troubleIn(row) });
  const mayLeave = (row: OutboxRow | undefined): row is OutboxRow => (row?.state === 'held' || row?.state === 'waiting') && !isBarred();
  const limits = (): Limits => {
    const account = db.one(db.sql.selectFrom('accounts').select(['min_post_length', 'max_post_length']).where('id', '=', accountId));
    return { least: account?.min_post_length ?? 20, most: account?.max_post_length ?? 32_000 };
  };

  function tick(): void {
    cancelTimer();
    if (isStopping) return;
    const nextHoldMs = endHolds();
    if (current) return wakeIn(nextHoldMs);
    const at = clock.elapsed();
    const items = itemsInLane(db, accountId).map((row) => ({
      seq: row.seq,
      questionId: row.question_id,
      // Nothing is on its way here, so an item that says so was left behind by a failure; it is looked for.
      state: row.state === 'sending' ? ('checking' as const) : row.state,
      waitMs: (dueAt.get(row.seq) ?? 0) - at,
    }));
    for (const seq of toCount) items.push({ seq, questionId: '', state: 'sent', waitMs: (dueAt.get(seq) ?? 0) - at });
    const pauseMs = pause.leftMs(at);
    const move = nextMove(items, { isBusy: false, pauseMs, spacingMs: Math.max(postedAt + forum.spacingMs(), postsFrom) - at, isBarred: isBarred() });
    if (move.kind === 'rest') return wakeIn(move.ms === null || nextHoldMs === null ? (move.ms ?? nextHoldMs) : Math.min(move.ms, nextHoldMs));
    current = run(move.kind, move.seq).finally(() => {
      current = null;
      if (!isClosed) tick();
    });
  }

  function wakeIn(ms: number | null): void {
    if (ms !== null) cancelTimer = clock.after(Math.min(ms, longestTimerMs), tick);
  }

  /** A hold ends on time, whatever else keeps the answer here. Returns how long the next one lasts; null: none. */
  function endHolds(): number | null {
    let next: number | null = null;
    // What was held when somebody lost the right to send stays held: nothing of theirs is on its way.
    if (isBarred()) return null;
    for (const row of itemsInLane(db, accountId)) {
      if (row.state !== 'held') continue;
      const leftMs = (dueAt.get(row.seq) ?? 0) - clock.elapsed();
      if (leftMs > 0) next = Math.min(next ?? leftMs, leftMs);
      else updateItem(db, row.seq, { state: 'waiting', changed_at: clock.now() });
    }
    return next;
  }

  async function run(kind: Deed, seq: number): Promise<void> {
    try {
      const row = itemBySeq(db, seq);
      // Deleted on the forum meanwhile, there is nothing left to count.
      if (!row || (kind === 'twins' && row.state !== 'sent')) return void toCount.delete(seq);
      falls.begin(seq);
      if (kind === 'send') await send(row);
      else if (kind === 'twins') await count(row);
      else await look(row, kind === 'look' ? afterLook : afterFollow);
    } catch (error) {
      // What stopping tore down is found again at the next start.
      if (!isStopping) stumble(seq, error);
    } finally {
      if (!isClosed) falls.end(seq);
    }
  }

  async function send(row: OutboxRow): Promise<void> {
    const ready = await preflight(db, sync, row);
    if (isStopping || !mayLeave(itemBySeq(db, row.seq))) return;
    if (ready.kind === 'stop') return stop(row.seq, ready.trouble, ready.change);
    if (ready.kind === 'later') return apply(row.seq, afterReadTrouble(triedOf(row), ready.trouble, clock.now()));
    // Also when the forum said no: what was refused may have been the second of two that something on the way made of one.
    if (everLeft(db, row.seq)) {
      const found = await find(row);
      if (isStopping || !mayLeave(itemBySeq(db, row.seq))) return;
      if (found instanceof ForumTrouble) return apply(row.seq, afterReadTrouble(triedOf(row), found, clock.now()));
      if (found) return apply(row.seq, afterLook(triedOf(row), found));
    }
    const last = itemBySeq(db, row.seq);
    if (!mayLeave(last)) return;
    const still = compare(db, last);
    if (still.kind === 'stop') return stop(row.seq, still.trouble, still.change);
    postedAt = clock.elapsed();
    const { attempt, outcome } = await post({ db, forum, clock }, last, replyFor(last));
    postedAt = clock.elapsed();
    if (isClosed) return;
    const now = clock.now();
    apply(row.seq, afterPost(triedOf({ ...last, state: 'sending' }), outcome, now, limits()), { attempt, outcome });
  }

  async function look(row: OutboxRow, judge: (item: Tried, found: FoundReply | null, forMs: number) => Step): Promise<void> {
    if (row.state === 'sending') leftBehind(row);
    const found = await find(row);
    if (isClosed) return;
    const now = itemBySeq(db, row.seq);
    if (now?.state !== 'checking' && now?.state !== 'in-review') return;
    apply(row.seq, found instanceof ForumTrouble ? afterReadTrouble(triedOf(now), found, clock.now()) : judge(triedOf(now), found, Math.max(0, clock.now() - now.changed_at)));
  }

  async function count(row: OutboxRow): Promise<void> {
    const step = await lookForTwins(forum, triedOf(row), () => find(row), clock.now());
    const now = itemBySeq(db, row.seq);
    if (isClosed || now?.state !== 'sent') return;
    // Asked for while the forum was looked at: then the next look does it.
    const isAsked = !isLeaving(row) && isLeaving(now);
    if (step.lane.kind === 'go on' && !isAsked) toCount.delete(row.seq);
    if (isAsked) dueAt.set(row.seq, clock.elapsed());
    else apply(row.seq, { ...step, waitMs: Math.max(step.waitMs, firstLookMs) });
  }

  const find = (row: OutboxRow): Promise<FoundReply | null | ForumTrouble> => orTrouble(() => forum.findReply(replyFor(row)));

  function replyFor(row: OutboxRow): Reply {
    const written = draftContent.safeParse(JSON.parse(row.content));
    return replyOf(row, forum.signed, clock.now(), { typingMs: written.data?.typingMs ?? 0, openMs: written.data?.openMs ?? 0 });
  }

  function apply(seq: number, step: Step, tried?: { attempt: number; outcome: Outcome }): void {
    const row = itemBySeq(db, seq);
    if (!row) return;
    const now = clock.now();
    db.tx(() => {
      if (tried) noteOutcome(db, tried.attempt, tried.outcome, now);
      updateItem(db, seq, {
        state: step.state,
        trouble: step.trouble && JSON.stringify(step.trouble),
        change: null,
        looks: step.looks,
        resends_left: step.resendsLeft,
        not_before: now + step.waitMs,
        ...(step.posted ? { post_id: step.posted.postId, post_number: step.posted.number } : {}),
        ...(step.reviewId === null ? {} : { review_id: step.reviewId }),
        ...(step.state === row.state ? {} : { changed_at: now }),
      });
      if (step.state === 'sent' && row.state !== 'sent') noteActivity(db, { at: now, what: 'answered', questionId: row.question_id });
    });
    const isNew = step.state !== row.state;
    if (step.state === 'sent' && isNew && step.looks === 0) toCount.add(seq);
    dueAt.set(seq, clock.elapsed() + (step.state === 'sent' && isNew ? twinsMs : step.waitMs));
    if (step.state !== row.state) log.info('outbox', { item: seq, from: row.state, to: step.state, attempts: row.attempts, trouble: step.trouble?.kind ?? null });
    heed(step.lane);
    if (isNew && (step.state === 'sent' || step.state === 'in-review')) void sync.refreshThread(questionId.parse(row.question_id)).catch(() => {});
  }

  function heed(effect: Step['lane']): void {
    if (effect.kind === 'no posts') postsFrom = clock.elapsed() + effect.ms;
    pause.heed(effect.kind === 'no posts' ? { kind: 'go on' } : effect);
  }

  function stop(seq: number, trouble: Trouble, change: ThreadChange | null): void {
    updateItem(db, seq, { state: 'needs-you', trouble: JSON.stringify(trouble), change: change && JSON.stringify(change), changed_at: clock.now() });
    heed({ kind: 'go on' });
    log.info('outbox', { item: seq, to: 'needs-you', trouble: trouble.kind });
  }

  function leftBehind(row: OutboxRow): void {
    db.tx(() => {
      endOpenAttempts(db, row.seq, clock.now());
      updateItem(db, row.seq, { state: 'checking', looks: 0, trouble: null, changed_at: clock.now() });
    });
  }

  /** A mistake of ours, or a disk that takes nothing: the item waits or asks for the person; it is never sent over it. */
  function stumble(seq: number, error: unknown): void {
    const isDisk = troubleOf(error).kind === 'cannot-save';
    log.error('outbox-stumbled', { item: seq, error: error instanceof Error ? (error.stack ?? error.name) : typeof error });
    dueAt.set(seq, clock.elapsed() + firstLookMs);
    heed({ kind: 'back off', why: 'fault' });
    if (isDisk || !mayLeave(itemBySeq(db, seq))) return;
    pause.lift();
    updateItem(db, seq, { state: 'needs-you', trouble: JSON.stringify(troubles.unexpected()), changed_at: clock.now() });
  }

  const isLeaving = (row: OutboxRow): boolean => {
    const met = troubleIn(row);
    return met?.kind === 'twins' && met.isLeaving;
  };

  /** One that the process went down at again and again asks for the person; the others go on. */
  function leaveAlone(): void {
    const fell = falls.count();
    const row = fell && itemBySeq(db, fell.seq);
    if (!row || fell.times < mostFalls || row.account_id !== accountId) return;
    log.error('outbox-left-alone', { item: fell.seq, times: fell.times });
    if (row.state === 'sent') return void updateItem(db, row.seq, { looks: row.looks + 1, trouble: null });
    if (row.state === 'withdrawn' || row.state === 'needs-you') return;
    db.tx(() => {
      endOpenAttempts(db, row.seq, clock.now());
      updateItem(db, row.seq, { state: 'needs-you', trouble: JSON.stringify(troubles.fell(fell.times)), change: null, changed_at: clock.now() });
    });
  }

  return {
    tick,
    /** Before the first tick: what the last life of this process left behind. */
    begin(): void {
      leaveAlone();
      const postedMs = Math.max(0, clock.now() - (newestAttemptAt(db, accountId) ?? Number.NEGATIVE_INFINITY));
      postedAt = clock.elapsed() - postedMs;
      for (const row of itemsToCount(db, accountId, clock.now() - countedForMs)) {
        if (row.looks > 0 && !isLeaving(row)) continue;
        toCount.add(row.seq);
        dueAt.set(row.seq, clock.elapsed() + firstLookMs);
      }
    },
    /** The later ones of an answer that was delivered more than once are to be deleted now. */
    countNow(seq: number): void {
      toCount.add(seq);
      dueAt.set(seq, clock.elapsed());
    },
    noPostsFor: (ms: number): void => heed({ kind: 'no posts', ms }),
    isBusy: (): boolean => current !== null,
    /** Asks about a held answer's thread now, so that the person hears of a change while the text is still fresh. */
    async lookAhead(seq: number): Promise<void> {
      if (isStopping) return;
      const row = itemBySeq(db, seq);
      if (row?.state !== 'held') return;
      try {
        const ready = await preflight(db, sync, row);
        if (!isStopping && ready.kind === 'stop' && itemBySeq(db, seq)?.state === 'held') stop(seq, ready.trouble, ready.change);
      } catch (error) {
        log.warn('outbox-look-ahead', { item: seq, error: error instanceof Error ? error.name : typeof error });
      }
    },
    /** `ms` from now, on the clock that never jumps. */
    setDue: (seq: number, ms: number): void => void dueAt.set(seq, clock.elapsed() + ms),
    msUntilDue: (seq: number): number => Math.max(0, (dueAt.get(seq) ?? 0) - clock.elapsed()),
    pause: pause.now,
    pauseFor: (why: Pause, ms: number): void => heed({ kind: 'pause', why, ms }),
    leftBehind,
    /** Tries again now; what the forum asked for is still heeded. */
    wake(): void {
      if (isStopping) return;
      pause.cutShort();
      tick();
    },
    /** Begins nothing more; lets what is on its way arrive for at most `graceMs`. After that the store is not touched again. */
    async stop(graceMs: number): Promise<void> {
      isStopping = true;
      cancelTimer();
      await arrived(current, graceMs, clock);
      if (graceMs > 0) falls.forgive();
      isClosed = true;
    },
  };
}
export type Lane = ReturnType<typeof createLane>;
