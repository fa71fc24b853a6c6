import type { AccountAccess } from '../../ports.ts';
import { ForumTrouble, type Forum, type How, type SeenCommunity, type SeenPost, type SeenTopic } from '../forum.ts';
import type { ForumHttp } from '../http.ts';
import { createAboutThreads } from './about-threads.ts';
import { createAssign } from './assign.ts';
import { createFindReply } from './find-reply.ts';
import { createMessages } from './messages.ts';
import { createModerate } from './moderate.ts';
import { createReply } from './reply.ts';
import { createReview } from './review.ts';
import { seenCommunity, seenFeedPost, seenPost, seenThread, seenTopic } from './translate.ts';
import { understood } from './understood.ts';
import * as wire from './wire.ts';

const perPage = 100;
const chunk = 20;
/** Of a very long thread we read this many posts from its beginning and as many from its end. */
const mostPostsEachEnd = 60;
const mostCategoryPages = 20;
/** Older servers look for posts in a window of 50 ids: an empty page may have more below it. */
const emptyWindow = 50;
const mostEmptyWindows = 3;

/** Discourse, and what speaks like it, as the forum behind one account. */
export function createDiscourse(access: AccountAccess, http: ForumHttp): Forum {
  let me: { id: number; username: string; name: string } | null = null;

  /** Asks, and tells a key that is no longer good from a page that is not for us: Discourse answers 403 to both. */
  const ask = async <T>(shape: { parse(value: unknown): T }, path: string, query: readonly (readonly [string, string])[] = [], how?: How): Promise<T> => {
    try {
      return understood(shape, await http.get(http.url(path, query), how));
    } catch (error) {
      if (error instanceof ForumTrouble && error.kind === 'forbidden' && path !== 'session/current.json') await whoAmI(how);
      throw error;
    }
  };

  const read = (path: string, query?: readonly (readonly [string, string])[], how?: How): Promise<unknown> => ask({ parse: (value) => value }, path, query, how);

  const whoAmI = async (how?: How): Promise<{ id: number; username: string; name: string }> => {
    try {
      me = understood(wire.session, await http.get(http.url('session/current.json'), how)).current_user;
      return me;
    } catch (error) {
      const isNobody = error instanceof ForumTrouble && (error.kind === 'forbidden' || error.kind === 'gone');
      throw isNobody ? new ForumTrouble('signed-out', 'the forum does not know this key', { status: error.status ?? 403 }) : error;
    }
  };
  const myself = async (how?: How) => me ?? whoAmI(how);

  return {
    async about(how) {
      const who = await whoAmI(how);
      const [info, settings] = await Promise.all([ask(wire.basicInfo, 'site/basic-info.json', [], how), ask(wire.siteSettings, 'site/settings.json', [], how)]);
      return { title: info.title, me: who, minPostLength: settings.min_post_length, maxPostLength: settings.max_post_length };
    },

    async communities(how) {
      const found = new Map<number, SeenCommunity>();
      let skipped = 0;
      for (let page = 1; page <= mostCategoryPages; page += 1) {
        const { category_list } = await ask(wire.categoryList, 'categories.json', [['include_subcategories', 'true'], ['page', String(page)]], how);
        const before = found.size;
        const visit = (items: readonly unknown[]): void => {
          const read = wire.readItems(wire.category, items);
          skipped += read.skipped;
          for (const item of read.items) {
            if (!found.has(item.id)) found.set(item.id, seenCommunity(item, found.size));
            visit(item.subcategory_list ?? []);
          }
        };
        visit(category_list.categories);
        if (found.size === before) break;
      }
      // The list leaves the members out; the description of the site carries them.
      const { categories } = await ask(wire.site, 'site.json', [], how);
      for (const { id, custom_fields } of wire.readItems(wire.category, categories ?? []).items) {
        const community = found.get(id);
        if (community) found.set(id, { ...community, members: custom_fields?.member_count ?? community.members });
      }
      return { items: [...found.values()], skipped };
    },

    async feed(before, how) {
      let below = before;
      for (let empty = 0; ; empty += 1) {
        const { latest_posts } = await ask(wire.latestPosts, 'posts.json', below === null ? [] : [['before', String(below)]], how);
        const { items, skipped } = wire.readItems(wire.feedPost, latest_posts);
        const older = items.filter((post) => before === null || post.id < before).toSorted((a, b) => b.id - a.id);
        if (older.length > 0 || below === null || empty === mostEmptyWindows || below <= emptyWindow) {
          return { items: older.map((post) => seenFeedPost(post, me?.id ?? null)), skipped };
        }
        below -= emptyWindow;
      }
    },

    async openTopics(page, maxPosts, how) {
      const query = [['max_posts', String(maxPosts)], ['status', 'open'], ['order', 'created'], ['ascending', 'true'], ['per_page', String(perPage)], ['page', String(page)]] as const;
      const { topic_list, users } = await ask(wire.topicList, 'latest.json', query, how);
      const { items, skipped } = wire.readItems(wire.topicRow, topic_list.topics);
      return { items: topicsOf(items, users), skipped, hasMore: (topic_list.more_topics_url ?? '') !== '' && topic_list.topics.length > 0 };
    },

    async topicsById(topicIds, how) {
      const { topic_list, users } = await ask(wire.topicList, 'latest.json', [['topic_ids', topicIds.join(',')], ['per_page', String(perPage)]], how);
      const { items, skipped } = wire.readItems(wire.topicRow, topic_list.topics);
      const asked = new Set(topicIds);
      return { items: topicsOf(items.filter((topic) => asked.has(topic.id)), users), skipped };
    },

    async thread(topicId, how) {
      const view = await ask(wire.topicView, `t/${topicId}.json`, [['include_raw', 'true']], how).catch((error: unknown) => {
        // Our key is good (`ask` has looked): this thread alone is not for us any more.
        throw error instanceof ForumTrouble && error.kind === 'forbidden' ? new ForumTrouble('gone', 'this thread is not for us', { status: error.status ?? 403 }) : error;
      });
      if (view.id !== topicId) throw new ForumTrouble('fault', 'another thread came back');
      if (typeof view.deleted_at === 'number') throw new ForumTrouble('gone', 'this thread was deleted');
      const myId = me?.id ?? null;
      const first = wire.readItems(wire.post, view.post_stream.posts);
      const posts = new Map<number, SeenPost>(first.items.map((post) => [post.id, seenPost(post, myId)]));
      let skipped = first.skipped;
      const stream = view.post_stream.stream ?? [];
      const wanted = stream.length <= 2 * mostPostsEachEnd ? stream : [...stream.slice(0, mostPostsEachEnd), ...stream.slice(-mostPostsEachEnd)];
      const missing = wanted.filter((id) => !posts.has(id));
      for (let at = 0; at < missing.length; at += chunk) {
        const ids = missing.slice(at, at + chunk).map((id) => ['post_ids[]', String(id)] as const);
        const more = await ask(wire.morePosts, `t/${topicId}/posts.json`, [...ids, ['include_raw', 'true']], how);
        const read = wire.readItems(wire.post, more.post_stream.posts);
        skipped += read.skipped;
        for (const post of read.items) posts.set(post.id, seenPost(post, myId));
      }
      // What a short answer leaves out must not look deleted: the thread counts its posts, all but whispers.
      const counted = [...posts.values()].filter((post) => post.kind !== 'whisper').length;
      const isWhole = skipped === 0 && stream.length > 0 && stream.every((id) => posts.has(id)) && counted >= view.posts_count;
      return seenThread(view, [...posts.values()].toSorted((a, b) => a.number - b.number || a.id - b.id), { isWhole, skipped });
    },

    reply: createReply(http),
    findReply: createFindReply(http, myself),
    ...createModerate(http, read),
    ...createAssign(http, read, myself),
    ...createReview(http, read),
    ...createMessages(http, read, myself),
    ...createAboutThreads(ask),
    picture: (src, signal) => http.picture(src, signal),
    topicUrl: (topicId, slug, postNumber) => `${access.baseUrl.replace(/\/+$/, '')}/t/${encodeURIComponent(slug || '-')}/${topicId}${postNumber === undefined ? '' : `/${postNumber}`}`,
  };
}

function topicsOf(rows: readonly wire.WireTopicRow[], users: readonly unknown[] | null | undefined): SeenTopic[] {
  const known = wire.readItems(wire.listedUser, users ?? []).items;
  return rows.filter((topic) => (topic.archetype ?? 'regular') === 'regular').map((topic) => seenTopic(topic, known));
}
