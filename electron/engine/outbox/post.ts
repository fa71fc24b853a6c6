import type { Forum, Outcome, Reply } from '../forums/forum.ts';
import type { Clock } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { beginAttempt, endAttempt, type OutboxRow, updateItem } from '../store/outbox.ts';

/** How the forum is asked to take an answer, and how it is asked for afterwards. `signed`: puts the marker where this forum shows nothing of it. */
export function replyOf(row: OutboxRow, signed: Forum['signed'], now: number, spent: { typingMs: number; openMs: number }): Reply {
  return { topicId: row.topic_id, raw: signed(row.body, row.marker), marker: row.marker, firstTriedAt: row.first_tried_at ?? now, ...spent };
}

/** Posts once. The attempt is on disk before the first byte leaves, so that a crash leaves an item that is looked for and not sent again. */
export async function post({ db, forum, clock }: { db: Db; forum: Forum; clock: Clock }, row: OutboxRow, reply: Reply): Promise<{ attempt: number; outcome: Outcome }> {
  const at = clock.now();
  const number = row.attempts + 1;
  const attempt = db.tx(() => {
    updateItem(db, row.seq, { state: 'sending', trouble: null, attempts: number, first_tried_at: row.first_tried_at ?? at, changed_at: at });
    return beginAttempt(db, { seq: row.seq, number, bodySha: row.body_sha, at });
  });
  let outcome: Outcome;
  try {
    outcome = await forum.reply(reply);
  } catch (error) {
    // The port promises not to throw. Should it, nobody knows what left.
    outcome = { kind: 'lost', detail: error instanceof Error ? error.name : 'unknown' };
  }
  return { attempt, outcome };
}

/** Notes how an attempt ended; inside the transaction that moves the item on. */
export const noteOutcome = (db: Db, attempt: number, outcome: Outcome, at: number): void => endAttempt(db, attempt, outcome.kind, at);
