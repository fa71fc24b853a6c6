import type { Db } from '../store/db.ts';
import { draftOf, keepRevision, writeDraft } from '../store/drafts.ts';
import type { OutboxRow } from '../store/outbox.ts';
import { uncountUses } from './count-uses.ts';
import { hasWords, noContent, packContent, readContent } from './content.ts';

/**
 * Makes an answer that did not leave the question's draft again; inside the transaction that withdraws it.
 * A newer draft with words in it stays as a revision; its number is returned, null when there was none.
 */
export function giveBack(db: Db, item: Pick<OutboxRow, 'question_id' | 'content' | 'baseline' | 'body'>, at: number): number | null {
  const newer = draftOf(db, item.question_id);
  const newerWords = newer && newer.is_discarded === 0 ? readContent(newer.content) : null;
  const isPutAside = newer !== undefined && newerWords !== null && hasWords(newerWords);
  if (isPutAside) keepRevision(db, { question_id: item.question_id, rev: newer.rev, content: newer.content, content_sha: newer.content_sha, saved_at: newer.saved_at });
  // The text as posted stands in for a snapshot that can no longer be read: better one disclaimer too many than no text.
  const kept = readContent(item.content);
  if (kept) uncountUses(db, item.question_id, kept);
  const packed = packContent(kept ?? { ...noContent(), text: item.body });
  const rev = (newer?.rev ?? 0) + 1;
  writeDraft(db, { question_id: item.question_id, rev, ...packed, baseline: item.baseline, is_discarded: 0, begun_at: at, saved_at: at });
  keepRevision(db, { question_id: item.question_id, rev, ...packed, saved_at: at });
  return isPutAside ? newer.rev : null;
}

/** Ends a draft whose text went to the outbox; inside that transaction. The next save on an older revision is a conflict, so a late autosave cannot bring the text back. */
export function closeDraft(db: Db, questionId: string, baseline: string, at: number): void {
  const rev = (draftOf(db, questionId)?.rev ?? 0) + 1;
  writeDraft(db, { question_id: questionId, rev, ...packContent(noContent()), baseline, is_discarded: 1, begun_at: at, saved_at: at });
}
