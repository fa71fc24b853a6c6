import { policyWhen, type Policy } from '#shared/words/policy.ts';
import type { Db } from '../store/db.ts';
import { allPolicies, type PolicyRecord } from '../store/policies.ts';

/** In their order. One whose conditions can no longer be read is left out: nobody knows when it would apply. */
export const readPolicies = (db: Db): Policy[] => allPolicies(db).flatMap((row) => policyOf(row) ?? []);

function policyOf(row: PolicyRecord): Policy | null {
  try {
    return { id: row.id, title: row.title, disclaimerId: row.disclaimer_id, rule: row.rule, when: policyWhen.parse(JSON.parse(row.when)), position: row.position, isOn: row.is_on === 1, rev: row.rev };
  } catch {
    return null;
  }
}
