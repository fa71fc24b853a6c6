import { createHash } from 'node:crypto';
import { asPostId, questionId as questionIdShape } from '#shared/words/ids.ts';
import { writeBaseline } from '../answers/baseline.ts';
import { readContent } from '../answers/content.ts';
import { giveBack } from '../answers/give-back.ts';
import { troubles as outboxTroubles } from '../outbox/words.ts';
import { itemOfPost, type AmendRow } from '../store/amends.ts';
import type { Db } from '../store/db.ts';
import { updateItem } from '../store/outbox.ts';
import { updatePost } from '../store/posts.ts';
import { updateQuestion } from '../store/questions.ts';
import { noteActivity } from '../store/team/activity.ts';
import { baselineOf } from '../threads/change.ts';
import { sentOf } from './rows.ts';
import { partsOf, splitSign } from './source-parts.ts';
import { sayPast } from './words.ts';

/** The forum did it: what that means on this desk. Inside the transaction that ends it. */
export function settleHere(db: Db, row: AmendRow, at: number): void {
  if (row.kind === 'edit') rewriteItem(db, row);
  else if (row.kind === 'delete') makeDraft(db, row, at);
  else markAccepted(db, row);
  noteActivity(db, { at, what: sayPast[row.kind], questionId: row.question_id });
}

/** The outbox shows, and would give back, what stands on the forum. */
function rewriteItem(db: Db, row: AmendRow): void {
  const item = itemOfPost(db, row.question_id, row.post_id);
  if (!item) return;
  const { body } = splitSign(row.source);
  const content = readContent(item.content);
  updateItem(db, item.seq, { body, body_sha: createHash('sha256').update(body).digest('hex'), ...(content ? { content: JSON.stringify({ ...content, text: row.text }) } : {}) });
}

/** As an answer that did not leave: the words as they stood there last, with all that belongs to them. */
function makeDraft(db: Db, row: AmendRow, at: number): void {
  const item = itemOfPost(db, row.question_id, row.post_id);
  if (item) {
    const content = readContent(item.content);
    const text = row.was === '' || !content ? null : partsOf(row.was, sentOf(item)).own;
    const putAside = giveBack(db, text === null || !content ? item : { ...item, content: JSON.stringify({ ...content, text }) }, at);
    updateItem(db, item.seq, { state: 'withdrawn', trouble: putAside === null ? null : JSON.stringify(outboxTroubles.putAside(putAside)), change: null, post_number: null, changed_at: at });
  } else if (row.was !== '') {
    const questionId = questionIdShape.parse(row.question_id);
    giveBack(db, { question_id: row.question_id, content: '', baseline: writeBaseline(baselineOf(db, questionId)), body: splitSign(row.was).body }, at);
  }
  updatePost(db, asPostId(row.account_id, row.post_id), { is_deleted: 1 });
  // Should the reading that follows fail, the sync makes up for it: who was answered may be waiting again.
  updateQuestion(db, questionIdShape.parse(row.question_id), { wants_reading: 2 });
}

function markAccepted(db: Db, row: AmendRow): void {
  const isOn = row.kind === 'accept' ? 1 : 0;
  updatePost(db, asPostId(row.account_id, row.post_id), { is_accepted: isOn });
  updateQuestion(db, questionIdShape.parse(row.question_id), { is_solved: isOn });
}
