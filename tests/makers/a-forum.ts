import { userKey } from '#electron/engine/forums/credential.ts';
import { onTestFinished } from 'vitest';
import { createDiscourse } from '#electron/engine/forums/discourse/discourse.ts';
import { createForumHttp } from '#electron/engine/forums/http.ts';
import type { Forum } from '#electron/engine/forums/forum.ts';
import type { AccountAccess, Clock, Log } from '#electron/engine/ports.ts';
import { startPracticeForum, type PracticeForum, type PracticeForumStart } from '#electron/practice-forum/practice-forum.ts';
import { systemClock } from '#electron/system-clock.ts';
import { aPlace, type Ending } from './a-practice-forum.ts';

export const noLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

export interface TestForum extends PracticeForum {
  access: AccountAccess;
  /** The adapter, over real HTTP. */
  forum: Forum;
  /** Asks as a member. Throws unless the forum answered 200. */
  as(username: string): {
    call(method: string, path: string, body?: object): Promise<Record<string, unknown>>;
    /** Asks a question; returns the topic's number. */
    ask(title: string, raw?: string, communityId?: number): Promise<number>;
    reply(topicId: number, raw: string): Promise<{ id: number; number: number }>;
  };
}

/** A real forum on a port of its own, without questions unless `seed` is `demo`. */
export async function aForum({ seed = 'bare', rules = {}, clock = systemClock(), log = noLog, ending = onTestFinished }: Partial<PracticeForumStart> & { ending?: Ending } = {}): Promise<TestForum> {
  const practice = await startPracticeForum({ dataDir: aPlace(ending), port: 0, clock, log, seed, rules: { uniquePostsMinutes: 0, maxConsecutiveReplies: 0, ...rules } });
  ending(() => practice.stop());
  const access: AccountAccess = { accountId: 'practice', kind: 'discourse', baseUrl: practice.baseUrl, credential: userKey(practice.key), isPractice: true };
  return {
    ...practice,
    access,
    forum: anAdapter(access, { clock }),
    as(username) {
      const key = practice.signIn(username);
      const call = async (method: string, path: string, body?: object): Promise<Record<string, unknown>> => {
        const response = await fetch(`${practice.baseUrl}/${path}`, {
          method,
          headers: { 'User-Api-Key': key, Accept: 'application/json', ...(body ? { 'Content-Type': 'application/json' } : {}) },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        const text = await response.text();
        if (response.status !== 200) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 200)}`);
        return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
      };
      return {
        call,
        async ask(title, raw = `${title}. It began a week ago and it does not go away by itself.`, communityId = 4) {
          const post = await call('POST', 'posts.json', { title: title.padEnd(16, '?'), raw, category: communityId, typing_duration_msecs: 60_000 });
          return Number(post['topic_id']);
        },
        async reply(topicId, raw) {
          const post = await call('POST', 'posts.json', { topic_id: topicId, raw, typing_duration_msecs: 60_000 });
          return { id: Number(post['id']), number: Number(post['post_number']) };
        },
      };
    },
  };
}

export function anAdapter(access: AccountAccess, { clock = systemClock(), limits = {} }: { clock?: Clock; limits?: Parameters<typeof createForumHttp>[0]['limits'] } = {}): Forum {
  return createDiscourse(access, createForumHttp({ access, clock, log: noLog, version: '0.0.0-test', ...(limits ? { limits } : {}) }));
}

/** Asks again and again until it is so. Fails with what it saw last. */
export async function until<T>(ask: () => T | Promise<T>, isSo: (value: T) => boolean, { patience = 15_000 } = {}): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    const value = await ask();
    if (isSo(value)) return value;
    if (performance.now() > end) throw new Error(`it did not become so; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
