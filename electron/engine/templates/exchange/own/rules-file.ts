import { z } from 'zod';
import { localePack, numberName, policy, policyWhen } from '#shared/words/policy.ts';
import type { OwnPack, OwnPolicy } from '../arriving.ts';
import { FileRefused, shortName } from '../limits/limits.ts';
import { asFacts, readFacts, saidList, said } from './facts.ts';
import { writeYaml } from './front-matter.ts';
import { atOf, instant } from './template-file.ts';

export const policiesFile = 'policies.yml';
export const packsFile = 'locale-packs.yml';

const whenNames = { communities: 'communities', communityKinds: 'community_kinds', tags: 'tags', levels: 'levels', patient: 'patient', content: 'content', roles: 'roles' } as const;
type WhenName = keyof typeof whenNames;
const whenKeys = Object.keys(whenNames) as WhenName[];

export const writePolicies = (policies: readonly OwnPolicy[]): string =>
  writeYaml(
    policies.map((one) => ({
      id: one.id,
      title: one.title,
      disclaimer: one.disclaimerId,
      rule: one.rule,
      position: one.position,
      enabled: one.isOn ? undefined : false,
      when: whenFacts(one.when),
    })),
  );

function whenFacts(when: OwnPolicy['when']): Record<string, unknown> | undefined {
  const facts = Object.fromEntries(whenKeys.flatMap((key) => (when[key].length === 0 ? [] : [[whenNames[key], saidList<string>(when[key])]])));
  return Object.keys(facts).length === 0 ? undefined : facts;
}

/** One policy. Throws FileRefused with what is wrong. */
export function readPolicy(value: unknown, name: string): { policy: OwnPolicy; losses: string[] } {
  const read = readFacts(asFacts(value));
  const when = readFacts(read.others('when'));
  const parsed = policy.omit({ rev: true }).safeParse({
    id: read.text('id'),
    title: read.text('title') ?? read.text('id'),
    disclaimerId: read.text('disclaimer'),
    rule: read.text('rule'),
    when: policyWhen.parse({ communities: [], communityKinds: [], tags: [], levels: [], patient: [], content: [], roles: [] }),
    position: read.number('position') ?? 1_000,
    isOn: !/^(?:false|no)$/i.test(read.text('enabled') ?? ''),
  });
  const holds = policyWhen.safeParse(Object.fromEntries(whenKeys.map((key) => [key, when.words(whenNames[key])])));
  // A condition that is not understood would make the policy hold where it should not.
  if (!parsed.success || !holds.success || when.unknown().length > 0) throw new FileRefused(`The policy “${shortName(read.text('title') ?? read.text('id') ?? '?')}” in “${shortName(name)}” says something Rounds does not understand.`);
  return { policy: { ...parsed.data, when: holds.data }, losses: read.unknown().map((key) => `“${shortName(key)}” is not a fact of ours and was left out.`) };
}

const numbers = numberName.options;

export const writePacks = (packs: readonly OwnPack[]): string =>
  writeYaml(
    packs.map((pack) => ({
      code: pack.code,
      name: pack.name,
      changed_by: said(pack.changedBy, ''),
      changed_at: instant(pack.changedAt),
      numbers: Object.fromEntries(numbers.map((name) => [name, { say: pack.numbers[name].say, checked_on: pack.numbers[name].checkedOn ?? undefined, source: said(pack.numbers[name].source, '') }])),
    })),
  );

const packShape = localePack.pick({ code: true, name: true, numbers: true, changedBy: true }).extend({ changedAt: z.number().int() });

/** The numbers of one country. Throws FileRefused with what is wrong. */
export function readPack(value: unknown, name: string): { pack: OwnPack; losses: string[] } {
  const read = readFacts(asFacts(value));
  const said = read.others('numbers');
  const losses: string[] = [];
  const parsed = packShape.safeParse({
    code: read.text('code'),
    name: read.text('name') ?? read.text('code'),
    changedBy: read.text('changed_by') ?? '',
    changedAt: atOf(read.text('changed_at')) ?? 0,
    numbers: Object.fromEntries(
      numbers.map((number) => {
        const one = readFacts(asFacts(said[number]));
        const facts = { say: one.text('say') ?? '', checkedOn: one.text('checked_on') ?? null, source: one.text('source') ?? '' };
        losses.push(...one.unknown().map((key) => `“${shortName(key)}” of a number was left out.`));
        return [number, facts];
      }),
    ),
  });
  if (!parsed.success) throw new FileRefused(`The numbers of “${shortName(read.text('code') ?? '?')}” in “${shortName(name)}” cannot be understood.`);
  const extra = Object.keys(said).filter((key) => !(numbers as readonly string[]).includes(key));
  losses.push(...[...read.unknown(), ...extra].map((key) => `“${shortName(key)}” is not a fact of ours and was left out.`));
  return { pack: parsed.data, losses };
}
