import type { Forum } from '../forum.ts';
import type { Reader } from '../reader.ts';
import { avatarTemplate, isStaff } from '../store/members.ts';
import type { MemberRow } from '../store/rows.ts';
import { basicUser, iso } from './member.ts';

/** A person's page. What only they may see of it is there for nobody else. */
export function profileShape(forum: Forum, member: MemberRow, reader: Reader | null, written: { posts: number; topics: number }): Record<string, unknown> {
  const isOwn = reader?.member.id === member.id;
  const last = forum.db.one<{ at: number | null }>('select max(created_at) as at from posts where member_id = ? and type = 1 and deleted_at is null', member.id)?.at ?? null;
  const pending = isOwn ? (forum.db.one<{ n: number }>("select count(*) as n from reviewables where member_id = ? and type = 'ReviewableQueuedPost' and status = 0", member.id)?.n ?? 0) : 0;
  return {
    ...basicUser(member),
    last_posted_at: last === null ? null : iso(last),
    last_seen_at: iso(member.last_seen_at),
    created_at: iso(member.created_at),
    ignored: false,
    muted: false,
    can_ignore_user: false,
    can_mute_user: false,
    can_send_private_messages: false,
    can_send_private_message_to_user: false,
    trust_level: member.trust_level,
    moderator: member.moderator === 1,
    admin: member.admin === 1,
    title: member.title,
    badge_count: 0,
    custom_fields: {},
    time_read: 0,
    recent_time_read: 0,
    primary_group_id: null,
    primary_group_name: null,
    flair_group_id: null,
    flair_name: null,
    flair_url: null,
    flair_bg_color: null,
    flair_color: null,
    featured_topic: null,
    staged: false,
    can_edit: isOwn || (reader !== null && isStaff(reader.member)),
    can_edit_username: false,
    can_edit_email: false,
    can_edit_name: false,
    uploaded_avatar_id: null,
    has_title_badges: false,
    pending_count: pending,
    pending_posts_count: pending,
    profile_view_count: 0,
    can_upload_profile_header: false,
    can_upload_user_card_background: false,
    post_count: written.posts,
    topic_count: written.topics,
    bio_raw: member.about,
    bio_excerpt: member.about,
    can_be_deleted: false,
    can_delete_all_posts: false,
    featured_user_badge_ids: [],
    invited_by: null,
    groups: [],
    ...(isOwn ? ownFields(member) : {}),
  };
}

function ownFields(member: MemberRow): Record<string, unknown> {
  const noLists = ['muted_category_ids', 'regular_category_ids', 'watched_tags', 'watching_first_post_tags', 'tracked_tags', 'muted_tags', 'tracked_category_ids', 'watched_category_ids', 'watched_first_post_category_ids', 'muted_usernames', 'ignored_usernames', 'allowed_pm_usernames', 'user_auth_tokens', 'group_users'];
  const days = [0, 1, 2, 3, 4, 5, 6].flatMap((day) => [[`day_${day}_start_time`, 480], [`day_${day}_end_time`, 1_020]] as const);
  return {
    ...Object.fromEntries(noLists.map((name) => [name, []])),
    second_factor_enabled: false,
    locale: null,
    system_avatar_upload_id: null,
    system_avatar_template: avatarTemplate(member),
    mailing_list_posts_per_day: 0,
    can_change_bio: false,
    can_change_location: false,
    can_change_website: false,
    can_change_tracking_preferences: false,
    user_api_keys: null,
    user_notification_schedule: { enabled: false, ...Object.fromEntries(days) },
    use_logo_small_as_avatar: false,
    user_option: {
      user_id: member.id, mailing_list_mode: false, mailing_list_mode_frequency: 1, email_digests: false, email_level: 2, email_messages_level: 2, external_links_in_new_tab: false,
      color_scheme_id: null, dark_scheme_id: null, dynamic_favicon: false, enable_quoting: true, enable_smart_lists: true, enable_markdown_monospace_font: true, digest_after_minutes: 10_080,
      automatically_unpin_topics: true, auto_track_topics_after_msecs: 240_000, notification_level_when_replying: 2, new_topic_duration_minutes: 2_880, email_previous_replies: 2,
      email_in_reply_to: true, like_notification_frequency: 1, notify_on_linked_posts: true, push_notification_level: 'all', enable_upcoming_change_available_notifications: false,
      include_tl0_in_digests: false, theme_ids: [], theme_key_seq: 0, allow_private_messages: false, enable_allowed_pm_users: false, homepage_id: null, hide_profile_and_presence: false,
      hide_profile: false, hide_presence: false, text_size: 'normal', text_size_seq: 0, title_count_mode: 'notifications', timezone: null, skip_new_user_tips: true,
      topics_unread_when_closed: true, interface_color_mode: 1, automatically_translate: false, understood_languages: [], show_original_content: false, send_shortcut: 'meta_enter',
    },
  };
}
