import type { Forum } from '../../forum.ts';
import type { App, Ask } from '../../reader.ts';
import { notFound } from '../../refusal.ts';
import { isStaff } from '../../store/members.ts';
import { postById, postByNumber } from '../../store/posts.ts';
import type { PostRow, TopicRow } from '../../store/rows.ts';
import { topicById } from '../../store/topics.ts';
import { feedShape, postShapes } from '../../wire/post.ts';

const feedSize = 50;

/** Reading posts, one by one or the newest of all. */
export function postRoutes(app: App, forum: Forum): void {
  app.get('/posts', (c) => {
    const before = c.var.params.int('before') ?? Number.MAX_SAFE_INTEGER;
    const posts = forum.db.all<PostRow>(
      `select posts.* from posts join topics on topics.id = topic_id
       where posts.id < ? and posts.deleted_at is null and type = 1 and hidden = 0 and topics.deleted_at is null and topics.visible = 1
       order by posts.id desc limit ?`,
      before, feedSize,
    );
    const topics = new Map(forum.db.all<TopicRow>('select * from topics where id in (select value from json_each(?))', JSON.stringify(posts.map((post) => post.topic_id))).map((topic) => [topic.id, topic]));
    return c.json({
      latest_posts: posts.flatMap((post) => {
        const topic = topics.get(post.topic_id);
        return topic ? [feedShape(forum, topic, post, c.var.reader)] : [];
      }),
    });
  });
  app.get('/posts/:id{[0-9]+}', (c) => c.json(single(forum, c, seenPost(forum, c, postById(forum.db, Number(c.req.param('id')))))));
  app.get('/posts/by_number/:topic{[0-9]+}/:number{[0-9]+}', (c) => c.json(single(forum, c, seenPost(forum, c, postByNumber(forum.db, Number(c.req.param('topic')), Number(c.req.param('number')))))));
  app.get('/posts/:id{[0-9]+}/cooked', (c) => c.json({ cooked: seenPost(forum, c, postById(forum.db, Number(c.req.param('id')))).post.cooked }));
  app.get('/posts/:id{[0-9]+}/replies', (c) => {
    const { post, topic } = seenPost(forum, c, postById(forum.db, Number(c.req.param('id'))));
    const after = c.var.params.int('after') ?? 1;
    const replies = forum.db.all<PostRow>('select * from posts where topic_id = ? and reply_to_number = ? and number > ? and deleted_at is null and type = 1 order by number limit 20', topic.id, post.number, after);
    return c.json(postShapes(forum, topic, replies, c.var.reader, { isSingle: true }));
  });
}

/** A post with its topic, if this reader may see both; a 404 Refusal otherwise. */
export function seenPost(forum: Forum, c: Ask, post: PostRow | undefined): { post: PostRow; topic: TopicRow } {
  const staff = c.var.reader !== null && isStaff(c.var.reader.member);
  const topic = post && topicById(forum.db, post.topic_id);
  if (!post || !topic || (!staff && (post.deleted_at !== null || post.type === 4))) throw notFound();
  return { post, topic };
}

export const single = (forum: Forum, c: Ask, { post, topic }: { post: PostRow; topic: TopicRow }): Record<string, unknown> =>
  postShapes(forum, topic, [post], c.var.reader, { isSingle: true })[0] ?? {};
