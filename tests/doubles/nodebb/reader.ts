import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { Forum } from './forum.ts';
import type { Session } from './keys.ts';
import type { Language } from './language.ts';
import { notLoggedIn, Refusal, Verbatim } from './refusal.ts';
import type { Member } from './world/rows.ts';

/** Who is asking. `uid` without `member`: somebody a master token spoke for who does not exist. */
export interface Reader {
  uid: number;
  member: Member | null;
  by: 'guest' | 'token' | 'session';
  session: Session | null;
}

export interface Asked {
  Bindings: HttpBindings;
  Variables: { reader: Reader; body: Readonly<Record<string, unknown>>; language: Language };
}

export type App = Hono<Asked>;
export type Ask = Context<Asked>;

export interface Found {
  reader: Reader;
  /** What NodeBB sends along: every call with a token ends a session of its own. */
  setCookie: string | null;
}

const cookieName = 'express.sid';

/**
 * Finds who is asking. A live session's cookie wins over any token and then every write needs its CSRF token; a token that nobody has makes a guest, not a refusal. Where files are taken no token is looked at.
 * Throws Verbatim (plain `Forbidden`) and Refusal (a master token that speaks for nobody).
 */
export function readerOf(forum: Forum, request: Request, body: Readonly<Record<string, unknown>>): Found {
  const url = new URL(request.url);
  const at = url.pathname.slice(forum.rules.subFolder.length);
  const held = forum.keys.session(sessionIdOf(request) ?? '');
  const signedIn = held !== null && held.uid > 0;
  // The one deed beside the write API looks at sessions alone.
  const authorization = at === '/api/post/upload' ? null : request.headers.get('Authorization');
  const writes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  if (writes && at !== '/api/v3/utilities/login' && (signedIn || authorization === null)) {
    const given = request.headers.get('x-csrf-token') ?? body['csrf_token'];
    if (!held || given !== held.csrf) throw new Verbatim(new Response('Forbidden', { status: 403, headers: { 'Content-Type': 'text/plain; charset=utf-8' } }));
  }
  if (held && signedIn) return { reader: readerAs(forum, held.uid, 'session', held), setCookie: null };
  const token = /^bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) return { reader: { ...guest, session: held }, setCookie: null };
  const setCookie = `${cookieName}=${forum.keys.open(0).id}; Path=${forum.rules.subFolder || '/'}; HttpOnly; SameSite=Lax`;
  const holder = forum.keys.holder(token);
  if (holder === null) return { reader: guest, setCookie };
  if (holder !== 0) return { reader: readerAs(forum, holder, 'token', null), setCookie };
  const spokenFor = Number(body['_uid'] ?? url.searchParams.get('_uid') ?? Number.NaN);
  if (Number.isNaN(spokenFor)) throw new Refusal(at.startsWith('/api/v3') ? 400 : 500, 'api.master-token-no-uid');
  return { reader: readerAs(forum, spokenFor, 'token', null), setCookie };
}

const guest: Reader = { uid: 0, member: null, by: 'guest', session: null };

const readerAs = (forum: Forum, uid: number, by: 'token' | 'session', session: Session | null): Reader => ({ uid, member: forum.world.members.get(uid) ?? null, by, session });

export function sessionIdOf(request: Request): string | null {
  for (const part of (request.headers.get('Cookie') ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === cookieName && value) return decodeURIComponent(value);
  }
  return null;
}

/** Whether a live cookie says who this is, before anything else is read. */
export const hasSession = (forum: Forum, request: Request): boolean => (forum.keys.session(sessionIdOf(request) ?? '')?.uid ?? 0) > 0;

export const sessionCookie = (forum: Forum, id: string): string => `${cookieName}=${id}; Path=${forum.rules.subFolder || '/'}; HttpOnly; SameSite=Lax`;

/** The member who asks, where one is needed. */
export function mustBe(c: Ask): Member {
  const { member } = c.var.reader;
  if (!member) throw notLoggedIn();
  return member;
}

/** A whole number out of a path or a body; null when it is none. */
export function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isInteger(value) ? value : null;
  return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : null;
}

export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
