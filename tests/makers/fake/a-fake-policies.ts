import type { FakeOs, FakeParts } from './parts.ts';

/** Policies and numbers in memory. */
export const aFakePolicies = (os: FakeOs, { world, tell, watch }: FakeParts) => ({
  policies: {
    list: os.policies.list.handler(({ signal }) => watch(() => world.policies.toSorted((a, b) => a.position - b.position), signal)),
    save: os.policies.save.handler(({ input }) => {
      const rev = input.rev + 1;
      world.policies = [...world.policies.filter(({ id }) => id !== input.id), { ...input, rev }];
      tell();
      return { rev };
    }),
    remove: os.policies.remove.handler(({ input }) => {
      world.policies = world.policies.filter(({ id }) => id !== input.id);
      tell();
      return {};
    }),
    touches: os.policies.touches.handler(() => ({ questions: 50, added: 3, removed: 1, crowded: 0 })),
  },
  localePacks: {
    list: os.localePacks.list.handler(({ signal }) => watch(() => world.packs, signal)),
    save: os.localePacks.save.handler(({ input }) => {
      const rev = input.rev + 1;
      world.packs = world.packs.map((pack) => (pack.code === input.code ? { ...input, rev, isChanged: true } : pack));
      tell();
      return { rev };
    }),
    reset: os.localePacks.reset.handler(() => ({})),
  },
});
