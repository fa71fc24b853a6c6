import type { Account, FoundForum, SignIn } from '#shared/words/account.ts';
import { accountId } from '#shared/words/ids.ts';
import type { FakeOs, FakeParts } from './parts.ts';

const allAbilities = ['reply', 'edit', 'delete', 'claim', 'tag', 'move', 'close', 'flag', 'accept', 'judge-held', 'upload', 'messages'] as const;

export const anAccount = (over: Partial<Account> = {}): Account => ({
  accountId: accountId.parse('practice'),
  kind: 'discourse',
  title: 'Practice forum',
  url: 'http://127.0.0.1:4200',
  isPractice: true,
  icon: null,
  me: { username: 'you', name: 'You' },
  state: 'in-step',
  sync: { state: 'idle', done: 42, total: 42, lastAt: 0, nextAt: null, skipped: 0, trouble: null },
  trouble: null,
  abilities: allAbilities.map((ability) => ({ ability, isThere: true, why: '' })),
  minute: { used: 2, most: 20 },
  day: { used: 120, most: 2_880 },
  waiting: 42,
  unsent: 0,
  ...over,
});

export const aFoundForum = (over: Partial<FoundForum> = {}): FoundForum => ({
  kind: 'discourse',
  url: 'https://forum.example',
  title: 'Skin Forum',
  version: '2026.8.0',
  icon: null,
  members: 54_000,
  topics: 12_000,
  communities: [{ name: 'Dermatology', topics: 9_000 }],
  needsSignIn: false,
  ways: ['device', 'paste', 'admin-key'],
  knownAs: null,
  ...over,
});

/** The forums of a desk in memory. What `world.accounts` and `world.signIn` say is what the window sees. */
export const aFakeAccounts = (os: FakeOs, { world, tell, watch, notFound }: FakeParts) => ({
  accounts: {
    list: os.accounts.list.handler(({ signal }) => watch(() => world.accounts, signal)),
    find: os.accounts.find.handler(() => world.foundForum),
    begin: os.accounts.begin.handler(() => ({ signInId: 'sign-in' })),
    signIn: os.accounts.signIn.handler(({ signal }) => watch((): SignIn | null => world.signIn, signal)),
    paste: os.accounts.paste.handler(() => ({ accountId: accountId.parse('f-1') })),
    cancel: os.accounts.cancel.handler(() => ({})),
    enter: os.accounts.enter.handler(() => ({ accountId: accountId.parse('f-1') })),
    signOut: os.accounts.signOut.handler(({ input }) => {
      const known = world.accounts.find((one) => one.accountId === input.accountId);
      if (!known) throw notFound('account');
      world.accounts = world.accounts.map((one) => (one === known ? { ...one, state: 'signed-out' as const } : one));
      tell();
      return { say: '' };
    }),
    remove: os.accounts.remove.handler(({ input }) => {
      world.accounts = world.accounts.filter((one) => one.accountId !== input.accountId);
      tell();
      return {};
    }),
  },
});
