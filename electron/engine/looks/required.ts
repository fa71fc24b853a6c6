import type { LookRule } from '#shared/words/second-look.ts';

/** What a rule looks at. `level` as the question stands now. */
export interface LookFacts {
  tags: readonly string[];
  level: string;
  templateIds: readonly string[];
  isTrainee: boolean;
  /** A second reader stopped what this person wrote to this question before. */
  wasStopped: boolean;
}

const meets = (wanted: readonly string[], there: readonly string[]): boolean => {
  const known = new Set(there.map((one) => one.toLowerCase()));
  return wanted.length === 0 || wanted.some((one) => known.has(one.trim().toLowerCase()));
};

/** Whether a rule asks for a second look: each of its lists that is not empty has a match. One whose lists are all empty asks for every answer. */
export const ruleHolds = (rule: LookRule, facts: LookFacts): boolean => rule.isOn && meets(rule.tags, facts.tags) && meets(rule.levels, [facts.level]) && meets(rule.templateIds, facts.templateIds);

/** Why a second reader must agree before this answer goes, each in a few words; empty: nobody must. */
export function requiredBy(rules: readonly LookRule[], facts: LookFacts): string[] {
  return [
    ...(facts.isTrainee ? ['Everything a trainee writes'] : []),
    ...(facts.wasStopped ? ['A second reader stopped it before'] : []),
    ...rules.filter((rule) => ruleHolds(rule, facts)).map(({ title }) => title),
  ];
}
