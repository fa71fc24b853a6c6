import type { Verdict } from '#shared/words/triage.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { FakeOs, FakeParts } from './parts.ts';

export const someVerdict = (questionId: QuestionId, over: Partial<Verdict> = {}): Verdict => ({
  questionId,
  level: 'routine',
  setBy: 'words',
  by: '',
  at: null,
  why: '',
  wordsLevel: 'routine',
  fired: [],
  flags: [],
  ticks: [],
  say: 'This is a sorting aid. It does not diagnose. A person decides.',
  ...over,
});

/** Levels and teamwork in memory. */
export const aFakeTeam = (os: FakeOs, { world, tell, watch, fail, notFound }: FakeParts) => ({
  triage: {
    ofQuestion: os.triage.ofQuestion.handler(({ input, signal }) => watch(() => world.verdicts.get(input.questionId) ?? someVerdict(input.questionId), signal)),
    tick: os.triage.tick.handler(({ input }) => {
      const known = world.verdicts.get(input.questionId) ?? someVerdict(input.questionId);
      world.verdicts.set(input.questionId, { ...known, setBy: 'ticks', ticks: known.ticks.map((tick) => ({ ...tick, answer: input.ticks[tick.id] ?? tick.answer })) });
      tell();
      return {};
    }),
    setLevel: os.triage.setLevel.handler(({ input }) => {
      const known = world.verdicts.get(input.questionId) ?? someVerdict(input.questionId);
      world.verdicts.set(input.questionId, { ...known, level: input.level ?? known.wordsLevel, setBy: input.level === null ? 'words' : 'person', why: input.note });
      tell();
      return {};
    }),
    setFlag: os.triage.setFlag.handler(() => ({})),
    lessons: os.triage.lessons.handler(() => world.lessons),
  },
  claims: {
    take: os.claims.take.handler(({ input }) => {
      const held = world.claims.get(input.questionId);
      if (held && !held.isMe && !input.force) throw fail({ kind: 'not-allowed', say: `${held.name} is at it.`, remedy: 'none' });
      const mine = { questionId: input.questionId, username: world.status.me.username, name: world.status.me.name, isMe: true, untilAt: Date.now() + 900_000, place: 'forum' as const, why: 'told' as const };
      world.claims.set(input.questionId, mine);
      tell();
      return mine;
    }),
    renew: os.claims.renew.handler(({ input }) => {
      const held = world.claims.get(input.questionId);
      if (held && !held.isMe) return null;
      const mine = { questionId: input.questionId, username: world.status.me.username, name: world.status.me.name, isMe: true, untilAt: Date.now() + 900_000, place: 'forum' as const, why: 'told' as const };
      world.claims.set(input.questionId, mine);
      tell();
      return mine;
    }),
    release: os.claims.release.handler(({ input }) => {
      world.claims.delete(input.questionId);
      tell();
      return {};
    }),
    ofQuestion: os.claims.ofQuestion.handler(({ input, signal }) => watch(() => world.claims.get(input.questionId) ?? null, signal)),
    mine: os.claims.mine.handler(({ signal }) => watch(() => [...world.claims.values()].filter(({ isMe }) => isMe).map((one) => ({ ...one, title: world.threads.get(one.questionId)?.question.title ?? '' })), signal)),
  },
  people: {
    list: os.people.list.handler(({ signal }) => watch(() => world.people, signal)),
    setRoles: os.people.setRoles.handler(({ input }) => {
      const isKnown = world.people.some(({ username }) => username === input.username);
      world.people = isKnown ? world.people.map((one) => (one.username === input.username ? { ...one, roles: input.roles } : one)) : [...world.people, { username: input.username, name: '', roles: input.roles, isMe: false, isHidden: false }];
      tell();
      return {};
    }),
  },
  looks: {
    ask: os.looks.ask.handler(({ input }) => {
      const at = Date.now();
      world.looks.unshift({ id: input.id, questionId: input.questionId, title: world.threads.get(input.questionId)?.question.title ?? '', by: world.status.me.username, isMine: true, text: input.text, note: input.note, required: [], state: 'asked', reader: '', suggestion: null, remark: '', agreedBy: [], place: 'machine', placeWhy: '', mayJudge: false, maySend: false, at, changedAt: at });
      tell();
      return {};
    }),
    withdraw: os.looks.withdraw.handler(({ input }) => {
      for (const one of world.looks) if (one.id === input.id) one.state = 'withdrawn';
      tell();
      return {};
    }),
    list: os.looks.list.handler(({ signal }) => watch(() => world.looks, signal)),
    ofQuestion: os.looks.ofQuestion.handler(({ input, signal }) => watch(() => ({ look: world.looks.find(({ questionId }) => questionId === input.questionId) ?? null, required: world.required }), signal)),
    judge: os.looks.judge.handler(({ input }) => {
      for (const one of world.looks) if (one.id === input.id) Object.assign(one, { state: input.verdict === 'agree' ? 'agreed' : input.verdict === 'stop' ? 'stopped' : 'suggested', remark: input.remark, suggestion: input.suggestion, reader: world.status.me.username, agreedBy: input.verdict === 'agree' ? [...one.agreedBy, world.status.me.username] : [] });
      tell();
      return {};
    }),
    takeOver: os.looks.takeOver.handler(({ input }) => {
      const known = world.looks.find(({ id }) => id === input.id);
      if (!known) throw notFound('text');
      return { questionId: known.questionId };
    }),
    rules: os.looks.rules.handler(({ signal }) => watch(() => world.lookRules, signal)),
    saveRule: os.looks.saveRule.handler(({ input }) => {
      world.lookRules = [...world.lookRules.filter(({ id }) => id !== input.id), { ...input, rev: input.rev + 1 }];
      tell();
      return { rev: input.rev + 1 };
    }),
    removeRule: os.looks.removeRule.handler(({ input }) => {
      world.lookRules = world.lookRules.filter(({ id }) => id !== input.id);
      tell();
      return {};
    }),
  },
});
