import type { CommunityCounts } from '../store/communities.ts';
import type { CommunityRow } from '../store/rows.ts';

/** The fields a community has wherever it is shown. */
export function communityShape(community: CommunityRow, counts: CommunityCounts | undefined, { mayWrite, isStaff, aboutTopicId }: { mayWrite: boolean; isStaff: boolean; aboutTopicId: number | null }): Record<string, unknown> {
  return {
    id: community.id,
    name: community.name,
    color: community.color,
    text_color: 'FFFFFF',
    style_type: 'square',
    emoji: null,
    icon: null,
    slug: community.slug,
    topic_count: counts?.topics ?? 0,
    post_count: counts?.posts ?? 0,
    position: community.position,
    description: community.description,
    description_text: community.description,
    description_excerpt: community.description,
    topic_url: `/t/about-the-${community.slug}-community/${aboutTopicId ?? 0}`,
    read_restricted: false,
    permission: mayWrite ? 1 : 3,
    notification_level: 1,
    can_edit: isStaff,
    topic_template: null,
    topic_title_placeholder: null,
    has_children: false,
    subcategory_count: 0,
    sort_order: null,
    sort_ascending: null,
    show_subcategory_list: false,
    num_featured_topics: 3,
    default_view: null,
    subcategory_list_style: 'rows_with_featured_topics',
    default_top_period: 'all',
    default_list_filter: 'all',
    minimum_required_tags: 0,
    navigate_to_first_post_after_read: false,
    uploaded_logo: null,
    uploaded_logo_dark: null,
    uploaded_background: null,
    uploaded_background_dark: null,
  };
}

/** As `/site.json` has it. Members of a community are the members of the group of the same name; the count is repeated here for those who read only this. */
export const siteCommunity = (shape: Record<string, unknown>, community: CommunityRow, isSolvedOn: boolean): Record<string, unknown> => ({
  ...shape,
  allow_global_tags: true,
  required_tag_groups: [],
  read_only_banner: null,
  custom_fields: { member_count: String(community.members), ...(isSolvedOn ? { enable_accepted_answers: 'true' } : {}) },
});

/** As `/categories.json` has it. */
export const listedCommunity = (shape: Record<string, unknown>, counts: CommunityCounts | undefined): Record<string, unknown> => ({
  ...shape,
  topics_day: counts?.day ?? 0,
  topics_week: counts?.week ?? 0,
  topics_month: counts?.month ?? 0,
  topics_year: counts?.year ?? 0,
  topics_all_time: counts?.topics ?? 0,
  subcategory_ids: [],
});
