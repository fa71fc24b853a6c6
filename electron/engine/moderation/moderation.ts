import { randomInt, randomUUID } from 'node:crypto';
import type { SyncStatus } from '#shared/words/desk.ts';
import { deedDetail, deedKind, type Deed, type DeedDetail, type DeedKind } from '#shared/words/deed.ts';
import { commandId, questionId as questionIdShape, type CommandId, type QuestionId } from '#shared/words/ids.ts';
import type { Forum } from '../forums/forum.ts';
import type { Live } from '../live.ts';
import { mayDo, mustMayDo } from '../people/may-do.ts';
import type { AccountAccess, Clock, Log, SettingsFile } from '../ports.ts';
import { questionRow, type QuestionRecord } from '../store/questions.ts';
import { activityLines, noteActivity, whoAmI } from '../store/team/activity.ts';
import { batchById, batchesToShow, deedsOf, deedsUnderway, insertBatch, insertDeed, updateDeed, type BatchRow, type DeedRow } from '../store/team/deeds.ts';
import { heldPost, heldPosts } from '../store/team/held-posts.ts';
import { TroubleError } from '../trouble.ts';
import { createHeld, questionOf } from './held.ts';
import { beforeOf, beginHere } from './local.ts';
import { createMessages, type MessageParts } from './messages.ts';
import { isLeaving, planOf, type Before, type Step } from './plan.ts';
import { newMarker, troubleIn } from './rows.ts';
import { batchOf, deedOf } from './show.ts';
import { undoDeed } from './undo.ts';
import { firstLookMs } from './verdict.ts';
import { sayPast, troubles, whyNot } from './words.ts';
import { createWorker } from './worker.ts';

/** A deed that others see is held at least this long, whatever the setting for answers says: it may be two hundred of them. */
const leastHoldMs = 10_000;
const mostBatches = 100;
const longestPauseMs = 3_600_000;

export interface ModerationParts extends MessageParts {
  live: Live;
  clock: Clock;
  log: Log;
  settings: SettingsFile;
  forum: Forum;
  access: Pick<AccountAccess, 'accountId' | 'isPractice'>;
  sync: { status(): SyncStatus; justChanged(questionId: QuestionId): void };
  outbox: { isBusy(): boolean };
  chance?: () => number;
}

export interface Act {
  batchId: CommandId;
  kind: DeedKind;
  detail: DeedDetail;
  questionIds: readonly QuestionId[];
}

/** `goesAt`: when the first of them leaves. */
export interface Ordered {
  batchId: CommandId;
  total: number;
  goesAt: number;
}

/** Moderators' deeds as outbox work, one reason for many questions, undone as one. Nothing is done twice, nothing is forgotten. */
export function createModeration({ db, live, clock, log, settings, forum, access, sync, outbox, templates, disclaimers, chance = () => randomInt(1_000) / 1_000 }: ModerationParts) {
  const { accountId } = access;
  const messages = createMessages({ db, forum, templates, disclaimers });
  const held = createHeld({ db, live, forum, clock, log, access });
  const worker = createWorker({ db, live, forum, clock, log, accountId, chance, isAnswering: outbox.isBusy, isBarred: () => mayDo(db, 'moderate') !== null, justChanged: sync.justChanged, say, sayDetail });
  const life = new AbortController();
  let stopHearing = (): void => {};
  const holdMs = (): number => Math.max(leastHoldMs, settings.current().holdSeconds * 1_000);
  const me = (): string => whoAmI(db, `${accountId}:0`);

  const batchOrThrow = (id: string): BatchRow => {
    const row = batchById(db, id);
    if (!row) throw new TroubleError({ kind: 'not-found', what: 'batch', say: 'This is no longer known here.', remedy: 'reload' });
    return row;
  };
  const questionOrThrow = (id: QuestionId): QuestionRecord => {
    const row = questionRow(db, id);
    if (!row || row.account_id !== accountId) throw new TroubleError({ kind: 'not-found', what: 'question', say: 'One of these questions is not on this desk. Nothing was done.', remedy: 'reload' });
    return row;
  };

  async function say(row: DeedRow): Promise<string | null> {
    const batch = batchById(db, row.batch_id);
    return batch && row.question_id !== null ? messages.of(deedKind.parse(batch.kind), deedDetail.parse(JSON.parse(batch.detail)), questionIdShape.parse(row.question_id)) : null;
  }
  /** What the history tells of a deed beside its kind. */
  function sayDetail(row: DeedRow): string {
    const batch = batchById(db, row.batch_id);
    return batch ? detailSaid(deedKind.parse(batch.kind), deedDetail.parse(JSON.parse(batch.detail))) : '';
  }
  function detailSaid(kind: DeedKind, { note = '', tags = [], communityId, ofQuestionId }: DeedDetail): string {
    const community = kind === 'move' && communityId !== undefined ? db.one(db.sql.selectFrom('communities').select('name').where('account_id', '=', accountId).where('id', '=', communityId))?.name : undefined;
    const original = ofQuestionId === undefined ? undefined : questionRow(db, ofQuestionId)?.title;
    return [community === undefined ? '' : `to ${community}`, original === undefined ? '' : `of “${original}”`, tags.join(', '), note].filter((part) => part !== '').join(' · ');
  }

  interface Order {
    batchId: CommandId;
    kind: DeedKind;
    detail: DeedDetail;
    deeds: { question: QuestionRecord | null; topicId: number | null; title: string; steps: Step[] }[];
  }
  const nowhere: Before = { isSorted: false, level: 0, levelBy: 'words', communityId: 0, tags: [] };

  /** The batch and all its deeds, or nothing; inside a transaction. Returns when they go. */
  function order({ batchId, kind, detail, deeds }: Order): number {
    const at = clock.now();
    const by = me();
    // What happens here alone needs no time to think again: it is undone as easily as it is done.
    const isHere = deeds.every(({ steps }) => steps.length === 0) && kind === 'accept';
    const hold = isHere ? 0 : holdMs();
    insertBatch(db, { id: batchId, account_id: accountId, kind, detail: JSON.stringify(detail), by, goes_at: at + hold, created_at: at });
    for (const { question, topicId, title, steps } of deeds) {
      const isEmpty = steps.length === 0;
      const seq = insertDeed(db, {
        id: randomUUID(),
        batch_id: batchId,
        question_id: question?.id ?? null,
        topic_id: topicId,
        title,
        state: isHere ? 'done' : isEmpty ? 'needs-you' : 'held',
        trouble: isEmpty && !isHere ? JSON.stringify(troubles.nothingHeld()) : null,
        before: JSON.stringify(question ? beforeOf(question) : nowhere),
        plan: JSON.stringify(steps),
        marker: newMarker(),
        not_before: at + hold,
        leaves: isLeaving(steps) ? 1 : 0,
        created_at: at,
        changed_at: at,
      });
      if (question) beginHere(db, kind, question, { by, note: detail.note?.trim() ?? '', at });
      if (isHere) noteActivity(db, { at, by, what: sayPast(kind, false), questionId: question?.id ?? null, detail: detailSaid(kind, detail) });
      else worker.setDue(seq, hold);
    }
    // Not in this breath: the transaction around us must have committed first.
    clock.after(0, () => worker.tick());
    return at + hold;
  }

  function deedsShown({ batchId }: { batchId: CommandId }): Deed[] {
    const batch = batchById(db, batchId);
    return batch ? deedsOf(db, batchId).map((row) => deedOf(db, row, batch, { now: clock.now(), pause: worker.pause()?.why ?? null })) : [];
  }

  async function wakeOnRecovery(): Promise<void> {
    let was = sync.status().state;
    for await (const state of live.watch(['sync'], () => sync.status().state, life.signal)) {
      if (state === 'idle' && (was === 'offline' || was === 'paused')) worker.wake();
      was = state;
    }
  }

  return {
    async act({ batchId, kind, detail, questionIds }: Act): Promise<Ordered> {
      mustMayDo(db, 'moderate');
      const answer = (row: BatchRow): Ordered => ({ batchId, total: deedsOf(db, row.id).length, goesAt: row.goes_at });
      const before = batchById(db, batchId);
      if (before) return answer(before);
      const ids = [...new Set(questionIds)];
      const wrong = whyNot(kind, detail, ids);
      if (wrong) throw new TroubleError(wrong);
      for (const id of ids) questionOrThrow(id);
      if (kind === 'move' && !db.one(db.sql.selectFrom('communities').select('id').where('account_id', '=', accountId).where('id', '=', detail.communityId ?? 0))) {
        throw new TroubleError({ kind: 'not-found', what: 'community', say: 'There is no such community on this forum.', remedy: 'reload' });
      }
      // One tells whether the message can be made at all; each is made for its question when its turn comes.
      const [sample] = ids;
      const says = sample !== undefined && (await messages.of(kind, detail, sample)) !== null;
      return db.tx(() => {
        // Pressed twice while the messages were made: the first one counts.
        const meanwhile = batchById(db, batchId);
        if (meanwhile) return answer(meanwhile);
        const waiting = Map.groupBy(heldPosts(db, accountId), (row) => row.topic_id);
        const deeds = ids.map((id) => {
          const question = questionOrThrow(id);
          const ofIt = (waiting.get(question.topic_id) ?? []).map((row) => ({ reviewId: row.review_id, version: row.version }));
          return { question, topicId: question.topic_id, title: question.title, steps: planOf({ kind, detail, says, held: ofIt }) };
        });
        return { batchId, total: deeds.length, goesAt: order({ batchId, kind, detail, deeds }) };
      });
    },

    undo({ batchId }: { batchId: CommandId }): { withdrawn: number; reversed: number; stays: number } {
      mustMayDo(db, 'moderate');
      const counts = { withdrawn: 0, reversed: 0, stays: 0 };
      db.tx(() => {
        if (batchOrThrow(batchId).undoes !== null) throw new TroubleError({ kind: 'too-late', say: 'This already puts something back. Do it again the usual way if you want it after all.', remedy: 'none' });
        const by = me();
        for (const row of deedsOf(db, batchId)) {
          const became = undoDeed(db, row, { at: clock.now(), by });
          if (became !== 'nothing') counts[became] += 1;
        }
      });
      clock.after(0, () => worker.wake());
      return counts;
    },

    retry({ batchId }: { batchId: CommandId }): Record<string, never> {
      mustMayDo(db, 'moderate');
      db.tx(() => {
        batchOrThrow(batchId);
        for (const row of deedsOf(db, batchId)) {
          if (row.state !== 'needs-you' || row.is_undo_asked === 1 || row.plan === '[]') continue;
          // What may stand on the forum is looked for first.
          const wasLost = troubleIn(row)?.kind === 'outcome-unknown';
          updateDeed(db, row.seq, { state: wasLost ? 'checking' : 'waiting', trouble: null, changed_at: clock.now(), ...(wasLost ? { looks: 0, resends_left: 1 } : {}) });
          worker.setDue(row.seq, 0);
        }
      });
      clock.after(0, () => worker.wake());
      return {};
    },

    batches: (signal: AbortSignal | undefined) => live.watch(['batches', 'deeds'], () => batchesToShow(db, mostBatches).map((row) => batchOf(row, clock.now())), signal),

    deedsOf: deedsShown,
    ofBatch: (asked: { batchId: CommandId }, signal: AbortSignal | undefined) => live.watch(['deeds', 'batches'], () => deedsShown(asked), signal),

    held: (signal: AbortSignal | undefined) => held.watch(signal),
    heldNow: () => held.shown(),
    /** Asks the forum for held posts now and then, until what this returns is called. */
    keepHeldFresh: (): (() => void) => held.keepFresh(),

    judgeHeld({ reviewId, isApproved }: { reviewId: number; isApproved: boolean }): Record<string, never> {
      mustMayDo(db, 'moderate');
      db.tx(() => {
        const post = heldPost(db, accountId, reviewId);
        if (!post) throw new TroubleError({ kind: 'not-found', what: 'held post', say: 'The forum no longer holds this post: somebody else may have decided.', remedy: 'reload' });
        const id = questionOf(db, accountId, post);
        const steps: Step[] = [{ do: 'judge', reviewId, version: post.version, isApproved }];
        order({ batchId: commandId.parse(randomUUID()), kind: isApproved ? 'approve' : 'reject', detail: {}, deeds: [{ question: id === null ? null : (questionRow(db, id) ?? null), topicId: post.topic_id, title: post.title, steps }] });
      });
      return {};
    },

    activity: ({ text, limit }: { text: string; limit: number }, signal: AbortSignal | undefined) =>
      live.watch(
        ['activity', 'questions'],
        () => activityLines(db, text, limit).map(({ id, at, by, what, question_id, detail, title }) => ({ id, at, by, what, questionId: question_id === null ? null : questionIdShape.parse(question_id), title: title ?? '', detail })),
        signal,
      ),

    start(): void {
      const now = clock.now();
      for (const row of deedsUnderway(db, accountId)) {
        const met = troubleIn(row);
        if (row.state === 'doing') worker.leftBehind(row);
        if (row.state === 'doing' || row.state === 'checking') worker.setDue(row.seq, firstLookMs);
        // A clock that jumped while we were closed holds nobody for hours, and sends nothing early.
        else if (row.state === 'held') worker.setDue(row.seq, Math.min(Math.max(0, row.not_before - now), holdMs()));
        else worker.setDue(row.seq, met?.kind === 'slow-down' ? Math.min(Math.max(0, met.untilAt - now), longestPauseMs) : 0);
      }
      // What is asked of the same question by an answer goes first, so its end is a reason to go on.
      stopHearing = db.onCommit((tables) => {
        if (tables.has('outbox') || tables.has('people')) clock.after(0, () => worker.tick());
      });
      void wakeOnRecovery().catch((error: unknown) => log.error('moderation-watch', { error: error instanceof Error ? error.name : typeof error }));
      worker.tick();
    },

    /** Tries again now, for example because the network is back. */
    wake: (): void => worker.wake(),

    /** Lets the deed that is on its way arrive, for at most `graceMs`. */
    async stop(graceMs: number): Promise<void> {
      stopHearing();
      life.abort();
      held.stop();
      await worker.stop(graceMs);
    },
  };
}
export type Moderation = ReturnType<typeof createModeration>;
