import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { Forum } from './forum.ts';
import { allScopes, type KeyHolder } from './keys/keys.ts';
import type { Params } from './params.ts';
import { invalidAccess, notLoggedIn, slowDown } from './refusal.ts';
import { isStaff, memberById, memberByName } from './store/members.ts';
import type { MemberRow } from './store/rows.ts';

/** Who is asking, by key. */
export interface Reader {
  member: MemberRow;
  key: KeyHolder;
}

export interface Asked {
  Bindings: HttpBindings;
  Variables: { reader: Reader | null; params: Params };
}

export type App = Hono<Asked>;
export type Ask = Context<Asked>;

/** Finds the reader behind the request's key and counts the request against it. Throws Refusal for a key nobody has, one without the right, or one that was used too often. */
export function readerOf(forum: Forum, request: Request, path: string): Reader | null {
  const adminKey = request.headers.get('Api-Key');
  if (adminKey !== null) return adminOf(forum, adminKey, request.headers.get('Api-Username'));
  const key = request.headers.get('User-Api-Key');
  if (key === null) return null;
  const holder = forum.keys.holder(key);
  const member = holder && memberById(forum.db, holder.memberId);
  if (!holder || !member) throw invalidAccess();
  if (!isAllowed(holder.scopes, request.method, path)) throw invalidAccess();
  const { keyRequestsPerMinute, keyRequestsPerDay } = forum.rules;
  const minute = forum.limits.use(`key ${holder.hash}`, keyRequestsPerMinute, 60);
  if (minute > 0) throw slowDown(minute, 'user_api_key_limiter_60_secs');
  const day = forum.limits.use(`key ${holder.hash}`, keyRequestsPerDay, 86_400);
  if (day > 0) throw slowDown(day, 'user_api_key_limiter_1_day');
  return { member, key: holder };
}

/** An administrator's key speaks for the member it names, as far as it may. */
function adminOf(forum: Forum, key: string, username: string | null): Reader {
  const holder = forum.keys.adminHolder(key);
  const bound = holder?.memberId ?? null;
  const named = username === null ? undefined : memberByName(forum.db, username);
  const member = bound === null ? named : memberById(forum.db, bound);
  if (!holder || !member || (username !== null && named?.id !== member.id)) throw invalidAccess('You are not permitted to view the requested resource. The API username or key is invalid.');
  return { member, key: { memberId: member.id, clientId: '', scopes: allScopes, hash: '' } };
}

function isAllowed(scopes: readonly string[], method: string, path: string): boolean {
  const reads = method === 'GET' || method === 'HEAD';
  if (path === '/user-api-key/revoke' || scopes.includes('write')) return true;
  if (reads && scopes.includes('read')) return true;
  if (scopes.includes('session_info') && reads && path === '/session/current') return true;
  if (scopes.includes('notifications') && (path === '/notifications/mark-read' || (reads && (path === '/notifications' || path === '/notifications/totals')))) return true;
  return (scopes.includes('message_bus') || scopes.includes('notifications')) && path.startsWith('/message-bus/');
}

/** The staff, and those who moderate a community without being staff. */
export const moderates = (forum: Forum, member: MemberRow): boolean => isStaff(member) || forum.rules.categoryModerators.includes(member.username);

/** The reader, where one is needed. */
export function mustBe(c: Ask): Reader {
  const reader = c.var.reader;
  if (!reader) throw notLoggedIn();
  return reader;
}
