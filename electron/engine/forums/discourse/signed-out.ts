import { ForumTrouble } from '../forum.ts';
import type { ForumHttp } from '../http.ts';
import { session } from './wire/wire.ts';

/** Every route answers 403 to a key that was taken back, so the session says which it was. */
export async function isSignedOut(http: ForumHttp): Promise<boolean> {
  try {
    session.parse(await http.get(http.url('session/current.json'), { isForPerson: true }));
    return false;
  } catch (error) {
    return error instanceof ForumTrouble && (error.kind === 'forbidden' || error.kind === 'gone');
  }
}
