import type { PolicyWhen } from '#shared/words/policy.ts';

/** What policies may ask about an answer. `level` is null while no person decided one. */
export interface AnswerFacts {
  community: string;
  communityKind: PolicyWhen['communityKinds'][number];
  tags: readonly string[];
  level: PolicyWhen['levels'][number] | null;
  patient: ReadonlySet<PolicyWhen['patient'][number]>;
  content: ReadonlySet<PolicyWhen['content'][number]>;
  role: PolicyWhen['roles'][number];
  /** How a fact is known where there is more to say than that it is so: `patient:child` → `you ticked it`. */
  words: ReadonlyMap<string, string>;
  /** Words of the question that may speak of suicide or self-harm. They decide nothing; the person is shown them. */
  crisisWords: string | null;
}

/** Whether a policy applies, and which of its conditions made it so; null: it does not. A policy without conditions applies to every answer. */
export function holds(when: PolicyWhen, facts: AnswerFacts): string[] | null {
  const because: string[] = [];
  const one = (wanted: readonly string[], has: (name: string) => boolean, as: string): boolean => {
    if (wanted.length === 0) return true;
    const found = wanted.find(has);
    if (found === undefined) return false;
    because.push(`${as}:${found}`);
    return true;
  };
  const all = [
    one(when.content, (what) => facts.content.has(what as 'medicine'), 'content'),
    one(when.patient, (who) => facts.patient.has(who as 'child'), 'patient'),
    one(when.levels, (level) => level === facts.level, 'level'),
    one(when.tags, (tag) => facts.tags.some((known) => known.toLowerCase() === tag.toLowerCase()), 'tag'),
    one(when.communities, (name) => name.toLowerCase() === facts.community.toLowerCase(), 'community'),
    one(when.communityKinds, (kind) => kind === facts.communityKind, 'kind'),
    one(when.roles, (role) => role === facts.role, 'role'),
  ];
  return all.every(Boolean) ? because : null;
}
