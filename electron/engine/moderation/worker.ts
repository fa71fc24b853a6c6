import { deedKind } from '#shared/words/deed.ts';
import type { OutboxState } from '#shared/words/outbox.ts';
import { questionId as questionIdShape, type QuestionId } from '#shared/words/ids.ts';
import { ForumTrouble, orTrouble, type Forum } from '../forums/forum.ts';
import type { Live } from '../live.ts';
import { nextMove } from '../outbox/lanes.ts';
import { arrived, createPause } from '../outbox/pause.ts';
import type { Pause } from '../outbox/words.ts';
import type { Clock, Log } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { noteActivity, whoAmI } from '../store/team/activity.ts';
import { batchById, beginDeedAttempt, deedBySeq, deedsInLane, endDeedAttempt, heldInLane, endOpenDeedAttempts, updateDeed, wasStepLost, type DeedRow } from '../store/team/deeds.ts';
import { removeHeldPost } from '../store/team/held-posts.ts';
import { TroubleError, troubleOf } from '../trouble.ts';
import { createHands } from './hands.ts';
import { settleHere } from './local.ts';
import type { Step } from './plan.ts';
import { beforeIn, planIn, resultsIn, troubleIn } from './rows.ts';
import { noteReversed, undoSettled } from './undo.ts';
import { afterActing, afterLooking, afterReadTrouble, afterStop, firstLookMs, type Acted, type Tried, type Turn } from './verdict.ts';
import { sayPast, troubles } from './words.ts';

export interface WorkerParts {
  db: Db;
  live: Live;
  forum: Forum;
  clock: Clock;
  log: Log;
  accountId: string;
  /** From 0 to 1, for spreading retries. */
  chance: () => number;
  /** An answer is on its way just now. */
  isAnswering: () => boolean;
  /** Whoever sits here may not moderate any more. */
  isBarred: () => boolean;
  /** What was asked of the forum before this is older news about this thread. */
  justChanged: (questionId: QuestionId) => void;
  /** The message of a deed, made now; null: it has none any more. Throws TroubleError. */
  say: (row: DeedRow) => Promise<string | null>;
  /** What the history tells of a deed. */
  sayDetail: (row: DeedRow) => string;
}

const yieldMs = 50;
const longestTimerMs = 60_000;
const longestBackOffMs = 60_000;
const laneState: Readonly<Record<DeedRow['state'], OutboxState>> = { held: 'held', waiting: 'waiting', doing: 'checking', checking: 'checking', done: 'withdrawn', 'needs-you': 'needs-you', undone: 'withdrawn' };

/** The one worker of one account's deeds: decides in `nextMove` and `verdict`, acts here, and lets answers go first. */
export function createWorker({ db, live, forum, clock, log, accountId, chance, isAnswering, isBarred, justChanged, say, sayDetail }: WorkerParts) {
  const hands = createHands({ forum, clock });
  const dueAt = new Map<number, number>();
  /** Until when a kind of step is left alone: the forum counts some of them apart. */
  const heldBack = new Map<string, number>();
  const pause = createPause({ clock, chance, longest: () => longestBackOffMs, changed: () => live.touch('deeds') });
  let postedAt = Number.NEGATIVE_INFINITY;
  let current: Promise<void> | null = null;
  let isStopping = false;
  let isClosed = false;
  let cancelTimer = (): void => {};

  const mayLeave = (row: DeedRow | undefined): row is DeedRow => (row?.state === 'held' || row?.state === 'waiting') && row.is_undo_asked === 0;
  const triedOf = (row: DeedRow, step: Step): Tried => ({
    state: row.state === 'held' || row.state === 'doing' || row.state === 'checking' ? row.state : 'waiting',
    looks: row.looks,
    resendsLeft: row.resends_left,
    trouble: troubleIn(row),
    doing: step.do,
  });

  function tick(): void {
    cancelTimer();
    if (isStopping) return;
    const nextHoldMs = endHolds();
    if (current) return wakeIn(nextHoldMs);
    const at = clock.elapsed();
    const rows = deedsInLane(db, accountId);
    const items = rows
      .filter((row) => row.is_behind === 0)
      .map((row) => ({
        seq: row.seq,
        questionId: row.question_id ?? `held ${row.seq}`,
        state: laneState[row.state],
        waitMs: Math.max(dueAt.get(row.seq) ?? 0, heldBack.get(row.doing ?? '') ?? 0, row.doing === 'post' ? postedAt + forum.spacingMs() : 0) - at,
      }));
    const pauseMs = pause.leftMs(at);
    const move = nextMove(items, { isBusy: false, pauseMs, spacingMs: 0, isBarred: isBarred() });
    // Nothing of a deed is ever counted, so there is no third kind.
    if (move.kind === 'rest' || move.kind === 'twins') {
      const restMs = move.kind === 'rest' ? move.ms : null;
      return wakeIn(restMs === null || nextHoldMs === null ? (restMs ?? nextHoldMs) : Math.min(restMs, nextHoldMs));
    }
    if (isAnswering()) return wakeIn(yieldMs);
    const others = rows.flatMap((row) => (row.topic_id === null || row.seq === move.seq ? [] : [row.topic_id]));
    current = run(move.kind, move.seq, others).finally(() => {
      current = null;
      if (!isClosed) tick();
    });
  }

  function wakeIn(ms: number | null): void {
    if (ms !== null) cancelTimer = clock.after(Math.min(ms, longestTimerMs), tick);
  }

  /** A hold ends on time, whatever else keeps the deed here. Returns how long the next one lasts; null: none. */
  function endHolds(): number | null {
    const at = clock.elapsed();
    const held = heldInLane(db, accountId).map((seq) => ({ seq, leftMs: (dueAt.get(seq) ?? 0) - at }));
    const over = held.filter(({ leftMs }) => leftMs <= 0);
    if (over.length > 0) {
      db.tx(() => {
        for (const { seq } of over) updateDeed(db, seq, { state: 'waiting', changed_at: clock.now() });
      });
    }
    const left = held.flatMap(({ leftMs }) => (leftMs > 0 ? [leftMs] : []));
    return left.length === 0 ? null : Math.min(...left);
  }

  async function run(kind: 'send' | 'look' | 'follow', seq: number, others: readonly number[]): Promise<void> {
    const row = deedBySeq(db, seq);
    if (!row) return;
    try {
      if (kind === 'send') await work(row, others);
      else await look(row);
    } catch (error) {
      // What stopping tore down is found again at the next start.
      if (!isStopping) stumble(seq, error);
    }
  }

  async function work(row: DeedRow, others: readonly number[]): Promise<void> {
    const steps = planIn(row);
    const step = steps[row.step];
    if (!step) return finish(row.seq);
    const tried = triedOf(row, step);
    const wasLost = wasStepLost(db, row.seq, row.step);
    const known = await orTrouble(async () => ({ ready: await hands.ready(row, steps, others), found: wasLost ? await hands.look(row, step, beforeIn(row), clock.now()) : null }));
    if (isStopping || !mayLeave(deedBySeq(db, row.seq))) return;
    if (known instanceof ForumTrouble) return apply(row.seq, step, afterReadTrouble(tried, known, clock.now()));
    if (known.found) return apply(row.seq, step, afterLooking(tried, known.found));
    const { ready } = known;
    if (ready.kind === 'already') return apply(row.seq, step, afterActing(tried, { kind: 'done', result: ready.result }, clock.now()));
    if (ready.kind === 'skip') return finish(row.seq);
    if (ready.kind === 'stop') return apply(row.seq, step, afterStop(tried, ready.trouble));
    const said = await worded(row, steps, step);
    if (isStopping || !mayLeave(deedBySeq(db, row.seq))) return;
    if (said instanceof TroubleError) return apply(row.seq, step, afterStop(tried, said.trouble));
    const at = clock.now();
    const attempt = begin(row, said, at);
    if (step.do === 'post') postedAt = clock.elapsed();
    const acted = await hands.act({ ...row, first_tried_at: row.first_tried_at ?? at }, said[row.step] ?? step, at).catch((error: unknown): Acted => ({ kind: 'lost', detail: error instanceof Error ? error.name : 'unknown' }));
    if (step.do === 'post') postedAt = clock.elapsed();
    if (acted.kind !== 'done') hands.forget(row.topic_id);
    if (isClosed) return;
    apply(row.seq, step, afterActing({ ...tried, state: 'doing' }, acted, clock.now()), { attempt, outcome: acted.kind });
  }

  /** The plan with the words of its message. What was said once is said again in the same words, or it could not be found. */
  async function worded(row: DeedRow, steps: readonly Step[], step: Step): Promise<Step[] | TroubleError> {
    if (step.do !== 'post' || step.body !== null) return [...steps];
    try {
      const body = await say(row);
      return body === null ? new TroubleError(troubles.unexpected()) : steps.with(row.step, { ...step, body });
    } catch (error) {
      if (error instanceof TroubleError) return error;
      throw error;
    }
  }

  /** On disk before the first byte leaves, so that a crash leaves a deed that is looked for and not done again. */
  function begin(row: DeedRow, steps: readonly Step[], at: number): number {
    return db.tx(() => {
      updateDeed(db, row.seq, { state: 'doing', plan: JSON.stringify(steps), trouble: null, attempts: row.attempts + 1, first_tried_at: row.first_tried_at ?? at, changed_at: at });
      return beginDeedAttempt(db, { seq: row.seq, step: row.step, number: row.attempts + 1, at });
    });
  }

  async function look(row: DeedRow): Promise<void> {
    if (row.state === 'doing') leftBehind(row);
    const step = planIn(row)[row.step];
    if (!step) return finish(row.seq);
    const found = await orTrouble(() => hands.look(row, step, beforeIn(row), clock.now()));
    if (found === null) hands.forget(row.topic_id);
    if (isClosed) return;
    const now = deedBySeq(db, row.seq);
    if (now?.state !== 'checking') return;
    const tried = triedOf(now, step);
    apply(row.seq, step, found instanceof ForumTrouble ? afterReadTrouble(tried, found, clock.now()) : afterLooking(tried, found));
  }

  function apply(seq: number, step: Step, turn: Turn, tried?: { attempt: number; outcome: string }): void {
    const row = deedBySeq(db, seq);
    if (!row) return;
    const now = clock.now();
    db.tx(() => {
      if (tried) endDeedAttempt(db, tried.attempt, tried.outcome, now);
      const isNext = turn.state === 'next';
      const state = turn.state === 'next' ? ('waiting' as const) : turn.state;
      updateDeed(db, seq, {
        state,
        trouble: turn.trouble && JSON.stringify(turn.trouble),
        looks: turn.looks,
        resends_left: turn.resendsLeft,
        not_before: now + turn.waitMs,
        ...(isNext ? { step: row.step + 1, results: JSON.stringify([...resultsIn(row), turn.result]), first_tried_at: null } : {}),
        ...(state === row.state ? {} : { changed_at: now }),
      });
      if (turn.result) {
        if (row.question_id !== null) settleHere(db, row.question_id, step, turn.result, hands.standing(row.topic_id ?? 0));
        if (step.do === 'judge') removeHeldPost(db, step.reviewId);
        if (row.step + 1 >= planIn(row).length) conclude(seq, now);
      }
      const settled = deedBySeq(db, seq);
      if (settled && settled.is_undo_asked === 1 && settled.state !== 'checking') undoSettled(db, seq, settled, { at: now, by: whoAmI(db, row.question_id) });
    });
    if (turn.result && row.question_id !== null) justChanged(questionIdShape.parse(row.question_id));
    dueAt.set(seq, clock.elapsed() + turn.waitMs);
    if (turn.state !== row.state) log.info('deed', { deed: seq, step: row.step, from: row.state, to: turn.state, trouble: turn.trouble?.kind ?? null });
    heed(turn.lane, step);
  }

  /** Nothing more is to be asked: the deed is done. */
  function finish(seq: number): void {
    db.tx(() => conclude(seq, clock.now()));
    heed({ kind: 'go on' }, null);
  }

  function conclude(seq: number, at: number): void {
    const row = deedBySeq(db, seq);
    const batch = row && batchById(db, row.batch_id);
    if (!row || !batch) return;
    updateDeed(db, seq, { state: 'done', trouble: null, changed_at: at });
    // What stood like this before was somebody else's doing.
    const original = batch.undoes === null ? undefined : batchById(db, batch.undoes);
    if (resultsIn(row).some((result) => result.isNew)) noteActivity(db, { at, by: batch.by, what: sayPast(deedKind.parse((original ?? batch).kind), original !== undefined), questionId: row.question_id, detail: sayDetail(row) });
    noteReversed(db, row, at);
    dueAt.delete(seq);
  }

  function heed(effect: Turn['lane'], step: Step | null): void {
    if (effect.kind === 'hold' && step) heldBack.set(step.do, clock.elapsed() + effect.ms);
    pause.heed(effect.kind === 'hold' ? { kind: 'go on' } : effect);
  }

  function leftBehind(row: DeedRow): void {
    db.tx(() => {
      endOpenDeedAttempts(db, row.seq, clock.now());
      updateDeed(db, row.seq, { state: 'checking', looks: 0, trouble: null, changed_at: clock.now() });
    });
  }

  /** A mistake of ours, or a disk that takes nothing: the deed waits or asks for the person; nothing is done over it. */
  function stumble(seq: number, error: unknown): void {
    const isDisk = troubleOf(error).kind === 'cannot-save';
    log.error('deed-stumbled', { deed: seq, error: error instanceof Error ? (error.stack ?? error.name) : typeof error });
    dueAt.set(seq, clock.elapsed() + firstLookMs);
    heed({ kind: 'back off', why: 'fault' }, null);
    if (isDisk || !mayLeave(deedBySeq(db, seq))) return;
    pause.lift();
    updateDeed(db, seq, { state: 'needs-you', trouble: JSON.stringify(troubles.unexpected()), changed_at: clock.now() });
  }

  return {
    tick,
    /** `ms` from now, on the clock that never jumps. */
    setDue: (seq: number, ms: number): void => void dueAt.set(seq, clock.elapsed() + ms),
    msUntilDue: (seq: number): number => Math.max(0, (dueAt.get(seq) ?? 0) - clock.elapsed()),
    pause: pause.now,
    pauseFor: (why: Pause, ms: number): void => heed({ kind: 'pause', why, ms }, null),
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
      isClosed = true;
    },
  };
}
export type Worker = ReturnType<typeof createWorker>;
