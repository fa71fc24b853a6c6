import type { Answered } from '#shared/contract/shapes.ts';
import { asQuestionId, type QuestionId } from '#shared/words/ids.ts';
import type { Forum } from '../../forums/forum.ts';
import type { Clock } from '../../ports.ts';
import { readText, recentQuestions } from '../../store/team/recent.ts';
import type { Db } from '../../store/db.ts';
import { postsOf } from '../../store/posts.ts';
import { questionRow } from '../../store/questions.ts';
import { isAnswer } from '../../sync/answered.ts';
import { excerptOf, plainText } from '../../threads/plain-text.ts';
import { bagOf } from './bag.ts';
import { bestAnswer } from './earlier.ts';
import { createCorpus } from './tf-idf.ts';

const day = 86_400_000;
const newestDays = 90;
/** Less than this is chance: of the questions this was tried on, those about the same share 0.41 and more, the next closest 0.22. */
const least = 0.3;
const most = 5;
const mostWords = 6;
const excerptChars = 300;
/** How long one turn may keep others waiting, and how many texts it reads at once. */
const turnMs = 8;
const batch = 40;
/** After the first things are on screen. */
const beginAfterMs = 4_000;

type Similar = Awaited<Answered['views']['similar']>;

/** Questions about the same. What each is about is kept in memory, read in short turns, and read again only where the words changed. */
export function createSimilar({ db, clock, forum }: { db: Db; clock: Clock; forum: Forum }) {
  const corpus = createCorpus();
  const known = new Map<string, string>();
  let isStale = true;
  let reading: Promise<void> | null = null;
  let cancel = (): void => {};
  let isStopped = false;
  const stopHearing = db.onCommit((tables) => {
    if (tables.has('posts') || tables.has('questions')) isStale = true;
  });

  const catchUp = async (): Promise<void> => {
    while (isStale && !isStopped) {
      isStale = false;
      const recent = new Map(recentQuestions(db, clock.now() - newestDays * day).map(({ id, mark }) => [id, mark]));
      for (const id of [...corpus.ids()]) {
        if (recent.has(id)) continue;
        corpus.remove(id);
        known.delete(id);
      }
      const changed = [...recent].filter(([id, mark]) => known.get(id) !== mark);
      let until = clock.elapsed() + turnMs;
      for (let at = 0; at < changed.length; at += batch) {
        if (clock.elapsed() > until) {
          await new Promise<void>((resolve) => setImmediate(resolve));
          if (isStopped) return;
          until = clock.elapsed() + turnMs;
        }
        const marks = new Map(changed.slice(at, at + batch));
        for (const { id, title, html } of readText(db, [...marks.keys()])) {
          corpus.put(id, bagOf(title, plainText(html)).bag);
          known.set(id, marks.get(id) ?? '');
        }
      }
    }
  };
  const upToDate = (): Promise<void> => (reading ??= catchUp().finally(() => (reading = null)));

  const answerOf = (id: QuestionId, askerId: number | null): { answer: string; answerBy: string } => {
    const team = new Set(db.all(db.sql.selectFrom('people').select('username')).map(({ username }) => username.toLowerCase()));
    const best = bestAnswer(
      postsOf(db, id).map((post) => ({
        by: post.author_name || post.author_username,
        isAnswer: isAnswer({ kind: post.kind, authorId: post.author_id, isBot: post.author_is_bot === 1, isHidden: post.is_hidden === 1, isDeleted: post.is_deleted === 1 }, askerId),
        isAccepted: post.is_accepted === 1,
        likes: post.likes,
        isOfTeam: post.author_is_staff === 1 || post.is_mine === 1 || team.has(post.author_username.toLowerCase()),
        text: plainText(post.html),
      })),
    );
    return best ? { answer: excerptOf(best.text, excerptChars), answerBy: best.by } : { answer: '', answerBy: '' };
  };

  return {
    start(): void {
      cancel = clock.after(beginAfterMs, () => void upToDate());
    },
    stop(): void {
      isStopped = true;
      cancel();
      stopHearing();
    },
    /** The most alike first, at most five. */
    async of(id: QuestionId): Promise<Similar> {
      await upToDate();
      const [asked] = readText(db, [id]);
      if (!asked || isStopped) return [];
      const { bag, as } = bagOf(asked.title, plainText(asked.html));
      return corpus.closest(bag, { least, most, except: id }).flatMap(({ id: other, share, terms }) => {
        const row = questionRow(db, other as QuestionId);
        if (!row || row.account_id !== asked.account_id) return [];
        const words = terms.slice(0, mostWords).map((term) => as.get(term) ?? term);
        const questionId = asQuestionId(row.account_id, row.topic_id);
        return [{ questionId, title: row.title, askedAt: row.asked_at, share: Math.round(share * 100) / 100, words, isAnswered: row.is_answered === 1, isSolved: row.is_solved === 1, ...answerOf(questionId, row.asker_id), url: forum.topicUrl(row.topic_id, row.slug) }];
      });
    },
  };
}
