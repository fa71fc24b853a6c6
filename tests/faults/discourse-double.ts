import { userKey } from '#electron/engine/forums/credential.ts';
import { createDiscourse } from '#electron/engine/forums/discourse/discourse.ts';
import { startPracticeForum } from '#electron/practice-forum/practice-forum.ts';
import { createSimulatedClock } from './simulated-clock.ts';
import type { StartDouble } from './forum-double.ts';
import { copiesOf, removeFolder } from './kept-folders.ts';

const noLog = { info: () => {}, warn: () => {}, error: () => {} };
const us = 'volunteer';
const asker = 'paper_lantern';
const moderator = 'willow_reads';

const planted = copiesOf(async (dataDir) => {
  const forum = await startPracticeForum({ dataDir, port: 0, clock: createSimulatedClock(), log: noLog, seed: 'bare' });
  await forum.stop();
});

/** The practice forum, with whatever rules a stranger's Discourse has. */
export const startDiscourse: StartDouble = async (clock, { refusesRepeats = false, postSeconds = 0 }) => {
  const dataDir = await planted();
  const forum = await startPracticeForum({ dataDir, port: 0, clock, log: noLog, seed: 'bare', rules: { uniquePostsMinutes: refusesRepeats ? 5 : 0, maxConsecutiveReplies: 0, createPostSeconds: postSeconds } });
  let key = forum.key;
  let asked = 0;
  const keys = new Map<string, string>();
  const call = async <T>(as: string, method: string, path: string, body?: object): Promise<T> => {
    const as_ = keys.get(as) ?? forum.signIn(as);
    keys.set(as, as_);
    const response = await fetch(`${forum.baseUrl}/${path}`, { method, headers: { 'User-Api-Key': as_, Accept: 'application/json', ...(body ? { 'Content-Type': 'application/json' } : {}) }, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
    return (text === '' ? {} : JSON.parse(text)) as T;
  };
  interface Post {
    id: number;
    username: string;
    post_type: number;
    post_number: number;
    raw: string;
    user_deleted?: boolean;
  }
  interface Reviewable {
    id: number;
    version: number;
    topic_id: number;
    payload: { raw: string };
  }
  const removed = new Set<number>();
  const posts = async (topicId: number): Promise<Post[]> => (await call<{ post_stream: { posts: Post[] } }>(moderator, 'GET', `t/${topicId}.json?include_raw=true`)).post_stream.posts;
  const held = async (): Promise<Reviewable[]> => (await call<{ reviewables: Reviewable[] }>(moderator, 'GET', 'review.json?type=ReviewableQueuedPost&status=pending')).reviewables;
  const post = async (by: string, body: object): Promise<{ topic_id: number }> => call(by, 'POST', 'posts.json', { typing_duration_msecs: 60_000, ...body });

  return {
    kind: 'discourse',
    baseUrl: forum.baseUrl,
    spacingMs: 1_000,
    signIn: () => userKey(key),
    revoke() {
      forum.moods.revokeKey(key);
      key = forum.signIn(us);
    },
    adapter: createDiscourse,
    isPost: ({ method, path }) => method === 'POST' && path === '/posts.json',
    isOpening: ({ method, path }) => method === 'GET' && /^\/t\/\d+\.json$/.test(path),
    ask: async () => (await post(asker, { title: `What could it be, question ${(asked += 1)}?`, raw: `It began a week ago and does not go away, number ${asked}.`, category: 4 })).topic_id,
    answer: async (topicId) => void (await post('dr_r_osei', { topic_id: topicId, raw: `I was here first, with a short but honest answer to ${topicId}.` })),
    async edit(topicId) {
      const [first] = await posts(topicId);
      await call(asker, 'PUT', `posts/${first?.id}.json`, { post: { raw: 'It began a year ago, and now it hurts as well.' } });
    },
    close: async (topicId) => forum.moods.closeTopic(topicId),
    async remove(topicId) {
      await call(moderator, 'DELETE', `t/${topicId}.json`);
      removed.add(topicId);
    },
    justPosted: async () => void (await post(us, { topic_id: (await post(asker, { title: `Something else altogether, question ${(asked += 1)}?`, raw: `Nobody knows what it is, number ${asked}.`, category: 4 })).topic_id, raw: `Written by another program, number ${asked}.` })),
    hold: () => forum.moods.enqueue(),
    async judge(isApproved) {
      for (const one of await held()) await call(moderator, 'PUT', `review/${one.id}/perform/${isApproved ? 'approve' : 'reject'}_post.json?version=${one.version}`);
    },
    async standing(topicId) {
      // What was deleted is shown to nobody until it is brought back.
      if (removed.delete(topicId)) await call(moderator, 'PUT', `t/${topicId}/recover.json`);
      return (await posts(topicId))
        .filter((one) => one.username === us && one.post_type === 1 && one.user_deleted !== true)
        .map((one) => one.raw);
    },
    waiting: async (topicId) => (await held()).filter((one) => one.topic_id === topicId).map((one) => one.payload.raw),
    tooShort: 'Rest a lot.',
    tooLong: `${'Drink enough water, and rest. '.repeat(1_100)}`,
    async stop() {
      await forum.stop();
      removeFolder(dataDir);
    },
  };
};
