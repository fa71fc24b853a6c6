import { implement, type ORPCError, type ImplementerInternalWithMiddlewares } from '@orpc/server';
import { contract, type Contract } from '#shared/contract/contract.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import type { FakeWorld } from '../a-fake-world.ts';

/** What the rooms of the fake desk share. */
export interface FakeParts {
  world: FakeWorld;
  tell(): void;
  watch<T>(ask: () => T, signal: AbortSignal | undefined): AsyncGenerator<T, void, void>;
  fail(data: Trouble): ORPCError<'TROUBLE', Trouble>;
  notFound(what: string): ORPCError<'TROUBLE', Trouble>;
}

type None = Record<never, never>;
export type FakeOs = ImplementerInternalWithMiddlewares<Contract, None, None>;

/** The contract with the fake desk's middleware on it, as its rooms are handed it. */
export const fakeOs = (before: (path: readonly string[], input: unknown) => Promise<void>): FakeOs =>
  implement(contract).use(async ({ next, path }, input) => {
    await before(path, input);
    return next();
  });
