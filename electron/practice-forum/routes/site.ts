import { notificationTypes } from '../announce.ts';
import type { Forum } from '../forum.ts';
import { moderates, type App, type Reader } from '../reader.ts';
import { notFound } from '../refusal.ts';
import { aboutTopicOf, allCommunities, communityCounts } from '../store/communities.ts';
import { allMembers, isStaff } from '../store/members.ts';
import type { TagRow } from '../store/rows.ts';
import { communityShape, listedCommunity, siteCommunity } from '../wire/community.ts';
import { flagTypes, topicFlagTypes } from '../wire/flags.ts';
import { basicUser, iso } from '../wire/member.ts';
import { groupNames } from '../wire/groups.ts';

const forumDescription = 'A forum of invented people and invented questions, to practise on. Nothing here leaves this computer.';

/** What a client reads before anything else. */
export function siteRoutes(app: App, forum: Forum): void {
  app.get('/site/basic-info', (c) =>
    c.json({
      logo_url: '',
      logo_small_url: '',
      apple_touch_icon_url: '',
      favicon_url: '',
      title: forum.rules.title,
      description: forumDescription,
      header_primary_color: '1f2422',
      header_background_color: 'ffffff',
      login_required: false,
      locale: 'en',
      include_in_discourse_discover: false,
      mobile_logo_url: '',
    }),
  );
  app.get('/site', (c) => c.json(site(forum, c.var.reader)));
  app.get('/site/settings', (c) => c.json(settings(forum)));
  app.get('/site/statistics', (c) => c.json(statistics(forum)));
  app.get('/about', (c) => {
    const members = allMembers(forum.db);
    const staff = members.filter((member) => isStaff(member) && member.id > 0);
    return c.json({
      users: staff.map((member) => ({ ...basicUser(member), title: member.title, last_seen_at: iso(member.last_seen_at) })),
      categories: [],
      about: {
        title: forum.rules.title,
        description: forumDescription,
        extended_site_description: null,
        banner_image: null,
        site_creation_date: iso(Math.min(...members.map((member) => member.created_at))),
        version: '2026.8.0',
        locale: 'en',
        https: false,
        contact_url: '',
        contact_email: '',
        can_see_about_stats: true,
        stats: statistics(forum),
        admin_ids: staff.filter((member) => member.admin === 1).map((member) => member.id),
        moderator_ids: staff.filter((member) => member.moderator === 1).map((member) => member.id),
        category_moderators: [],
      },
    });
  });
  app.get('/categories', (c) => {
    const counts = communityCounts(forum.db, forum.clock.now());
    const rights = rightsOf(c.var.reader);
    return c.json({
      category_list: {
        can_create_category: false,
        can_create_topic: c.var.reader !== null,
        categories: (c.var.params.int('page') ?? 1) > 1 ? [] : allCommunities(forum.db).map((community) => listedCommunity(communityShape(community, counts.get(community.id), { ...rights, aboutTopicId: aboutTopicOf(forum.db, community.id) }), counts.get(community.id))),
      },
    });
  });
  app.get('/categories/find', (c) => {
    const ids = c.var.params.list('ids').map(Number);
    const counts = communityCounts(forum.db, forum.clock.now());
    const rights = rightsOf(c.var.reader);
    return c.json({ categories: allCommunities(forum.db).filter((community) => ids.includes(community.id)).map((community) => siteCommunity(communityShape(community, counts.get(community.id), { ...rights, aboutTopicId: aboutTopicOf(forum.db, community.id) }), community, forum.rules.solved)) });
  });
  app.get('/tags', (c) =>
    c.json({
      tags: countedTags(forum).map(({ id, name, count }) => ({ id, text: name, name, count, pm_count: 0, target_tag: null })),
      extras: { categories: [] },
    }),
  );
  app.get('/tags/filter/search', (c) => {
    const q = (c.var.params.text('q') ?? '').toLowerCase();
    const taken = c.var.params.list('selected_tag_ids').map(Number);
    const limit = Math.min(c.var.params.int('limit') ?? 10, 50);
    const results = countedTags(forum).filter((tag) => tag.name.toLowerCase().includes(q) && !taken.includes(tag.id));
    return c.json({ results: results.slice(0, limit) });
  });
  app.get('/session/current', (c) => {
    const reader = c.var.reader;
    if (!reader) throw notFound();
    const { member } = reader;
    return c.json({
      current_user: {
        ...basicUser(member),
        unread_notifications: forum.db.one<{ n: number }>('select count(*) as n from notifications where member_id = ? and read = 0', member.id)?.n ?? 0,
        unread_high_priority_notifications: 0,
        admin: member.admin === 1,
        moderator: member.moderator === 1,
        staff: isStaff(member),
        title: member.title,
        trust_level: member.trust_level,
        can_create_topic: true,
        can_review: moderates(forum, member),
        groups: groupNames(member).map(([id, name]) => ({ id, name, has_messages: false })),
        ...(forum.rules.assign ? { can_assign: member.can_assign === 1 || isStaff(member) } : {}),
        ...(forum.rules.templates ? { can_use_templates: member.can_assign === 1 || isStaff(member) } : {}),
      },
    });
  });
}

const rightsOf = (reader: Reader | null): { mayWrite: boolean; isStaff: boolean } => ({ mayWrite: reader !== null, isStaff: reader !== null && isStaff(reader.member) });

const countedTags = (forum: Forum): (TagRow & { count: number })[] =>
  forum.db.all<TagRow & { count: number }>(
    `select tags.id, tags.name, tags.slug, count(topics.id) as count from tags
     left join topic_tags on tag_id = tags.id left join topics on topics.id = topic_id and topics.deleted_at is null
     group by tags.id order by count desc, tags.name`,
  );

function site(forum: Forum, reader: Reader | null): Record<string, unknown> {
  const counts = communityCounts(forum.db, forum.clock.now());
  const rights = rightsOf(reader);
  const lists = ['latest', 'categories', 'top'];
  return {
    default_archetype: 'regular',
    notification_types: notificationTypes,
    post_types: { regular: 1, moderator_action: 2, small_action: 3, whisper: 4 },
    trust_levels: { newuser: 0, basic: 1, member: 2, regular: 3, leader: 4 },
    groups: allCommunities(forum.db).map((community) => ({ id: 100 + community.id, name: community.slug, full_name: community.name, display_name: community.name, flair_url: null, flair_bg_color: null, flair_color: null, automatic: false })),
    filters: ['latest', 'unread', 'new', 'top'],
    homepage_choices: lists,
    periods: ['all', 'yearly', 'quarterly', 'monthly', 'weekly', 'daily'],
    top_menu_items: lists,
    anonymous_top_menu_items: lists,
    uncategorized_category_id: -1,
    user_field_max_length: 2048,
    post_action_types: flagTypes,
    topic_flag_types: topicFlagTypes,
    can_create_tag: reader !== null,
    can_tag_topics: reader !== null,
    can_tag_pms: false,
    tags_filter_regexp: "[/?#\\[\\]@!$&'()*+,;=.%\\\\`^\\s|{}\"<>]+",
    top_tags: countedTags(forum).slice(0, 20).map(({ id, name, slug }) => ({ id, name, slug })),
    email_configured: false,
    topic_featured_link_allowed_category_ids: [],
    user_themes: [],
    user_color_schemes: [],
    default_light_color_scheme: null,
    default_dark_color_scheme: null,
    censored_regexp: [],
    custom_emoji_translation: {},
    watched_words_replace: null,
    watched_words_link: null,
    categories: allCommunities(forum.db).map((community) => siteCommunity(communityShape(community, counts.get(community.id), { ...rights, aboutTopicId: aboutTopicOf(forum.db, community.id) }), community, forum.rules.solved)),
    archetypes: [{ id: 'regular', name: 'Regular Topic', options: [] }],
    user_fields: [],
    auth_providers: [],
    full_name_required_for_signup: false,
    full_name_visible_in_signup: true,
  };
}

function settings({ rules }: Forum): Record<string, unknown> {
  return {
    title: rules.title,
    site_description: forumDescription,
    default_locale: 'en',
    min_post_length: rules.minPostLength,
    min_first_post_length: rules.minFirstPostLength,
    max_post_length: rules.maxPostLength,
    min_topic_title_length: rules.minTitleLength,
    max_topic_title_length: rules.maxTitleLength,
    min_search_term_length: 3,
    body_min_entropy: rules.bodyMinEntropy,
    max_tags_per_topic: 5,
    max_tag_length: 50,
    tagging_enabled: true,
    enable_markdown_typographer: false,
    enable_mentions: true,
    enable_emoji: true,
    emoji_set: 'twitter',
    authorized_extensions: 'jpg|jpeg|png|gif|webp',
    max_image_size_kb: 10_240,
    max_attachment_size_kb: 10_240,
    newuser_max_embedded_media: 1,
    max_mentions_per_post: 10,
    enable_user_directory: true,
    login_required: false,
    allow_uncategorized_topics: false,
    editing_grace_period: rules.editingGraceSeconds,
    solved_enabled: rules.solved,
    allow_solved_on_all_topics: rules.solved,
    assign_enabled: rules.assign,
    assigns_public: rules.assignsPublic,
    enable_assign_status: rules.assign,
    assign_statuses: 'New|In Progress|Done',
    discourse_templates_enabled: rules.templates,
    long_polling_interval: 25_000,
  };
}

function statistics(forum: Forum): Record<string, number> {
  const now = forum.clock.now();
  const stats: Record<string, number> = {};
  const count = (sql: string, since: number): number => forum.db.one<{ n: number }>(sql, since)?.n ?? 0;
  const quiet = Number(forum.db.one<{ value: string }>("select value from meta where name = 'quiet_members'")?.value ?? 0);
  for (const [name, days] of [['last_day', 1], ['7_days', 7], ['30_days', 30], ['count', 36_500]] as const) {
    const since = now - days * 86_400_000;
    stats[`topics_${name}`] = count('select count(*) as n from topics where deleted_at is null and created_at > ?', since);
    stats[`posts_${name}`] = count('select count(*) as n from posts where deleted_at is null and type = 1 and created_at > ?', since);
    stats[`users_${name}`] = count('select count(*) as n from members where id > 0 and created_at > ?', since) + (name === 'count' ? quiet : 0);
    stats[`likes_${name}`] = count('select count(*) as n from post_actions where type = 2 and created_at > ?', since);
    if (name === 'count') continue;
    stats[`active_users_${name}`] = count('select count(*) as n from members where id > 0 and last_seen_at > ?', since);
    stats[`participating_users_${name}`] = count('select count(distinct member_id) as n from posts where deleted_at is null and member_id > 0 and created_at > ?', since);
  }
  return stats;
}
