import type { Forum } from '../forum.ts';
import type { Reader } from '../reader.ts';
import { membersById } from '../store/members.ts';
import type { TopicRow } from '../store/rows.ts';
import { tagsOfTopics } from '../store/topics.ts';
import { holderFields } from './assignment.ts';
import { basicUser, iso } from './member.ts';
import { escapeTitle } from './post.ts';

/** The envelope every list of topics comes in. `more` is the address of the next page, without `.json`, when this one was full. */
export function topicListShape(forum: Forum, topics: readonly TopicRow[], reader: Reader | null, list: { perPage: number; more: string | null; extra?: Record<string, unknown> }): Record<string, unknown> {
  const writers = writersOf(forum, topics);
  const members = membersById(forum.db, [...writers.values()].flat());
  const tags = tagsOfTopics(forum.db, topics.map((topic) => topic.id));
  const draft = reader && forum.db.one<{ sequence: number; data: string | null }>("select sequence, data from drafts where member_id = ? and key = 'new_topic'", reader.member.id);
  return {
    users: [...members.values()].map(basicUser),
    primary_groups: [],
    topic_list: {
      can_create_topic: reader !== null,
      ...(list.more === null ? {} : { more_topics_url: list.more }),
      draft: draft?.data ?? null,
      draft_key: 'new_topic',
      draft_sequence: draft?.sequence ?? 0,
      per_page: list.perPage,
      ...list.extra,
      topics: topics.map((topic) => ({
        ...topicRowShape(forum, topic, reader),
        tags: (tags.get(topic.id) ?? []).map(({ id, name, slug }) => ({ id, name, slug })),
        last_poster_username: members.get(topic.last_poster_id)?.username ?? '',
        posters: posters(topic, writers.get(topic.id) ?? []),
      })),
    },
  };
}

/** The row without what needs other tables. */
export function topicRowShape(forum: Forum, topic: TopicRow, reader: Reader | null): Record<string, unknown> {
  return {
    id: topic.id,
    title: topic.title,
    fancy_title: escapeTitle(topic.title),
    slug: topic.slug,
    posts_count: topic.posts_count,
    reply_count: topic.reply_count,
    highest_post_number: topic.highest_post_number,
    image_url: topic.image_url,
    created_at: iso(topic.created_at),
    last_posted_at: iso(topic.last_posted_at),
    bumped: true,
    bumped_at: iso(topic.bumped_at),
    archetype: 'regular',
    unseen: false,
    pinned: topic.pinned === 1,
    unpinned: null,
    visible: topic.visible === 1,
    closed: topic.closed === 1,
    archived: topic.archived === 1,
    ...(reader ? { notification_level: 1 } : {}),
    bookmarked: false,
    liked: false,
    views: topic.views,
    like_count: topic.like_count,
    op_like_count: topic.op_like_count,
    has_summary: false,
    category_id: topic.community_id,
    pinned_globally: false,
    featured_link: null,
    ...(forum.rules.solved ? { has_accepted_answer: topic.accepted_post_id !== null, can_have_answer: true } : {}),
    ...holderFields(forum, topic, reader),
  };
}

/** By topic: the asker first, then others by how much they wrote, and who wrote last. */
function writersOf(forum: Forum, topics: readonly TopicRow[]): Map<number, number[]> {
  const rows = forum.db.all<{ topic_id: number; member_id: number }>(
    'select topic_id, member_id from posts where deleted_at is null and type in (1, 2) and topic_id in (select value from json_each(?)) group by topic_id, member_id order by topic_id, count(*) desc, min(number)',
    JSON.stringify(topics.map((topic) => topic.id)),
  );
  const byTopic = Map.groupBy(rows, (row) => row.topic_id);
  return new Map(topics.map((topic) => [topic.id, [...new Set([topic.member_id, ...(byTopic.get(topic.id) ?? []).map((row) => row.member_id).filter((id) => id !== topic.last_poster_id).slice(0, 3), topic.last_poster_id])]]));
}

function posters(topic: TopicRow, writers: readonly number[]): Record<string, unknown>[] {
  return writers.map((id, index) => {
    const isLast = id === topic.last_poster_id;
    const words = [...(index === 0 ? ['Original Poster'] : []), ...(isLast ? ['Most Recent Poster'] : []), ...(index > 0 && !isLast ? ['Frequent Poster'] : [])];
    return { extras: isLast ? (writers.length === 1 ? 'latest single' : 'latest') : '', description: words.join(', '), user_id: id, primary_group_id: null };
  });
}
