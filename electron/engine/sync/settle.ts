import type { QuestionId } from '#shared/words/ids.ts';
import type { Db } from '../store/db.ts';
import { postsOf, type PostRecord } from '../store/posts.ts';
import { hasWords, indexWords, questionRow, settleUnderway, updateQuestion } from '../store/questions.ts';
import { excerptOf, picturesOf, plainText } from '../threads/plain-text.ts';
import { isAnswer, isInDoubt, isNote, standing, type Counted, type Said } from './answered.ts';
import { differences } from './merge.ts';

type Flag = 0 | 1;
const flag = (is: boolean): Flag => (is ? 1 : 0);

/** Draws every conclusion from what is stored now: who asked, whether it is answered, what to show and search, what to read next. */
export function settle(db: Db, id: QuestionId, { myId, isWordsChanged }: { myId: number | null; isWordsChanged: boolean }): void {
  const row = questionRow(db, id);
  if (!row) return;
  const posts = postsOf(db, id);
  const first = posts.find((post) => post.number === 1);
  const askerId = first?.author_id ?? row.asker_id;
  const counted: Counted = { askerId, postsCount: row.posts_count, highestPostNumber: row.highest_post_number, readPostsCount: row.read_posts_count, readHighest: row.read_highest, surePostsCount: row.sure_posts_count, sureHighest: row.sure_highest };
  const said = posts.map(saidOf);
  const now = standing(counted, said);
  const isSure = row.is_listed === 1 && now !== 'unknown';
  const isAnswerDoubted = posts.some((post) => post.missed > 0 && isAnswer(saidOf(post), askerId));
  const isDoubted = isInDoubt(counted, said) || isAnswerDoubted;
  const wants = isDoubted ? 2 : now === 'unanswered' && !first ? 1 : 0;
  const change = differences(row, {
    asker_id: askerId,
    asker_username: first?.author_username ?? row.asker_username,
    // An undecided thread stays where it is until its posts have been read.
    ...(isSure ? { is_answered: flag(now === 'answered'), is_read: 1 as const } : {}),
    ...(isSure && !isDoubted ? { sure_posts_count: row.posts_count, sure_highest: row.highest_post_number } : {}),
    // A whole reading vouches for its counts only until they move; the same numbers can come back with other posts behind them.
    ...(row.posts_count === row.read_posts_count && row.highest_post_number === row.read_highest ? {} : { read_posts_count: -1, read_highest: -1 }),
    is_own: flag(askerId !== null && (askerId === myId || first?.author_is_bot === 1)),
    wants_reading: row.state === 'open' && row.is_listed === 1 ? wants : 0,
  });
  if (Object.keys(change).length > 0) updateQuestion(db, id, change);
  settleUnderway(db, id);
  const html = first?.html ?? '';
  if (isWordsChanged) updateQuestion(db, id, { excerpt: excerptOf(plainText(html)), pictures: picturesOf(html).length });
  // Only what may come into the queue is searched there; the words of the answered would make every search slower.
  const isSearched = row.state === 'open' && (change.is_answered ?? row.is_answered) === 0;
  if (isSearched ? isWordsChanged || !hasWords(db, row.seq) : hasWords(db, row.seq)) indexWords(db, id, isSearched ? { title: row.title, body: plainText(html) } : null);
}

const saidOf = (post: PostRecord): Said => ({
  // Asking for more is no answer, and who asks must not push the question out of the queue.
  kind: isNote(post.raw) ? 'moderator' : post.kind,
  authorId: post.author_id,
  isBot: post.author_is_bot === 1,
  isHidden: post.is_hidden === 1,
  isDeleted: post.is_deleted === 1,
});
