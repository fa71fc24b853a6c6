import { setImmediate as breathe } from 'node:timers/promises';
import { emptyDraft } from '#shared/words/draft.ts';
import { questionId as questionIdShape } from '#shared/words/ids.ts';
import { policyWhen, type Policy } from '#shared/words/policy.ts';
import type { Live } from '../live.ts';
import { mustMayDo } from '../people/may-do.ts';
import type { SettingsFile } from '../ports.ts';
import type { Db } from '../store/db.ts';
import { addPolicy, allPolicies, changePolicy, deletePolicy, placePolicy, policyById, type PolicyRecord } from '../store/policies.ts';
import { readPerson } from '../templates/library/person.ts';
import { createContexts } from '../templates/using/context.ts';
import { TroubleError } from '../trouble.ts';
import { factsOf } from './deciding/answer-facts.ts';
import { decide, mostAttached } from './deciding/decide.ts';
import { candidateOf, createFamilies } from './families.ts';
import { readPolicies } from './read-policies.ts';

const counted = 200;
/** Between two breaths, so that nobody waits for a count. */
const atOnce = 10;

/** Which disclaimers an answer must, may or must not carry: reading and changing the rules. */
export function createPolicies({ db, live, settings }: { db: Db; live: Live; settings: SettingsFile }) {
  const contexts = createContexts({ db, settings });
  const families = createFamilies(db);

  return {
    list: (signal: AbortSignal | undefined): AsyncGenerator<Policy[], void, void> => live.watch(['policies'], () => readPolicies(db), signal),

    /** One that takes the position of another goes before it. */
    save(policy: Policy): { rev: number } {
      return db.tx(() => {
        mustMayDo(db, 'administer');
        const known = policyById(db, policy.id);
        if ((known?.rev ?? 0) !== policy.rev) throw conflict(known);
        // One whose disclaimer was retired can still be moved, switched off and read.
        const isNews = policy.isOn && (known?.disclaimer_id !== policy.disclaimerId || known.is_on === 0);
        if (isNews && !families.all().some(({ id }) => id === policy.disclaimerId)) throw new TroubleError({ kind: 'not-found', what: 'disclaimer', say: 'This disclaimer is not published, or was retired. Choose another one.', remedy: 'edit' });
        const row = { title: policy.title.trim(), disclaimer_id: policy.disclaimerId, rule: policy.rule, when: JSON.stringify(policyWhen.parse(policy.when)), position: policy.position, is_on: policy.isOn ? 1 : 0 };
        if (known) changePolicy(db, policy.id, policy.rev, row);
        else addPolicy(db, { id: policy.id, ...row });
        makeRoom(db, policy);
        return { rev: policy.rev + 1 };
      });
    },

    remove({ id, rev }: { id: string; rev: number }): Record<string, never> {
      mustMayDo(db, 'administer');
      if (!deletePolicy(db, id, rev)) throw conflict(policyById(db, id));
      return {};
    },

    /** Counted over the newest 200 questions, as far as questions alone say: what an answer says comes on top. */
    async touches(policy: Policy): Promise<{ questions: number; added: number; removed: number; crowded: number }> {
      const me = readPerson({ db, settings });
      const before = readPolicies(db);
      const after = [...before.filter(({ id }) => id !== policy.id), policy];
      const ids = db.all(db.sql.selectFrom('questions').select('id').where('state', '!=', 'gone').orderBy('asked_at', 'desc').orderBy('id').limit(counted));
      const sum = { questions: 0, added: 0, removed: 0, crowded: 0 };
      for (const [at, { id }] of ids.entries()) {
        if (at % atOnce === atOnce - 1) await breathe();
        const context = contexts.of(questionIdShape.parse(id), emptyDraft.ticks);
        if (!context) continue;
        const facts = factsOf(context, emptyDraft);
        const disclaimers = families.all().map((family) => candidateOf(family, context.community, me));
        const carried = (policies: readonly Policy[]) => decide({ disclaimers, policies, facts, choice: emptyDraft.disclaimers, brought: new Map(), isModeration: false });
        const [then, now] = [carried(before), carried(after)];
        const had = new Set(then.flatMap((one) => (one.isAttached ? [one.id] : [])));
        const has = new Set(now.flatMap((one) => (one.isAttached ? [one.id] : [])));
        sum.questions += 1;
        if ([...has].some((one) => !had.has(one))) sum.added += 1;
        if ([...had].some((one) => !has.has(one))) sum.removed += 1;
        if (now.filter(({ isWanted }) => isWanted).length > mostAttached) sum.crowded += 1;
      }
      return sum;
    },
  };
}
export type Policies = ReturnType<typeof createPolicies>;

/** Gives every policy a place of its own again, the one just saved before whoever stood there. */
function makeRoom(db: Db, { id, position }: Pick<Policy, 'id' | 'position'>): void {
  const rows = allPolicies(db);
  if (!rows.some((row) => row.id !== id && row.position === position)) return;
  const inOrder = rows.toSorted((a, b) => a.position - b.position || Number(b.id === id) - Number(a.id === id));
  for (const [index, row] of inOrder.entries()) placePolicy(db, row.id, (index + 1) * 10);
}

const conflict = (known: PolicyRecord | undefined): TroubleError =>
  new TroubleError({
    kind: 'template-conflict',
    rev: known?.rev ?? 0,
    say: known ? 'This policy was changed in another window. Look at it again, then make your change.' : 'This policy was removed in another window.',
    remedy: 'reload',
  });
