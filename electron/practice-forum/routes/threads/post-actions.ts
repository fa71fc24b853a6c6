import { announceChange } from '../../announce.ts';
import type { Forum } from '../../forum.ts';
import { mustBe, type App } from '../../reader.ts';
import { invalidAccess, invalidParameters, missingParameter, notFound, unprocessable } from '../../refusal.ts';
import { postById, postByNumber, postOrThrow } from '../../store/posts.ts';
import { recount } from '../../store/topics.ts';
import { flagTypes } from '../../wire/flags.ts';
import { seenPost, single } from './posts.ts';

const like = 2;
const undoMs = 10 * 60_000;

/** Likes and flags. */
export function postActionRoutes(app: App, forum: Forum): void {
  app.post('/post_actions', (c) => {
    const reader = mustBe(c);
    const id = c.var.params.int('id');
    const type = c.var.params.int('post_action_type_id');
    if (id === null || type === null) throw missingParameter(id === null ? 'id' : 'post_action_type_id');
    const flag = flagTypes.find((known) => known.id === type);
    if (!flag) throw invalidParameters('You supplied invalid parameters to the request: post_action_type_id');
    const found = seenPost(forum, c, c.var.params.bool('flag_topic') ? postByNumber(forum.db, id, 1) : postById(forum.db, id));
    if (found.post.member_id === reader.member.id || (flag.is_flag && reader.member.trust_level === 0)) throw invalidAccess();
    const message = c.var.params.text('message');
    if (flag.require_message && (message ?? '').trim() === '') throw unprocessable(['Message can’t be blank']);
    forum.db.tx(() => {
      const added = forum.db.run('insert into post_actions (post_id, member_id, type, message, created_at) values (?, ?, ?, ?, ?) on conflict do nothing', found.post.id, reader.member.id, type, message, forum.clock.now());
      if (added.changes === 0) throw unprocessable([flag.is_flag ? 'You have already flagged this post.' : 'You have already liked this post.']);
      if (type === like) changeLikes(forum, found.post.id, 1);
      else {
        forum.db.run(
          "insert into reviewables (type, member_id, topic_id, post_id, community_id, raw, reason, created_at) values ('ReviewableFlaggedPost', ?, ?, ?, ?, ?, ?, ?)",
          reader.member.id, found.topic.id, found.post.id, found.topic.community_id, found.post.raw, flag.name_key, forum.clock.now(),
        );
      }
    });
    announceChange(forum, found.post, type === like ? 'liked' : 'acted');
    return c.json(single(forum, c, { ...found, post: postOrThrow(forum.db, found.post.id) }));
  });

  app.delete('/post_actions/:id{[0-9]+}', (c) => {
    const reader = mustBe(c);
    const found = seenPost(forum, c, postById(forum.db, Number(c.req.param('id'))));
    const type = c.var.params.int('post_action_type_id') ?? 0;
    const act = forum.db.one<{ created_at: number }>('select created_at from post_actions where post_id = ? and member_id = ? and type = ?', found.post.id, reader.member.id, type);
    if (!act) throw notFound();
    if (forum.clock.now() - act.created_at > undoMs) throw invalidAccess();
    forum.db.tx(() => {
      forum.db.run('delete from post_actions where post_id = ? and member_id = ? and type = ?', found.post.id, reader.member.id, type);
      if (type === like) changeLikes(forum, found.post.id, -1);
      // Nobody need look at what nobody complains of any more.
      else if (!forum.db.one('select 1 from post_actions where post_id = ? and type <> ?', found.post.id, like)) forum.db.run("update reviewables set status = 3, version = version + 1 where type = 'ReviewableFlaggedPost' and status = 0 and post_id = ?", found.post.id);
    });
    announceChange(forum, found.post, type === like ? 'unliked' : 'acted');
    return c.json(single(forum, c, { ...found, post: postOrThrow(forum.db, found.post.id) }));
  });
}

function changeLikes(forum: Forum, postId: number, by: number): void {
  forum.db.run('update posts set like_count = max(0, like_count + ?) where id = ?', by, postId);
  recount(forum.db, postOrThrow(forum.db, postId).topic_id);
}
