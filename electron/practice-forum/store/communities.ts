import type { Db } from './db.ts';
import type { CommunityRow, ResourceRow } from './rows.ts';

/**
 * Topics that only say what a community is about; Discourse keeps one for each and leaves it out of every list. They are known by a note in
 * `meta`, so that a forum of before has room for them too. Put after `where` or `and`.
 */
export const isQuestion = "topics.id not in (select cast(value as integer) from meta where name like 'about-topic-%')";

/** The topic about a community; null: it has none. */
export function aboutTopicOf(db: Db, communityId: number): number | null {
  const row = db.one<{ value: string }>('select value from meta where name = ?', `about-topic-${communityId}`);
  return row ? Number(row.value) : null;
}

export const noteAboutTopic = (db: Db, communityId: number, topicId: number): void => void db.run('insert into meta (name, value) values (?, ?)', `about-topic-${communityId}`, String(topicId));

export const allCommunities = (db: Db): CommunityRow[] => db.all<CommunityRow>('select * from communities order by position, id');
export const communityBySlugOrId = (db: Db, value: string): CommunityRow | undefined => db.one<CommunityRow>('select * from communities where id = ? or slug = ?', /^\d+$/.test(value) ? Number(value) : 0, value);
export const resourcesOf = (db: Db, communityId: number): ResourceRow[] => db.all<ResourceRow>('select * from resources where community_id = ? order by id', communityId);

export interface CommunityCounts {
  topics: number;
  posts: number;
  day: number;
  week: number;
  month: number;
  year: number;
}

/** How much was asked and written, by community. */
export function communityCounts(db: Db, now: number): Map<number, CommunityCounts> {
  const since = (days: number): number => now - days * 86_400_000;
  const rows = db.all<CommunityCounts & { id: number }>(
    `select community_id as id, count(*) as topics, sum(posts_count) as posts,
       sum(created_at > ?) as day, sum(created_at > ?) as week, sum(created_at > ?) as month, sum(created_at > ?) as year
     from topics where deleted_at is null and visible = 1 and ${isQuestion} group by community_id`,
    since(1), since(7), since(30), since(365),
  );
  return new Map(rows.map((row) => [row.id, row]));
}
