import type { StandingAnswer } from '#shared/words/amend.ts';
import type { CommandId, PostId, QuestionId } from '#shared/words/ids.ts';
import type { Amends, Edit } from '../../amends/amends.ts';
import type { Live } from '../../live.ts';
import { amendById } from '../../store/amends.ts';
import type { Db } from '../../store/db.ts';
import type { OpenAccounts } from '../open-accounts.ts';

/** What is done with the sent answers of every account, each by its own. */
export function createAmendsAcross({ db, live, open }: { db: Db; live: Live; open: OpenAccounts }) {
  const ofAmend = (id: CommandId): Amends => {
    const row = amendById(db, id);
    // One that nobody knows any of them can say so of.
    return (row ? open.of(row.account_id) : open.first()).amends;
  };
  return {
    wake(): void {
      for (const account of open.all()) account.amends.wake();
    },
    // Asked anew each time, as an account that was let in again has another worker.
    ofQuestion: (questionId: QuestionId, signal: AbortSignal | undefined): AsyncGenerator<StandingAnswer[], void, void> =>
      live.watch(['amends', 'posts', 'questions', 'outbox', 'people', 'accounts'], () => open.find(questionId.slice(0, questionId.indexOf(':')))?.amends.answersOf(questionId) ?? [], signal),
    open: (postId: PostId) => open.of(postId).amends.open(postId),
    edit: (asked: Edit) => open.of(asked.postId).amends.edit(asked),
    takeDown: (asked: { commandId: CommandId; postId: PostId }) => open.of(asked.postId).amends.takeDown(asked),
    accept: (asked: { commandId: CommandId; postId: PostId; isAccepted: boolean }) => open.of(asked.postId).amends.accept(asked),
    retry: (asked: { id: CommandId; over: boolean }) => ofAmend(asked.id).retry(asked),
    drop: (id: CommandId) => ofAmend(id).drop(id),
  };
}
export type AmendsAcross = ReturnType<typeof createAmendsAcross>;
