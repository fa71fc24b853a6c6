import { announceTopic } from '../../announce.ts';
import { excerptOf } from '../../cook/cook.ts';
import type { Forum } from '../../forum.ts';
import { mustBe, type App, type Ask } from '../../reader.ts';
import { invalidAccess, missingParameter, notFound, slowDown } from '../../refusal.ts';
import { memberById } from '../../store/members.ts';
import { postById } from '../../store/posts.ts';
import type { PostRow, TopicRow } from '../../store/rows.ts';
import { mayAccept } from '../../wire/post.ts';
import { seenPost } from './posts.ts';

/** The answer that helped, as the asker says. One per topic; accepting another moves the mark. */
export function solutionRoutes(app: App, forum: Forum): void {
  if (!forum.rules.solved) return;
  app.post('/solution/accept', (c) => {
    const { post, topic } = acceptable(forum, c);
    forum.db.run('update topics set accepted_post_id = ? where id = ?', post.id, topic.id);
    announceTopic(forum, topic.id);
    const author = memberById(forum.db, post.member_id);
    const accepter = mustBe(c).member;
    return c.json({ post_number: post.number, username: author?.username ?? '', name: author?.name ?? '', excerpt: excerptOf(post.cooked), accepter_name: accepter.name, accepter_username: accepter.username });
  });
  app.post('/solution/unaccept', (c) => {
    const { post, topic } = acceptable(forum, c);
    if (topic.accepted_post_id === post.id) forum.db.run('update topics set accepted_post_id = null where id = ?', topic.id);
    announceTopic(forum, topic.id);
    return c.json({ success: 'OK' });
  });
}

function acceptable(forum: Forum, c: Ask): { post: PostRow; topic: TopicRow } {
  const reader = mustBe(c);
  const id = c.var.params.int('id');
  if (id === null) throw missingParameter('id');
  const found = seenPost(forum, c, postById(forum.db, id));
  if (found.post.number === 1 || found.post.type !== 1) throw notFound();
  if (!mayAccept(found.topic, reader)) throw invalidAccess();
  const wait = forum.rules.keyRequestsPerMinute === 0 ? 0 : forum.limits.use(`accept ${reader.member.id}`, 4, 30);
  if (wait > 0) throw slowDown(wait);
  return found;
}
