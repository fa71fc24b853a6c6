import type { Forum } from '../forum.ts';
import { mayRead, moderates } from '../may.ts';
import { noTopic, notFound, notLoggedIn } from '../refusal.ts';
import { numberOf, type App, type Ask } from '../reader.ts';
import { pageOf, pagination } from '../wire/pagination.ts';
import { postSummary } from '../wire/post.ts';
import { isUnread, topicRow } from '../wire/topic.ts';
import type { Post, Topic } from '../world/rows.ts';
import { elsewhere } from './ok.ts';

const day = 86_400_000;
const terms: Readonly<Record<string, number>> = { daily: day, weekly: 7 * day, monthly: 30 * day };
const feedTerms: Readonly<Record<string, number>> = { day, week: 7 * day, month: 30 * day };
const filters = ['', 'new', 'watched', 'unread', 'unreplied'];
const perFeedPage = 20;

/** The forum-wide lists: what was active last, what this person has not opened, and the feed of posts. */
export function listRoutes(app: App, forum: Forum): void {
  app.get('/api/recent', (c) => {
    const { term, tag } = c.req.query();
    if (term !== undefined && term !== 'alltime' && !(term in terms)) throw notFound();
    const cids = cidsOf(c);
    const since = term === undefined ? 0 : forum.clock.now() - (terms[term] ?? Number.POSITIVE_INFINITY);
    // The cap comes first and the filter after it: that is the whole trap.
    const capped = topicsOf(candidates(c, cids)).filter((topic) => topic.timestamp >= since && (tag === undefined || topic.tags.includes(tag)));
    return page(c, capped.filter((topic) => passes(c, topic)));
  });

  app.get('/api/unread', (c) => {
    const { member } = c.var.reader;
    if (!member) throw notLoggedIn();
    const since = forum.clock.now() - forum.rules.unreadCutoffDays * day;
    const cids = cidsOf(c);
    const unread = topicsOf(candidates(c, cids)).filter((topic) => topic.lastposttime >= since && isUnread(c.var.reader, topic) && passes(c, topic));
    const at = pageOf(c.req.query('page'));
    const pages = Math.max(1, Math.ceil(unread.length / member.topicsPerPage));
    if (member.usePagination && (at < 1 || at > pages)) return elsewhere(c, `/unread?page=${Math.max(1, Math.min(at, pages))}`);
    return page(c, unread);
  });

  app.get('/api/recent/posts/:term?', (c) => {
    const at = Math.max(1, pageOf(c.req.query('page')));
    const start = (at - 1) * perFeedPage;
    const since = forum.clock.now() - (feedTerms[c.req.param('term') ?? ''] ?? Number.POSITIVE_INFINITY);
    const left = forum.world.postsByTime.countFrom(since) - start;
    // Counted from the end of the page instead of from its start, so that a page reaches into the next ones.
    const pids = forum.world.postsByTime.newest(start, Math.min(left, at * perFeedPage));
    // Whatever may not be read is taken out afterwards: a short page is not the last one.
    return c.json(pids.map((pid) => forum.world.posts.get(pid)).filter((post): post is Post => post !== undefined && isPublic(c, post)).map((post) => postSummary(forum, post)));
  });

  app.get('/api/topic/teaser/:tid', (c) => {
    const topic = forum.world.topics.get(numberOf(c.req.param('tid')) ?? 0);
    const teaser = topic && forum.world.teaserOf(topic);
    if (!topic || !teaser || !mayRead(forum, c.var.reader, topic.cid)) throw noTopic();
    return c.json(postSummary(forum, teaser));
  });

  function candidates(c: Ask, cids: readonly number[]): number[] {
    const { recentMaxTopics } = forum.rules;
    if (cids.length === 0) return forum.world.recent.newest(0, recentMaxTopics);
    const lastOf = (tid: number): number => forum.world.topics.get(tid)?.lastposttime ?? 0;
    return [...new Set(cids.flatMap((cid) => (mayRead(forum, c.var.reader, cid) ? forum.world.activeIn(cid, recentMaxTopics) : [])))].toSorted((a, b) => lastOf(b) - lastOf(a)).slice(0, recentMaxTopics);
  }

  const topicsOf = (tids: readonly number[]): Topic[] => tids.map((tid) => forum.world.topics.get(tid)).filter((topic): topic is Topic => topic !== undefined);

  function passes(c: Ask, topic: Topic): boolean {
    const { reader } = c.var;
    if (topic.deleted && !moderates(reader.member, topic.cid)) return false;
    if (!mayRead(forum, reader, topic.cid)) return false;
    const filter = c.req.query('filter') ?? '';
    if (!filters.includes(filter)) return true;
    if (filter === 'unreplied') return topic.pids.length <= 1;
    if (filter === 'watched') return reader.member?.follows.has(topic.tid) ?? false;
    if (filter === 'new') return !(reader.member?.read.has(topic.tid) ?? false);
    return filter !== 'unread' || isUnread(reader, topic);
  }

  function page(c: Ask, found: readonly Topic[]): Response {
    const count = c.var.reader.member?.topicsPerPage ?? 20;
    const at = pageOf(c.req.query('page'));
    const start = Math.max(0, (at - 1) * count);
    const topics = found.slice(start, start + count).map((topic, index) => topicRow(forum, c.var.reader, topic, start + index));
    return c.json({ nextStart: start + count, topicCount: found.length, tids: found.map(({ tid }) => tid), topics, pagination: pagination(at, Math.max(1, Math.ceil(found.length / count))), title: '[[pages:recent]]', canPost: c.var.reader.member !== null });
  }

  function isPublic(c: Ask, post: Post): boolean {
    const topic = forum.world.topics.get(post.tid);
    if (!topic || !mayRead(forum, c.var.reader, topic.cid)) return false;
    return (!post.deleted && !topic.deleted) || moderates(c.var.reader.member, topic.cid);
  }
}

const cidsOf = (c: Ask): number[] => [...c.req.queries('cid') ?? [], ...c.req.queries('cid[]') ?? []].map(Number).filter((cid) => Number.isInteger(cid));
