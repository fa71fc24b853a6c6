import { randomUUID } from 'node:crypto';
import { deedKind } from '#shared/words/deed.ts';
import type { Db } from '../store/db.ts';
import { noteActivity } from '../store/team/activity.ts';
import { batchBack, batchById, deedById, insertBatch, insertDeed, updateDeed, wasStepLost, type BatchRow, type DeedRow } from '../store/team/deeds.ts';
import { putBackHere } from './local.ts';
import { isLeaving, kindBack, wayBack, type Step } from './plan.ts';
import { beforeIn, newMarker, planIn, resultsIn } from './rows.ts';
import { sayPast } from './words.ts';

/** Putting back what was done. Everything that writes belongs into a transaction of the caller. */

/** After a day a thread has gone on, and what was done to it is no slip any more. */
const undoableMs = 24 * 3_600_000;

type Way = 'withdraw' | 'put back' | 'wait' | 'stays' | 'nothing';

/** What undoing a deed would mean now: it never leaves, it is put back, it is put back once it has arrived, it cannot be, or there is nothing to undo. */
export function wayOf(db: Db, row: DeedRow, at: number): Way {
  if (row.state === 'undone' || row.is_undo_asked === 1) return 'nothing';
  if (row.state === 'doing' || row.state === 'checking') return 'wait';
  if (row.state === 'done' && at - row.changed_at > undoableMs) return 'stays';
  const { steps, stays } = backOf(db, row);
  if (steps.length > 0) return 'put back';
  return stays ? 'stays' : 'withdraw';
}

/** Takes back what has not left, and orders the way back of what has. */
export function undoDeed(db: Db, row: DeedRow, { at, by }: { at: number; by: string }): 'withdrawn' | 'reversed' | 'stays' | 'nothing' {
  const batch = batchById(db, row.batch_id);
  const way = wayOf(db, row, at);
  if (!batch || way === 'nothing') return 'nothing';
  if (way === 'stays') return 'stays';
  const kind = deedKind.parse(batch.kind);
  if (row.question_id !== null) putBackHere(db, kind, row.question_id, beforeIn(row), { by, at });
  if (way === 'wait') {
    updateDeed(db, row.seq, { is_undo_asked: 1 });
    return 'reversed';
  }
  if (way === 'withdraw') {
    // What was done here alone is undone with it; what stood like this before was never ours.
    if (row.state === 'done' && row.plan === '[]') noteActivity(db, { at, by, what: sayPast(kind, true), questionId: row.question_id });
    updateDeed(db, row.seq, { state: 'undone', trouble: null, changed_at: at });
    return row.state === 'done' ? 'reversed' : 'withdrawn';
  }
  orderBack(db, row, batch, { at, by });
  // A deed that is whole is undone when its way back is; of one that came half way the rest is not wanted any more.
  if (row.state !== 'done') updateDeed(db, row.seq, { state: 'undone', trouble: null, changed_at: at });
  return 'reversed';
}

/** A deed whose undoing was asked while it was on its way has come to rest. */
export function undoSettled(db: Db, seq: number, row: DeedRow, { at, by }: { at: number; by: string }): void {
  const batch = batchById(db, row.batch_id);
  const isOrdered = batch !== undefined && orderBack(db, row, batch, { at, by });
  const isIrreversible = row.state === 'done' && !isOrdered && backOf(db, row).stays;
  if (isIrreversible || (isOrdered && row.state === 'done')) return;
  updateDeed(db, seq, { state: 'undone', trouble: null, changed_at: at });
}

/** The way back of a deed is done: so it is undone. */
export function noteReversed(db: Db, back: DeedRow, at: number): void {
  const original = back.reverses === null ? undefined : deedById(db, back.reverses);
  if (original?.state === 'done') updateDeed(db, original.seq, { state: 'undone', changed_at: at });
}

/** The steps back. A step that may stand without our knowing is taken back as well, which changes nothing where it does not. */
function backOf(db: Db, row: DeedRow): { steps: Step[]; stays: boolean } {
  const steps = planIn(row);
  const results = resultsIn(row);
  const isUnsure = (row.state === 'needs-you' || row.state === 'waiting') && row.attempts > 0 && wasStepLost(db, row.seq, row.step);
  const unsure = isUnsure ? steps[row.step] : undefined;
  if (!unsure) return wayBack(steps, results, row.marker);
  const { communityId, tags } = beforeIn(row);
  const added = unsure.do === 'tag' ? unsure.add.filter((tag) => !tags.includes(tag)) : [];
  return wayBack(steps, [...results, { isNew: true, from: communityId, added, removed: [] }], row.marker);
}

/** Returns whether there was anything to order. All ways back of a batch are one batch. */
function orderBack(db: Db, row: DeedRow, batch: BatchRow, { at, by }: { at: number; by: string }): boolean {
  const { steps } = backOf(db, row);
  if (steps.length === 0) return false;
  insertDeed(db, {
    id: randomUUID(),
    batch_id: batchBack(db, batch.id)?.id ?? beginBack(db, batch, { at, by }),
    question_id: row.question_id,
    topic_id: row.topic_id,
    title: row.title,
    state: 'waiting',
    before: row.before,
    plan: JSON.stringify(steps),
    marker: newMarker(),
    not_before: at,
    reverses: row.id,
    leaves: isLeaving(steps) ? 1 : 0,
    created_at: at,
    changed_at: at,
  });
  return true;
}

function beginBack(db: Db, batch: BatchRow, { at, by }: { at: number; by: string }): string {
  const id = randomUUID();
  insertBatch(db, { id, account_id: batch.account_id, kind: kindBack(deedKind.parse(batch.kind)), detail: batch.detail, by, undoes: batch.id, goes_at: at, created_at: at });
  return id;
}
