import type { DraftContent } from '#shared/words/draft.ts';
import type { CommandId, QuestionId } from '#shared/words/ids.ts';
import type { DisclaimerBlock, SentDisclaimer } from '#shared/words/template.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Live } from '../live.ts';
import { lookObstacle } from '../looks/obstacle.ts';
import { mustMayDo } from '../people/may-do.ts';
import type { Clock, SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { itemById } from '../store/outbox.ts';
import { noteHandedOver } from '../store/team/looks.ts';
import { changeSince } from '../threads/change.ts';
import { TroubleError } from '../trouble.ts';
import { createCheckFacts } from './check-facts.ts';
import { composeAnswer } from './compose.ts';
import { countUses } from './count-uses.ts';
import type { Drafts } from './drafts.ts';
import { findObstacle } from './send-checks.ts';

export interface SendCommand {
  commandId: CommandId;
  questionId: QuestionId;
  content: DraftContent;
}

/** From a text to an outbox item. */
export function createAnswers({
  db,
  live,
  clock,
  settings,
  disclaimers,
  outbox,
  drafts,
}: {
  db: Db;
  live: Live;
  clock: Clock;
  settings: SettingsFile;
  disclaimers: { forAnswer(questionId: QuestionId, content: DraftContent): Promise<DisclaimerBlock> };
  outbox: Pick<Outbox, 'add' | 'signed'>;
  drafts: Pick<Drafts, 'baselineFor' | 'close'>;
}) {
  const checkFacts = createCheckFacts({ db, live, settings });
  const questionOf = (questionId: QuestionId) => {
    const row = db.one(
      db.sql
        .selectFrom('questions')
        .innerJoin('accounts', 'accounts.id', 'questions.account_id')
        .select(['questions.title', 'questions.topic_id', 'questions.state', 'accounts.min_post_length', 'accounts.max_post_length'])
        .where('questions.id', '=', questionId),
    );
    if (!row) throw new TroubleError({ kind: 'not-found', what: 'question', say: 'This question is not on this desk.', remedy: 'reload' });
    return row;
  };
  const answers = {
    /** Renders what goes with the answer, then hands it over. */
    async send(command: SendCommand): Promise<{ id: CommandId; goesAt: number }> {
      mustMayDo(db, 'send');
      return answers.handOver(command, await disclaimers.forAnswer(command.questionId, command.content));
    },

    /** In one transaction. Everything is decided from what is known here; the outbox asks the forum before it posts. */
    handOver({ commandId, questionId, content }: SendCommand, block: Pick<DisclaimerBlock, 'top' | 'bottom'> & Partial<Pick<DisclaimerBlock, 'items'>>): { id: CommandId; goesAt: number } {
      const body = composeAnswer(content.text, block);
      return db.tx(() => {
        mustMayDo(db, 'send');
        const before = itemById(db, commandId);
        if (before) return { id: commandId, goesAt: before.not_before };
        const question = questionOf(questionId);
        const baseline = drafts.baselineFor(questionId);
        const obstacle = findObstacle({
          state: question.state,
          content,
          body,
          raw: outbox.signed({ questionId, body }),
          limits: { least: question.min_post_length, most: question.max_post_length },
          facts: checkFacts.of(questionId, content.templates),
          disclaimers: (block.items ?? []).filter(({ isAttached }) => isAttached),
          change: changeSince(db, questionId, baseline),
        });
        if (obstacle) throw new TroubleError(obstacle);
        const look = lookObstacle(db, questionId, content);
        if (look.trouble) throw new TroubleError(look.trouble);
        const added = outbox.add({ commandId, questionId, topicId: question.topic_id, title: question.title, body, baseline, content, disclaimers: sentWith(block.items ?? []) });
        if (look.lookId !== null) noteHandedOver(db, look.lookId, added.id, clock.now());
        drafts.close(questionId, baseline);
        countUses(db, questionId, content, clock.now());
        return added;
      });
    },

    /** What the window must know to run the checks that run here when sending. */
    checkFacts: checkFacts.watch,

    /** Marks are shown as they are. */
    preview: async (questionId: QuestionId, content: DraftContent): Promise<{ markdown: string }> => ({ markdown: composeAnswer(content.text, await disclaimers.forAnswer(questionId, content)) }),
  };
  return answers;
}
export type Answers = ReturnType<typeof createAnswers>;

const sentWith = (items: DisclaimerBlock['items']): SentDisclaimer[] => items.filter(({ isAttached }) => isAttached).map(({ id, title, version, language }) => ({ id, title, version, language }));
