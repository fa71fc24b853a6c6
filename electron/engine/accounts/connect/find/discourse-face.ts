import { z } from 'zod';
import type { FoundForum } from '#shared/words/account.ts';
import type { Door, Reply } from '../door.ts';
import { under } from './address.ts';
import { aCount, ownWords } from './own-words.ts';

/** What a forum shows to a stranger, before anybody asks for the ways in. */
export type Face = Pick<FoundForum, 'title' | 'version' | 'members' | 'topics' | 'communities' | 'needsSignIn'> & {
  /** Addresses of its sign, best first, as it names them. */
  icons: string[];
};

const mostCommunities = 200;
const mostPages = 5;

const basicInfo = z.object({ title: z.unknown(), login_required: z.unknown(), apple_touch_icon_url: z.unknown(), favicon_url: z.unknown(), logo_small_url: z.unknown() }).partial();
const stats = z.record(z.string(), z.unknown());
const about = z.object({ about: z.object({ version: z.unknown(), stats: stats.optional().catch(undefined) }) });
const category = z.object({ id: z.number().int(), name: z.string(), topic_count: z.unknown().optional(), subcategory_list: z.unknown().optional() });
const categoryPage = z.object({ category_list: z.object({ categories: z.array(z.unknown()) }) });

/** What a Discourse says of itself without a key. What it does not say, or says strangely, is left out; nothing throws but a signal. */
export async function discourseFace(door: Door, base: URL, signal?: AbortSignal): Promise<Face> {
  const read = (path: string): Promise<unknown> =>
    door.ask(under(base, path), { namedBy: base, signal }).then(jsonOfSuccess, () => {
      signal?.throwIfAborted();
      return undefined;
    });
  const basic = basicInfo.safeParse(await read('site/basic-info.json')).data ?? {};
  const needsSignIn = basic.login_required === true;
  // Behind a login everything else is refused, and each refusal counts against this computer.
  const [told, communities] = needsSignIn ? [undefined, []] : await Promise.all([read('about.json'), readCommunities(read)]);
  const said = about.safeParse(told).data?.about;
  const counts = said?.stats ?? (needsSignIn ? {} : (stats.safeParse(await read('site/statistics.json')).data ?? {}));
  return {
    title: ownWords(basic.title, 300) || base.hostname,
    version: ownWords(said?.version, 60) || null,
    // Older ones counted under other names.
    members: aCount(counts['users_count']) ?? aCount(counts['user_count']),
    topics: aCount(counts['topics_count']) ?? aCount(counts['topic_count']),
    communities,
    needsSignIn,
    icons: [basic.apple_touch_icon_url, basic.favicon_url, basic.logo_small_url].flatMap((icon) => (typeof icon === 'string' && icon !== '' ? [icon] : [])),
  };
}

export const jsonOfSuccess = ({ status, json }: Reply): unknown => (status === 200 ? json : undefined);

async function readCommunities(read: (path: string) => Promise<unknown>): Promise<Face['communities']> {
  const found = new Map<number, Face['communities'][number]>();
  const take = (items: readonly unknown[], depth: number): void => {
    for (const item of items) {
      const { success, data } = category.safeParse(item);
      if (!success || found.size >= mostCommunities) continue;
      const name = ownWords(data.name, 200);
      if (name !== '' && !found.has(data.id)) found.set(data.id, { name, topics: aCount(data.topic_count) });
      if (depth < 2 && Array.isArray(data.subcategory_list)) take(data.subcategory_list, depth + 1);
    }
  };
  for (let page = 1; page <= mostPages; page += 1) {
    const { success, data } = categoryPage.safeParse(await read(`categories.json?include_subcategories=true&page=${page}`));
    const before = found.size;
    if (success) take(data.category_list.categories, 0);
    // One that knows no pages gives the same again.
    if (found.size === before) break;
  }
  return [...found.values()];
}
