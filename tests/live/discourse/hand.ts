import type { Hand, Standing } from '../live-forum.ts';
import { createAsk } from '../wire.ts';

interface Post {
  id: number;
  username: string;
  raw?: string;
  cooked: string;
  post_type: number;
  user_deleted?: boolean;
  deleted_at?: string | null;
}
interface Reviewable {
  id: number;
  version: number;
  topic_id: number;
}

/** A member of a Discourse forum by their user key. `hurry`: how much faster than ours the forum's clock goes. */
export async function aDiscourseHand(baseUrl: string, key: string, hurry = 1): Promise<Hand> {
  const ask = createAsk(
    baseUrl,
    { 'User-Api-Key': key },
    ({ status, json }, headers) => {
      if (status !== 429) return null;
      const said = Number(headers.get('retry-after')) || Number((json['extras'] as { wait_seconds?: number } | undefined)?.wait_seconds);
      return (said > 0 ? said + 1 : 15) * 1_000;
    },
    hurry,
  );
  const { username } = (await ask('GET', 'session/current.json')).json['current_user'] as { username: string };

  return {
    username,
    async ask({ title, raw, community }) {
      const { action, post } = (await ask('POST', 'posts.json', { title, raw, category: community, nested_post: true, typing_duration_msecs: 60_000, composer_open_duration_msecs: 90_000 })).json as { action: string; post?: { topic_id: number } };
      if (!post) throw new Error(`what ${username} asks is ${action} on this forum; give somebody else’s key`);
      return post.topic_id;
    },
    async standing(topicId) {
      const { post_stream } = (await ask('GET', `t/${topicId}.json?include_raw=true`)).json as unknown as { post_stream: { posts: Post[] } };
      return post_stream.posts.filter((post) => post.post_type === 1 && post.user_deleted !== true && !post.deleted_at).map((post): Standing => ({ id: post.id, author: post.username, raw: post.raw ?? '', html: post.cooked }));
    },
    async unanswered() {
      const { topic_list } = (await ask('GET', 'latest.json?max_posts=1&status=open&order=created')).json as unknown as { topic_list: { topics: { id: number; archetype?: string }[] } };
      return topic_list.topics.map(({ id }) => id);
    },
    async remove(topicId) {
      const gone = await ask('DELETE', `t/${topicId}.json`, {}, { mayFail: true });
      return gone.status === 200 ? null : `question ${topicId} stays: ${gone.text.slice(0, 200)}`;
    },
    async approve(topicId) {
      const { reviewables } = (await ask('GET', 'review.json?type=ReviewableQueuedPost&status=pending')).json as unknown as { reviewables: Reviewable[] };
      const waiting = reviewables.filter((one) => one.topic_id === topicId);
      for (const { id, version } of waiting) await ask('PUT', `review/${id}/perform/approve_post.json?version=${version}`, {});
      return waiting.length;
    },
  };
}
