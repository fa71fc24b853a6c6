import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { SyncStatus } from '#shared/words/desk.ts';
import type { DraftContent } from '#shared/words/draft.ts';
import { type CommandId, questionId as questionIdShape, type QuestionId } from '#shared/words/ids.ts';
import type { OutboxItem } from '#shared/words/outbox.ts';
import type { SentDisclaimer } from '#shared/words/template.ts';
import { readBaseline, writeBaseline } from '../answers/baseline.ts';
import { giveBack } from '../answers/give-back.ts';
import type { Forum } from '../forums/forum.ts';
import type { Live } from '../live.ts';
import { mayDo, mustMayDo } from '../people/may-do.ts';
import type { Clock, Log, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { insertItem, itemById, itemsInLane, itemsToShow, newestOfQuestion, type OutboxRow, sameUnderway, updateItem, wasEverLost } from '../store/outbox.ts';
import { baselineOf, changeSince, type Baseline } from '../threads/change.ts';
import { TroubleError } from '../trouble.ts';
import { changeIn, itemOf, troubleIn } from './item-of.ts';
import { createLane } from './lane.ts';
import type { ThreadReader } from './preflight.ts';
import { firstLookMs } from './verdict.ts';
import { troubles } from './words.ts';

const shownForMs = 7 * 24 * 3_600_000;
const longestPauseMs = 3_600_000;
const someMarker = '0'.repeat(16);

export interface NewAnswer {
  commandId: CommandId;
  questionId: QuestionId;
  topicId: number;
  title: string;
  /** The whole Markdown, disclaimers included, without the marker. */
  body: string;
  baseline: Baseline;
  content: DraftContent;
  /** Those in `body`; absent: none. */
  disclaimers?: readonly SentDisclaimer[];
}

/** Answers on their way to one forum account. Nothing is posted twice, nothing is posted blind, nothing is dropped. */
export function createOutbox({
  db,
  live,
  forum,
  sync,
  clock,
  log,
  settings,
  accountId,
  chance = () => randomInt(1_000) / 1_000,
}: {
  db: Db;
  live: Live;
  forum: Forum;
  sync: ThreadReader & { status(): SyncStatus };
  clock: Clock;
  log: Log;
  settings: SettingsFile;
  accountId: string;
  chance?: () => number;
}) {
  const lane = createLane({ db, live, forum, sync, clock, log, accountId, chance });
  const stopWatching = new AbortController();
  let stopHearing = (): void => {};
  const isBarred = (): boolean => mayDo(db, 'send') !== null;
  const holdMs = (): number => settings.current().holdSeconds * 1_000;

  const get = (id: string): OutboxRow => {
    const row = itemById(db, id);
    if (!row) throw new TroubleError({ kind: 'not-found', what: 'outbox item', say: 'This answer is no longer in the outbox.', remedy: 'reload' });
    return row;
  };
  const tooLate = (row: OutboxRow): TroubleError =>
    new TroubleError({
      kind: 'too-late',
      say: row.state === 'sent' || row.state === 'in-review' ? 'The forum already has this answer. You can edit or delete it there.' : row.state === 'withdrawn' ? 'This answer was already taken back.' : 'This answer is already on its way.',
      remedy: 'none',
    });

  /** For people to read. The hold itself is measured on a clock that never jumps. */
  const goesAt = (row: OutboxRow): number | null => {
    if (row.state !== 'held' && row.state !== 'waiting') return null;
    const pause = lane.pause();
    if (row.state === 'waiting' && pause) return pause.untilWall;
    const leftMs = lane.msUntilDue(row.seq);
    if (row.state === 'waiting' && leftMs === 0) return null;
    const measured = clock.now() + leftMs;
    return Math.abs(measured - row.not_before) < 2_000 ? row.not_before : measured;
  };
  const show = (row: OutboxRow, barred: boolean): OutboxItem => {
    const slug = db.one(db.sql.selectFrom('questions').select('slug').where('id', '=', row.question_id))?.slug ?? '';
    const url = row.post_number === null ? null : forum.topicUrl(row.topic_id, slug, row.post_number);
    return itemOf(row, { now: clock.now(), goesAt: barred ? null : goesAt(row), pause: lane.pause()?.why ?? null, url, isBarred: barred });
  };

  async function wakeOnRecovery(): Promise<void> {
    let was = sync.status().state;
    for await (const state of live.watch(['sync'], () => sync.status().state, stopWatching.signal)) {
      if (state === 'idle' && (was === 'offline' || was === 'paused')) lane.wake();
      was = state;
    }
  }

  return {
    /** Inside the transaction that closes the draft. The same `commandId`, or the same words still on their way to the same question, is the same item. */
    add(answer: NewAnswer): { id: CommandId; goesAt: number } {
      const bodySha = createHash('sha256').update(answer.body).digest('hex');
      const before = itemById(db, answer.commandId) ?? sameUnderway(db, answer.questionId, bodySha);
      if (before) return { id: before.id as CommandId, goesAt: before.not_before };
      const now = clock.now();
      const hold = holdMs();
      const seq = insertItem(db, {
        id: answer.commandId,
        account_id: accountId,
        question_id: answer.questionId,
        topic_id: answer.topicId,
        title: answer.title,
        body: answer.body,
        body_sha: bodySha,
        marker: randomBytes(8).toString('hex'),
        state: hold > 0 ? 'held' : 'waiting',
        baseline: writeBaseline(answer.baseline),
        content: JSON.stringify(answer.content),
        disclaimers: JSON.stringify(answer.disclaimers ?? []),
        not_before: now + hold,
        created_at: now,
        changed_at: now,
      });
      lane.setDue(seq, hold);
      // Not in this breath: the transaction around us must have committed first.
      clock.after(0, () => {
        lane.tick();
        if (hold > 0) void lane.lookAhead(seq);
      });
      return { id: answer.commandId, goesAt: now + hold };
    },

    start(): void {
      const now = clock.now();
      lane.begin();
      for (const row of itemsInLane(db, accountId)) {
        const met = troubleIn(row);
        const untilMs = met?.kind === 'slow-down' ? Math.min(Math.max(0, met.untilAt - now), longestPauseMs) : 0;
        if (row.state === 'sending') lane.leftBehind(row);
        if (row.state === 'checking' && untilMs > 0) lane.noPostsFor(untilMs);
        if (row.state === 'sending' || row.state === 'checking') lane.setDue(row.seq, firstLookMs);
        // A clock that jumped while we were closed holds nobody for hours, and sends nothing early.
        else if (row.state === 'held') lane.setDue(row.seq, Math.min(Math.max(0, row.not_before - now), holdMs()));
        else if (met?.kind === 'slow-down') lane.pauseFor('slow-down', untilMs);
      }
      let wasBarred = isBarred();
      stopHearing = db.onCommit((tables) => {
        if ((!tables.has('people') && !tables.has('accounts')) || wasBarred === isBarred()) return;
        wasBarred = !wasBarred;
        // Who may send again gets the time to undo again, too.
        if (!wasBarred) for (const row of itemsInLane(db, accountId)) if (row.state === 'held') lane.setDue(row.seq, holdMs());
        clock.after(0, () => lane.tick());
      });
      void wakeOnRecovery().catch((error: unknown) => log.error('outbox-watch', { error: error instanceof Error ? error.name : typeof error }));
      lane.tick();
    },

    /** Lets the answer that is on its way arrive, for at most `graceMs`. */
    async stop(graceMs: number): Promise<void> {
      stopWatching.abort();
      stopHearing();
      await lane.stop(graceMs);
    },

    /** The whole Markdown as the forum will get it, for counting. */
    signed: ({ body }: Pick<NewAnswer, 'questionId' | 'body'>): string => forum.signed(body, someMarker),

    /** An answer is being sent or looked for at this moment; what else goes to the forum lets it go first. */
    isBusy: (): boolean => lane.isBusy(),

    /** Tries again now, for example because the network is back. */
    wake: (): void => lane.wake(),

    /** An item of this account in the words of the window. */
    show: (row: OutboxRow): OutboxItem => show(row, isBarred()),

    list: (signal: AbortSignal | undefined) => live.watch(['outbox', 'questions', 'people', 'accounts'], () => {
        const barred = isBarred();
        return itemsToShow(db, clock.now() - shownForMs).filter((row) => row.account_id === accountId).map((row) => show(row, barred));
      }, signal),

    ofQuestion: (questionId: QuestionId, signal: AbortSignal | undefined) =>
      live.watch(
        ['outbox', 'questions', 'people', 'accounts'],
        () => {
          const row = newestOfQuestion(db, questionId);
          return row ? show(row, isBarred()) : null;
        },
        signal,
      ),

    takeBack(id: CommandId): { questionId: QuestionId } {
      return db.tx(() => {
        const row = get(id);
        const mayStillLeave = row.state === 'held' || row.state === 'needs-you' || (row.state === 'waiting' && !wasEverLost(db, row.seq));
        if (!mayStillLeave) throw tooLate(row);
        const putAside = giveBack(db, row, clock.now());
        updateItem(db, row.seq, { state: 'withdrawn', trouble: putAside === null ? null : JSON.stringify(troubles.putAside(putAside)), change: null, changed_at: clock.now() });
        log.info('outbox', { item: row.seq, from: row.state, to: 'withdrawn' });
        return { questionId: questionIdShape.parse(row.question_id) };
      });
    },

    retry(id: CommandId, acceptChange: boolean): Record<string, never> {
      mustMayDo(db, 'send');
      const row = get(id);
      if (row.state !== 'needs-you' && row.state !== 'waiting') throw tooLate(row);
      if (row.state === 'needs-you') {
        // What may stand on the forum is looked for first; the change, if any, is met on the way out.
        const wasLost = troubleIn(row)?.kind === 'outcome-unknown' || (troubleIn(row)?.kind === 'unexpected' && wasEverLost(db, row.seq));
        const accepted = wasLost ? null : acceptedBaseline(row, acceptChange);
        updateItem(db, row.seq, {
          state: wasLost ? 'checking' : 'waiting',
          trouble: null,
          change: null,
          changed_at: clock.now(),
          ...(wasLost ? { looks: 0, resends_left: 1 } : {}),
          ...(accepted === null ? {} : { baseline: writeBaseline(accepted) }),
        });
        lane.setDue(row.seq, 0);
      }
      clock.after(0, () => lane.wake());
      return {};
    },

    deleteTwins(id: CommandId): Record<string, never> {
      const row = get(id);
      const met = troubleIn(row);
      if (row.state !== 'sent' || met?.kind !== 'twins') throw new TroubleError({ kind: 'too-late', say: 'This answer stands on the forum once.', remedy: 'none' });
      updateItem(db, row.seq, { trouble: JSON.stringify(troubles.twinsLeaving(met.postIds)) });
      lane.countNow(row.seq);
      clock.after(0, () => lane.tick());
      return {};
    },

    sendNow(id: CommandId): Record<string, never> {
      db.tx(() => {
        mustMayDo(db, 'send');
        const row = get(id);
        // It left between the look and the click, as was wished.
        if (row.state === 'sending' || row.state === 'checking' || row.state === 'sent' || row.state === 'in-review') return;
        if (row.state !== 'held' && row.state !== 'waiting') throw tooLate(row);
        updateItem(db, row.seq, { state: 'waiting', not_before: clock.now(), ...(row.state === 'held' ? { changed_at: clock.now() } : {}) });
        lane.setDue(row.seq, 0);
      });
      clock.after(0, () => lane.wake());
      return {};
    },
  };

  /** Null: nothing was in the way. Throws the change when the person has not accepted it, or when more came in since. */
  function acceptedBaseline(row: OutboxRow, acceptChange: boolean): Baseline | null {
    const questionId = questionIdShape.parse(row.question_id);
    const change = changeSince(db, questionId, readBaseline(row.baseline));
    if (!change) return null;
    const seen = new Set(changeIn(row)?.newPosts.map((post) => post.id));
    if (!acceptChange || change.newPosts.some((post) => !seen.has(post.id))) {
      updateItem(db, row.seq, { trouble: JSON.stringify(troubles.changed(change)), change: JSON.stringify(change) });
      throw new TroubleError(troubles.changed(change));
    }
    return baselineOf(db, questionId);
  }
}
export type Outbox = ReturnType<typeof createOutbox>;
