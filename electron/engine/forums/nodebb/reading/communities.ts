import type { How, Page, SeenCommunity } from '../../forum.ts';
import type { Ask } from '../ask.ts';
import { seenCommunity } from '../translate.ts';
import { categories, category, readItems, type WireCategory } from '../wire.ts';

/** The categories we may see, without the one of other forums (-1) and without mere links. The page of categories would leave out all but ten of each family. */
export async function readCategories(ask: Ask, how?: How): Promise<Page<WireCategory>> {
  const all = await ask.v3(categories, 'categories', [], { ...how, isKept: true });
  const own = all.categories.filter((item) => !isOfOthers(item));
  const { items, skipped } = readItems(category, own);
  return { items: items.filter(({ disabled, link }) => !disabled && !link), skipped };
}

const isOfOthers = (item: unknown): boolean => typeof item === 'object' && item !== null && (item as { cid?: unknown }).cid === -1;

export async function readCommunities(ask: Ask, how?: How): Promise<Page<SeenCommunity>> {
  const { items, skipped } = await readCategories(ask, how);
  return { items: items.map(seenCommunity), skipped };
}
