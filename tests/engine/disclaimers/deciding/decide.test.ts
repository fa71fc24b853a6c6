import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, isAboutDanger, mostAttached, type Candidate, type Decided, type Situation } from '#electron/engine/disclaimers/deciding/decide.ts';
import type { AnswerFacts } from '#electron/engine/disclaimers/deciding/policy-holds.ts';
import type { Policy, PolicyWhen } from '#shared/words/policy.ts';

const facts: AnswerFacts = { community: 'Skin', communityKind: 'health', tags: ['rash'], level: null, patient: new Set(), content: new Set(), role: 'volunteer', words: new Map(), crisisWords: null };
const when = (some: Partial<PolicyWhen> = {}): PolicyWhen => ({ communities: [], communityKinds: [], tags: [], levels: [], patient: [], content: [], roles: [], ...some });
const aCandidate = (id: string, over: Partial<Candidate> = {}): Candidate => ({ id, placement: 'bottom', whenToUse: `For ${id}.`, fits: true, ...over });
const aPolicy = (id: string, disclaimerId: string, rule: Policy['rule'], over: Partial<Policy> = {}): Policy => ({ id, title: `About ${disclaimerId}`, disclaimerId, rule, when: when(), position: 10, isOn: true, rev: 1, ...over });
const all = ['a', 'b', 'c', 'd', 'e'].map((id) => aCandidate(id));
const decideWith = (some: Partial<Situation>): Decided[] => decide({ disclaimers: all, policies: [], facts, choice: { added: [], removed: [] }, brought: new Map(), isModeration: false, ...some });
const attached = (decided: readonly Decided[]): string[] => decided.filter((one) => one.isAttached).map(({ id }) => id);
const one = (decided: readonly Decided[], id: string): Decided | undefined => decided.find((known) => known.id === id);

describe('what must be there', () => {
  it('stays, whatever the person takes out', () => {
    const policies = [aPolicy('1', 'a', 'must'), aPolicy('2', 'b', 'may')];
    expect(attached(decideWith({ policies, choice: { added: [], removed: ['a', 'b'] } }))).toEqual(['a']);
  });

  it('wins over what must not, and says so', () => {
    const policies = [aPolicy('1', 'a', 'must'), aPolicy('2', 'a', 'must-not', { title: 'Never a' })];
    expect(one(decideWith({ policies }), 'a')).toMatchObject({ isAttached: true, isForbidden: false, reason: expect.stringContaining('the policy “Never a” would keep it out') });
  });

  it('is the first three where there are more, and the fourth says why it is left out', () => {
    const policies = ['d', 'c', 'b', 'a'].map((id, index) => aPolicy(id, id, 'must', { position: 40 - index * 10 }));
    const decided = decideWith({ policies });
    expect(attached(decided)).toEqual(['a', 'b', 'c']);
    expect(one(decided, 'd')).toMatchObject({ isRequired: true, isAttached: false, reason: expect.stringMatching(/^must be here .*room for 3/) });
  });

  it('leaves no room for what the person added, who is told', () => {
    const policies = ['a', 'b', 'c'].map((id) => aPolicy(id, id, 'must'));
    expect(one(decideWith({ policies, choice: { added: ['d'], removed: [] } }), 'd')).toMatchObject({ isAttached: false, reason: 'you added it, but there are 3 already; take another one out first' });
  });
});

describe('what must not be there', () => {
  it('wins over what may, over what the person added and over what a template brings', () => {
    const forbid = aPolicy('no', 'a', 'must-not', { title: 'No a here' });
    const ways: Partial<Situation>[] = [{ policies: [forbid, aPolicy('may', 'a', 'may')] }, { policies: [forbid], choice: { added: ['a'], removed: [] } }, { policies: [forbid], brought: new Map([['a', 'Rash']]) }];
    for (const way of ways) {
      expect(one(decideWith(way), 'a')).toMatchObject({ isAttached: false, isForbidden: true, reason: 'kept out by the policy “No a here”, because every answer carries it' });
      // The same without the policy that forbids it.
      expect(attached(decideWith({ ...way, policies: (way.policies ?? []).filter(({ id }) => id !== 'no') }))).toEqual(['a']);
    }
  });

  it('holds for a moderator’s note too, which nothing must or may go with', () => {
    const policies = [aPolicy('1', 'a', 'must'), aPolicy('2', 'b', 'may'), aPolicy('3', 'c', 'must-not')];
    const decided = decideWith({ policies, isModeration: true, brought: new Map([['d', 'Note']]), choice: { added: ['c'], removed: [] } });
    expect(attached(decided)).toEqual(['d']);
    expect(one(decided, 'c')?.isForbidden).toBe(true);
  });
});

describe('the order', () => {
  const emergency = aPolicy('e', 'e', 'may', { position: 900, when: when({ levels: ['emergency'] }) });
  const urgent: AnswerFacts = { ...facts, level: 'emergency' };

  it('puts emergency and crisis before everything and on top, wherever their policy stands', () => {
    const policies = [...['a', 'b'].map((id) => aPolicy(id, id, 'must')), aPolicy('c', 'c', 'may'), emergency];
    const decided = decideWith({ policies, facts: urgent });
    expect(attached(decided)).toEqual(['e', 'a', 'b']);
    expect(one(decided, 'e')?.placement).toBe('top');
    expect(attached(decideWith({ policies }))).toEqual(['a', 'b', 'c']);
  });

  it('does not take a rule that asks for a level among others for one about danger', () => {
    expect(isAboutDanger({ when: when({ levels: ['emergency', 'urgent'] }) })).toBe(true);
    expect(isAboutDanger({ when: when({ levels: ['emergency', 'urgent', 'soon', 'routine'] }) })).toBe(false);
    expect(isAboutDanger({ when: when({ content: ['crisis'] }) })).toBe(true);
    expect(isAboutDanger({ when: when({ content: ['crisis', 'dose'] }) })).toBe(false);
    expect(isAboutDanger({ when: when() })).toBe(false);
  });

  it('makes room for danger the person added by what they added before', () => {
    const policies = [emergency];
    expect(attached(decideWith({ policies, choice: { added: ['a', 'b', 'c', 'e'], removed: [] } }))).toEqual(['e', 'a', 'b']);
  });

  it('is that of the policies', () => {
    const policies = [aPolicy('1', 'c', 'may', { position: 1 }), aPolicy('2', 'a', 'may', { position: 2 }), aPolicy('3', 'b', 'may', { position: 3 })];
    expect(attached(decideWith({ policies }))).toEqual(['c', 'a', 'b']);
  });
});

describe('reasons', () => {
  it('name what made a policy hold, one thing after the other', () => {
    const policies = [aPolicy('1', 'a', 'may', { when: when({ patient: ['child'], content: ['photo'], communityKinds: ['health'] }) })];
    const known = { ...facts, patient: new Set(['child'] as const), content: new Set(['photo'] as const) };
    expect(one(decideWith({ policies, facts: known }), 'a')?.reason).toBe('because a picture is attached and the question is about a child');
    expect(one(decideWith({ policies, facts: { ...known, content: new Set() } }), 'a')?.isAttached).toBe(false);
  });

  it('show words that may speak of self-harm before everything else that could be added, and add nothing by themselves', () => {
    const policies = [aPolicy('1', 'e', 'must', { when: when({ content: ['crisis'] }) })];
    const decided = decideWith({ policies, facts: { ...facts, crisisWords: 'want to die' } });
    expect(decided[0]).toMatchObject({ id: 'e', isAttached: false, reason: expect.stringContaining('the question says “want to die”') });
  });

  it('are there for everything, and speak of a policy that is off nowhere', () => {
    const policies = [aPolicy('1', 'a', 'must', { isOn: false }), aPolicy('2', 'b', 'must-not', { isOn: false })];
    const decided = decideWith({ policies });
    expect(decided.every(({ reason, isAttached, isForbidden }) => reason !== '' && !isAttached && !isForbidden)).toBe(true);
  });
});

const kinds = ['health', 'pets', 'legal', 'money'] as const;
const levels = ['emergency', 'urgent', 'soon', 'routine'] as const;
const contents = ['medicine', 'dose', 'photo', 'photo-of-minor', 'photo-judged', 'crisis'] as const;
const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const anyWhen = fc.record({
  communities: fc.subarray(['Skin', 'Pets']),
  communityKinds: fc.subarray([...kinds]),
  tags: fc.subarray(['rash', 'child']),
  levels: fc.subarray([...levels], { maxLength: 2 }),
  patient: fc.subarray(['child', 'pregnancy'] as ('child' | 'pregnancy')[]),
  content: fc.subarray([...contents], { maxLength: 2 }),
  roles: fc.subarray(['volunteer', 'clinician'] as ('volunteer' | 'clinician')[]),
});
const anyPolicies = fc.array(
  fc.record({ disclaimerId: fc.constantFrom(...ids, 'gone'), rule: fc.constantFrom('must' as const, 'may' as const, 'must-not' as const), when: fc.oneof(fc.constant(when()), anyWhen), position: fc.integer({ min: 0, max: 60 }), isOn: fc.boolean() }).map((some) => ({ ...some, title: 'T', rev: 1 })),
  { maxLength: 14 },
).map((list): Policy[] => list.map((some, index) => ({ ...some, id: `p${index}` })));
const anySituation: fc.Arbitrary<Situation> = fc.record({
  disclaimers: fc.subarray([...ids]).chain((some) => fc.tuple(...some.map((id) => fc.record({ placement: fc.constantFrom('top' as const, 'bottom' as const), fits: fc.boolean() }).map((over) => aCandidate(id, over))))),
  policies: anyPolicies,
  facts: fc.record({ level: fc.constantFrom(null, ...levels), patient: fc.subarray(['child', 'pregnancy'] as ('child' | 'pregnancy')[]), content: fc.subarray([...contents]), communityKind: fc.constantFrom(...kinds), crisisWords: fc.constantFrom(null, 'want to die') }).map((some): AnswerFacts => ({ ...facts, ...some, patient: new Set(some.patient), content: new Set(some.content) })),
  choice: fc.record({ added: fc.uniqueArray(fc.constantFrom(...ids)), removed: fc.uniqueArray(fc.constantFrom(...ids)) }),
  brought: fc.subarray([...ids]).map((some) => new Map(some.map((id) => [id, 'Rash']))),
  isModeration: fc.boolean(),
});
const shuffled = (situation: Situation): Situation => ({ ...situation, disclaimers: situation.disclaimers.toReversed(), policies: situation.policies.toReversed() });

describe('whatever the policies, facts and choices are', () => {
  it('never more than three go, and what goes stands first', () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const flags = decide(situation).map(({ isAttached }) => isAttached);
        expect(flags.filter(Boolean).length).toBeLessThanOrEqual(mostAttached);
        expect(flags.lastIndexOf(true)).toBe(flags.filter(Boolean).length - 1);
      }),
    );
  });

  it('nothing required is missing while no more than three are, and with more there are three of them', () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const required = decide(situation).filter(({ isRequired }) => isRequired);
        expect(required.filter(({ isAttached }) => isAttached)).toHaveLength(Math.min(required.length, mostAttached));
      }),
    );
  });

  it('nothing forbidden goes, and nothing is both forbidden and required', () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        for (const { isForbidden, isAttached, isRequired } of decide(situation)) expect(isForbidden && (isAttached || isRequired)).toBe(false);
      }),
    );
  });

  it('the order does not depend on the order in which anything was read', () => {
    fc.assert(fc.property(anySituation, (situation) => void expect(decide(shuffled(situation))).toEqual(decide(situation))));
  });

  it('what is about danger comes before what is not, and on top', () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const danger = new Set(situation.policies.filter((policy) => policy.rule !== 'must-not' && isAboutDanger(policy)).map(({ disclaimerId }) => disclaimerId));
        const going = decide(situation).filter(({ isAttached }) => isAttached);
        expect(going.map(({ id }) => danger.has(id))).toEqual(going.map(({ id }) => danger.has(id)).toSorted((a, b) => Number(b) - Number(a)));
        expect(going.filter(({ id, placement }) => danger.has(id) && placement !== 'top')).toEqual([]);
      }),
    );
  });

  it('everything has a reason', () => {
    fc.assert(fc.property(anySituation, (situation) => void expect(decide(situation).filter(({ reason }) => reason.trim() === '')).toEqual([])));
  });
});
