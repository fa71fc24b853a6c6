import type { Answered, Asked } from '#shared/contract/shapes.ts';
import type { Account, FoundForum, SignIn } from '#shared/words/account.ts';

type In = Asked['accounts'];
type Out = Answered['accounts'];

/** The forums this desk is on. */
export interface Accounts {
  list(signal: AbortSignal | undefined): AsyncGenerator<Account[], void, void>;
  find(input: In['find']): Promise<FoundForum>;
  begin(input: In['begin']): Promise<Out['begin']>;
  signIn(input: In['signIn'], signal: AbortSignal | undefined): AsyncGenerator<SignIn | null, void, void>;
  paste(input: In['paste']): Promise<Out['paste']>;
  cancel(input: In['cancel']): Record<string, never>;
  enter(input: In['enter']): Promise<Out['enter']>;
  signOut(input: In['signOut']): Promise<Record<string, never>>;
  remove(input: In['remove']): Promise<Record<string, never>>;
}

const built = (): never => {
  throw new Error('This room is being built.');
};

export function createAccounts(): Accounts {
  return { list: built, find: built, begin: built, signIn: built, paste: built, cancel: built, enter: built, signOut: built, remove: built };
}
