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
/** How long one turn may keep others waiting, how many questions it looks at in one, and how many texts it reads at once. */
const turnMs = 8;
const glance = 1_000;
const batch = 40;
/** After the first things are on screen. */
const beginAfterMs = 4_000;

const chunksOf = <T>(all: readonly T[], size: number): T[][] => Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

type Similar = Awaited<Answered['views']['similar']>;

/** Questions about the same. What each is about is kept in memory, read in short turns, and read again only where the words changed. */
export function createSimilar({ db, clock, forumOf }: { db: Db; clock: Clock; forumOf: (id: QuestionId) => Pick<Forum, 'topicUrl'> }) {
  const corpus = createCorpus();
  const known = new Map<string, string>();
  let isStale = true;
  let reading: Promise<void> | null = null;
  let cancel = (): void => {};
  let isStopped = false;
  const stopHearing = db.onCommit((tables) => {
    if (tables.has('posts') || tables.has('questions')) isStale = true;
  });

  /** Lets others have their turn when ours was long enough; false: it is all over. */
  const aTurn = (): (() => Promise<boolean>) => {
    let until = clock.elapsed() + turnMs;
    return async () => {
      if (clock.elapsed() > until) {
        await new Promise<void>((resolve) => setImmediate(resolve));
        until = clock.elapsed() + turnMs;
      }
      return !isStopped;
    };
  };

  const catchUp = async (): Promise<void> => {
    const mayGoOn = aTurn();
    while (isStale) {
      isStale = false;
      const since = clock.now() - newestDays * day;
      const gone = new Set(corpus.ids());
      for (let after = 0, some = recentQuestions(db, { since, after, most: glance }); some.length > 0; some = recentQuestions(db, { since, after, most: glance })) {
        after = some.at(-1)?.seq ?? after;
        const changed = new Map(some.filter(({ id, mark }) => known.get(id) !== mark).map(({ id, mark }) => [id, mark]));
        for (const { id } of some) gone.delete(id);
        for (const ids of chunksOf([...changed.keys()], batch)) {
          for (const { id, title, html } of readText(db, ids)) {
            corpus.put(id, bagOf(title, plainText(html)).bag);
            known.set(id, changed.get(id) ?? '');
          }
          if (!(await mayGoOn())) return;
        }
        if (!(await mayGoOn())) return;
      }
      for (const id of gone) {
        corpus.remove(id);
        known.delete(id);
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
        return [{ questionId, title: row.title, askedAt: row.asked_at, share: Math.round(share * 100) / 100, words, isAnswered: row.is_answered === 1, isSolved: row.is_solved === 1, ...answerOf(questionId, row.asker_id), url: forumOf(questionId).topicUrl(row.topic_id, row.slug) }];
      });
    },
  };
}
