import https from 'node:https';
import net from 'node:net';
import { ForumTrouble } from './forum.ts';
import { mimeOf, type PictureMime } from './upload/mime.ts';
import { guardedLookup, isPublicAddress, resolveByDns, type Judge, type Resolve } from './public-address.ts';

export interface Picture {
  mime: PictureMime;
  bytes: Uint8Array;
}

export const mostBytes = 10 * 1024 * 1024;
const mostRedirects = 3;

/** Where the next request of a picture may go, and how. Throws ForumTrouble `forbidden` for anywhere else. */
export interface Hop {
  url: URL;
  /** The forum itself: the key may go along. */
  isForum: boolean;
  /** For hosts other than the forum: connects to judged addresses only. */
  agent: https.Agent | null;
}

/** Decides hop by hop where a picture may be fetched: from the forum, or over https from a host on the open Internet. */
export function createHops(base: URL, { judge = isPublicAddress, resolve = resolveByDns }: { judge?: Judge; resolve?: Resolve } = {}) {
  return {
    first: (src: string): Hop => hopTo(src.startsWith('upload://') ? `uploads/short-url/${src.slice('upload://'.length)}` : src, new URL(`${base.href.replace(/\/+$/, '')}/`)),
    after: (hop: Hop, location: string): Hop => hopTo(location, hop.url),
  };

  function hopTo(address: string, from: URL): Hop {
    if (!URL.canParse(address, from.href)) throw new ForumTrouble('forbidden', 'this is no address');
    const url = new URL(address, from);
    if (url.username || url.password) throw new ForumTrouble('forbidden', 'an address with a password in it');
    if (url.origin === base.origin) return { url, isForum: true, agent: null };
    if (url.protocol !== 'https:') throw new ForumTrouble('forbidden', 'pictures come over https only');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // A literal address is never looked up, so it is judged here.
    if (net.isIP(host) !== 0 && !judge(host)) throw new ForumTrouble('forbidden', 'this address is not on the open Internet');
    return { url, isForum: false, agent: new https.Agent({ keepAlive: false, lookup: guardedLookup(judge, resolve) }) };
  }
}

/** Follows at most three redirects, judging each anew. `get` makes one request and follows none. */
export async function followToPicture(
  hops: ReturnType<typeof createHops>,
  src: string,
  get: (hop: Hop) => Promise<{ status: number; location: string | null; bytes: Uint8Array }>,
): Promise<Picture> {
  let hop = hops.first(src);
  for (let redirects = 0; ; redirects += 1) {
    const { status, location, bytes } = await get(hop);
    if (status >= 300 && status < 400 && location !== null) {
      if (redirects === mostRedirects) throw new ForumTrouble('fault', 'too many redirects', { status });
      hop = hops.after(hop, location);
      continue;
    }
    if (status === 404 || status === 410) throw new ForumTrouble('gone', 'no picture there', { status });
    if (status !== 200) throw new ForumTrouble('fault', 'no picture came', { status });
    const mime = mimeOf(bytes);
    if (!mime) throw new ForumTrouble('forbidden', 'this is not a picture we show', { status });
    return { mime, bytes };
  }
}
