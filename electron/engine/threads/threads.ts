import type { QuestionId } from '#shared/words/ids.ts';
import type { Thread } from '#shared/words/question.ts';
import { ForumTrouble, type Forum } from '../forums/forum.ts';
import { sayTrouble } from '../forums/say-trouble.ts';
import type { Live, LiveName } from '../live.ts';
import type { Clock, Log, SettingsFile } from '../ports.ts';
import { goalsAt } from '../queue/goal.ts';
import { rowOf, selectRows } from '../queue/row.ts';
import { accountRow } from '../store/accounts.ts';
import type { Db } from '../store/db.ts';
import { postsOf } from '../store/posts.ts';
import { markSeen, questionRow } from '../store/questions.ts';
import type { Sync } from '../sync/sync.ts';
import { readFacts } from '../triage/facts.ts';
import { TroubleError } from '../trouble.ts';
import { pictureAddresses, plainText } from './plain-text.ts';
import { postOf } from './post-of.ts';

const practiceEvery = 5_000;
const realEvery = 30_000;
const postsPerRequest = 20;
const reads: readonly LiveName[] = ['accounts', 'communities', 'questions', 'posts', 'drafts', 'outbox', 'settings', 'clock'];

interface Parts {
  db: Db;
  live: Live;
  sync: Pick<Sync, 'refreshThread'>;
  /** The forum a question stands on. */
  forumOf(id: QuestionId): Pick<Forum, 'topicUrl' | 'picture'>;
  clock: Clock;
  log: Log;
  settings: SettingsFile;
}

/** One question with everything that was said in it, kept fresh while somebody looks at it. */
export function createThreads({ db, live, sync, forumOf, clock, log, settings }: Parts) {
  const readThread = (id: QuestionId): Thread | null => {
    const row = questionRow(db, id);
    const shown = db.one(selectRows(db).where('questions.id', '=', id));
    if (!row || !shown) return null;
    const posts = postsOf(db, id).filter((post) => post.is_deleted === 0 && post.is_hidden === 0);
    const first = posts.find((post) => post.number === 1);
    return {
      question: rowOf(shown, goalsAt(settings.current(), clock.now())),
      state: row.state,
      isAnswered: row.is_answered === 1,
      url: forumOf(id).topicUrl(row.topic_id, row.slug),
      forumName: accountRow(db, row.account_id)?.title ?? '',
      facts: readFacts(row.title, first ? plainText(first.html) : ''),
      posts: posts.map((post) => postOf(post, { askerId: row.asker_id, seenNumber: row.seen_number })),
      fetchedAt: row.fetched_at,
    };
  };

  /** Asks the forum now and every so often, until stopped. Never throws: what is known stands, and the sync says what is wrong. */
  const keepFresh = (id: QuestionId): (() => void) => {
    const row = questionRow(db, id);
    const every = row && accountRow(db, row.account_id)?.is_practice === 1 ? practiceEvery : realEvery;
    let isStopped = false;
    let cancel = (): void => {};
    const refresh = async (): Promise<void> => {
      // A long thread takes several requests; it is asked less often, so that the budget does not go into one window.
      let wait = every * Math.max(1, Math.ceil((questionRow(db, id)?.posts_count ?? 0) / postsPerRequest));
      try {
        await sync.refreshThread(id);
      } catch (error) {
        if (error instanceof ForumTrouble) wait = Math.max(wait, error.waitMs);
        else log.warn('thread-not-refreshed', { question: id, name: error instanceof Error ? error.name : typeof error });
      }
      if (!isStopped) cancel = clock.after(wait, () => void refresh());
    };
    void refresh();
    return () => {
      isStopped = true;
      cancel();
    };
  };

  return {
    async *open(id: QuestionId, signal: AbortSignal | undefined): AsyncGenerator<Thread | null, void, void> {
      // What is known is shown before the forum is asked, and shown first even if the answer is instant.
      const stop = questionRow(db, id) ? keepFresh(id) : () => {};
      try {
        yield* live.watch(reads, () => readThread(id), signal);
      } finally {
        stop();
      }
    },
    markSeen(id: QuestionId, number: number): Record<string, never> {
      markSeen(db, id, number);
      return {};
    },
    /** Only what really stands in a post of this thread: the window cannot make the engine fetch an address of its own. */
    async picture(id: QuestionId, src: string, signal: AbortSignal | undefined): Promise<{ mime: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'; base64: string }> {
      const isThere = postsOf(db, id).some((post) => post.is_deleted === 0 && pictureAddresses(post.html).has(src));
      if (!isThere) throw new TroubleError({ kind: 'not-found', what: 'picture', say: 'This picture is no longer part of the question.', remedy: 'none' });
      try {
        const { mime, bytes } = await forumOf(id).picture(src, signal);
        return { mime, base64: Buffer.from(bytes).toString('base64') };
      } catch (error) {
        throw error instanceof ForumTrouble ? new TroubleError(sayPicture(error, clock.now())) : error;
      }
    },
  };
}

function sayPicture(error: ForumTrouble, now: number): ReturnType<typeof sayTrouble> {
  if (error.kind === 'gone') return { kind: 'not-found', what: 'picture', say: 'The forum no longer has this picture.', remedy: 'none' };
  if (error.kind === 'forbidden') return { kind: 'refused', reasons: [], say: 'Rounds does not show this: it is not a picture, or it lies where Rounds does not look.', remedy: 'none' };
  if (error.kind === 'fault') return { kind: 'refused', reasons: [], say: 'The picture did not come through.', remedy: 'retry' };
  return sayTrouble(error, now);
}
export type Threads = ReturnType<typeof createThreads>;
