import type { Forum } from '../../forum.ts';
import type { Params } from '../../params.ts';
import type { App, Ask } from '../../reader.ts';
import { invalidParameters, notFound } from '../../refusal.ts';
import { communityBySlugOrId } from '../../store/communities.ts';
import { isStaff } from '../../store/members.ts';
import type { CommunityRow } from '../../store/rows.ts';
import { condition, topicQuery, wordsValues, type TopicOrder, type TopicQuery } from '../../store/topic-query.ts';
import { applyFilter } from '../../store/filter-language.ts';
import { topicListShape } from '../../wire/topic-list.ts';

const defaultPerPage = 30;

export function topicListRoutes(app: App, forum: Forum): void {
  for (const path of ['/latest', '/new', '/unread', '/top'] as const) {
    app.get(path, (c) => {
      if ((path === '/new' || path === '/unread') && !c.var.reader) throw notFound();
      return c.json(list(forum, c, path, null, path === '/top' ? { for_period: c.var.params.text('period') ?? 'all' } : {}));
    });
  }
  for (const path of ['/c/:slug/:id{-?[0-9]+}', '/c/:slug/:id{-?[0-9]+}/l/latest'] as const) {
    app.get(path, (c) => {
      const community = communityBySlugOrId(forum.db, c.req.param('id'));
      if (!community) throw notFound();
      return c.json(list(forum, c, `/c/${community.slug}/${community.id}${path.endsWith('latest') ? '/l/latest' : ''}`, community, path.endsWith('latest') ? {} : { filter: 'default' }));
    });
  }
  app.get('/tag/:name', (c) => {
    const name = c.req.param('name');
    const tag = forum.db.one<{ id: number; name: string }>('select id, name from tags where name = ? or slug = ?', name, name);
    if (!tag) throw notFound();
    const query = queryOf(forum, c).where(condition.tag, tag.name, tag.name);
    const count = query.count();
    return c.json(render(forum, c, query, `/tag/${encodeURIComponent(name)}`, { tags: [{ id: tag.id, name: tag.name, topic_count: count, staff: false }] }));
  });
  app.get('/filter', (c) => {
    const q = c.var.params.text('q') ?? '';
    const query = topicQuery(forum.db, { isStaff: c.var.reader !== null && isStaff(c.var.reader.member) });
    applyFilter(query, q, { now: forum.clock.now(), me: c.var.reader?.member.username ?? null });
    return c.json(render(forum, c, query, '/filter', { filter_option_info: [] }));
  });
}

function list(forum: Forum, c: Ask, path: string, community: CommunityRow | null, extra: Record<string, unknown>): Record<string, unknown> {
  const query = queryOf(forum, c);
  if (community) query.where('community_id = ?', community.id);
  return render(forum, c, query, path, extra);
}

function render(forum: Forum, c: Ask, query: TopicQuery, path: string, extra: Record<string, unknown>): Record<string, unknown> {
  const { page, perPage } = paging(c.var.params);
  const topics = query.page(page, perPage);
  const next = new URLSearchParams(new URL(c.req.url).search);
  next.set('page', String(page + 1));
  return topicListShape(forum, topics, c.var.reader, { perPage, more: topics.length === perPage ? `${path}?${next}` : null, extra });
}

function paging(params: Params): { page: number; perPage: number } {
  const page = params.int('page') ?? 0;
  const perPage = params.int('per_page') ?? defaultPerPage;
  if (page < 0 || page > 1_000_000) throw invalidParameters('You supplied invalid parameters to the request: page');
  if (perPage < 1 || perPage > 100) throw invalidParameters('You supplied invalid parameters to the request: per_page');
  return { page, perPage };
}

const orders: Record<string, TopicOrder> = { default: 'activity', activity: 'activity', created: 'created', views: 'views', posts: 'posts', category: 'category', likes: 'likes', op_likes: 'likes-op', posters: 'posters' };

/** The parameters every list takes. Ones it does not know are ignored, as Discourse does. */
function queryOf(forum: Forum, c: Ask): TopicQuery {
  const { params, reader } = c.var;
  const query = topicQuery(forum.db, { isStaff: reader !== null && isStaff(reader.member) });
  const order = params.text('order');
  if (order !== null) {
    const by = orders[order];
    if (!by) throw invalidParameters('You supplied invalid parameters to the request: order');
    query.order(by, params.bool('ascending'));
  } else if (params.bool('ascending')) query.order('activity', true);

  const maxPosts = params.int('max_posts');
  if (maxPosts !== null) query.where('posts_count <= ?', maxPosts);
  const minPosts = params.int('min_posts');
  if (minPosts !== null) query.where('posts_count >= ?', minPosts);
  status(query, params.text('status'));
  const category = params.text('category');
  if (category !== null) query.where('community_id = ?', communityBySlugOrId(forum.db, category)?.id ?? 0);
  tags(query, params);
  const ids = params.text('topic_ids');
  if (ids !== null) query.where('id in (select value from json_each(?))', JSON.stringify(ids.split(',').map(Number).filter(Number.isSafeInteger)));
  const daysAgo = (days: number): number => forum.clock.now() - days * 86_400_000;
  const before = params.int('before');
  if (before !== null) query.where('created_at < ?', daysAgo(before));
  const bumpedBefore = params.int('bumped_before');
  if (bumpedBefore !== null) query.where('bumped_at < ?', daysAgo(bumpedBefore));
  for (const name of ['search', 'q']) {
    const words = params.text(name);
    if (words) query.where(condition.words, ...wordsValues(words));
  }
  if (forum.rules.solved) {
    if (params.text('solved') === 'yes') query.where('accepted_post_id is not null');
    if (params.text('solved') === 'no') query.where('accepted_post_id is null');
  }
  const assigned = params.text('assigned');
  // Without the right to see who holds what, the parameter is ignored and says nothing.
  if (assigned !== null && forum.rules.assign && (forum.rules.assignsPublic || reader?.member.can_assign === 1)) {
    if (assigned === 'nobody') query.where('assigned_to is null');
    else if (assigned === '*') query.where('assigned_to is not null');
    else query.where(condition.heldBy, assigned === 'me' ? (reader?.member.username ?? '') : assigned);
  }
  return query;
}

function status(query: TopicQuery, value: string | null): void {
  if (value === 'open') query.where('closed = 0 and archived = 0');
  else if (value === 'closed') query.where('closed = 1');
  else if (value === 'archived') query.where('archived = 1');
  else if (value === 'listed') query.where('visible = 1');
  else if (value === 'unlisted') query.where('visible = 0');
  else if (value === 'solved') query.where('accepted_post_id is not null');
  else if (value === 'unsolved') query.where('accepted_post_id is null');
}

function tags(query: TopicQuery, params: Params): void {
  const names = params.list('tags').filter((name) => typeof name === 'string');
  if (names.length > 0) {
    const joint = params.bool('match_all_tags') ? ' and ' : ' or ';
    query.where(names.map(() => condition.tag).join(joint), ...names.flatMap((name) => [name, name]));
  }
  const without = params.text('exclude_tag');
  if (without) query.where(`not ${condition.tag}`, without, without);
  if (params.bool('no_tags')) query.where('not exists (select 1 from topic_tags where topic_id = topics.id)');
}
