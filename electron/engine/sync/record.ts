import { asPostId, asQuestionId, type QuestionId } from '#shared/words/ids.ts';
import type { SeenFeedPost, SeenPost, SeenThread, SeenTopic } from '../forums/forum.ts';
import type { Db } from '../store/db.ts';
import { postsOf, savePost, updatePost, type PostRecord } from '../store/posts.ts';
import type { SeenHolder } from '../forums/assigning.ts';
import { insertQuestion, questionRow, updateQuestion } from '../store/questions.ts';
import { saveReception } from '../store/team/answerers.ts';
import { mergeReceived } from './merge-received.ts';
import { mergePosts, mergeTopic, topicColumns } from './merge.ts';
import { settle } from './settle.ts';

/** Writes what was seen of one account's forum into the store. Each call belongs into a transaction of the caller. */
export interface Recorder {
  /** A row of a list. `asked`: the number its request took from the order; absent: it was asked for just now. */
  topic(seen: SeenTopic, asked?: number): void;
  /** Posts of the feed, in any order, of any threads. */
  feed(posts: readonly SeenFeedPost[]): void;
  thread(seen: SeenThread, asked?: number): void;
  /** The forum says of this very thread that it is not there for us. */
  gone(topicId: number): void;
  /** It stands in no list we may see. */
  unlisted(topicId: number): void;
}

/** Says who holds a question after the forum said `seen`; what this desk holds itself the forum may not know yet. */
export type JudgeHolder = (id: QuestionId, seen: SeenHolder | null, asked?: number) => SeenHolder | null;

/** `now` stamps whole readings, in milliseconds since 1970. Without `judge` the forum is right about who holds what. */
export function createRecorder(db: Db, accountId: string, { myId, now, judge }: { myId: () => number | null; now: () => number; judge?: JudgeHolder | undefined }): Recorder {
  const idOf = (topicId: number): QuestionId => asQuestionId(accountId, topicId);

  /** Returns what became different: nothing, something, or the words that are searched. */
  const topic = (id: QuestionId, said: SeenTopic, asked: number | undefined): 'same' | 'changed' | 'words' => {
    const row = questionRow(db, id);
    const seen = judge && said.holder !== undefined ? { ...said, holder: judge(id, said.holder, asked) } : said;
    if (!row) {
      insertQuestion(db, { id, account_id: accountId, topic_id: seen.id, ...topicColumns(seen) });
      return 'words';
    }
    const change = mergeTopic(row, seen);
    if (Object.keys(change).length === 0) return 'same';
    updateQuestion(db, id, change);
    return change.title === undefined ? 'changed' : 'words';
  };

  const posts = (id: QuestionId, seen: readonly SeenPost[], { isThread, isWhole }: { isThread: boolean; isWhole: boolean }): 'same' | 'changed' | 'words' => {
    const known = postsOf(db, id);
    const byId = new Map(known.map((row) => [row.post_id, row]));
    const { save, missed, gone, back } = mergePosts(known, seen, { isWhole });
    for (const post of save) savePost(db, postColumns(accountId, id, post, byId.get(post.id)));
    for (const post of missed) updatePost(db, asPostId(accountId, post), { missed: 1 });
    for (const post of gone) updatePost(db, asPostId(accountId, post), { is_deleted: 1, missed: 0 });
    for (const post of back) updatePost(db, asPostId(accountId, post), { missed: 0 });
    receive(known, seen, isThread);
    if (save.some((post) => post.number === 1)) return 'words';
    return save.length + missed.length + gone.length + back.length > 0 ? 'changed' : 'same';
  };

  /** New posts come with how they were received. */
  const receive = (known: readonly PostRecord[], seen: readonly SeenPost[], isThread: boolean): void => {
    const latest = new Map(seen.map((post) => [post.id, post]));
    for (const before of known) {
      const post = latest.get(before.post_id);
      const change = post ? mergeReceived(before, post, { isThread }) : {};
      if (Object.keys(change).length > 0) updatePost(db, asPostId(accountId, before.post_id), change);
    }
  };

  const conclude = (id: QuestionId, ...what: ('same' | 'changed' | 'words')[]): void => {
    if (what.some((change) => change !== 'same')) settle(db, id, { myId: myId(), isWordsChanged: what.includes('words') });
  };

  return {
    topic(seen, asked) {
      const id = idOf(seen.id);
      const change = topic(id, seen, asked);
      conclude(id, change, seen.opening ? posts(id, [seen.opening], { isThread: false, isWhole: false }) : 'same');
    },
    feed(seen) {
      for (const [topicId, ofTopic] of Map.groupBy(seen, (post) => post.topicId)) {
        const id = idOf(topicId);
        const row = questionRow(db, id);
        if (!row) insertQuestion(db, stub(id, accountId, ofTopic));
        const change = posts(id, ofTopic, { isThread: false, isWhole: false });
        if (change !== 'same') count(db, id, ofTopic);
        conclude(id, row ? 'same' : 'words', change);
      }
    },
    thread(seen, asked) {
      const id = idOf(seen.id);
      const changes = [topic(id, seen, asked), posts(id, seen.posts, { isThread: true, isWhole: seen.isWhole })] as const;
      const row = questionRow(db, id);
      const reading = seen.isWhole ? { read_posts_count: seen.postsCount, read_highest: seen.highestPostNumber } : {};
      const isNewCount = seen.isWhole && (row?.read_posts_count !== seen.postsCount || row.read_highest !== seen.highestPostNumber);
      const asker = seen.asker && row?.asker_id !== seen.asker.id ? { asker_id: seen.asker.id, asker_username: seen.asker.username } : {};
      updateQuestion(db, id, { fetched_at: now(), ...reading, ...asker });
      saveReception(db, { question_id: id, likes: seen.likes ?? 0, is_solved: seen.isSolved ? 1 : 0, at: now() });
      conclude(id, ...changes, isNewCount || 'asker_id' in asker || row?.wants_reading !== 0 ? 'changed' : 'same');
    },
    gone(topicId) {
      const row = questionRow(db, idOf(topicId));
      if (row && row.state !== 'gone') updateQuestion(db, idOf(topicId), { state: 'gone', wants_reading: 0, fetched_at: now() });
    },
    unlisted: (topicId) => updateQuestion(db, idOf(topicId), { state: 'unlisted', is_listed: 1, wants_reading: 0 }),
  };
}

/** The feed's posts say at least how many there are; only lists and threads say when there are fewer. */
function count(db: Db, id: QuestionId, seen: readonly SeenFeedPost[]): void {
  const row = questionRow(db, id);
  if (!row) return;
  const stored = postsOf(db, id).filter((post) => post.kind !== 'whisper' && post.is_deleted === 0).length;
  const first = seen.find((post) => post.number === 1);
  updateQuestion(db, id, {
    posts_count: Math.max(row.posts_count, stored, ...seen.map((post) => post.topicPostsCount ?? 0)),
    highest_post_number: Math.max(row.highest_post_number, ...seen.map((post) => post.number)),
    bumped_at: Math.max(row.bumped_at, ...seen.map((post) => post.createdAt)),
    ...(first ? { asked_at: first.createdAt } : {}),
  });
}

/** A thread of which only posts of the feed are known. It waits for a list to confirm it. */
function stub(id: QuestionId, accountId: string, posts: readonly SeenFeedPost[]) {
  const { topicId, topicTitle, topicSlug, communityId } = posts[0] as SeenFeedPost;
  const at = Math.min(...posts.map((post) => post.createdAt));
  const known = { id, account_id: accountId, topic_id: topicId, community_id: communityId, title: topicTitle, slug: topicSlug, asked_at: at, bumped_at: at };
  return { ...known, posts_count: 0, highest_post_number: 0, state: 'open' as const, holder_username: null, holder_name: null, holder_until: null };
}

function postColumns(accountId: string, questionId: QuestionId, post: SeenPost, before: PostRecord | undefined) {
  const isSameVersion = before?.updated_at === post.updatedAt && before.version === post.version;
  return {
    id: asPostId(accountId, post.id),
    question_id: questionId,
    post_id: post.id,
    number: post.number,
    kind: post.kind,
    author_id: post.author.id,
    author_username: post.author.username,
    author_name: post.author.name,
    author_is_staff: post.author.isStaff ? (1 as const) : (0 as const),
    author_is_bot: post.author.isBot ? (1 as const) : (0 as const),
    created_at: post.createdAt,
    updated_at: post.updatedAt,
    version: post.version,
    html: post.html,
    raw: post.raw ?? (isSameVersion ? before.raw : null),
    is_hidden: post.isHidden ? (1 as const) : (0 as const),
    is_deleted: post.isDeleted ? (1 as const) : (0 as const),
    is_mine: post.isMine ? (1 as const) : (0 as const),
    missed: 0,
    ...(before ? {} : { likes: post.likes, is_accepted: post.isAccepted ? (1 as const) : (0 as const), reply_to: post.replyTo }),
  };
}

