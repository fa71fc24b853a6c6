import type { Forum } from '../forum.ts';
import { isStaff, mayRead } from '../may.ts';
import { bad, notLoggedIn, notFound } from '../refusal.ts';
import type { App, Ask } from '../reader.ts';
import { categoryOf } from '../wire/category.ts';
import { personOf } from '../wire/member.ts';
import { pageOf, pagination } from '../wire/pagination.ts';
import { postSummary } from '../wire/post.ts';
import type { Post, Topic } from '../world/rows.ts';

/** The search of a plugin: of each category it takes the newest so many topics, and filters what it took. */
export function searchRoutes(app: App, forum: Forum): void {
  app.get('/api/search', (c) => {
    if (!forum.rules.hasSearch) throw notFound();
    if (!c.var.reader.member && !forum.rules.guestsMaySearch) throw notLoggedIn();
    const term = (c.req.query('term') ?? '').trim().toLowerCase();
    switch (c.req.query('in') ?? 'titlesposts') {
      case 'users': {
        const users = [...forum.world.members.values()].filter(({ username }) => username.includes(term)).slice(0, 50);
        return c.json({ users: users.map(({ uid }) => personOf(forum, uid)), matchCount: users.length, pageCount: 1, time: '0.00' });
      }
      case 'categories': {
        const found = [...forum.world.categories.values()].filter(({ cid, name }) => mayRead(forum, c.var.reader, cid) && name.toLowerCase().includes(term));
        return c.json({ categories: found.map((category) => categoryOf(forum, category)), matchCount: found.length, pageCount: 1, time: '0.00' });
      }
      case 'titles':
      case 'posts':
      case 'titlesposts':
        return content(c, term);
      default:
        throw bad('unknown-search-filter');
    }
  });

  function content(c: Ask, term: string): Response {
    const found = topicsOf(c).filter((topic) => matches(c, topic, term));
    const oldest = c.req.query('sortDirection') === 'asc';
    found.sort((a, b) => (oldest ? a.timestamp - b.timestamp : b.timestamp - a.timestamp));
    const perPage = Math.min(Number.parseInt(c.req.query('itemsPerPage') ?? '', 10) || 10, 100);
    const page = pageOf(c.req.query('page'));
    const start = Math.max(0, page - 1) * perPage;
    const posts = found.slice(start, start + perPage).map(({ mainPid }) => forum.world.posts.get(mainPid)).filter((post): post is Post => post !== undefined);
    const pageCount = Math.max(1, Math.ceil(found.length / perPage));
    return c.json({ posts: posts.map((post) => postSummary(forum, post)), matchCount: found.length, pageCount, time: '0.01', multiplePages: pageCount > 1, search_query: term, term, pagination: pagination(page, pageCount) });
  }

  /** With neither a term nor a category nor a person there is nothing to look for, and nothing is found. */
  function topicsOf(c: Ask): Topic[] {
    const asked = (c.req.queries('categories[]') ?? c.req.queries('categories') ?? []).map(Number).filter((cid) => forum.world.categories.has(cid));
    const hasTerm = (c.req.query('term') ?? '').trim() !== '';
    if (asked.length === 0 && !hasTerm) return [];
    const cids = (asked.length > 0 ? asked : [...forum.world.categories.keys()]).filter((cid) => mayRead(forum, c.var.reader, cid));
    return cids.flatMap((cid) => forum.world.inCategory(cid, { start: 0, count: forum.rules.searchLimit, sort: 'recently_created' })).map((tid) => forum.world.topics.get(tid)).filter((topic): topic is Topic => topic !== undefined && (!topic.deleted || isStaff(c.var.reader.member)));
  }

  function matches(c: Ask, topic: Topic, term: string): boolean {
    const { replies, repliesFilter, hasTags, timeRange, timeFilter, by } = c.req.query();
    if (by !== undefined && by !== '' && forum.world.members.get(topic.uid)?.username !== by) return false;
    // Posts are counted, the question among them: at most one is no reply.
    const most = Number.parseInt(replies ?? '', 10);
    if (!Number.isNaN(most) && (repliesFilter === 'atmost' ? topic.pids.length > most : topic.pids.length < most)) return false;
    const range = Number.parseInt(timeRange ?? '', 10);
    if (!Number.isNaN(range) && topic.timestamp > forum.clock.now() - range * 1000 !== (timeFilter !== 'older')) return false;
    if (hasTags !== undefined && hasTags !== '' && !topic.tags.includes(hasTags)) return false;
    if (term === '') return true;
    const main = forum.world.posts.get(topic.mainPid);
    return term.split(/\s+/).every((word) => forum.world.titleOf(topic).toLowerCase().includes(word) || (c.req.query('in') !== 'titles' && main !== undefined && forum.world.sourceOf(main).toLowerCase().includes(word)));
  }
}
