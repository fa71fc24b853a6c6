import { z } from 'zod';
import { headersOf } from '../../forums/credential.ts';
import type { AccountAccess } from '../../ports.ts';
import type { Door } from './door.ts';
import { under } from './find/address.ts';
import { whoIs } from './who.ts';

/** taken-back: the forum no longer knows it. nothing: it is not ours to take back. failed: it may still be good there. `say`: what the person should know; empty: nothing. */
export interface Revoked {
  kind: 'taken-back' | 'nothing' | 'failed';
  say: string;
}

const takenBack: Revoked = { kind: 'taken-back', say: '' };
const failed: Revoked = { kind: 'failed', say: 'The forum did not answer when Rounds gave the key back. It is forgotten here; to be sure, end Rounds’ access in your settings on the forum.' };
const sessionLeft: Revoked = { kind: 'failed', say: 'The forum did not answer when Rounds signed out. It is forgotten here; to be sure, end the session in your settings on the forum.' };

const told = z.object({ loggedIn: z.boolean().optional(), csrf_token: z.string().max(400) });

/** Has the forum forget what let an account in. Never throws: whatever comes of it, the key is forgotten here. */
export async function revoke(door: Door, { kind, baseUrl, credential }: AccountAccess): Promise<Revoked> {
  const base = new URL(baseUrl);
  switch (credential?.kind) {
    case undefined:
      return { kind: 'nothing', say: '' };
    case 'admin-key':
      return { kind: 'nothing', say: 'Rounds has forgotten the administrator’s key. On the forum it stays good until it is taken back under Admin, API keys.' };
    case 'token':
      return { kind: 'nothing', say: 'Rounds has forgotten the token. On the forum it stays good until an administrator takes it back.' };
    case 'user-key':
      try {
        const { status } = await door.ask(under(base, 'user-api-key/revoke.json'), { method: 'POST', body: {}, headers: headersOf(credential), namedBy: base });
        if (status === 200) return takenBack;
        // A refusal may mean that it was taken back before, or only that this deed is refused.
        return (await whoIs(door, kind, base, credential)) === 'nobody' ? takenBack : failed;
      } catch {
        return failed;
      }
    case 'session':
      try {
        const config = told.safeParse((await door.ask(under(base, 'api/config'), { headers: headersOf(credential), namedBy: base })).json);
        if (!config.success) return sessionLeft;
        if (config.data.loggedIn === false) return takenBack;
        const { status } = await door.ask(under(base, 'logout'), { method: 'POST', body: {}, headers: { ...headersOf(credential), 'x-csrf-token': config.data.csrf_token }, namedBy: base });
        return status < 400 ? takenBack : sessionLeft;
      } catch {
        return sessionLeft;
      }
  }
}
