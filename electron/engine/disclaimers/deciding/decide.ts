import type { DisclaimerChoice } from '#shared/words/draft.ts';
import type { Policy } from '#shared/words/policy.ts';
import { holds, type AnswerFacts } from './policy-holds.ts';
import { sayBecause, sayRequired } from './reasons.ts';

/** More is a wall nobody reads. */
export const mostAttached = 3;

/** A disclaimer that could go with this answer. `fits`: its author meant it for this community. */
export interface Candidate {
  id: string;
  placement: 'top' | 'bottom';
  whenToUse: string;
  fits: boolean;
}

/** `brought`: the title of the template that brings a disclaimer, by its id. */
export interface Situation {
  disclaimers: readonly Candidate[];
  policies: readonly Policy[];
  facts: AnswerFacts;
  choice: Pick<DisclaimerChoice, 'added' | 'removed'>;
  brought: ReadonlyMap<string, string>;
  /** A moderator's note speaks of the thread, not of somebody's health: nothing must or may go with it by itself. */
  isModeration: boolean;
}

/** `isWanted`: it would go with the answer if there were room for everything. */
export interface Decided {
  id: string;
  placement: 'top' | 'bottom';
  reason: string;
  isAttached: boolean;
  isRequired: boolean;
  isForbidden: boolean;
  isWanted: boolean;
}

interface Matched {
  policy: Policy;
  because: string[];
}

/** What goes with an answer, in order, then what could and what must not, each with its reason. Never more than three go; what must go comes before what may. */
export function decide({ disclaimers, policies, facts, choice, brought, isModeration }: Situation): Decided[] {
  const matched: Matched[] = policies.flatMap((policy) => {
    const because = policy.isOn && (!isModeration || policy.rule === 'must-not') ? holds(policy.when, facts) : null;
    return because === null ? [] : [{ policy, because }];
  });
  const candidates = disclaimers.map((row) => weigh(row, { matched: inOrder(matched.filter(({ policy }) => policy.disclaimerId === row.id)), policies, choice, template: brought.get(row.id) })).toSorted(byNeed);

  const musts = candidates.filter(({ must }) => must);
  const rest = candidates.filter((one) => !one.must && one.isWanted).toSorted((a, b) => Number(b.isDanger) - Number(a.isDanger) || addedAt(a) - addedAt(b) || byNeed(a, b));
  const attached = new Set([...musts, ...rest].slice(0, mostAttached));

  const decided = candidates
    .filter((one) => one.row.fits || one.isWanted || (one.isForbidden && one.isAdded))
    .map((one) => ({
      sort: attached.has(one) ? 0 : heardOf(one, facts) ? 1 : one.isForbidden ? 3 : 2,
      item: {
        id: one.row.id,
        // Where somebody is in danger, help comes before everything else, wherever the author put it.
        placement: one.isDanger ? ('top' as const) : one.row.placement,
        reason: sayWhy(one, attached.has(one), facts),
        isAttached: attached.has(one),
        isRequired: one.must !== undefined,
        isForbidden: one.isForbidden,
        isWanted: one.isWanted,
      },
    }));
  return decided.toSorted((a, b) => a.sort - b.sort).map(({ item }) => item);
}

interface Weighed {
  row: Candidate;
  must: Matched | undefined;
  may: Matched | undefined;
  mustNot: Matched | undefined;
  template: string | undefined;
  isForbidden: boolean;
  isAdded: boolean;
  isRemoved: boolean;
  isWanted: boolean;
  isDanger: boolean;
  isForCrisis: boolean;
  position: number;
  /** Place among those the person added. */
  turn: number;
}

function weigh(row: Candidate, { matched, policies, choice, template }: { matched: Matched[]; policies: readonly Policy[]; choice: Situation['choice']; template: string | undefined }): Weighed {
  const of = (rule: Policy['rule']): Matched | undefined => matched.find(({ policy }) => policy.rule === rule);
  const [must, may, mustNot] = [of('must'), of('may'), of('must-not')];
  const carriers = policies.filter((policy) => policy.disclaimerId === row.id && policy.rule !== 'must-not');
  const position = Math.min(...[must, may].flatMap((one) => one?.policy.position ?? []), Infinity);
  const isForbidden = must === undefined && mustNot !== undefined;
  const isAdded = choice.added.includes(row.id);
  const isRemoved = !isAdded && choice.removed.includes(row.id);
  return {
    row,
    must,
    may,
    mustNot,
    template,
    isForbidden,
    isAdded,
    isRemoved,
    isWanted: must !== undefined || (!isForbidden && !isRemoved && (isAdded || may !== undefined || template !== undefined)),
    isDanger: carriers.some(isAboutDanger),
    isForCrisis: carriers.some(({ when }) => when.content.includes('crisis')),
    // What no policy asks for now stands where its own policies would put it.
    position: Number.isFinite(position) ? position : Math.min(...carriers.map((policy) => policy.position), Infinity),
    turn: choice.added.indexOf(row.id),
  };
}

/** A policy for emergencies or for suicide and self-harm, and not one that asks for them among much else. */
export const isAboutDanger = ({ when }: Pick<Policy, 'when'>): boolean =>
  (when.content.length > 0 && when.content.every((what) => what === 'crisis')) || (when.levels.includes('emergency') && when.levels.every((level) => level === 'emergency' || level === 'urgent'));

const inOrder = (matched: Matched[]): Matched[] => matched.toSorted((a, b) => a.policy.position - b.policy.position || (a.policy.id < b.policy.id ? -1 : 1));

const apart = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
const byNeed = (a: Weighed, b: Weighed): number => Number(b.isDanger) - Number(a.isDanger) || apart(a.position, b.position) || (a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : 0);
const addedAt = ({ turn }: Weighed): number => (turn === -1 ? Number.MAX_SAFE_INTEGER : turn);
const heardOf = (one: Weighed, facts: AnswerFacts): boolean => one.isForCrisis && !one.isForbidden && facts.crisisWords !== null;

function sayWhy(one: Weighed, isAttached: boolean, facts: AnswerFacts): string {
  if (one.must) {
    const why = sayRequired(one.must.because, facts);
    if (!isAttached) return `must be here (${why}), but there is room for ${mostAttached} and ${mostAttached} that must be here come before it`;
    return one.mustNot ? `${why}; the policy “${one.mustNot.policy.title}” would keep it out, but what must be there stays` : why;
  }
  if (one.mustNot) return `kept out by the policy “${one.mustNot.policy.title}”, ${sayBecause(one.mustNot.because, facts)}`;
  const why = one.may ? sayBecause(one.may.because, facts) : one.template === undefined ? '' : `because the template “${one.template}” brings it`;
  if (one.isAdded) return isAttached ? 'because you added it' : `you added it, but there are ${mostAttached} already; take another one out first`;
  if (isAttached) return why;
  if (one.isRemoved && why !== '') return `left out by you; it was there ${why}`;
  if (one.isWanted) return `left out so that there are at most ${mostAttached}; it would be there ${why}`;
  if (heardOf(one, facts)) return `the question says “${facts.crisisWords}”: read it again, and add this if it may be about suicide or self-harm`;
  return one.row.whenToUse === '' ? 'can be added' : one.row.whenToUse;
}
