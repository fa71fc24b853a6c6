import type { Allowed, Amend, AnswerSource, StandingAnswer } from '#shared/words/amend.ts';
import { asPostId, asQuestionId, type CommandId } from '#shared/words/ids.ts';
import type { FakeOs, FakeParts } from './parts.ts';

const yes: Allowed = { isAllowed: true, why: '' };

/** One's own answer under question 1, with which everything may be done but marking it. */
export const aStandingAnswer = (over: Partial<StandingAnswer> = {}): StandingAnswer => ({
  postId: asPostId('practice', 1_002),
  questionId: asQuestionId('practice', 1),
  isMine: true,
  isAccepted: false,
  edit: yes,
  delete: yes,
  accept: { isAllowed: false, why: 'On this forum the one who asked says which answer is the solution.' },
  amend: null,
  ...over,
});

export const anAmend = (over: Partial<Amend> = {}): Amend => ({
  id: crypto.randomUUID() as CommandId,
  kind: 'edit',
  state: 'doing',
  reason: 'Your change is on its way to the forum.',
  trouble: null,
  text: 'Other words.',
  now: null,
  changedAt: 0,
  ...over,
});

export const anAnswerSource = (over: Partial<AnswerSource> = {}): AnswerSource => ({
  text: 'Use a plain moisturiser every day.',
  before: '',
  after: '\n\n---\n\nThis is general advice.',
  source: 'Use a plain moisturiser every day.\n\n---\n\nThis is general advice.\n\n<!-- rounds:0123456789abcdef -->',
  edit: yes,
  delete: yes,
  ...over,
});

/** What is done with sent answers, in memory: what is ordered is on its way until the test says otherwise. */
export function aFakeAmends(os: FakeOs, { world, tell, watch, notFound }: FakeParts) {
  const order = (postId: string, amend: Amend): Record<string, never> => {
    if (!world.standing.some((one) => one.postId === postId)) throw notFound('answer');
    world.standing = world.standing.map((one) => (one.postId === postId ? { ...one, amend } : one));
    tell();
    return {};
  };
  const change = (id: string, over: Partial<Amend>): Record<string, never> => {
    const known = world.standing.find(({ amend }) => amend?.id === id);
    if (!known?.amend) throw notFound('change');
    return order(known.postId, { ...known.amend, ...over });
  };
  return {
    amends: {
      ofQuestion: os.amends.ofQuestion.handler(({ input, signal }) => watch(() => world.standing.filter(({ questionId }) => questionId === input.questionId), signal)),
      open: os.amends.open.handler(() => world.source),
      edit: os.amends.edit.handler(({ input }) => order(input.postId, anAmend({ id: input.commandId, text: input.text }))),
      takeDown: os.amends.takeDown.handler(({ input }) => order(input.postId, anAmend({ id: input.commandId, kind: 'delete', text: '', reason: 'The forum is being asked to delete it.' }))),
      accept: os.amends.accept.handler(({ input }) => order(input.postId, anAmend({ id: input.commandId, kind: input.isAccepted ? 'accept' : 'unaccept', text: '', reason: 'The forum is being asked to mark it as the answer.' }))),
      retry: os.amends.retry.handler(({ input }) => change(input.id, { state: 'waiting', reason: 'Waits for its turn.', trouble: null, now: null })),
      drop: os.amends.drop.handler(({ input }) => change(input.id, { state: 'dropped', reason: 'Given up.', trouble: null })),
    },
  };
}
