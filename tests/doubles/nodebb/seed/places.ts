import { communities } from '#electron/practice-forum/seed/communities.ts';
import type { Category } from '../world/rows.ts';
import type { World } from '../world/world.ts';

export const announcements = 1;
export const staffRoom = 2;
const health = 5;
const firstCommunity = 6;

/** The practice forum's communities and one more below one parent: twelve, of which the page of categories shows ten. */
export function plantPlaces(world: World): void {
  const add = (category: Partial<Category> & Pick<Category, 'cid' | 'name' | 'slug'>): void => void world.categories.set(category.cid, { description: '', parentCid: 0, order: category.cid, isPrivate: false, isReadOnly: false, hasQueue: true, ...category });
  add({ cid: announcements, name: 'Announcements', slug: 'announcements', isReadOnly: true });
  add({ cid: staffRoom, name: 'Staff room', slug: 'staff-room', isPrivate: true });
  add({ cid: health, name: 'Health', slug: 'health', isReadOnly: true });
  for (const [at, { name, slug, description }] of communities.entries()) add({ cid: firstCommunity + at, name, slug, description, parentCid: health });
  add({ cid: firstCommunity + communities.length, name: 'Sleep', slug: 'sleep', description: 'Too little of it, too much of it.', parentCid: health });
}

/** Where questions are asked. */
export const communityCids: readonly number[] = Array.from({ length: communities.length + 1 }, (_, at) => firstCommunity + at);

export function cidOf(community: string): number {
  const at = communities.findIndex(({ name }) => name === community);
  return firstCommunity + Math.max(0, at);
}
