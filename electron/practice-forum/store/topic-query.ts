import type { SQLInputValue } from 'node:sqlite';
import { isQuestion } from './communities.ts';
import type { Db } from './db.ts';
import type { TopicRow } from './rows.ts';

export type TopicOrder = 'activity' | 'created' | 'latest-post' | 'likes' | 'likes-op' | 'posters' | 'views' | 'posts' | 'category' | 'title';

/** A list in the making: conditions with their values, all of which must hold. */
export interface TopicQuery {
  where(sql: string, ...values: SQLInputValue[]): TopicQuery;
  order(by: TopicOrder, isAscending: boolean): TopicQuery;
  page(page: number, perPage: number): TopicRow[];
  count(): number;
}

const columns: Record<TopicOrder, string> = {
  activity: 'bumped_at',
  created: 'created_at',
  'latest-post': 'last_posted_at',
  likes: 'like_count',
  'likes-op': 'op_like_count',
  posters: 'participant_count',
  views: 'views',
  posts: 'posts_count',
  category: '(select name from communities where communities.id = community_id)',
  title: 'lower(title)',
};

/** Questions that are there for everybody: not deleted, and listed unless `isStaff`. Pinned ones come first while nobody asked for an order. */
export function topicQuery(db: Db, { isStaff }: { isStaff: boolean }): TopicQuery {
  const conditions = ['deleted_at is null', isQuestion, ...(isStaff ? [] : ['visible = 1'])];
  const values: SQLInputValue[] = [];
  let orderBy = 'pinned desc, bumped_at desc, id desc';
  const query: TopicQuery = {
    where(sql, ...more) {
      conditions.push(`(${sql})`);
      values.push(...more);
      return query;
    },
    order(by, isAscending) {
      const way = isAscending ? 'asc' : 'desc';
      orderBy = `${by === 'activity' && !isAscending ? 'pinned desc, ' : ''}${columns[by]} ${way}, id ${way}`;
      return query;
    },
    page: (page, perPage) => db.all<TopicRow>(`select * from topics where ${conditions.join(' and ')} order by ${orderBy} limit ? offset ?`, ...values, perPage, page * perPage),
    count: () => db.one<{ n: number }>(`select count(*) as n from topics where ${conditions.join(' and ')}`, ...values)?.n ?? 0,
  };
  return query;
}

const asMatch = (words: string): string => `%${words.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;

/** Conditions more than one list asks for. */
export const condition = {
  tag: 'exists (select 1 from topic_tags join tags on tags.id = tag_id where topic_id = topics.id and (tags.name = ? or tags.slug = ?))',
  by: 'member_id = (select id from members where username = ?)',
  participant: 'exists (select 1 from posts where topic_id = topics.id and posts.deleted_at is null and posts.type = 1 and posts.member_id = (select id from members where username = ?))',
  heldBy: 'assigned_to = (select id from members where username = ?)',
  words: "(title like ? escape '\\' or exists (select 1 from posts where topic_id = topics.id and posts.deleted_at is null and posts.type = 1 and raw like ? escape '\\'))",
} as const;

/** For `condition.words`: both places the words may stand. */
export const wordsValues = (words: string): [string, string] => [asMatch(words), asMatch(words)];
