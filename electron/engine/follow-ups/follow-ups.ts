import type { FollowUp } from '#shared/words/follow-up.ts';
import { questionId as questionIdShape, type QuestionId } from '#shared/words/ids.ts';
import type { Live, LiveName } from '../live.ts';
import type { Clock } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { followUps, followUpsToShow, setFollowUp, undoFollowUp, wakeFollowUp, type FollowUpRecord, type FollowUpToShow } from '../store/kept/follow-ups.ts';
import { postsOf, type PostRecord } from '../store/posts.ts';
import { questionRow } from '../store/questions.ts';
import { isAnswer } from '../sync/answered.ts';
import { excerptOf } from '../threads/plain-text.ts';
import { TroubleError } from '../trouble.ts';
import { ownWords } from './own-words.ts';
import { sayBack } from './say-back.ts';
import { wakes } from './wake.ts';
import { startWatch } from './watch.ts';

const quoteLength = 280;
const reads: readonly LiveName[] = ['follow_ups', 'questions', 'posts', 'communities'];

interface One {
  questionId: QuestionId;
}

/** Questions put to sleep, and why they come back. What sleeps is out of this person's queue only: no other desk and no forum is told. */
export function createFollowUps({ db, live, clock }: { db: Db; live: Live; clock: Clock }) {
  // When each one's time is over by a clock that never jumps, so that a wall clock put back makes nobody wait longer. Only of this run of Rounds.
  const overAt = new Map<string, number>();
  const keyOf = ({ question_id, set_at, until_at }: FollowUpRecord): string => `${question_id} ${set_at} ${until_at}`;
  let stopWatch = (): void => {};

  /** Milliseconds until its time by whichever clock is sooner; zero or less: it has come. Null: it waits for no time. */
  const leftOf = (row: FollowUpRecord): number | null => {
    if (row.until_at === null) return null;
    const left = row.until_at - clock.now();
    const over = overAt.get(keyOf(row)) ?? clock.elapsed() + Math.max(0, left);
    overAt.set(keyOf(row), over);
    return Math.min(left, over - clock.elapsed());
  };

  const look = (): void => {
    const rows = followUps(db);
    const known = new Set(rows.map(keyOf));
    for (const key of overAt.keys()) if (!known.has(key)) overAt.delete(key);
    for (const row of rows) {
      const left = leftOf(row);
      const question = questionRow(db, row.question_id as QuestionId);
      if (!question) continue;
      const posts = postsOf(db, row.question_id as QuestionId);
      const written = row.until_reply === 1 ? posts.filter((post) => post.number > row.seen_number && isBy(question.asker_id, post)).map(({ html }) => ownWords(html)) : [];
      const names = posts.flatMap((post) => [post.author_username, post.author_name]);
      const waking = wakes({ untilAt: row.until_at, untilReply: row.until_reply === 1, seenState: row.seen_state, backWhy: row.back_why }, { state: question.state, written, names, isOver: left !== null && left <= 0 });
      if (waking) wakeFollowUp(db, row.question_id, { back_at: clock.now(), back_why: waking.why, back_quote: excerptOf(waking.quote, quoteLength) });
    }
  };

  const next = (): number | null => {
    const lefts = followUps(db).flatMap((row) => (row.back_at === null ? (leftOf(row) ?? []) : []));
    return lefts.length === 0 ? null : Math.min(...lefts);
  };

  /** Who answered while it slept: the first of them. */
  const answeredBy = (row: FollowUpToShow): string => {
    const question = questionRow(db, row.question_id as QuestionId);
    const post = postsOf(db, row.question_id as QuestionId).find((one) => one.number > row.seen_number && one.is_mine === 0 && isAnswer(saidOf(one), question?.asker_id ?? null));
    return post ? post.author_name || post.author_username : '';
  };

  const shown = (row: FollowUpToShow): FollowUp => ({
    questionId: questionIdShape.parse(row.question_id),
    title: row.title,
    community: row.community ?? '',
    note: row.note,
    setAt: row.set_at,
    untilAt: row.until_at,
    untilReply: row.until_reply === 1,
    back: row.back_at === null || row.back_why === null ? null : { at: row.back_at, why: row.back_why, say: sayBack(row.back_why, { state: row.state, answeredBy: answeredBy(row), isAnswered: row.is_answered === 1 }), quote: row.back_quote },
  });

  return {
    /** Brings back what is due at once: also what fell due while Rounds was closed. */
    start(): void {
      stopWatch = startWatch({ db, clock, look, next });
    },
    stop: (): void => stopWatch(),

    snooze({ questionId, note, untilAt, untilReply }: { questionId: QuestionId; note: string; untilAt: number | null; untilReply: boolean }): Record<string, never> {
      const question = questionRow(db, questionId);
      if (!question) throw new TroubleError({ kind: 'not-found', what: 'question', say: 'Rounds does not know this question any more.', remedy: 'none' });
      if (untilAt === null && !untilReply) throw refused('Say when it should come back: at a time, or when the asker writes.');
      if (untilAt !== null && untilAt <= clock.now()) throw refused('This time has passed. Choose a later one.');
      const newest = Math.max(question.highest_post_number, ...postsOf(db, questionId).map((post) => post.number));
      db.tx(() => setFollowUp(db, questionId, { question_id: questionId, note: note.trim(), set_at: clock.now(), until_at: untilAt, until_reply: untilReply ? 1 : 0, seen_number: newest, seen_state: question.state, back_at: null, back_why: null, back_quote: '' }));
      return {};
    },

    finish({ questionId }: One): Record<string, never> {
      db.tx(() => setFollowUp(db, questionId, null));
      return {};
    },

    undo({ questionId }: One): Record<string, never> {
      if (!db.tx(() => undoFollowUp(db, questionId))) throw new TroubleError({ kind: 'too-late', say: 'There is nothing left to undo here.', remedy: 'none' });
      return {};
    },

    list: (signal: AbortSignal | undefined): AsyncGenerator<FollowUp[], void, void> => live.watch(reads, () => followUpsToShow(db).map(shown), signal),
    ofQuestion: ({ questionId }: One, signal: AbortSignal | undefined): AsyncGenerator<FollowUp | null, void, void> =>
      live.watch(reads, () => followUpsToShow(db, questionId).map(shown)[0] ?? null, signal),
  };
}
export type FollowUps = ReturnType<typeof createFollowUps>;

const saidOf = (post: PostRecord) => ({ kind: post.kind, authorId: post.author_id, isBot: post.author_is_bot === 1, isHidden: post.is_hidden === 1, isDeleted: post.is_deleted === 1 });

/** A post of the asker that can be read. */
const isBy = (askerId: number | null, post: PostRecord): boolean => askerId !== null && post.author_id === askerId && post.kind === 'regular' && post.is_hidden === 0 && post.is_deleted === 0;

const refused = (say: string): TroubleError => new TroubleError({ kind: 'refused', reasons: [], say, remedy: 'edit' });
