import type { Forum } from '../forum.ts';
import type { App, Ask } from '../reader.ts';
import { invalidParameters, missingParameter, notFound } from '../refusal.ts';
import { excerptOf } from '../cook/cook.ts';
import { directory, directoryOrders, type DirectoryRow } from '../store/directory.ts';
import { avatarTemplate, memberByName } from '../store/members.ts';
import type { MemberRow, PostRow, TopicRow } from '../store/rows.ts';
import { allCommunities } from '../store/communities.ts';
import { basicUser, iso } from '../wire/member.ts';
import { profileShape } from '../wire/profile.ts';

const pageSize = 50;
const solutionsColumn = 1;
const periods: Record<string, number> = { daily: 1, weekly: 7, monthly: 30, quarterly: 91, yearly: 365, all: 36_500 };

/** People: who they are, what they wrote, who answers most. */
export function memberRoutes(app: App, forum: Forum): void {
  app.get('/directory_items', (c) => c.json(directoryPage(forum, c)));
  app.get('/directory-columns', (c) =>
    c.json({ directory_columns: forum.rules.solved ? [{ id: solutionsColumn, name: 'solutions', type: 'plugin', position: 1, icon: 'check', user_field: null }] : [] }),
  );
  app.get('/u/search/users', (c) => {
    const term = (c.var.params.text('term') ?? '').toLowerCase();
    const found = forum.db.all<MemberRow>('select * from members where id > 0 order by last_seen_at desc').filter((member) => member.username.toLowerCase().startsWith(term) || member.name.toLowerCase().startsWith(term));
    return c.json({ users: found.slice(0, Math.min(c.var.params.int('limit') ?? 6, 50)).map(basicUser), ...(c.var.params.bool('include_groups') ? { groups: [] } : {}) });
  });
  app.get('/u/:username', (c) => {
    const member = memberOr404(forum, c);
    return c.json({ user_badges: [], user: profileShape(forum, member, c.var.reader, writtenBy(forum, member)) });
  });
  app.get('/u/:username/card', (c) => {
    const member = memberOr404(forum, c);
    const { posts, topics } = writtenBy(forum, member);
    return c.json({
      user: { ...basicUser(member), title: member.title, trust_level: member.trust_level, moderator: member.moderator === 1, admin: member.admin === 1, created_at: iso(member.created_at), last_seen_at: iso(member.last_seen_at), bio_excerpt: member.about, post_count: posts, topic_count: topics, badge_count: 0, featured_user_badge_ids: [] },
    });
  });
  app.get('/u/:username/summary', (c) => {
    const member = memberOr404(forum, c);
    const row = directory(forum.db, { since: 0 }).find((other) => other.id === member.id);
    return c.json({ user_summary: { likes_given: row?.likes_given ?? 0, likes_received: row?.likes_received ?? 0, topics_entered: row?.topics_entered ?? 0, posts_read_count: row?.posts_read ?? 0, days_visited: row?.days_visited ?? 0, topic_count: row?.topic_count ?? 0, post_count: row?.post_count ?? 0, ...(forum.rules.solved ? { solved_count: row?.solutions ?? 0 } : {}) } });
  });
  app.get('/user_actions', (c) => c.json({ user_actions: userActions(forum, c) }));
  app.get('/groups', (c) => {
    const groups = allCommunities(forum.db);
    return c.json({
      groups: groups.map((community) => groupShape(100 + community.id, community.slug, community.name, community.members)),
      extras: { type_filters: ['public', 'automatic'] },
      total_rows_groups: groups.length,
      load_more_groups: '/groups?page=1',
    });
  });
}

function directoryPage(forum: Forum, c: Ask): Record<string, unknown> {
  const { params, reader } = c.var;
  const period = params.text('period');
  if (period === null) throw missingParameter('period');
  const days = periods[period];
  if (days === undefined) throw invalidParameters('You supplied invalid parameters to the request: period');
  const order = directoryOrders.find((known) => known === params.text('order')) ?? 'likes_received';
  const limit = Math.min(Math.max(1, params.int('limit') ?? pageSize), pageSize);
  const page = Math.max(0, params.int('page') ?? 0);
  const hidden = new Set((params.text('exclude_usernames') ?? '').toLowerCase().split(',').filter(Boolean));
  const name = (params.text('name') ?? params.text('username') ?? '').toLowerCase();
  const showsSolutions = forum.rules.solved && (params.text('plugin_column_ids') ?? '').split('|').includes(String(solutionsColumn));
  const way = params.bool('asc') ? -1 : 1;
  const rows = directory(forum.db, { since: forum.clock.now() - days * 86_400_000 })
    .filter((row) => !hidden.has(row.username.toLowerCase()) && (name === '' || row.username.toLowerCase().includes(name) || row.name.toLowerCase().includes(name)))
    .toSorted((a, b) => way * (b[order] - a[order]) || a.id - b.id);
  // Whoever asks finds herself at the top of the first page.
  const mine = page === 0 ? rows.find((row) => row.id === reader?.member.id) : undefined;
  const shown = rows.slice(page * limit, (page + 1) * limit);
  const items = mine ? [mine, ...shown.filter((row) => row !== mine)] : shown;
  const more = new URLSearchParams({ order, page: String(page + 1), period });
  return {
    directory_items: items.map((row) => itemShape(row, showsSolutions)),
    meta: { last_updated_at: iso(forum.clock.now()), total_rows_directory_items: rows.length, load_more_directory_items: `/directory_items.json?${more}` },
  };
}

const itemShape = (row: DirectoryRow, showsSolutions: boolean): Record<string, unknown> => ({
  id: row.id,
  likes_received: row.likes_received,
  likes_given: row.likes_given,
  topics_entered: row.topics_entered,
  topic_count: row.topic_count,
  post_count: row.post_count,
  posts_read: row.posts_read,
  days_visited: row.days_visited,
  ...(showsSolutions ? { solutions: row.solutions } : {}),
  user: { ...basicUser(row), title: row.title },
});

function memberOr404(forum: Forum, c: Ask): MemberRow {
  const member = memberByName(forum.db, c.req.param('username') ?? '');
  if (!member) throw notFound();
  return member;
}

function writtenBy(forum: Forum, member: MemberRow): { posts: number; topics: number } {
  const row = forum.db.one<{ posts: number; topics: number }>(
    'select count(*) as posts, coalesce(sum(number = 1), 0) as topics from posts join topics on topics.id = topic_id where posts.member_id = ? and type = 1 and posts.deleted_at is null and topics.deleted_at is null',
    member.id,
  );
  return row ?? { posts: 0, topics: 0 };
}

type Written = PostRow & Pick<TopicRow, 'slug' | 'title' | 'community_id' | 'closed' | 'archived'>;

/** 4 is what somebody asked, 5 what somebody answered. */
function userActions(forum: Forum, c: Ask): Record<string, unknown>[] {
  const username = c.var.params.text('username');
  if (username === null) throw missingParameter('username');
  const member = memberByName(forum.db, username);
  if (!member) throw notFound();
  const kinds = (c.var.params.text('filter') ?? '4,5').split(',');
  const rows = forum.db.all<Written>(
    `select posts.*, slug, title, community_id, closed, archived from posts join topics on topics.id = topic_id
     where posts.member_id = ? and type = 1 and posts.deleted_at is null and topics.deleted_at is null and topics.visible = 1
       and ((? and number = 1) or (? and number > 1)) order by posts.created_at desc, posts.id desc limit ? offset ?`,
    member.id, kinds.includes('4') ? 1 : 0, kinds.includes('5') ? 1 : 0, Math.min(c.var.params.int('limit') ?? 30, 60), Math.max(0, c.var.params.int('offset') ?? 0),
  );
  const avatar = avatarTemplate(member);
  return rows.map((row) => ({
    excerpt: excerptOf(row.cooked),
    action_type: row.number === 1 ? 4 : 5,
    created_at: iso(row.created_at),
    avatar_template: avatar,
    acting_avatar_template: avatar,
    slug: row.slug,
    topic_id: row.topic_id,
    target_user_id: member.id,
    target_name: member.name,
    target_username: member.username,
    post_number: row.number,
    post_id: null,
    username: member.username,
    name: member.name,
    user_id: member.id,
    acting_username: member.username,
    acting_name: member.name,
    acting_user_id: member.id,
    title: row.title,
    deleted: false,
    hidden: null,
    post_type: null,
    action_code: row.action_code,
    category_id: row.community_id,
    closed: row.closed === 1,
    archived: row.archived === 1,
  }));
}

/** One group for each community: its members are those who follow it. */
const groupShape = (id: number, name: string, fullName: string, members: number): Record<string, unknown> => ({
  id, automatic: false, name, display_name: name, user_count: members, mentionable_level: 0, messageable_level: 0, visibility_level: 0, primary_group: false, title: null, grant_trust_level: null, incoming_email: null, has_messages: false,
  flair_url: null, flair_bg_color: null, flair_color: null, bio_raw: null, bio_cooked: null, bio_excerpt: null, public_admission: true, public_exit: true, allow_membership_requests: false, full_name: fullName, default_notification_level: 3,
  membership_request_template: null, members_visibility_level: 0, can_see_members: true, can_admin_group: false, publish_read_state: false,
});

