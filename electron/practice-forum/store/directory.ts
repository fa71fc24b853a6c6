import type { Db } from './db.ts';
import type { MemberRow } from './rows.ts';

export interface DirectoryRow extends MemberRow {
  likes_received: number;
  likes_given: number;
  topic_count: number;
  post_count: number;
  topics_entered: number;
  posts_read: number;
  days_visited: number;
  solutions: number;
}

export const directoryOrders = ['likes_received', 'likes_given', 'topic_count', 'post_count', 'topics_entered', 'posts_read', 'days_visited', 'solutions'] as const;

/** What each member did since a moment, and in one community if asked. `post_count` is answers: posts under other people's questions. */
export function directory(db: Db, { since, communityId = null }: { since: number; communityId?: number | null }): DirectoryRow[] {
  return db.all<DirectoryRow>(
    `with asked (since, community) as (select ?, ?),
     written as (
       select posts.id, posts.member_id, posts.number, posts.like_count, posts.topic_id, topics.member_id as asker, topics.accepted_post_id
       from asked join posts on posts.created_at >= since join topics on topics.id = posts.topic_id
       where posts.deleted_at is null and posts.type = 1 and posts.user_deleted = 0 and posts.hidden = 0 and topics.deleted_at is null
         and (community is null or topics.community_id = community))
     select members.*,
       coalesce((select sum(like_count) from written where written.member_id = members.id), 0) as likes_received,
       (select count(*) from post_actions join written on written.id = post_id where type = 2 and post_actions.member_id = members.id) as likes_given,
       (select count(*) from written where written.member_id = members.id and number = 1) as topic_count,
       (select count(*) from written where written.member_id = members.id and asker <> members.id) as post_count,
       (select count(distinct topic_id) from written where written.member_id = members.id) as topics_entered,
       (select count(*) from written where written.member_id = members.id) as posts_read,
       max(1, min(365, (members.last_seen_at - members.created_at) / 86400000)) as days_visited,
       (select count(*) from written where written.member_id = members.id and written.id = accepted_post_id) as solutions
     from members where members.id > 0`,
    since, communityId,
  );
}

/** Those whose answers helped most: first by accepted answers, then by thanks, then by how many they wrote. */
export const topAnswerers = (db: Db, communityId: number, most: number): DirectoryRow[] =>
  directory(db, { since: 0, communityId })
    .filter((row) => row.post_count > 0)
    .toSorted((a, b) => b.solutions - a.solutions || b.likes_received - a.likes_received || b.post_count - a.post_count || a.id - b.id)
    .slice(0, most);
