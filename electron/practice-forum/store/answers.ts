import { isQuestion } from './communities.ts';
import type { Db } from './db.ts';

/** What counts as a response: a visible regular post by somebody who is neither the asker nor a robot. */
const isResponse = 'posts.deleted_at is null and posts.hidden = 0 and posts.user_deleted = 0 and posts.type = 1 and posts.number > 1 and posts.member_id > 0 and posts.member_id <> topics.member_id';

/** Responses by topic; topics without any are not in it. */
export function responseCounts(db: Db, topicIds: readonly number[]): Map<number, number> {
  const rows = db.all<{ id: number; n: number }>(
    `select topics.id, count(*) as n from topics join posts on posts.topic_id = topics.id where topics.id in (select value from json_each(?)) and ${isResponse} group by topics.id`,
    JSON.stringify(topicIds),
  );
  return new Map(rows.map((row) => [row.id, row.n]));
}

/** Open questions without a single response, by community. */
export function unansweredByCommunity(db: Db): Map<number, number> {
  const rows = db.all<{ id: number; n: number }>(
    `select community_id as id, count(*) as n from topics where deleted_at is null and visible = 1 and closed = 0 and archived = 0 and ${isQuestion}
       and not exists (select 1 from posts where posts.topic_id = topics.id and ${isResponse}) group by community_id`,
  );
  return new Map(rows.map((row) => [row.id, row.n]));
}
