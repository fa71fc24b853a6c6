import type { Db } from './db.ts';
import type { TagRow, TopicRow } from './rows.ts';

/** A topic anybody may see. */
export const topicById = (db: Db, id: number): TopicRow | undefined => db.one<TopicRow>('select * from topics where id = ? and deleted_at is null', id);

export const tagsOf = (db: Db, topicId: number): TagRow[] =>
  db.all<TagRow>('select tags.id, tags.name, tags.slug from tags join topic_tags on tag_id = tags.id where topic_id = ? order by topic_tags.position', topicId);

export function tagsOfTopics(db: Db, topicIds: readonly number[]): Map<number, TagRow[]> {
  const rows = db.all<TagRow & { topic_id: number }>(
    'select topic_id, tags.id, tags.name, tags.slug from topic_tags join tags on tags.id = tag_id where topic_id in (select value from json_each(?)) order by topic_id, topic_tags.position',
    JSON.stringify(topicIds),
  );
  return Map.groupBy(rows, (row) => row.topic_id);
}

/** Replaces a topic's tags; unknown names become tags. */
export function setTags(db: Db, topicId: number, names: readonly string[]): void {
  db.run('delete from topic_tags where topic_id = ?', topicId);
  for (const [position, name] of names.entries()) {
    db.run('insert into tags (name, slug) values (?, ?) on conflict (name) do nothing', name, slugOf(name) || 'tag');
    db.run('insert into topic_tags (topic_id, tag_id, position) select ?, id, ? from tags where name = ? on conflict do nothing', topicId, position, name);
  }
}

/** Counts a topic afresh from its posts: everything visible counts, small actions too, asides do not. Sets who wrote last and when. */
export function recount(db: Db, topicId: number): void {
  db.run(
    `update topics set
       posts_count = (select count(*) from posts where topic_id = topics.id and deleted_at is null and type <> 4),
       highest_post_number = (select coalesce(max(number), 0) from posts where topic_id = topics.id and deleted_at is null and type <> 4),
       reply_count = (select count(*) from posts where topic_id = topics.id and deleted_at is null and type <> 4 and reply_to_number is not null),
       like_count = (select coalesce(sum(like_count), 0) from posts where topic_id = topics.id and deleted_at is null),
       op_like_count = (select coalesce(sum(like_count), 0) from posts where topic_id = topics.id and number = 1),
       participant_count = (select count(distinct member_id) from posts where topic_id = topics.id and deleted_at is null and type in (1, 2)),
       word_count = (select coalesce(sum(length(raw) - length(replace(raw, ' ', '')) + 1), 0) from posts where topic_id = topics.id and deleted_at is null and type in (1, 2)),
       last_posted_at = (select coalesce(max(created_at), topics.created_at) from posts where topic_id = topics.id and deleted_at is null and type in (1, 2)),
       last_poster_id = (select coalesce((select member_id from posts where topic_id = topics.id and deleted_at is null and type in (1, 2) order by number desc limit 1), topics.member_id))
     where id = ?`,
    topicId,
  );
}

/** Lower case, dashes, nothing but letters and numbers; may be empty. */
export const slugOf = (text: string): string =>
  text.toLowerCase().normalize('NFKD').replace(/[̀-ͯ']/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80).replace(/-+$/, '');
