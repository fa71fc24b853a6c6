import type { SyncStatus } from '#shared/words/desk.ts';
import { asQuestionId, type QuestionId } from '#shared/words/ids.ts';
import { ForumTrouble, type Forum } from '../forums/forum.ts';
import { sayTrouble } from '../forums/say-trouble.ts';
import type { Live } from '../live.ts';
import type { AccountAccess, Clock, Log } from '../ports.ts';
import { accountRow, ensureAccount } from '../store/accounts.ts';
import { cursor } from '../store/cursors.ts';
import type { Db } from '../store/db.ts';
import { readingProgress } from '../store/questions.ts';
import { createOrder, type Order } from './order.ts';
import { createPull } from './pull.ts';
import { createRecorder, type JudgeHolder } from './record.ts';
import { backOff, practiceRhythm, realRhythm, type Rhythm } from './rhythm.ts';

/** Keeps the store in step with the forum. Nothing here is ever asked by the window and waited for, but `refreshThread`. */
export interface Sync {
  start(): void;
  /** Aborts what is on its way. Nothing is written afterwards. */
  stop(): void;
  /** Asks the forum at once, waiting out no back-off. */
  now(): void;
  status(): SyncStatus;
  /**
   * Reads one thread for a person who waits, ahead of all background work, and stores it. What is stored afterwards was asked for after the call.
   * A thread that is gone is stored as gone and is no throw. Throws ForumTrouble when the forum could not be asked; what is stored then is as old as it was.
   */
  refreshThread(questionId: QuestionId): Promise<void>;
  /** A change of ours to this thread stands on the forum and here: what was asked for before is older news about it. */
  justChanged(questionId: QuestionId): void;
  /** Reads the rows of these questions behind everybody who waits. Throws ForumTrouble, or the signal's reason. */
  readRows(questionIds: readonly QuestionId[], signal: AbortSignal): Promise<void>;
}

interface Parts {
  db: Db;
  live: Live;
  forum: Forum;
  access: AccountAccess;
  clock: Clock;
  log: Log;
  rhythm?: Rhythm;
  chance?: () => number;
  order?: Order;
  judge?: JudgeHolder;
}

const countEvery = 1_000;

export function createSync({ db, live, forum, access, clock, log, rhythm = access.isPractice ? practiceRhythm : realRhythm, chance = Math.random, order = createOrder(), judge }: Parts): Sync {
  const { accountId } = access;
  const recorder = createRecorder(db, accountId, { myId: () => accountRow(db, accountId)?.my_id ?? null, now: () => clock.now(), judge });
  const pull = createPull({ db, forum, accountId, clock, log, order, recorder, rhythm });
  const life = new AbortController();
  const refreshes = new Map<QuestionId, { running: Promise<void>; next: Promise<void> | null }>();

  let isPulling = false;
  let isAskedAgain = false;
  let isSaid = false;
  let failures = 0;
  let trouble: ForumTrouble | null = null;
  let troubleAt = 0;
  let lastAt: number | null = null;
  let nextAt: number | null = null;
  let counted: { at: number; is: ReturnType<typeof readingProgress> } | null = null;
  let cancelNext = (): void => {};

  const plan = (ms: number): void => {
    cancelNext();
    nextAt = clock.now() + ms;
    cancelNext = clock.after(ms, () => void run());
  };

  const waitAfter = (error: ForumTrouble | null, hasMore: boolean): number => {
    if (!error && hasMore) return rhythm.soon;
    if (!error) return Math.round((forum.asStranger?.() === null ? rhythm.everyByKey : rhythm.every) * (0.9 + chance() / 5));
    if (error.kind === 'slow-down') return error.waitMs + 1_000;
    return backOff(rhythm, failures, chance());
  };

  async function run(): Promise<void> {
    if (isPulling || life.signal.aborted) return;
    isPulling = true;
    cancelNext();
    nextAt = null;
    if (isSaid || lastAt === null) live.touch('sync');
    let error: ForumTrouble | null = null;
    let hasMore = false;
    try {
      ({ hasMore } = await pull.once(life.signal));
      lastAt = clock.now();
    } catch (thrown) {
      if (life.signal.aborted) return;
      error = thrown instanceof ForumTrouble ? thrown : new ForumTrouble('fault', 'the sync itself failed');
      if (error !== thrown) log.error('sync-failed', { name: thrown instanceof Error ? thrown.name : typeof thrown, stack: thrown instanceof Error ? (thrown.stack ?? '') : '' });
    } finally {
      isPulling = false;
    }
    failures = error ? failures + 1 : 0;
    if (error && error.kind !== trouble?.kind) log.warn('sync-trouble', { kind: error.kind, status: error.status });
    trouble = error;
    troubleAt = clock.now();
    const isAgain = isAskedAgain;
    isAskedAgain = false;
    isSaid = isAgain;
    if (isAgain) void run();
    else plan(waitAfter(error, hasMore));
    live.touch('sync');
  }

  const stateOf = (): SyncStatus['state'] => {
    if (trouble && !isSaid) return trouble.kind === 'slow-down' || trouble.kind === 'signed-out' ? 'paused' : 'offline';
    if (cursor(db, accountId, 'first-sync') !== 1) return 'starting';
    // The routine looks every few seconds are nobody's news; only one that was asked for is shown.
    return isPulling && isSaid ? 'syncing' : 'idle';
  };

  /** Counted over every question, so only while somebody watches the first sync grow, and not with every page. */
  const progress = (): ReturnType<typeof readingProgress> => {
    if (counted === null || clock.elapsed() - counted.at >= countEvery) counted = { at: clock.elapsed(), is: readingProgress(db, accountId) };
    return counted.is;
  };

  const topicOf = (questionId: QuestionId): number => Number(questionId.slice(questionId.indexOf(':') + 1));

  const readThread = async (questionId: QuestionId): Promise<void> => {
    const topicId = topicOf(questionId);
    const asked = order.next();
    try {
      const seen = await forum.thread(topicId, { signal: life.signal, isForPerson: true });
      if (life.signal.aborted) throw stopped();
      if (order.isOlder(topicId, asked)) return;
      db.tx(() => recorder.thread(seen, asked));
      order.done(topicId, asked);
    } catch (error) {
      if (life.signal.aborted) throw stopped();
      if (!(error instanceof ForumTrouble) || error.kind !== 'gone') throw error;
      db.tx(() => recorder.gone(topicId));
    }
  };

  const stopped = (): ForumTrouble => new ForumTrouble('unreachable', 'Rounds is closing');

  return {
    start() {
      ensureAccount(db, { id: accountId, kind: access.kind, baseUrl: access.baseUrl, isPractice: access.isPractice });
      void run();
    },
    stop() {
      life.abort();
      cancelNext();
    },
    now() {
      isSaid = true;
      if (isPulling) isAskedAgain = true;
      else void run();
    },
    status() {
      const isFirst = cursor(db, accountId, 'first-sync') !== 1;
      const { known, decided } = isFirst ? progress() : { known: 0, decided: 0 };
      const total = isFirst ? Math.max(known, cursor(db, accountId, 'topics') ?? 0) : 0;
      return {
        state: stateOf(),
        done: decided,
        total: total === 0 ? null : total,
        lastAt,
        nextAt,
        skipped: pull.skipped(),
        trouble: trouble ? sayTrouble(trouble, troubleAt) : null,
      };
    },
    justChanged: (id) => order.done(Number(id.slice(id.indexOf(':') + 1)), order.next()),
    async refreshThread(id) {
      const questionId = asQuestionId(accountId, topicOf(id));
      const begin = (): Promise<void> => {
        const running = readThread(questionId).finally(() => {
          if (refreshes.get(questionId)?.running === running) refreshes.delete(questionId);
        });
        refreshes.set(questionId, { running, next: null });
        return running;
      };
      const under = refreshes.get(questionId);
      if (!under) return begin();
      // The one on its way may have left before what the caller wants to see; those who ask meanwhile share the one after it.
      under.next ??= under.running.then(begin, begin);
      return under.next;
    },
    readRows: (questionIds, signal) => pull.rows(questionIds.map(topicOf), signal),
  };
}
