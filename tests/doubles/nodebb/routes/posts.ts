import type { Forum } from '../forum.ts';
import { mayRead, maySeeDeleted, moderates } from '../may.ts';
import { checkLength } from '../posting.ts';
import { bad, noPost, noPrivileges, notLoggedIn } from '../refusal.ts';
import { mustBe, numberOf, textOf, type App, type Ask } from '../reader.ts';
import { cleanTags } from '../tags.ts';
import { iso } from '../wire/member.ts';
import { html, postSummary } from '../wire/post.ts';
import { tagsOf } from '../wire/topic.ts';
import type { Post, Topic } from '../world/rows.ts';
import { elsewhere, ok } from './ok.ts';

/** One post: its source, its words, and what may be done to it. */
export function postRoutes(app: App, forum: Forum): void {
  const { world } = forum;

  app.get('/api/v3/posts/:pid', (c) => {
    const { post, topic } = readable(c);
    const hidden = post.deleted && !maySeeDeleted(c.var.reader, post, topic.cid);
    // The source, although the topic's page has HTML under the same name.
    return ok(c, { pid: post.pid, tid: post.tid, uid: post.uid, content: hidden ? '[[topic:post-is-deleted]]' : world.sourceOf(post), timestamp: post.timestamp, timestampISO: iso(post.timestamp), edited: post.edited, editedISO: iso(post.edited), editor: post.editor || '', deleted: post.deleted ? 1 : 0, deleterUid: post.deleterUid, upvotes: post.upvoters.size, downvotes: 0, votes: post.upvoters.size, replies: 0, toPid: post.toPid || null, upvoted: post.upvoters.has(c.var.reader.uid), downvoted: false });
  });

  app.get('/api/v3/posts/:pid/raw', (c) => {
    const { post, topic } = readable(c);
    if (post.deleted && !maySeeDeleted(c.var.reader, post, topic.cid)) throw noPost();
    return ok(c, { content: world.sourceOf(post) });
  });

  app.get('/api/v3/posts/:pid/summary', (c) => {
    const { post, topic } = readable(c);
    const hidden = post.deleted && !maySeeDeleted(c.var.reader, post, topic.cid);
    return ok(c, hidden ? { ...postSummary(forum, post), content: '[[topic:post-is-deleted]]' } : postSummary(forum, post));
  });

  app.get('/api/v3/posts/:pid/diffs', (c) => {
    const { post } = readable(c);
    return ok(c, { timestamps: [...post.history.map(({ timestamp }) => timestamp), post.timestamp].toReversed(), revisions: post.history.map(({ timestamp, uid }) => ({ timestamp, username: world.members.get(uid)?.username ?? '' })), editable: moderates(c.var.reader.member, 0), deletable: false });
  });

  app.put('/api/v3/posts/:pid', (c) => {
    const member = mustBe(c);
    if (!('content' in c.var.body)) throw bad('required-parameters-missing', 'content');
    const content = textOf(c.var.body['content']) ?? '';
    if (content === '') throw bad('invalid-data');
    checkLength(forum, content);
    const post = world.posts.get(numberOf(c.req.param('pid')) ?? 0);
    const topic = post && world.topics.get(post.tid);
    if (!post || !topic) throw bad('no-post');
    const mod = moderates(member, topic.cid);
    if (!mod) {
      const { postEditSeconds, newbiePostEditSeconds, newbieReputationThreshold } = forum.rules;
      for (const seconds of [postEditSeconds, member.reputation < newbieReputationThreshold ? newbiePostEditSeconds : 0]) if (isOver(post, seconds)) throw bad('post-edit-duration-expired', seconds);
      if (topic.locked) throw bad('topic-locked');
      if (post.deleted && post.deleterUid !== member.uid) throw bad('post-deleted');
      if (post.uid !== member.uid) throw noPrivileges();
    }
    const was = world.sourceOf(post);
    const now = forum.clock.now();
    if (was !== content) post.history = [...post.history, { timestamp: now, uid: member.uid, content: was }];
    post.content = content;
    post.edited = now;
    post.editor = member.uid;
    const title = textOf(c.var.body['title']);
    if (title !== null && topic.mainPid === post.pid) topic.title = title;
    if (Array.isArray(c.var.body['tags']) && topic.mainPid === post.pid) topic.tags = cleanTags(forum.rules, c.var.body['tags']);
    return ok(c, { ...postSummary(forum, post), content: html(forum, post), edited: now, editedISO: iso(now), editor: member.uid, changed: was !== content, topic: { ...(postSummary(forum, post)['topic'] as object), renamed: false, tagsupdated: false, tags: tagsOf(topic.tags) } });
  });

  app.delete('/api/v3/posts/:pid/state', (c) => toggle(c, true));
  app.put('/api/v3/posts/:pid/state', (c) => toggle(c, false));

  app.delete('/api/v3/posts/:pid', (c) => {
    const member = mustBe(c);
    const { post, topic } = known(c);
    if (topic.mainPid === post.pid && topic.pids.length > 1) throw bad('cant-purge-main-post');
    if (!moderates(member, topic.cid)) throw noPrivileges();
    if (topic.mainPid === post.pid) world.purgeTopic(topic);
    else world.purgePost(post);
    return ok(c);
  });

  app.put('/api/v3/posts/:pid/vote', (c) => {
    if (!('delta' in c.var.body)) throw bad('required-parameters-missing', 'delta');
    return vote(c, Number(c.var.body['delta']) > 0);
  });
  app.delete('/api/v3/posts/:pid/vote', (c) => vote(c, false));

  app.get('/api/post/:pid', (c) => {
    const { post, topic } = readable(c);
    return elsewhere(c, `/topic/${world.slugOf(topic)}/${topic.pids.indexOf(post.pid) + 1}`);
  });

  const isOver = (post: Post, seconds: number): boolean => seconds > 0 && forum.clock.now() - post.timestamp > seconds * 1000;

  function known(c: Ask): { post: Post; topic: Topic } {
    const post = world.posts.get(numberOf(c.req.param('pid')) ?? 0);
    const topic = post && world.topics.get(post.tid);
    if (!post || !topic) throw noPost();
    return { post, topic };
  }

  function readable(c: Ask): { post: Post; topic: Topic } {
    const found = known(c);
    if (!mayRead(forum, c.var.reader, found.topic.cid)) throw c.var.reader.member ? noPost() : notLoggedIn();
    return found;
  }

  /** The last word of a topic goes with the topic. Twice is once too often: the second is refused. */
  function toggle(c: Ask, deletes: boolean): Response {
    const member = mustBe(c);
    const { post, topic } = known(c);
    if (post.deleted === deletes) throw bad(deletes ? 'post-already-deleted' : 'post-already-restored');
    const mod = moderates(member, topic.cid);
    if (!mod) {
      const { postDeleteSeconds } = forum.rules;
      if (topic.locked) throw bad('topic-locked');
      if (isOver(post, postDeleteSeconds)) throw bad('post-delete-duration-expired', postDeleteSeconds);
      if (post.uid !== member.uid || (!deletes && post.deleterUid !== member.uid)) throw noPrivileges();
    }
    world.setPostDeleted(post, deletes ? member.uid : null);
    if (topic.mainPid === post.pid && topic.pids.length === 1) world.setTopicDeleted(topic, deletes ? member.uid : null);
    return ok(c);
  }

  function vote(c: Ask, isUp: boolean): Response {
    const member = mustBe(c);
    const { post } = readable(c);
    if (post.uid === member.uid) throw bad('self-vote');
    const voters = new Set(post.upvoters);
    const author = world.members.get(post.uid);
    if (isUp !== voters.has(member.uid) && author) author.reputation += isUp ? 1 : -1;
    if (isUp) voters.add(member.uid);
    else voters.delete(member.uid);
    post.upvoters = voters;
    return ok(c, { user: { reputation: author?.reputation ?? 0 }, fromuid: member.uid, post: { pid: post.pid, uid: post.uid, tid: post.tid, upvotes: voters.size, downvotes: 0, votes: voters.size }, upvote: isUp, downvote: false });
  }
}
