import type { Policy, PolicyWhen } from '#shared/words/policy.ts';

/** The rule, between an answer and a disclaimer: "An answer must carry …". */
export const rules: Readonly<Record<Policy['rule'], string>> = { must: 'must carry', may: 'carries, unless it is left out,', 'must-not': 'must not carry' };
export const rulesShort: Readonly<Record<Policy['rule'], string>> = { must: 'must go', may: 'may go', 'must-not': 'must not go' };
export const ruleNames: Readonly<Record<Policy['rule'], string>> = { must: 'Must', may: 'May', 'must-not': 'Must not' };
export const ruleHints: Readonly<Record<Policy['rule'], string>> = {
  must: 'Goes with the answer and cannot be taken out.',
  may: 'Goes with the answer by itself; whoever answers can take it out.',
  'must-not': 'Never goes with the answer, unless another policy says it must.',
};

type Named<K extends keyof PolicyWhen> = Readonly<Record<PolicyWhen[K][number], string>>;
export const kindNames: Named<'communityKinds'> = { health: 'Health', pets: 'Animals', legal: 'Law', money: 'Money' };
export const levelNames: Named<'levels'> = { emergency: 'Emergency', urgent: 'Urgent', soon: 'Soon', routine: 'Routine' };
export const patientNames: Named<'patient'> = { child: 'A child', pregnancy: 'Pregnant, planning or breast-feeding' };
export const contentNames: Named<'content'> = {
  medicine: 'The answer names a medicine',
  dose: 'A dose is asked for or given',
  photo: 'A picture is attached',
  'photo-of-minor': 'A picture of a child is shown or offered',
  'photo-judged': 'The answer judges a picture',
  crisis: 'The answer speaks of suicide or self-harm',
};
export const roleNames: Named<'roles'> = { volunteer: 'A volunteer', clinician: 'A clinician' };

const either = (words: readonly string[]): string => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`);
const small = (words: string): string => words.slice(0, 1).toLowerCase() + words.slice(1);
const quoted = (words: readonly string[]): string => either(words.map((word) => `“${word}”`));

/** The conditions as a person would say them: "when the patient is a child, and a picture is attached". Pure. */
export function sayWhen(when: PolicyWhen): string {
  const parts = [
    when.communityKinds.length === 0 ? '' : `in communities about ${either(when.communityKinds.map((kind) => small(kindNames[kind])))}`,
    when.communities.length === 0 ? '' : `in ${quoted(when.communities)}`,
    when.tags.length === 0 ? '' : `when the question is tagged ${quoted(when.tags)}`,
    when.levels.length === 0 ? '' : `when the level is ${either(when.levels.map((level) => small(levelNames[level])))}`,
    when.patient.length === 0 ? '' : `when the patient is ${either(when.patient.map((who) => small(patientNames[who])))}`,
    when.content.length === 0 ? '' : `when ${either(when.content.map((what) => small(contentNames[what])))}`,
    when.roles.length === 0 ? '' : `when ${either(when.roles.map((role) => small(roleNames[role])))} answers`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'with every answer' : parts.join(', and ');
}

/** Whether this policy is about an emergency or a crisis, whose disclaimers go before everything. The engine decides; this tells the author. Pure. */
export const goesFirst = ({ rule, when }: Pick<Policy, 'rule' | 'when'>): boolean =>
  rule !== 'must-not' && ((when.content.length > 0 && when.content.every((what) => what === 'crisis')) || (when.levels.includes('emergency') && when.levels.every((level) => level === 'emergency' || level === 'urgent')));

/** A policy as the form begins. Pure. */
export const newPolicy = (id: string, position: number, disclaimerId: string): Policy => ({
  id,
  title: '',
  disclaimerId,
  rule: 'must',
  when: { communities: [], communityKinds: [], tags: [], levels: [], patient: [], content: [], roles: [] },
  position,
  isOn: true,
  rev: 0,
});

/** Where one goes that moves a place up or down among these; null: it stands at the end already. Pure. */
export function placeAfterMove(policies: readonly Policy[], id: string, step: -1 | 1): number | null {
  const at = policies.findIndex((policy) => policy.id === id);
  const neighbour = at === -1 ? undefined : policies[at + step];
  if (!neighbour || at + step < 0) return null;
  return step === -1 ? neighbour.position : neighbour.position + 1;
}
