import { z } from 'zod';
import type { ForumKind } from '#shared/words/account.ts';
import { headersOf, type Credential } from '../../forums/credential.ts';
import type { SignedInAs } from '../registry.ts';
import type { Door } from './door.ts';
import { under } from './find/address.ts';
import { ownWords } from './find/own-words.ts';
import { faulty } from './say.ts';

const person = z.object({ id: z.number().int().positive(), username: z.string().min(1), name: z.string().nullish() });
const session = z.object({ current_user: person });
const profile = z.object({ user: person });
const self = z.object({ uid: z.number().int().positive(), username: z.string().min(1), fullname: z.string().nullish() });

/** Nobody: the forum does not know what we were let in by. */
export type Who = SignedInAs | 'nobody' | 'master';

/** Whom the forum takes us for. The key goes to the forum's own address and follows no redirect. Throws TroubleError `forum-fault`, DoorFault, or the signal's reason. */
export async function whoIs(door: Door, kind: ForumKind, base: URL, credential: Credential, signal?: AbortSignal): Promise<Who> {
  const ask = (path: string) => door.ask(under(base, path), { headers: headersOf(credential), namedBy: base, signal });
  if (kind === 'nodebb') {
    const { status, json } = await ask('api/self');
    // A token that nobody knows is read as a stranger's, and a master's belongs to nobody.
    if (status === 500 && JSON.stringify(json ?? '').includes('master-token-no-uid')) return 'master';
    if (status === 401 || status === 403 || (status === 200 && json === null)) return 'nobody';
    const read = self.safeParse(json);
    if (status === 200 && read.success) return { id: read.data.uid, ...words(read.data.username, read.data.fullname) };
    if (status === 200 && typeof json === 'object' && json !== null && (json as { uid?: unknown }).uid === 0) return 'nobody';
    throw faulty('The forum does not say who you are. Try again later.', status);
  }
  const { status, json } = await ask('session/current.json');
  const read = session.safeParse(json);
  if (status === 200 && read.success) return { id: read.data.current_user.id, ...words(read.data.current_user.username, read.data.current_user.name) };
  if (status !== 403 && status !== 404 && status !== 401) throw faulty('The forum does not say who you are. Try again later.', status);
  if (credential.kind !== 'admin-key') return 'nobody';
  // A key may be made for a few deeds only, and asking who one is need not be among them.
  const asked = await ask(`u/${encodeURIComponent(credential.username)}.json`);
  const found = profile.safeParse(asked.json);
  return asked.status === 200 && found.success ? { id: found.data.user.id, ...words(found.data.user.username, found.data.user.name) } : 'nobody';
}

const words = (username: string, name: string | null | undefined): { username: string; name: string } => ({ username: ownWords(username, 120), name: ownWords(name ?? '', 200) });
