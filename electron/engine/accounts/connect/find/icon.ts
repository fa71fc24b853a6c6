import { mimeOf } from '../../../forums/upload/mime.ts';
import type { Door } from '../door.ts';
import { under } from './address.ts';

const mostBytes = 64 * 1024;
const mostTried = 3;

/** The first of these that is a small picture by its content, as a data address; null: none is. SVG never is. Throws nothing but the signal's reason. */
export async function readIcon(door: Door, base: URL, named: readonly string[], signal?: AbortSignal): Promise<string | null> {
  for (const address of named.slice(0, mostTried)) {
    const url = URL.parse(address, under(base, '').href);
    if (!url || url.username !== '' || url.password !== '') continue;
    // A stranger on this computer has no business in asking its neighbours.
    if (url.protocol !== 'https:' && url.origin !== base.origin) continue;
    try {
      const { status, bytes } = await door.ask(url, { namedBy: base, mostBytes, follows: true, headers: { Accept: 'image/png,image/jpeg,image/gif,image/webp' }, signal });
      const mime = status === 200 ? mimeOf(bytes) : null;
      if (mime) return `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
    } catch {
      signal?.throwIfAborted();
    }
  }
  return null;
}
