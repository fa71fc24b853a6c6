import { asQuestionId } from '#shared/words/ids.ts';
import type { SeenTopic } from '../../forums/forum.ts';
import type { Clock } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { longestUnreceived, receptionOf, saveReception, type Reception } from '../../store/team/answerers.ts';
import type { Rhythm } from '../rhythm.ts';

/** Nobody goes back further than a year to see how answers were received. */
const backMs = 365 * 86_400_000;
const listChunk = 30;

interface Parts {
  db: Db;
  accountId: string;
  clock: Clock;
  rhythm: Rhythm;
  /** Asks for the rows of these topics, and records them. */
  rows(topicIds: readonly number[], signal: AbortSignal): Promise<readonly SeenTopic[]>;
  /** Reads one thread and records it. */
  read(topicId: number, signal: AbortSignal): Promise<void>;
}

/**
 * Looks how answers were received, ours and those of others. The feed tells of likes only while a post is among its newest, so the rows of answered questions are asked for in turn,
 * the longest unseen first, and only threads whose counts moved are read.
 */
export function createReceive({ db, accountId, clock, rhythm, rows, read }: Parts): (signal: AbortSignal) => Promise<void> {
  return async (signal) => {
    const due = longestUnreceived(db, accountId, { askedSince: clock.now() - backMs, most: rhythm.mostReceivedRows * listChunk });
    let left = rhythm.mostReceived;
    for (let at = 0; at < due.length; at += listChunk) {
      const chunk = due.slice(at, at + listChunk);
      const found = new Map((await rows(chunk, signal)).map((topic) => [topic.id, topic]));
      const settled: number[] = [];
      for (const topicId of chunk) {
        const isSame = isAsReceived(receptionOf(db, asQuestionId(accountId, topicId)), found.get(topicId));
        if (!isSame && left === 0) continue;
        if (!isSame) {
          left -= 1;
          await read(topicId, signal);
        }
        settled.push(topicId);
      }
      db.tx(() => {
        for (const topicId of settled) {
          const id = asQuestionId(accountId, topicId);
          // A thread that could not be read waits its turn like the others, or it would hold up the rest.
          saveReception(db, { ...(receptionOf(db, id) ?? { question_id: id, likes: 0, is_solved: 0 }), at: clock.now() });
        }
      });
    }
  };
}

/** Whether a row of a list counts what the thread itself counted when it was read. A thread that nobody ever liked need not be read to know that; one that is in no list is not for us. */
const isAsReceived = (known: Reception | undefined, seen: SeenTopic | undefined): boolean =>
  seen === undefined || ((seen.likes === null || seen.likes === (known?.likes ?? 0)) && seen.isSolved === (known?.is_solved === 1));
