import type { SyncStatus } from '#shared/words/desk.ts';
import type { QuestionId } from '#shared/words/ids.ts';

/** Keeps the store in step with the forum. Nothing here is ever asked by the window and waited for, but `refreshThread`. */
export interface Sync {
  start(): void;
  /** Aborts what is on its way. Nothing is written afterwards. */
  stop(): void;
  /** Asks the forum at once, waiting out no back-off. */
  now(): void;
  status(): SyncStatus;
  /**
   * Reads one thread for a person who waits, ahead of all background work, and stores it. A thread that is gone is stored as gone and is no throw.
   * Throws ForumTrouble when the forum could not be asked; what is stored then is as old as it was.
   */
  refreshThread(questionId: QuestionId, signal?: AbortSignal): Promise<void>;
}
