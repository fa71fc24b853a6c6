import type { DisclaimerRow, Policy, PolicyWhen } from '#shared/words/policy.ts';
import type { FakeWorld } from '../a-fake-world.ts';
import type { FakeOs, FakeParts } from './parts.ts';

const always: PolicyWhen = { communities: [], communityKinds: [], tags: [], levels: [], patient: [], content: [], roles: [] };

/** A policy that carries the general disclaimer with every answer. */
export const aFakePolicy = (id: string, over: Partial<Omit<Policy, 'when'>> & { when?: Partial<PolicyWhen> } = {}): Policy => ({
  id,
  title: 'Every answer about people',
  disclaimerId: 'd-general',
  rule: 'must',
  position: 10,
  isOn: true,
  rev: 1,
  ...over,
  when: { ...always, ...over.when },
});

/** A number that grows whenever what is asked for is not what it was. */
export function turnOf(ask: () => unknown): () => { at: number } {
  let before = '';
  let at = 0;
  return () => {
    const now = JSON.stringify(ask());
    if (now !== before) at += 1;
    before = now;
    return { at };
  };
}

/** `d-general.es` is `d-general` in Spanish. */
export function fakeDisclaimerRows(world: FakeWorld): DisclaimerRow[] {
  const sheets = [...world.sheets.values()].filter(({ row }) => row.kind === 'disclaimer');
  return sheets
    .filter(({ row }) => !row.id.includes('.'))
    .map(({ row, content }) => ({
      id: row.id,
      title: row.title,
      placement: content.placement,
      communities: row.communities,
      status: row.status,
      version: row.version,
      hasDraft: row.hasDraft,
      wordings: sheets.filter((one) => one.row.id === row.id || one.row.id.startsWith(`${row.id}.`)).map((one) => ({ id: one.row.id, language: one.row.language, status: one.row.status, version: one.row.version })),
    }));
}

/** Policies and numbers in memory, with the guards of the real ones. */
export const aFakePolicies = (os: FakeOs, { world, tell, watch, fail }: FakeParts) => ({
  policies: {
    list: os.policies.list.handler(({ signal }) => watch(() => world.policies.toSorted((a, b) => a.position - b.position), signal)),
    save: os.policies.save.handler(({ input }) => {
      const known = world.policies.find(({ id }) => id === input.id);
      if ((known?.rev ?? 0) !== input.rev) throw fail({ kind: 'template-conflict', rev: known?.rev ?? 0, say: 'This policy was changed in another window. Look at it again, then make your change.', remedy: 'reload' });
      const rev = input.rev + 1;
      const others = world.policies.filter(({ id }) => id !== input.id).toSorted((a, b) => a.position - b.position);
      const at = others.findIndex(({ position }) => position >= input.position);
      world.policies = others.toSpliced(at === -1 ? others.length : at, 0, { ...input, rev }).map((one, index) => ({ ...one, position: (index + 1) * 10 }));
      tell();
      return { rev };
    }),
    remove: os.policies.remove.handler(({ input }) => {
      world.policies = world.policies.filter(({ id }) => id !== input.id);
      tell();
      return {};
    }),
    touches: os.policies.touches.handler(({ input }) => (input.isOn ? { questions: 50, added: 3, removed: 1, crowded: 2 } : { questions: 50, added: 0, removed: 3, crowded: 0 })),
  },
  localePacks: {
    list: os.localePacks.list.handler(({ signal }) => watch(() => world.packs, signal)),
    save: os.localePacks.save.handler(({ input }) => {
      const known = world.packs.find(({ code }) => code === input.code);
      if (known?.rev !== input.rev) throw fail({ kind: 'template-conflict', rev: known?.rev ?? 0, say: 'These numbers were changed in another window.', remedy: 'reload' });
      const rev = input.rev + 1;
      world.packs = world.packs.map((pack) => (pack.code === input.code ? { ...input, rev, isChanged: true, changedAt: Date.now(), changedBy: world.status.me.username } : pack));
      tell();
      return { rev };
    }),
    reset: os.localePacks.reset.handler(({ input }) => {
      world.packs = world.packs.map((pack) => (pack.code === input.code ? { ...pack, isChanged: false, changedAt: null, changedBy: '', rev: 0 } : pack));
      tell();
      return {};
    }),
  },
});
