import type { Forum } from '../forum.ts';
import { mayRead } from '../may.ts';
import { noPrivileges, notFound, Refusal } from '../refusal.ts';
import { numberOf, type App, type Ask, type Reader } from '../reader.ts';
import { categoryOf, categoryPrivileges } from '../wire/category.ts';
import { pageOf, pagination } from '../wire/pagination.ts';
import { topicRow } from '../wire/topic.ts';
import type { Category, Topic } from '../world/rows.ts';
import { ok } from './ok.ts';

/** How many sub-categories a page of categories shows; the rest is not mentioned. */
const shownChildren = 10;

export function categoryRoutes(app: App, forum: Forum): void {
  const seen = (c: Ask): Category[] => [...forum.world.categories.values()].filter(({ cid }) => mayRead(forum, c.var.reader, cid)).toSorted((a, b) => a.order - b.order);

  app.get('/api/categories', (c) => {
    const all = seen(c);
    const tree = all.filter(({ parentCid }) => parentCid === 0).map((root) => ({ ...categoryOf(forum, root), children: all.filter(({ parentCid }) => parentCid === root.cid).slice(0, shownChildren).map((child) => categoryOf(forum, child)) }));
    return c.json({ title: '[[pages:categories]]', categories: tree, pagination: pagination(1, 1) });
  });

  app.get('/api/v3/categories', (c) => ok(c, { categories: [...(forum.rules.activityPub ? [world] : []), ...seen(c).map((category) => categoryOf(forum, category))] }));

  app.get('/api/v3/categories/:cid', (c) => ok(c, categoryOf(forum, known(c))));

  app.get('/api/v3/categories/:cid/topics', (c) => {
    const category = known(c);
    const start = Math.max(0, Number.parseInt(c.req.query('after') ?? '0', 10) || 0);
    const count = c.var.reader.member?.topicsPerPage ?? 20;
    const topics = rowsOf(forum, c.var.reader, category.cid, { start, count, sort: c.req.query('sort') ?? 'recently_replied' });
    return ok(c, { topics, ...(topics.length > 0 ? { nextStart: start + count } : { uid: c.var.reader.uid }), privileges: categoryPrivileges(forum, c.var.reader, category) });
  });

  app.get('/api/category/:cid/:slug?', (c) => {
    const category = forum.world.categories.get(numberOf(c.req.param('cid')) ?? 0);
    if (!category) throw notFound();
    if (!mayRead(forum, c.var.reader, category.cid)) throw c.var.reader.member ? noPrivileges() : new Refusal(401, 'api.401');
    const page = pageOf(c.req.query('page'));
    const count = c.var.reader.member?.topicsPerPage ?? 20;
    const pages = Math.max(1, Math.ceil(forum.world.topicCount(category.cid) / count));
    if (c.var.reader.member?.usePagination && (page < 1 || page > pages)) throw notFound();
    const topics = rowsOf(forum, c.var.reader, category.cid, { start: Math.max(0, page - 1) * count, count, sort: c.req.query('sort') ?? 'recently_replied' });
    return c.json({ ...categoryOf(forum, category), topics, nextStart: page * count, pagination: pagination(page, pages), privileges: categoryPrivileges(forum, c.var.reader, category) });
  });

  function known(c: Ask): Category {
    const category = forum.world.categories.get(numberOf(c.req.param('cid')) ?? 0);
    if (!category) throw new Refusal(404, 'no-category');
    if (!mayRead(forum, c.var.reader, category.cid)) throw noPrivileges();
    return category;
  }
}

function rowsOf(forum: Forum, reader: Reader, cid: number, page: { start: number; count: number; sort: string }): Record<string, unknown>[] {
  return forum.world
    .inCategory(cid, page)
    .map((tid) => forum.world.topics.get(tid))
    .filter((topic): topic is Topic => topic !== undefined && (topic.cid === cid || mayRead(forum, reader, topic.cid)))
    .map((topic, at) => topicRow(forum, reader, topic, page.start + at));
}

/** Where what came from elsewhere and belongs nowhere is kept. */
const world = { cid: -1, name: '[[category:uncategorized]]', slug: 'world', description: '[[category:uncategorized.description]]', descriptionParsed: '[[category:uncategorized.description]]', parentCid: 0, topic_count: 0, post_count: 0, order: 0, disabled: 0, icon: 'fa-globe', bgColor: '#eeeeee', color: '#333333' };
