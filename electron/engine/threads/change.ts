import { z } from 'zod';
import type { QuestionId } from '#shared/words/ids.ts';
import { questionState } from '#shared/words/question.ts';
import type { ThreadChange } from '#shared/words/thread-change.ts';
import { questionRow } from '../store/questions.ts';
import { postsOf } from '../store/posts.ts';
import type { Db } from '../store/db.ts';
import { plainText } from './plain-text.ts';
import { postOf } from './post-of.ts';

/** What was known of a thread when the person began to write; kept as JSON beside a draft and an outbox item. */
export const baseline = z.object({
  /** Numbers the forum gave the posts that were known, deleted and hidden ones too. */
  postIds: z.array(z.number().int()),
  state: questionState,
  /** The asker's own post; null while it has not been read, and then it cannot have been edited. */
  question: z.object({ version: z.number().int(), updatedAt: z.number().int(), text: z.string() }).nullable(),
});
export type Baseline = z.infer<typeof baseline>;

/** The thread as the store knows it now. An unknown question has an empty baseline whose state is `gone`. */
export function baselineOf(db: Db, questionId: QuestionId): Baseline {
  const row = questionRow(db, questionId);
  const posts = postsOf(db, questionId);
  const first = posts.find((post) => post.number === 1);
  return {
    postIds: posts.map((post) => post.post_id),
    state: row?.state ?? 'gone',
    question: first ? { version: first.version, updatedAt: first.updated_at, text: plainText(first.html) } : null,
  };
}

/**
 * What became different since `before`; null: nothing that matters to somebody writing an answer.
 * Posts of the asker count, ours, bots', hidden ones and the forum's own small actions do not.
 */
export function changeSince(db: Db, questionId: QuestionId, before: Baseline): ThreadChange | null {
  const row = questionRow(db, questionId);
  const now = baselineOf(db, questionId);
  const known = new Set(before.postIds);
  const newPosts = postsOf(db, questionId)
    .filter((post) => !known.has(post.post_id) && post.number > 1)
    .filter((post) => post.kind === 'regular' || post.kind === 'moderator')
    .filter((post) => post.is_mine === 0 && post.author_is_bot === 0 && post.is_hidden === 0 && post.is_deleted === 0)
    .map((post) => ({ ...postOf(post, { askerId: row?.asker_id ?? null, seenNumber: 0 }), isNew: true }));
  const isQuestionEdited = isEdited(before.question, now.question);
  const change: ThreadChange = {
    newPosts,
    isQuestionEdited,
    questionBefore: before.question?.text ?? '',
    questionNow: now.question?.text ?? '',
    isClosed: isShut(now.state) && !isShut(before.state),
    isGone: now.state === 'gone' && before.state !== 'gone',
  };
  return newPosts.length > 0 || isQuestionEdited || change.isClosed || change.isGone ? change : null;
}

const isShut = (state: Baseline['state']): boolean => state === 'closed' || state === 'archived';

/** A forum renders old posts anew (a link gets a preview): other words without a new stamp are not an edit. */
function isEdited(before: Baseline['question'], now: Baseline['question']): boolean {
  if (!before || !now || before.text === now.text) return false;
  return before.version !== now.version || before.updatedAt !== now.updatedAt;
}
