import type { ForumKind, TypedCredential } from '#shared/words/account.ts';
import type { Credential } from '../../forums/credential.ts';
import type { SignedInAs } from '../registry.ts';
import type { Door } from './door.ts';
import { under } from './find/address.ts';
import { faulty, refused } from './say.ts';
import { whoIs } from './who.ts';

const mostCookies = 4_000;

/** Tries what a person typed on the forum itself. Throws TroubleError (refused, forum-fault) or DoorFault; what was typed stands in neither. */
export async function tryTyped(door: Door, kind: ForumKind, base: URL, typed: TypedCredential): Promise<{ credential: Credential; me: SignedInAs }> {
  if ((kind === 'discourse') !== (typed.way === 'admin-key')) throw refused(kind === 'discourse' ? 'A Discourse forum lets nobody in by this.' : 'A NodeBB forum has no such keys.');
  const credential = await credentialOf(door, base, typed);
  const me = await whoIs(door, kind, base, credential);
  if (me === 'master') throw refused('This is a master token, which belongs to nobody. Ask the administrator for a token of your own user.');
  if (me === 'nobody') throw refused(sayUnknown(typed));
  if (credential.kind !== 'admin-key') return { credential, me };
  if (!isSameName(me.username, credential.username)) throw refused('The forum takes this key for somebody else’s. Look whether the user name is the right one.');
  return { credential: { ...credential, username: me.username }, me };
}

async function credentialOf(door: Door, base: URL, typed: TypedCredential): Promise<Credential> {
  switch (typed.way) {
    case 'admin-key':
      return { kind: 'admin-key', key: header(typed.key), username: header(typed.username) };
    case 'token':
      return { kind: 'token', token: header(typed.token) };
    case 'password':
      return { kind: 'session', cookie: await openSession(door, base, typed.username.trim(), typed.password) };
  }
}

/** What travels in a header can have no line of its own. */
function header(text: string): string {
  const trimmed = text.trim();
  if (!/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(trimmed) && !/^[\p{L}\p{N}._-]+$/u.test(trimmed)) throw refused('There are signs in this that no key and no user name has. Copy it once more.');
  return trimmed;
}

/** The session a password opens. The password goes nowhere else and is not kept. */
async function openSession(door: Door, base: URL, username: string, password: string): Promise<string> {
  const reply = await door.ask(under(base, 'api/v3/utilities/login'), { method: 'POST', body: { username, password }, namedBy: base });
  const { status } = reply;
  if (status === 401 || status === 403 || status === 400) {
    const said = Buffer.from(reply.bytes.subarray(0, 2_000)).toString('utf8');
    if (said.includes('account-locked')) throw refused('The forum has locked this account for a while, after too many wrong passwords. Try again later.');
    if (said.includes('user-banned')) throw refused('The forum has banned this account.');
    throw refused('The forum does not know this name and password.');
  }
  if (status !== 200) throw faulty('The forum did not let you sign in. Try again later.', status);
  const cookies = reply.cookies.filter((cookie) => /^[\w.!#$%&'*+^`|~-]+=[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/.test(cookie));
  const cookie = cookies.join('; ');
  if (cookie === '' || cookie.length > mostCookies) throw faulty('The forum let you sign in and gave nothing to stay signed in by.', status);
  return cookie;
}

const isSameName = (one: string, other: string): boolean => one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();

function sayUnknown({ way }: TypedCredential): string {
  switch (way) {
    case 'admin-key':
      return 'The forum does not know this key, or it does not belong to this user.';
    case 'token':
      return 'The forum does not know this token. It may have been taken back; ask the administrator for another.';
    case 'password':
      return 'The forum took the password and then did not know you. Try again; if it stays, ask the administrator for a token.';
  }
}
