import type { Credential } from '#electron/engine/forums/credential.ts';
import type { Forum } from '#electron/engine/forums/forum.ts';
import { createForumHttp, type ForumHttp } from '#electron/engine/forums/http.ts';
import { createNodebb } from '#electron/engine/forums/nodebb/nodebb.ts';
import { practiceForum } from '#electron/engine/forums/pace.ts';
import type { AccountAccess, Clock } from '#electron/engine/ports.ts';
import { systemClock } from '#electron/system-clock.ts';
import { noLog } from './a-forum.ts';
import { aNodebb, type NodebbOnTest } from './a-nodebb.ts';

/** The adapter for NodeBB over real HTTP, with nothing to wait for. */
export function aNodebbAdapter(baseUrl: string, credential: Credential | null, { clock = systemClock(), limits = {} }: { clock?: Clock; limits?: Parameters<typeof createForumHttp>[0]['limits'] } = {}): { forum: Forum; http: ForumHttp } {
  const access: AccountAccess = { accountId: 'forum-2', kind: 'nodebb', baseUrl, credential, isPractice: false };
  const http = createForumHttp({ access, clock, log: noLog, version: '0.0.0-test', limits: { budget: practiceForum, ...limits } });
  return { forum: createNodebb(access, http), http };
}

export interface NodebbAccount {
  double: NodebbOnTest;
  forum: Forum;
  /** The adapter of another member. */
  as(username: string): Forum;
  /** What was asked of the forum since it was asked last: `GET /api/self`. */
  asked(): string[];
}

/** A volunteer's account on a forum that behaves as NodeBB does; both have the same clock. */
export async function aNodebbAccount(start: Parameters<typeof aNodebb>[0] & { username?: string } = {}): Promise<NodebbAccount> {
  const { username = 'volunteer', ...forum } = start;
  const double = await aNodebb(forum);
  const as = (name: string): Forum => aNodebbAdapter(double.baseUrl, { kind: 'token', token: double.tokenOf(name) }, { clock: double.clock }).forum;
  let from = 0;
  return {
    double,
    forum: as(username),
    as,
    asked() {
      const all = double.backstage.requests.list();
      const news = all.slice(from).map(({ method, path }) => `${method} ${path}`);
      from = all.length;
      return news;
    },
  };
}
