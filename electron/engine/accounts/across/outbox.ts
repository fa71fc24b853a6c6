import type { CommandId, QuestionId } from '#shared/words/ids.ts';
import type { OutboxItem } from '#shared/words/outbox.ts';
import type { Live, LiveName } from '../../live.ts';
import type { NewAnswer, Outbox } from '../../outbox/outbox.ts';
import type { Clock } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { itemById, itemsToShow, newestOfQuestion, type OutboxRow } from '../../store/outbox.ts';
import type { OpenAccounts } from '../open-accounts.ts';

const shownForMs = 7 * 24 * 3_600_000;
const reads: readonly LiveName[] = ['outbox', 'questions', 'people', 'accounts'];

/** The outboxes of every account: each answer leaves from the account of its question. */
export function createOutboxAcross({ db, live, clock, open }: { db: Db; live: Live; clock: Clock; open: OpenAccounts }) {
  const of = (id: CommandId): Outbox => {
    const row = itemById(db, id);
    // One that is in no outbox any of them can say so of.
    return (row ? open.of(row.account_id) : open.first()).outbox;
  };
  // Asked anew each time, as an account that was let in again has another lane.
  const shown = (row: OutboxRow): OutboxItem[] => {
    const account = open.find(row.account_id);
    return account ? [account.outbox.show(row)] : [];
  };

  return {
    add: (answer: NewAnswer): { id: CommandId; goesAt: number } => open.of(answer.questionId).outbox.add(answer),
    signed: (answer: Pick<NewAnswer, 'questionId' | 'body'>): string => open.of(answer.questionId).outbox.signed(answer),
    wake(): void {
      for (const account of open.all()) account.outbox.wake();
    },
    list: (signal: AbortSignal | undefined): AsyncGenerator<OutboxItem[], void, void> => live.watch(reads, () => itemsToShow(db, clock.now() - shownForMs).flatMap(shown), signal),
    ofQuestion: (questionId: QuestionId, signal: AbortSignal | undefined): AsyncGenerator<OutboxItem | null, void, void> =>
      live.watch(
        reads,
        () => {
          const row = newestOfQuestion(db, questionId);
          return row ? (shown(row)[0] ?? null) : null;
        },
        signal,
      ),
    takeBack: (id: CommandId): { questionId: QuestionId } => of(id).takeBack(id),
    retry: (id: CommandId, acceptChange: boolean): Record<string, never> => of(id).retry(id, acceptChange),
    deleteTwins: (id: CommandId): Record<string, never> => of(id).deleteTwins(id),
    sendNow: (id: CommandId): Record<string, never> => of(id).sendNow(id),
  };
}
export type OutboxAcross = ReturnType<typeof createOutboxAcross>;
