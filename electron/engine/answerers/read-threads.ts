import { sql } from 'kysely';
import { wordsKept } from '#shared/answers/words-kept.ts';
import { countWords } from '#shared/answers/count-words.ts';
import { isOnlyThanks } from '#shared/follow-ups/thanks.ts';
import type { DraftContent } from '#shared/words/draft.ts';
import { readContent } from '../answers/content.ts';
import { ownWords } from '../follow-ups/own-words.ts';
import { resultList, type Result } from '../moderation/plan.ts';
import type { Db } from '../store/db.ts';
import { answeredSince } from '../store/team/answerers.ts';
import { insertsOf } from '../store/templates.ts';
import type { AskedQuestion } from './load.ts';
import type { Heard, HeardThread } from './received.ts';

const emergency = 3;
/** In bytes, markup and all; a longer post is no bare thank-you. */
const longestThanks = 1_200;
/** Fewer words of one's own in an answer are a name or a greeting. */
const leastOwnWords = 3;
/** Posts judged before somebody else gets a turn, and how many are remembered. */
const batch = 200;
const mostJudged = 200_000;

/** What was written since then, in one community or in all of them. */
export interface Where {
  since: number;
  communityId?: number | null;
}

/** Not a moderator's note of any desk, as `isNote` knows it: asking for more is no answer. */
const isNoNote = sql<boolean>`instr(substr(coalesce(posts.raw, ''), -60), '<!-- rounds:note-') = 0`;

/** Everything visible that was written under questions somebody wrote under since then. */
const rowsSince = (db: Db, { since, communityId = null }: Where) => {
  const asked = db.sql
    .selectFrom('posts')
    .innerJoin('questions', 'questions.id', 'posts.question_id')
    .select([
      'posts.id',
      'posts.question_id',
      'posts.post_id',
      'posts.number',
      'posts.author_id',
      'posts.author_username',
      'posts.author_name',
      'posts.is_mine',
      'posts.created_at',
      'posts.version',
      'posts.likes',
      'posts.is_accepted',
      'posts.reply_to',
      // Without reading the text itself, which would take most of the time.
      sql<number>`octet_length(posts.html)`.as('size'),
      'questions.community_id',
      'questions.asker_id',
      'questions.asked_at',
      'questions.level',
    ])
    .where('posts.number', '>', 1)
    .where('posts.kind', '=', 'regular')
    .where('posts.is_hidden', '=', 0)
    .where('posts.is_deleted', '=', 0)
    .where('posts.author_is_bot', '=', 0)
    .where(isNoNote)
    .where('questions.asker_id', 'is not', null)
    .where('questions.state', '!=', 'gone')
    .where('questions.id', 'in', answeredSince(db, since));
  return db.all(communityId === null ? asked : asked.where('questions.community_id', '=', communityId));
};
type Row = ReturnType<typeof rowsSince>[number];

const keyOf = (row: Row): string => `${row.id} ${row.version}`;

/** Those that may be a bare thank-you: short, with an answer of somebody else above them. */
const mayThank = (ofThread: readonly Row[]): Row[] => ofThread.filter((row) => row.size <= longestThanks && ofThread.some((other) => other.number < row.number && other.author_id !== row.author_id && other.author_id !== row.asker_id));

const threadsOf = (rows: readonly Row[]): Row[][] => [...Map.groupBy(rows, (row) => row.question_id).values()];

/** Threads as others heard them. Which posts are a bare thank-you is judged once each and remembered. */
export function createHearing(db: Db) {
  const judged = new Map<string, boolean>();

  const judge = (rows: readonly Row[], namesOf: ReadonlyMap<string, readonly string[]>): void => {
    const html = new Map(db.all(db.sql.selectFrom('posts').select(['id', 'html']).where(sql<boolean>`id in (select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`)).map((row) => [row.id, row.html]));
    if (judged.size > mostJudged) judged.clear();
    for (const row of rows) judged.set(keyOf(row), isOnlyThanks(ownWords(html.get(row.id) ?? ''), namesOf.get(row.question_id)));
  };

  /** Judges what is new, a batch at a time. */
  function* judgeNew(threads: readonly (readonly Row[])[]): Generator<void, void, void> {
    const fresh = threads.flatMap(mayThank).filter((row) => !judged.has(keyOf(row)));
    if (fresh.length === 0) return;
    const namesOf = new Map(threads.map((rows) => [rows[0]?.question_id ?? '', [...new Set(rows.flatMap((row) => [row.author_username, row.author_name]))]]));
    for (let at = 0; at < fresh.length; at += batch) {
      judge(fresh.slice(at, at + batch), namesOf);
      yield;
    }
  }

  return {
    /** Reads ahead in small steps, so that nobody who types has to wait for it. */
    async prepare(where: Where): Promise<void> {
      for (const _step of judgeNew(threadsOf(rowsSince(db, where)))) await new Promise<void>((resolve) => setImmediate(resolve));
    },

    threads(where: Where): HeardThread[] {
      const threads = threadsOf(rowsSince(db, where));
      for (const _step of judgeNew(threads));
      const readyMade = readyMadePosts(db);
      return threads.map((rows) => {
        const first = rows[0] as Row;
        const posts = rows
          .toSorted((a, b) => a.number - b.number)
          .map(
            (row): Heard => ({
              number: row.number,
              authorId: row.author_id,
              username: row.author_username,
              name: row.author_name,
              isMine: row.is_mine === 1,
              at: row.created_at,
              likes: row.likes,
              isAccepted: row.is_accepted === 1,
              replyTo: row.reply_to,
              isThanks: judged.get(keyOf(row)) ?? false,
              isReadyMade: readyMade.has(`${row.question_id} ${row.post_id}`),
            }),
          );
        return { id: first.question_id, communityId: first.community_id, askerId: first.asker_id as number, askedAt: first.asked_at, isEmergency: first.level === emergency, posts };
      });
    },
  };
}

/** `<question> <post>` of what this desk posted without a word of its own: a moderator's messages, and templates as they are. What others post cannot be told. */
function readyMadePosts(db: Db): Set<string> {
  return new Set([...messagePosts(db), ...templatePosts(db)]);
}

function messagePosts(db: Db): string[] {
  const deeds = db.all(db.sql.selectFrom('deeds').select(['question_id', 'results']).where('question_id', 'is not', null).where('results', 'like', '%"postId"%'));
  return deeds.flatMap(({ question_id, results }) => readResults(results).flatMap(({ postId }) => (postId === undefined ? [] : [`${question_id} ${postId}`])));
}

function readResults(json: string): Result[] {
  try {
    return resultList.safeParse(JSON.parse(json)).data ?? [];
  } catch {
    return [];
  }
}

function templatePosts(db: Db): string[] {
  const sent = db.all(db.sql.selectFrom('outbox').select(['question_id', 'post_id', 'content']).where('state', '=', 'sent').where('post_id', 'is not', null).where('content', 'not like', '%"templates":[]%'));
  return sent.flatMap(({ question_id, post_id, content }) => {
    const answer = readContent(content);
    return answer && isTemplateAlone(answer, insertsOf(db, question_id)) ? [`${question_id} ${post_id}`] : [];
  });
}

/** Nothing was filled in, and hardly a word stands in it that the template did not bring. */
export function isTemplateAlone({ text, templates, answers }: Pick<DraftContent, 'text' | 'templates' | 'answers'>, inserted: readonly { template_id: string; text: string }[]): boolean {
  const used = inserted.filter(({ template_id }) => templates.some(({ templateId }) => templateId === template_id));
  if (used.length === 0 || Object.values(answers).some((answer) => answer.trim() !== '')) return false;
  const brought = used.map((one) => one.text).join('\n\n');
  return Math.round((1 - wordsKept(text, brought)) * countWords(text)) < leastOwnWords;
}

/** Questions of others that were asked or answered since then, with their first answer. */
export function readAsked(db: Db, { since }: { since: number }): AskedQuestion[] {
  const firstAnswer = sql<number | null>`(
    select min(posts.created_at) from posts
    where posts.question_id = questions.id and posts.number > 1 and posts.kind = 'regular' and posts.is_hidden = 0 and posts.is_deleted = 0 and posts.author_is_bot = 0
      and posts.author_id <> questions.asker_id and ${isNoNote})`;
  const rows = db.all(
    db.sql
      .selectFrom('questions')
      .leftJoin('communities', (join) => join.onRef('communities.account_id', '=', 'questions.account_id').onRef('communities.id', '=', 'questions.community_id'))
      .select(['questions.asked_at', sql<string>`coalesce(communities.name, '')`.as('community'), firstAnswer.as('first_answer_at')])
      .where('questions.state', '!=', 'gone')
      .where('questions.is_own', '=', 0)
      .where((is) =>
        is.or([
          is('questions.asked_at', '>=', since),
          is('questions.id', 'in', answeredSince(db, since)),
        ]),
      ),
  );
  return rows.map((row) => ({ community: row.community, askedAt: row.asked_at, firstAnswerAt: row.first_answer_at }));
}
