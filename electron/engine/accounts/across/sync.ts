import type { QuestionId } from '#shared/words/ids.ts';
import type { SyncStatus } from '#shared/words/desk.ts';
import type { OpenAccounts } from '../open-accounts.ts';
import { mergeStatus } from './merge-status.ts';

/** The sync of every account, as one. */
export function createSyncAcross(open: OpenAccounts) {
  return {
    now(): void {
      for (const account of open.all()) account.sync.now();
    },
    /** Of those somebody signed in to; what a person signed out of themselves is no news. */
    status(): SyncStatus {
      const all = open.all();
      const lent = all.filter(({ access }) => access.credential !== null);
      return mergeStatus((lent.length > 0 ? lent : all).map((account) => account.status()));
    },
    /** See `Sync.refreshThread`. */
    refreshThread: (questionId: QuestionId): Promise<void> => open.of(questionId).sync.refreshThread(questionId),
  };
}
export type SyncAcross = ReturnType<typeof createSyncAcross>;
