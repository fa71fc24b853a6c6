import { z } from 'zod';
import type { Door } from '../door.ts';
import { under } from './address.ts';
import { jsonOfSuccess, type Face } from './discourse-face.ts';
import { aCount, ownWords, ownWordsOfHtml } from './own-words.ts';

const mostCommunities = 200;

/** What every page of a NodeBB is told first. */
const config = z.object({ relative_path: z.string(), csrf_token: z.union([z.string(), z.literal(false)]).optional(), siteTitle: z.unknown().optional(), title: z.unknown().optional() }).refine((told) => told.csrf_token !== undefined || told.siteTitle !== undefined);
export type NodebbConfig = z.infer<typeof config>;

/** Null: this is no NodeBB's. */
export const nodebbConfig = (json: unknown): NodebbConfig | null => config.safeParse(json).data ?? null;

const nodeinfo = z.object({ software: z.object({ name: z.unknown(), version: z.unknown() }), usage: z.object({ users: z.object({ total: z.unknown() }).partial() }).partial().optional() });
const users = z.object({ userCount: z.unknown() });
const categories = z.object({ response: z.object({ categories: z.array(z.unknown()) }) });
const category = z.object({ cid: z.union([z.number(), z.string()]), name: z.string(), topic_count: z.unknown().optional(), disabled: z.unknown().optional() });

/** What a NodeBB says of itself without a key. What it does not say is left out; nothing throws but a signal. */
export async function nodebbFace(door: Door, base: URL, known: NodebbConfig, signal?: AbortSignal): Promise<Face> {
  const ask = (path: string): Promise<{ status: number; json: unknown }> =>
    door.ask(under(base, path), { namedBy: base, signal }).then(
      (reply) => ({ status: reply.status, json: jsonOfSuccess(reply) }),
      () => {
        signal?.throwIfAborted();
        return { status: 0, json: undefined };
      },
    );
  const [info, listed] = await Promise.all([ask('nodeinfo/2.0'), ask('api/v3/categories')]);
  const node = nodeinfo.safeParse(info.json).data;
  const counted = aCount(node?.usage?.users?.total) ?? aCount(users.safeParse((await ask('api/users?section=joindate')).json).data?.userCount);
  const communities = communitiesOf(listed.json);
  const topics = communities.map((community) => community.topics);
  return {
    title: ownWordsOfHtml(known.siteTitle, 300) || ownWordsOfHtml(known.title, 300) || base.hostname,
    version: ownWords(node?.software.version, 60) || null,
    members: counted,
    topics: topics.length === 0 || topics.includes(null) ? null : topics.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    communities,
    needsSignIn: listed.status === 401 || listed.status === 403 || (listed.status === 200 && communities.length === 0),
    icons: ['apple-touch-icon'],
  };
}

function communitiesOf(json: unknown): Face['communities'] {
  const found: Face['communities'] = [];
  for (const item of categories.safeParse(json).data?.response.categories ?? []) {
    const { success, data } = category.safeParse(item);
    // -1 gathers what came from other servers; nobody asks there.
    if (!success || Number(data.cid) <= 0 || data.disabled === true || data.disabled === 1 || found.length >= mostCommunities) continue;
    const name = ownWordsOfHtml(data.name, 200);
    if (name !== '') found.push({ name, topics: aCount(data.topic_count) });
  }
  return found;
}
