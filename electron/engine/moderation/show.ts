import { z } from 'zod';
import { deedDetail, deedKind, type Batch, type Deed } from '#shared/words/deed.ts';
import { commandId, questionId } from '#shared/words/ids.ts';
import type { Pause } from '../outbox/words.ts';
import type { Db } from '../store/db.ts';
import type { batchesToShow, BatchRow, DeedRow } from '../store/team/deeds.ts';
import { resultsIn, troubleIn } from './rows.ts';
import { wayOf } from './undo.ts';
import { reasonOf } from './words.ts';

const canUndo = (db: Db, row: DeedRow, now: number): boolean => ['withdraw', 'put back', 'wait'].includes(wayOf(db, row, now));

/** A deed in the words of the window. */
export function deedOf(db: Db, row: DeedRow, batch: BatchRow, { now, pause }: { now: number; pause: Pause | null }): Deed {
  const kind = deedKind.parse(batch.kind);
  const results = resultsIn(row);
  return {
    id: commandId.parse(row.id),
    batchId: commandId.parse(row.batch_id),
    questionId: row.question_id === null ? null : questionId.parse(row.question_id),
    title: row.title,
    kind,
    detail: deedDetail.parse(JSON.parse(batch.detail)),
    state: row.state,
    reason: reasonOf({ state: row.state, trouble: troubleIn(row), kind, changed: results.some(({ isNew }) => isNew), pause, isPutBack: results.length > 0 }),
    trouble: troubleIn(row),
    goesAt: row.state === 'held' ? row.not_before : null,
    canUndo: batch.undoes === null && canUndo(db, row, now),
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

/** Undone as one while anything of it can be, for a day; a way back is not undone again. */
export function batchOf(row: ReturnType<typeof batchesToShow>[number], now: number): Batch {
  return {
    id: commandId.parse(row.id),
    ...(row.undoes === null ? {} : { undoes: commandId.parse(row.undoes) }),
    kind: deedKind.parse(row.kind),
    detail: deedDetail.parse(JSON.parse(row.detail)),
    total: row.total,
    done: row.done,
    failed: row.failed,
    waiting: row.waiting,
    undone: row.undone,
    goesAt: row.held > 0 ? row.goes_at : null,
    canUndo: row.undoes === null && row.is_put_back === 0 && row.undone < row.total && now - row.changed_at < dayMs && !(irreversible.safeParse(row.kind).success && row.waiting + row.failed === 0),
    createdAt: row.created_at,
  };
}

const dayMs = 24 * 3_600_000;
const irreversible = z.enum(['approve', 'reject']);
