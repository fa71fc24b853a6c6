import type { Hand, Standing } from '../live-forum.ts';
import { createAsk } from '../wire.ts';

interface Post {
  pid: number;
  deleted: number | boolean;
  content: string;
  user: { username: string };
}

/** A member of a NodeBB forum by their token. `hurry`: how much faster than ours the forum's clock goes. */
export async function aNodebbHand(baseUrl: string, token: string, hurry = 1): Promise<Hand> {
  const ask = createAsk(
    baseUrl,
    { Authorization: `Bearer ${token}` },
    ({ text }) => {
      const seconds = /once every (\d+) second/.exec(text)?.[1];
      const minutes = /once every (\d+) minute/.exec(text)?.[1];
      if (text.includes('You are already posting')) return 3_000;
      return seconds ? (Number(seconds) + 1) * 1_000 : minutes ? (Number(minutes) * 60 + 1) * 1_000 : null;
    },
    hurry,
  );
  // In English whatever the forum speaks: a wait is told in words.
  const v3 = async <T>(method: string, path: string, body?: object): Promise<T> => (await ask(method, `api/v3/${path}?lang=en-GB`, body)).json['response'] as T;
  const { username } = (await ask('GET', 'api/self')).json as { username: string };

  return {
    username,
    async ask({ title, raw, community }) {
      const made = await v3<{ tid?: number; queued?: boolean }>('POST', 'topics', { cid: community, title, content: raw });
      if (made.tid === undefined) throw new Error(`what ${username} asks waits for approval on this forum; give somebody else’s token`);
      return made.tid;
    },
    async standing(topicId) {
      const found: Standing[] = [];
      for (let page = 1, pages = 1; page <= pages; page += 1) {
        const { posts, pagination } = (await ask('GET', `api/topic/${topicId}?page=${page}`)).json as unknown as { posts: Post[]; pagination: { pageCount: number } };
        pages = pagination.pageCount;
        for (const { pid, deleted, content, user } of posts) {
          if (deleted === 1 || deleted === true) continue;
          const { content: raw } = await v3<{ content: string }>('GET', `posts/${pid}/raw`);
          found.push({ id: pid, author: user.username, raw, html: content });
        }
      }
      return found;
    },
    unanswered: async () => ((await ask('GET', 'api/recent?filter=unreplied')).json['topics'] as { tid: number; locked: number; user: { username: string } }[]).filter(({ locked }) => locked === 0).map(({ tid }) => tid),
    async remove(topicId) {
      // For good, where this member may; else out of sight.
      const purged = await ask('DELETE', `api/v3/topics/${topicId}`, {}, { mayFail: true });
      if (purged.status === 200) return null;
      const deleted = await ask('DELETE', `api/v3/topics/${topicId}/state`, {}, { mayFail: true });
      return deleted.status === 200 ? null : `question ${topicId} stays: ${deleted.text.slice(0, 200)}`;
    },
    async approve(topicId) {
      const { posts } = (await ask('GET', 'api/post-queue')).json as unknown as { posts: { id: string; data: { tid?: number | string } }[] };
      const waiting = posts.filter(({ data }) => Number(data.tid) === topicId);
      for (const { id } of waiting) await v3('POST', `posts/queue/${id}`, {});
      return waiting.length;
    },
  };
}
