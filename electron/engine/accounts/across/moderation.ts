import type { Live } from '../../live.ts';
import type { HeldShown } from '../../moderation/held.ts';
import type { Act, Moderation, Ordered } from '../../moderation/moderation.ts';
import type { Db } from '../../store/db.ts';
import { batchById } from '../../store/team/deeds.ts';
import { TroubleError } from '../../trouble.ts';
import type { OpenAccounts } from '../open-accounts.ts';

export type ModerationAcross = Pick<Moderation, 'act' | 'undo' | 'retry' | 'batches' | 'ofBatch' | 'held' | 'judgeHeld' | 'activity'>;

/** The moderators' deeds of every account. One batch is of one forum. */
export function createModerationAcross({ db, live, open }: { db: Db; live: Live; open: OpenAccounts }): ModerationAcross {
  const any = (): Moderation => open.first().moderation;
  const ofBatch = (batchId: string): Moderation => {
    const batch = batchById(db, batchId);
    return (batch && open.find(batch.account_id)?.moderation) ?? any();
  };
  const accountsIn = (ids: readonly string[]): Set<string> => new Set(ids.map((id) => id.slice(0, id.indexOf(':'))));
  const refuse = (say: string): TroubleError => new TroubleError({ kind: 'refused', reasons: [], say, remedy: 'none' });

  return {
    async act(asked: Act): Promise<Ordered> {
      const [accountId, ...others] = accountsIn(asked.questionIds);
      if (others.length > 0) throw refuse('These questions are on different forums. Choose those of one forum, then those of the next. Nothing was done.');
      const { ofQuestionId } = asked.detail;
      if (accountId !== undefined && ofQuestionId !== undefined && !accountsIn([ofQuestionId]).has(accountId)) throw refuse('A question can only be a duplicate of one on the same forum. Nothing was done.');
      return ((accountId === undefined ? undefined : open.find(accountId)?.moderation) ?? any()).act(asked);
    },
    undo: (asked) => ofBatch(asked.batchId).undo(asked),
    retry: (asked) => ofBatch(asked.batchId).retry(asked),
    batches: (signal) => any().batches(signal),
    // Asked anew each time, as an account that was let in again has another worker.
    ofBatch: (asked, signal) => live.watch(['deeds', 'batches', 'accounts'], () => ofBatch(asked.batchId).deedsOf(asked), signal),
    async *held(signal): AsyncGenerator<HeldShown[], void, void> {
      const stop = open.whileOpen((account) => account.moderation.keepHeldFresh());
      try {
        yield* live.watch(['held_posts', 'deeds', 'questions', 'accounts'], () => open.all().flatMap((account) => account.moderation.heldNow()).toSorted((a, b) => a.at - b.at || a.reviewId - b.reviewId), signal);
      } finally {
        stop();
      }
    },
    judgeHeld: (asked) => open.ofNumber(asked.reviewId).moderation.judgeHeld(asked),
    activity: (asked, signal) => any().activity(asked, signal),
  };
}
