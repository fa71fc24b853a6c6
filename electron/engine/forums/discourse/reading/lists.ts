import type { Forum, SeenTopic } from '../../forum.ts';
import { seenTopic } from '../translate.ts';
import { listedUser, readItems, topicList, topicRow, type WireTopicRow } from '../wire/wire.ts';
import type { Hidden } from './about.ts';
import type { Ask } from './ask.ts';

const perPage = 100;
/** Pages of a hidden community begin at the so-many-thousandth, one after the other: each number says which page of which community it is. */
const perCommunity = 1_000;

/** Rows of threads, page by page or by their numbers. */
export function createLists(ask: Ask, hidden: Hidden): Pick<Forum, 'openTopics' | 'topicsById'> {
  const list = async (query: readonly (readonly [string, string])[], how: Parameters<Forum['openTopics']>[2]) => {
    const { said, isStranger } = await ask.open(topicList, 'latest.json', [...query, ['per_page', String(perPage)]], how);
    const { topic_list, users } = said;
    const { items, skipped } = readItems(topicRow, topic_list.topics);
    const topics = topicsOf(items, users);
    return { topics: isStranger && hidden.areHolders() ? topics.map((topic) => ({ ...topic, holder: undefined })) : topics, skipped, more: topic_list.more_topics_url ?? '', count: topic_list.topics.length, isStranger };
  };

  return {
    async openTopics(page, maxPosts, how) {
      const query = [['max_posts', String(maxPosts)], ['status', 'open'], ['order', 'created'], ['ascending', 'true']] as const;
      // Where strangers are shown the rest, members are asked only for what is kept from strangers.
      if (how?.asMember === true && ask.asStranger()?.leavesOut === true) {
        const place = Math.floor(page / perCommunity);
        const communityId = hidden.communities()[place];
        if (communityId === undefined) return { items: [], skipped: 0, hasMore: false };
        const { topics, skipped, more, count } = await list([...query, ['category', String(communityId)], ['page', String(page % perCommunity)]], how);
        if (more !== '' && count > 0 && (page + 1) % perCommunity > 0) return { items: topics, skipped, hasMore: true };
        return { items: topics, skipped, hasMore: place + 1 < hidden.communities().length, next: (place + 1) * perCommunity };
      }
      const { topics, skipped, more, count } = await list([...query, ['page', String(page)]], how);
      return { items: topics, skipped, hasMore: more !== '' && count > 0 };
    },

    async topicsById(topicIds, how) {
      const asked = new Set(topicIds);
      const rows = async (ids: readonly number[], as: typeof how) => {
        const read = await list([['topic_ids', ids.join(',')]], as);
        return { ...read, topics: read.topics.filter((topic) => asked.has(topic.id)) };
      };
      const first = await rows(topicIds, how);
      const found = new Set(first.topics.map((topic) => topic.id));
      const missing = topicIds.filter((id) => !found.has(id));
      if (!first.isStranger || missing.length === 0) return { items: first.topics, skipped: first.skipped };
      // What strangers are not shown may be there for us.
      const second = await rows(missing, { ...how, asMember: true });
      return { items: [...first.topics, ...second.topics.filter((topic) => !found.has(topic.id))], skipped: first.skipped + second.skipped };
    },
  };
}

function topicsOf(rows: readonly WireTopicRow[], users: readonly unknown[] | null | undefined): SeenTopic[] {
  const known = readItems(listedUser, users ?? []).items;
  return rows.filter((topic) => (topic.archetype ?? 'regular') === 'regular').map((topic) => seenTopic(topic, known));
}
