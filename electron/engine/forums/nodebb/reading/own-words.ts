import { ForumTrouble, type How } from '../../forum.ts';
import type { Ask } from '../ask.ts';
import { source, type WireSource } from '../wire.ts';

const mostAtOnce = 5;
const mostKept = 500;

/** What an account wrote itself, as it was typed: pages carry the HTML alone, and what marks a post as ours is not in that. */
export interface OwnWords {
  /** The sources of the newest of these posts; one that cannot be had is left out. */
  of(posts: readonly { pid: number; edited?: number | null | undefined }[], how?: How): Promise<Map<number, string>>;
  /** One post as it stands now. Throws ForumTrouble. */
  read(pid: number, how?: How): Promise<WireSource & { raw: string | null }>;
}

export function createOwnWords(ask: Ask): OwnWords {
  const kept = new Map<number, { edited: number; raw: string }>();

  const read: OwnWords['read'] = async (pid, how) => {
    const post = await ask.v3(source, `posts/${pid}`, [], how);
    if (post.pid !== pid) throw new ForumTrouble('fault', 'another post came back');
    const raw = post.sourceContent ?? post.content;
    return { ...post, raw: post.deleted && /^\[\[[^\]]{1,60}\]\]$/.test(raw) ? null : raw };
  };

  return {
    read,
    async of(posts, how) {
      const found = new Map<number, string>();
      let asked = 0;
      for (const { pid, edited } of posts.toSorted((a, b) => b.pid - a.pid)) {
        const known = kept.get(pid);
        // A feed does not say when a post was last changed.
        if (known && (edited === undefined || known.edited === (edited ?? 0))) found.set(pid, known.raw);
        else if (asked < mostAtOnce) {
          asked += 1;
          const raw = await read(pid, how).then(
            (post) => post.raw,
            (error: unknown) => {
              if (error instanceof ForumTrouble && (error.kind === 'gone' || error.kind === 'forbidden' || error.kind === 'fault')) return null;
              throw error;
            },
          );
          if (raw === null) continue;
          found.set(pid, raw);
          kept.delete(pid);
          kept.set(pid, { edited: edited ?? 0, raw });
          const [oldest] = kept.keys();
          if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
        }
      }
      return found;
    },
  };
}
