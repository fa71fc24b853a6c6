import type { Forum } from '../forum.ts';
import { mayRead, mayReply, maySee, moderates } from '../may.ts';
import { noPrivileges, notFound, notLoggedIn, noTopic } from '../refusal.ts';
import { numberOf, type App, type Ask } from '../reader.ts';
import { shortCategory } from '../wire/category.ts';
import { iso, personOf } from '../wire/member.ts';
import { pageOf, pagination } from '../wire/pagination.ts';
import { postInTopic } from '../wire/post.ts';
import { topicData } from '../wire/topic.ts';
import type { Post, Topic } from '../world/rows.ts';
import { elsewhere, ok } from './ok.ts';

const perPage = 20;

/** Reading one topic: its page with posts, and the bare facts that cost no view. */
export function topicRoutes(app: App, forum: Forum): void {
  app.get('/api/v3/topics/:tid', (c) => {
    const topic = forum.world.topics.get(numberOf(c.req.param('tid')) ?? 0);
    if (!topic || !maySee(forum, c.var.reader, topic)) throw noTopic();
    return ok(c, topicData(forum, topic));
  });

  app.get('/api/topic/pagination/:tid', (c) => {
    const topic = visible(c, c.req.param('tid'));
    return c.json({ pagination: pagination(1, pagesOf(topic)) });
  });

  app.get('/api/topic/:tid/:slug?/:index?', (c) => {
    const topic = visible(c, c.req.param('tid'));
    const index = numberOf(c.req.param('index')) ?? 1;
    if (index < 1 || index > topic.pids.length) return elsewhere(c, `/topic/${topic.tid}/${c.req.param('slug')}${index > topic.pids.length ? `/${topic.pids.length}` : ''}`);
    const asked = c.req.query('page');
    const page = asked === undefined ? Math.ceil(index / perPage) : pageOf(asked);
    const pages = pagesOf(topic);
    if (c.var.reader.member?.usePagination && (page < 1 || page > pages)) throw notFound();
    // Without pages a post asked for by its place comes in the middle of what is around it.
    const start = asked === undefined && !c.var.reader.member?.usePagination && index > perPage / 2 ? index - perPage / 2 : Math.max(0, page - 1) * perPage;
    const body = pageOfPosts(c, topic, start, page, pages);
    topic.viewcount += 1;
    c.var.reader.member?.read.set(topic.tid, forum.clock.now());
    return c.json(body);
  });

  app.get('/api/v3/topics/:tid/events', (c) => {
    const topic = forum.world.topics.get(numberOf(c.req.param('tid')) ?? 0);
    if (!topic) throw noTopic();
    if (!maySee(forum, c.var.reader, topic)) throw noPrivileges();
    return ok(c, { events: topic.events.map((event) => ({ ...event, timestampISO: iso(event.timestamp), user: personOf(forum, event.uid), ...(event.fromCid === undefined ? {} : { fromCategory: shortCategory(forum, event.fromCid) }) })) });
  });

  /** On the pages a deleted topic is forbidden and not missing; a guest is asked to sign in. */
  function visible(c: Ask, id: string | undefined): Topic {
    const topic = forum.world.topics.get(numberOf(id) ?? 0);
    if (!topic) throw notFound();
    if (!maySee(forum, c.var.reader, topic)) throw c.var.reader.member ? noPrivileges() : notLoggedIn();
    return topic;
  }

  const pagesOf = (topic: Topic): number => Math.max(1, Math.ceil(topic.pids.length / perPage));

  function pageOfPosts(c: Ask, topic: Topic, start: number, page: number, pages: number): Record<string, unknown> {
    const { reader } = c.var;
    const mod = moderates(reader.member, topic.cid);
    const posts = topic.pids.slice(start, start + perPage).map((pid) => forum.world.posts.get(pid)).filter((post): post is Post => post !== undefined);
    const mayAnswer = mayReply(forum, reader, forum.world.categories.get(topic.cid)) && (mod || (!topic.locked && !topic.deleted));
    return {
      ...topicData(forum, topic),
      posts: posts.map((post, at) => postInTopic(forum, reader, topic, post, start + at)),
      category: shortCategory(forum, topic.cid),
      privileges: { 'topics:reply': mayAnswer, 'topics:read': mayRead(forum, reader, topic.cid), 'topics:tag': mod, 'topics:delete': mod, 'posts:edit': mod || !topic.locked, 'posts:delete': mod || !topic.locked, 'posts:view_deleted': mod, read: true, purge: mod, view_thread_tools: mod, editable: mod, deletable: mod, view_deleted: mod, isAdminOrMod: mod, disabled: 0, tid: String(topic.tid), uid: reader.uid },
      isFollowing: reader.member?.follows.has(topic.tid) ?? false,
      isNotFollowing: !(reader.member?.follows.has(topic.tid) ?? false),
      isIgnoring: false,
      bookmark: null,
      unreplied: topic.pids.length === 1,
      postSharing: [],
      related: [],
      thread_tools: [],
      author: { username: personOf(forum, topic.uid)['username'], userslug: personOf(forum, topic.uid)['userslug'], uid: topic.uid },
      crossposts: topic.crossposts,
      postIndex: start + 1,
      postEditDuration: forum.rules.postEditSeconds,
      postDeleteDuration: forum.rules.postDeleteSeconds,
      sortOption: 'oldest_to_newest',
      loggedInUser: reader.member && personOf(forum, reader.uid),
      pagination: pagination(page, pages),
    };
  }
}
