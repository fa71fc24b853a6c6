import type { FollowUp } from '#shared/words/follow-up.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { FakeOs, FakeParts } from './parts.ts';

/** Follow-ups and resources in memory. */
export const aFakeFollowUps = (os: FakeOs, { world, tell, watch, fail, notFound }: FakeParts) => {
  const before = new Map<QuestionId, FollowUp | null>();
  const others = (id: QuestionId): FollowUp[] => world.followUps.filter(({ questionId }) => questionId !== id);
  const remember = (id: QuestionId): void => void before.set(id, world.followUps.find(({ questionId }) => questionId === id) ?? null);
  return {
    followUps: {
      snooze: os.followUps.snooze.handler(({ input }) => {
        const row = world.threads.get(input.questionId)?.question;
        if (!row) throw notFound('question');
        remember(input.questionId);
        world.followUps = [...others(input.questionId), { ...input, title: row.title, community: row.community.name, setAt: Date.now(), back: null }];
        tell();
        return {};
      }),
      finish: os.followUps.finish.handler(({ input }) => {
        remember(input.questionId);
        world.followUps = others(input.questionId);
        tell();
        return {};
      }),
      undo: os.followUps.undo.handler(({ input }) => {
        const was = before.get(input.questionId);
        if (was === undefined) throw fail({ kind: 'too-late', say: 'This was undone already.', remedy: 'none' });
        before.delete(input.questionId);
        world.followUps = [...others(input.questionId), ...(was === null ? [] : [was])];
        tell();
        return {};
      }),
      list: os.followUps.list.handler(({ signal }) => watch(() => world.followUps.toSorted((a, b) => Number(a.back === null) - Number(b.back === null) || (a.untilAt ?? Infinity) - (b.untilAt ?? Infinity)), signal)),
      ofQuestion: os.followUps.ofQuestion.handler(({ input, signal }) => watch(() => world.followUps.find(({ questionId }) => questionId === input.questionId) ?? null, signal)),
    },
    resources: {
      find: os.resources.find.handler(({ input }) => world.resources.filter((one) => `${one.title} ${one.answers}`.toLowerCase().includes(input.text.toLowerCase()))),
      list: os.resources.list.handler(({ signal }) => watch(() => world.resources, signal)),
      save: os.resources.save.handler(({ input }) => {
        if (!input.url.startsWith('https://')) throw fail({ kind: 'refused', reasons: [], say: 'The address must begin with https://.', remedy: 'edit' });
        world.resources = [...world.resources.filter(({ id }) => id !== input.id), { ...input, rev: input.rev + 1 }];
        tell();
        return { rev: input.rev + 1 };
      }),
      remove: os.resources.remove.handler(({ input }) => {
        world.resources = world.resources.filter(({ id }) => id !== input.id);
        tell();
        return {};
      }),
      countUse: os.resources.countUse.handler(({ input }) => {
        world.resources = world.resources.map((one) => (one.id === input.id ? { ...one, uses: one.uses + 1 } : one));
        tell();
        return {};
      }),
    },
  };
};
