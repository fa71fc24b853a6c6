import type { AccountId } from '#shared/words/ids.ts';

/** Where on the screen a person is, in the address: the list, at one forum of it, adding one, or signing in again. */
export interface ForumsPlace {
  view?: 'add' | 'sign-in' | undefined;
  id?: AccountId | undefined;
}

const isAccountId = (id: unknown): id is AccountId => typeof id === 'string' && /^[a-z0-9-]{1,40}$/.test(id);

/** What an address says, as far as it makes sense; signing in needs to know where. Pure. */
export function forumsPlaceOf({ view, id }: Record<string, unknown>): ForumsPlace {
  const account = isAccountId(id) ? id : undefined;
  return { view: view === 'add' || (view === 'sign-in' && account !== undefined) ? view : undefined, id: account };
}
