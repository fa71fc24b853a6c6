import { questionId, type QuestionId } from '#shared/words/ids.ts';
import type { ThreadChange } from '#shared/words/thread-change.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import { readBaseline } from '../answers/baseline.ts';
import { ForumTrouble } from '../forums/forum.ts';
import type { Db } from '../store/db.ts';
import type { OutboxRow } from '../store/outbox.ts';
import { changeSince } from '../threads/change.ts';
import type { ReadTrouble } from './verdict.ts';
import { troubles } from './words.ts';

/** Brings one thread up to date in the store. Throws ForumTrouble. */
export interface ThreadReader {
  refreshThread(questionId: QuestionId): Promise<void>;
}

/** clear: may go. stop: the person must look first. later: the thread could not be read, and nothing is posted blind. */
export type Preflight = { kind: 'clear' } | { kind: 'stop'; trouble: Trouble; change: ThreadChange | null } | { kind: 'later'; trouble: ReadTrouble };

/** Reads the thread again and compares it with what the person knew. */
export async function preflight(db: Db, sync: ThreadReader, row: OutboxRow): Promise<Preflight> {
  try {
    await sync.refreshThread(questionId.parse(row.question_id));
  } catch (error) {
    if (!(error instanceof ForumTrouble)) throw error;
    if (error.kind === 'gone' || error.kind === 'forbidden') return { kind: 'stop', trouble: troubles.gone(), change: null };
    return { kind: 'later', trouble: error };
  }
  return compare(db, row);
}

/** The same without asking the forum. */
export function compare(db: Db, row: OutboxRow): Preflight {
  const known = db.one(db.sql.selectFrom('questions').select('state').where('id', '=', row.question_id));
  if (!known || known.state === 'gone') return { kind: 'stop', trouble: troubles.gone(), change: null };
  if (known.state === 'closed' || known.state === 'archived') return { kind: 'stop', trouble: troubles.closed(), change: null };
  const before = readBaseline(row.baseline);
  const change = changeSince(db, questionId.parse(row.question_id), before);
  return change ? { kind: 'stop', trouble: troubles.changed(change), change } : { kind: 'clear' };
}
