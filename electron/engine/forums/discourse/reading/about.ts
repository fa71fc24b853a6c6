import { ForumTrouble, type Forum, type How, type SeenCommunity } from '../../forum.ts';
import { seenCommunity } from '../translate.ts';
import { aboutPage, statistics } from '../wire/account.ts';
import * as wire from '../wire/wire.ts';
import type { Ask } from './ask.ts';

const mostCategoryPages = 20;

/** What strangers are not shown. */
export interface Hidden {
  /** Who holds a question. */
  areHolders(): boolean;
  /** Numbers of communities, in order. */
  communities(): readonly number[];
}

/** The forum itself: its name, its rules, its communities, and what of them strangers are not shown. */
export function createAbout(ask: Ask): Pick<Forum, 'about' | 'communities'> & { hidden: Hidden } {
  let areHoldersHidden = true;
  let hiddenCommunities: number[] = [];

  /** A forum may keep its numbers to itself, and older ones count in the singular. */
  const topicsOf = async (how?: How): Promise<number | null> => {
    try {
      const { about } = (await ask.open(aboutPage, 'about.json', [], { ...how, isOne: true })).said;
      const counted = about.stats?.topics_count ?? about.stats?.topic_count ?? null;
      if (counted !== null) return counted;
      const shared = (await ask.open(statistics, 'site/statistics.json', [], { ...how, isOne: true })).said;
      return shared.topics_count ?? shared.topic_count ?? null;
    } catch (error) {
      if (error instanceof ForumTrouble && (error.kind === 'gone' || error.kind === 'forbidden' || error.kind === 'fault')) return null;
      throw error;
    }
  };

  return {
    hidden: { areHolders: () => areHoldersHidden, communities: () => hiddenCommunities },

    async about(how) {
      const me = await ask.whoAmI(how);
      const info = await ask.page(wire.basicInfo, 'site/basic-info.json', [], how);
      ask.learn({ needsSignIn: info.login_required === true });
      const settings = await ask.page(wire.siteSettings, 'site/settings.json', [], how);
      areHoldersHidden = settings.assign_enabled !== false && settings.assigns_public !== true;
      const topics = await topicsOf(how);
      return { title: info.title, me, minPostLength: settings.min_post_length, maxPostLength: settings.max_post_length, topics };
    },

    async communities(how) {
      const found = new Map<number, SeenCommunity>();
      let skipped = 0;
      const restricted = new Set<number>();
      const look = (item: wire.WireCategory): void => {
        if (item.read_restricted === true) restricted.add(item.id);
      };
      for (let page = 1; page <= mostCategoryPages; page += 1) {
        const { category_list } = await ask.page(wire.categoryList, 'categories.json', [['include_subcategories', 'true'], ['page', String(page)]], how);
        const before = found.size;
        const visit = (items: readonly unknown[]): void => {
          const read = wire.readItems(wire.category, items);
          skipped += read.skipped;
          for (const item of read.items) {
            look(item);
            if (!found.has(item.id)) found.set(item.id, seenCommunity(item, found.size));
            visit(item.subcategory_list ?? []);
          }
        };
        visit(category_list.categories);
        if (found.size === before) break;
      }
      // The list leaves the members out; the description of the site carries them.
      const { categories } = await ask.page(wire.site, 'site.json', [], how);
      for (const item of wire.readItems(wire.category, categories ?? []).items) {
        look(item);
        const community = found.get(item.id);
        if (community) found.set(item.id, { ...community, members: item.custom_fields?.member_count ?? community.members });
      }
      hiddenCommunities = [...restricted].toSorted((a, b) => a - b);
      ask.learn({ leavesOut: hiddenCommunities.length > 0 });
      return { items: [...found.values()], skipped };
    },
  };
}
