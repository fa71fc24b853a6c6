import { questionId as questionIdShape, type QuestionId } from '#shared/words/ids.ts';
import { ForumTrouble, orTrouble, type Forum } from '../forums/forum.ts';
import type { Live } from '../live.ts';
import { longestBackOff, nextMove } from '../outbox/lanes.ts';
import { arrived, createPause } from '../outbox/pause.ts';
import type { Pause } from '../outbox/words.ts';
import type { Clock, Log } from '../ports.ts';
import { amendBySeq, amendsInLane, updateAmend, type AmendRow } from '../store/amends.ts';
import type { Db } from '../store/db.ts';
import { troubleOf } from '../trouble.ts';
import { createHands } from './hands.ts';
import { troubleIn } from './rows.ts';
import { settleHere } from './settle-here.ts';
import { afterActing, afterLooking, afterReadTrouble, beforeActing, type Tried, type Turn } from './verdict.ts';
import { troubles } from './words.ts';

export interface WorkerParts {
  db: Db;
  live: Live;
  forum: Forum;
  sync: { refreshThread(questionId: QuestionId): Promise<void>; justChanged(questionId: QuestionId): void };
  clock: Clock;
  log: Log;
  accountId: string;
  /** From 0 to 1, for spreading retries. */
  chance: () => number;
  /** An answer is on its way just now. */
  isAnswering: () => boolean;
  /** Whoever sits here may not do such a thing any more. */
  isBarred: (kind: AmendRow['kind']) => boolean;
  /** Nothing leaves for this forum until somebody has signed in again; then there is another worker. */
  isSignedOut: () => boolean;
}

const yieldMs = 50;
const stumbledMs = 2_000;
const longestTimerMs = 60_000;

/** The one worker of what is done with one account's sent answers: decides in `nextMove` and `verdict`, acts here, and lets answers go first. */
export function createWorker({ db, live, forum, sync, clock, log, accountId, chance, isAnswering, isBarred, isSignedOut }: WorkerParts) {
  const hands = createHands(forum);
  const dueAt = new Map<number, number>();
  const pause = createPause({ clock, chance, longest: (why: keyof typeof longestBackOff) => longestBackOff[why], changed: () => live.touch('amends') });
  let current: Promise<void> | null = null;
  let isStopping = false;
  let isClosed = false;
  let cancelTimer = (): void => {};

  const mayLeave = (row: AmendRow | undefined): row is AmendRow => row?.state === 'waiting' && !isBarred(row.kind);
  const triedOf = (row: AmendRow): Tried => ({ kind: row.kind, state: row.state === 'checking' || row.state === 'doing' ? row.state : 'waiting', looks: row.looks, resendsLeft: row.resends_left, trouble: troubleIn(row) });

  function tick(): void {
    cancelTimer();
    if (isStopping || current || isSignedOut()) return;
    const at = clock.elapsed();
    const rows = amendsInLane(db, accountId).filter((row) => row.state !== 'waiting' || !isBarred(row.kind));
    const items = rows.map((row) => ({
      seq: row.seq,
      // What is done with one answer keeps its order.
      questionId: String(row.post_id),
      // Nothing is on its way here, so one that says so was left behind by a failure; it is looked for.
      state: row.state === 'waiting' ? ('waiting' as const) : ('checking' as const),
      waitMs: (dueAt.get(row.seq) ?? 0) - at,
    }));
    const pauseMs = pause.leftMs(at);
    const move = nextMove(items, { isBusy: false, pauseMs, spacingMs: 0, isBarred: false });
    if (move.kind === 'rest') return wakeIn(move.ms);
    if (isAnswering()) return wakeIn(yieldMs);
    current = run(move.kind === 'send', move.seq).finally(() => {
      current = null;
      if (!isClosed) tick();
    });
  }

  function wakeIn(ms: number | null): void {
    if (ms !== null) cancelTimer = clock.after(Math.min(ms, longestTimerMs), tick);
  }

  async function run(isNew: boolean, seq: number): Promise<void> {
    const row = amendBySeq(db, seq);
    if (!row) return;
    try {
      if (isNew) await work(row);
      else await look(row);
    } catch (error) {
      // What stopping tore down is found again at the next start.
      if (!isStopping) stumble(seq, error);
    }
  }

  async function work(row: AmendRow): Promise<void> {
    // A deletion is looked at first, for the words to give back; whatever was asked before, to see whether it was done.
    if (row.kind === 'delete' || row.attempts > 0) {
      const found = await orTrouble(() => hands.look(row));
      if (isStopping || !mayLeave(amendBySeq(db, row.seq))) return;
      if (found instanceof ForumTrouble) return apply(row.seq, afterReadTrouble(triedOf(row), found, clock.now()));
      const turn = beforeActing(triedOf(row), found.seen);
      if (turn) return apply(row.seq, turn);
      if (row.kind === 'delete' && found.source !== null) updateAmend(db, row.seq, { was: found.source });
    }
    // On disk before the first byte leaves, so that a crash leaves something that is looked for and not asked again.
    updateAmend(db, row.seq, { state: 'doing', trouble: null, attempts: row.attempts + 1, changed_at: clock.now() });
    const acted = await hands.act(row);
    const turn = afterActing({ ...triedOf(row), state: 'doing' }, acted, clock.now());
    const isOvertaken = acted.kind === 'refused' && acted.why === 'changed';
    const instead = isOvertaken ? await orTrouble(() => hands.look(row)) : null;
    if (isClosed) return;
    apply(row.seq, instead === null || instead instanceof ForumTrouble ? turn : { ...turn, now: instead.source });
  }

  async function look(row: AmendRow): Promise<void> {
    if (row.state === 'doing') leftBehind(row);
    const found = await orTrouble(() => hands.look(row));
    if (isClosed) return;
    const now = amendBySeq(db, row.seq);
    if (now?.state !== 'checking') return;
    // What says "may not" after a deletion was asked is only that it was not done.
    apply(row.seq, found instanceof ForumTrouble ? afterReadTrouble(triedOf(now), found, clock.now()) : afterLooking(triedOf(now), found.seen));
  }

  function apply(seq: number, turn: Turn): void {
    const row = amendBySeq(db, seq);
    if (!row) return;
    const now = clock.now();
    db.tx(() => {
      updateAmend(db, seq, { state: turn.state, trouble: turn.trouble && JSON.stringify(turn.trouble), now: turn.now, looks: turn.looks, resends_left: turn.resendsLeft, ...(turn.state === row.state ? {} : { changed_at: now }) });
      if (turn.state === 'done') settleHere(db, row, now);
    });
    dueAt.set(seq, clock.elapsed() + turn.waitMs);
    if (turn.state !== row.state) log.info('amend', { amend: seq, kind: row.kind, from: row.state, to: turn.state, trouble: turn.trouble?.kind ?? null });
    pause.heed(turn.lane);
    if (turn.state !== 'done') return;
    dueAt.delete(seq);
    const questionId = questionIdShape.parse(row.question_id);
    // What was asked of the forum before this is older news about this thread.
    sync.justChanged(questionId);
    void sync.refreshThread(questionId).catch(() => {});
  }

  function leftBehind(row: AmendRow): void {
    updateAmend(db, row.seq, { state: 'checking', looks: 0, trouble: null, changed_at: clock.now() });
  }

  /** A mistake of ours, or a disk that takes nothing: it waits or asks for the person; nothing is asked of the forum over it. */
  function stumble(seq: number, error: unknown): void {
    const isDisk = troubleOf(error).kind === 'cannot-save';
    log.error('amend-stumbled', { amend: seq, error: error instanceof Error ? (error.stack ?? error.name) : typeof error });
    dueAt.set(seq, clock.elapsed() + stumbledMs);
    pause.heed({ kind: 'back off', why: 'fault' });
    if (isDisk || amendBySeq(db, seq)?.state !== 'waiting') return;
    pause.lift();
    updateAmend(db, seq, { state: 'needs-you', trouble: JSON.stringify(troubles.unexpected()), changed_at: clock.now() });
  }

  return {
    tick,
    /** What the last life of this process left behind. */
    begin(): void {
      for (const row of amendsInLane(db, accountId)) if (row.state === 'doing') leftBehind(row);
    },
    isBusy: (): boolean => current !== null,
    setDue: (seq: number, ms: number): void => void dueAt.set(seq, clock.elapsed() + ms),
    pause: (): Pause | null => (isSignedOut() ? 'signed-out' : (pause.now()?.why ?? null)),
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
