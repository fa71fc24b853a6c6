import { rankOf } from '#shared/words/level.ts';
import type { Deed } from '#shared/words/deed.ts';
import type { CommandId } from '#shared/words/ids.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import type { ViewFilter, ViewSort } from '#shared/words/view.ts';
import type { FakeOs, FakeParts } from './parts.ts';

const fits = (row: QuestionRow, filter: ViewFilter): boolean =>
  (filter.levels.length === 0 || filter.levels.includes(row.level)) &&
  (filter.communityIds.length === 0 || filter.communityIds.includes(row.community.id)) &&
  (filter.isSorted === null || filter.isSorted === row.isSorted) &&
  (filter.goal === 'any' || row.goal === 'over' || (filter.goal === 'near' && row.goal === 'near')) &&
  (filter.holder === 'anyone' || (filter.holder === 'nobody' ? row.holder === null : row.holder?.isMe === (filter.holder === 'me'))) &&
  (filter.text === '' || row.title.toLowerCase().includes(filter.text.toLowerCase()));

/** Views and a moderator's deeds in memory. What is accepted is accepted at once; the rest waits to be undone. */
export const aFakeTriage = (os: FakeOs, { world, tell, watch, notFound }: FakeParts) => {
  const rowsOf = (filter: ViewFilter, sort: ViewSort): QuestionRow[] =>
    [...world.threads.values()]
      .filter((thread) => thread.state === 'open' && !thread.isAnswered)
      .map((thread) => thread.question)
      .filter((row) => fits(row, filter))
      .toSorted((a, b) => (sort === 'level' ? rankOf(b.level) - rankOf(a.level) : 0) || (sort === 'newest' ? b.askedAt - a.askedAt : a.askedAt - b.askedAt));
  const over = (rows: readonly QuestionRow[]): number => rows.filter(({ goal }) => goal === 'over').length;
  const deedsOf = (batchId: CommandId): Deed[] => world.deeds.get(batchId) ?? [];
  const batchOf = (batchId: CommandId) => {
    const known = world.batches.find(({ id }) => id === batchId);
    if (!known) throw notFound('batch');
    return known;
  };
  const count = (batchId: CommandId): void => {
    const deeds = deedsOf(batchId);
    const are = (...states: Deed['state'][]): number => deeds.filter(({ state }) => states.includes(state)).length;
    Object.assign(batchOf(batchId), { done: are('done'), failed: are('needs-you'), waiting: are('held', 'waiting', 'doing', 'checking'), undone: are('undone'), canUndo: are('undone') < deeds.length });
  };
  return {
    views: {
      list: os.views.list.handler(({ signal }) =>
        watch(() => world.views.map((one) => ({ ...one, count: rowsOf(one.filter, one.sort).length, over: over(rowsOf(one.filter, one.sort)) })), signal),
      ),
      save: os.views.save.handler(({ input }) => {
        world.views = [...world.views.filter(({ id }) => id !== input.id), { ...input, rev: input.rev + 1 }];
        tell();
        return { rev: input.rev + 1 };
      }),
      remove: os.views.remove.handler(({ input }) => {
        world.views = world.views.filter(({ id }) => id !== input.id);
        tell();
        return {};
      }),
      page: os.views.page.handler(({ input, signal }) =>
        watch(() => {
          const rows = rowsOf(input.filter, input.sort);
          return { total: rows.length, over: over(rows), offset: input.offset, rows: rows.slice(input.offset, input.offset + input.limit) };
        }, signal),
      ),
      why: os.views.why.handler(({ input }) => {
        const thread = world.threads.get(input.questionId);
        const isWaiting = thread?.state === 'open' && !thread.isAnswered;
        return { isWaiting, isInView: isWaiting, says: [isWaiting ? 'Nobody has answered it.' : 'The forum has closed it; it takes no more answers.'] };
      }),
      similar: os.views.similar.handler(({ input }) => world.similar.get(input.questionId) ?? []),
    },
    moderation: {
      act: os.moderation.act.handler(({ input }) => {
        const at = Date.now();
        const isHere = input.kind === 'accept';
        const deeds = input.questionIds.map((questionId): Deed => {
          const thread = world.threads.get(questionId);
          if (isHere && thread) thread.question.isSorted = true;
          return { id: crypto.randomUUID() as Deed['id'], batchId: input.batchId, questionId, title: thread?.question.title ?? '', kind: input.kind, detail: input.detail, state: isHere ? 'done' : 'held', reason: isHere ? 'Done on this desk.' : 'Held so that you can undo.', trouble: null, goesAt: isHere ? null : at + 30_000, canUndo: true, createdAt: at, changedAt: at };
        });
        world.deeds.set(input.batchId, deeds);
        world.batches.unshift({ id: input.batchId, kind: input.kind, detail: input.detail, total: deeds.length, done: 0, failed: 0, waiting: 0, undone: 0, goesAt: isHere ? null : at + 30_000, canUndo: true, createdAt: at });
        count(input.batchId);
        tell();
        return { batchId: input.batchId, total: deeds.length, goesAt: at + 30_000 };
      }),
      undo: os.moderation.undo.handler(({ input }) => {
        const known = batchOf(input.batchId);
        for (const deed of deedsOf(input.batchId)) {
          deed.state = 'undone';
          const thread = deed.questionId === null ? undefined : world.threads.get(deed.questionId);
          if (known.kind === 'accept' && thread) thread.question.isSorted = false;
        }
        count(input.batchId);
        tell();
        return { withdrawn: known.total, reversed: 0, stays: 0 };
      }),
      retry: os.moderation.retry.handler(({ input }) => {
        for (const deed of deedsOf(input.batchId)) if (deed.state === 'needs-you') Object.assign(deed, { state: 'waiting', trouble: null, reason: 'In line again.' });
        count(input.batchId);
        tell();
        return {};
      }),
      batches: os.moderation.batches.handler(({ signal }) => watch(() => world.batches, signal)),
      ofBatch: os.moderation.ofBatch.handler(({ input, signal }) => watch(() => deedsOf(input.batchId), signal)),
      held: os.moderation.held.handler(({ signal }) => watch(() => world.held, signal)),
      judgeHeld: os.moderation.judgeHeld.handler(({ input }) => {
        world.held = world.held.filter(({ reviewId }) => reviewId !== input.reviewId);
        tell();
        return {};
      }),
      activity: os.moderation.activity.handler(({ input, signal }) =>
        watch(() => world.activity.filter((line) => `${line.by} ${line.what} ${line.title} ${line.detail}`.toLowerCase().includes(input.text.toLowerCase())).slice(0, input.limit), signal),
      ),
    },
  };
};
