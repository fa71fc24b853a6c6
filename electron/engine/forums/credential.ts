import { z } from 'zod';

/**
 * What lets an account in. user-key: one that a person gave to Rounds alone, bound to this installation's `clientId`. admin-key: of an administrator, acting as `username`.
 * token: of one NodeBB user. session: a cookie that a password opened; the password itself is never kept.
 */
export const credential = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user-key'), key: z.string(), clientId: z.string() }),
  z.object({ kind: z.literal('admin-key'), key: z.string(), username: z.string() }),
  z.object({ kind: z.literal('token'), token: z.string() }),
  z.object({ kind: z.literal('session'), cookie: z.string() }),
]);
export type Credential = z.infer<typeof credential>;

/** Under which name the key store holds what lets an account in. */
export const secretName = (accountId: string): string => `account:${accountId}`;

/** The practice forum's own key, and those of people who never signed in by a page. */
export const userKey = (key: string, clientId = 'rounds-practice'): Credential => ({ kind: 'user-key', key, clientId });

/** The headers that let a request in. They go to the forum's own origin and nowhere else. */
export function headersOf(known: Credential | null): Record<string, string> {
  switch (known?.kind) {
    case 'user-key':
      return { 'User-Api-Key': known.key, 'User-Api-Client-Id': known.clientId };
    case 'admin-key':
      return { 'Api-Key': known.key, 'Api-Username': known.username };
    case 'token':
      return { Authorization: `Bearer ${known.token}` };
    case 'session':
      return { Cookie: known.cookie };
    case undefined:
      return {};
  }
}
