import { asQuestionId, type QuestionId } from '#shared/words/ids.ts';
import { ForumTrouble, type Forum } from '../forums/forum.ts';
import type { Live } from '../live.ts';
import type { AccountAccess, Clock, Log } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { questionRow } from '../store/questions.ts';
import { judgedUnderway } from '../store/team/deeds.ts';
import { heldPosts, replaceHeldPosts, type HeldPost } from '../store/team/held-posts.ts';
import { whyHeld } from './words.ts';

/** How often the forum is asked while somebody looks at the list. */
const practiceMs = 5_000;
const realMs = 60_000;
/** An account that may not see the list is not let in a minute later. */
const barredMs = 15 * 60_000;

export interface HeldShown {
  reviewId: number;
  questionId: QuestionId | null;
  title: string;
  author: string;
  text: string;
  at: number;
  why: string;
}

/** Posts the forum holds for approval: asked for while somebody watches, kept for when the forum is out of reach. */
export function createHeld({ db, live, forum, clock, log, access }: { db: Db; live: Live; forum: Forum; clock: Clock; log: Log; access: Pick<AccountAccess, 'accountId' | 'isPractice'> }) {
  const { accountId } = access;
  let watchers = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  let waitMs = access.isPractice ? practiceMs : realMs;
  let isAsking = false;
  let isStopped = false;
  let cancel = (): void => {};

  async function refresh(): Promise<void> {
    if (isAsking || isStopped) return;
    isAsking = true;
    cancel();
    try {
      const { items } = await forum.held();
      if (isStopped) return;
      const rows = items.map((item): HeldPost => ({ review_id: item.reviewId, account_id: accountId, version: item.version, topic_id: item.topicId, title: item.title, author: item.author, text: item.raw, at: item.at, why: item.why }));
      db.tx(() => replaceHeldPosts(db, accountId, rows));
      waitMs = access.isPractice ? practiceMs : realMs;
    } catch (error) {
      if (isStopped) return;
      if (!(error instanceof ForumTrouble)) log.error('held-posts', { error: error instanceof Error ? error.name : typeof error });
      const isBarred = error instanceof ForumTrouble && error.kind === 'forbidden';
      if (isBarred) db.tx(() => replaceHeldPosts(db, accountId, []));
      waitMs = isBarred ? barredMs : error instanceof ForumTrouble && error.kind === 'slow-down' ? Math.max(realMs, error.waitMs) : realMs;
    } finally {
      isAsking = false;
      askedAt = clock.elapsed();
      if (watchers > 0 && !isStopped) cancel = clock.after(waitMs, () => void refresh());
    }
  }

  const shown = (): HeldShown[] => {
    const judged = new Set(judgedUnderway(db));
    return heldPosts(db, accountId)
      .filter((row) => !judged.has(row.review_id))
      .map((row) => ({ reviewId: row.review_id, questionId: questionOf(db, accountId, row), title: row.title, author: row.author, text: row.text, at: row.at, why: whyHeld(row.why) }));
  };

  /** Asks the forum now and then, until what this returns is called. */
  function keepFresh(): () => void {
    watchers += 1;
    if (clock.elapsed() - askedAt >= waitMs) void refresh();
    else if (watchers === 1) cancel = clock.after(waitMs, () => void refresh());
    return () => {
      watchers -= 1;
      if (watchers === 0) cancel();
    };
  }

  async function* watch(signal: AbortSignal | undefined): AsyncGenerator<HeldShown[], void, void> {
    const stop = keepFresh();
    try {
      yield* live.watch(['held_posts', 'deeds', 'questions'], shown, signal);
    } finally {
      stop();
    }
  }

  return {
    watch,
    keepFresh,
    shown,
    refresh,
    stop(): void {
      isStopped = true;
      cancel();
    },
  };
}

/** The question a held post belongs to; null: it is not on this desk. */
export function questionOf(db: Db, accountId: string, row: Pick<HeldPost, 'topic_id'>): QuestionId | null {
  if (row.topic_id === null) return null;
  const id = asQuestionId(accountId, row.topic_id);
  return questionRow(db, id) ? id : null;
}
