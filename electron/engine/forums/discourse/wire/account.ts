import { z } from 'zod';

/** What Discourse says of an account and of itself, as far as it decides what the account may do. A missing field is neither yes nor no, and a wrong type is a missing field. */

const said = z.boolean().nullish().catch(null);
const number = z.number().nullish().catch(null);
const numbers = z.object({ topics_count: number, topic_count: number }).nullish().catch(null);

export const currentUser = z.object({
  current_user: z.object({
    id: z.number().int(),
    admin: said,
    moderator: said,
    trust_level: number,
    can_assign: said,
    can_review: said,
    can_send_private_messages: said,
    can_send_private_message: said,
    silenced_till: z.string().nullish().catch(null),
  }),
});
export type WireCurrentUser = z.infer<typeof currentUser>['current_user'];

export const siteRights = z.object({
  can_tag_topics: said,
  categories: z.array(z.object({ permission: number, read_restricted: said }).catch({ permission: null, read_restricted: null })).nullish().catch(null),
  topic_flag_types: z.array(z.object({ name_key: z.string().nullish(), enabled: said }).nullable().catch(null)).nullish().catch(null),
});
export type WireSiteRights = z.infer<typeof siteRights>;

export const siteRules = z.object({
  tagging_enabled: said,
  solved_enabled: said,
  assign_enabled: said,
  assigns_public: said,
  enable_personal_messages: said,
  rate_limit_create_post: number,
  /** With bars between them; a star is every kind. */
  authorized_extensions: z.string().nullish().catch(null),
  max_image_size_kb: number,
  newuser_max_embedded_media: number,
});
export type WireSiteRules = z.infer<typeof siteRules>;

export const topicRights = z.object({
  details: z
    .object({ can_create_post: said, can_edit: said, can_edit_tags: said, can_close_topic: said, can_flag_topic: said })
    .nullish()
    .catch(null),
  post_stream: z
    .object({ posts: z.array(z.object({ post_number: number, can_accept_answer: said, can_unaccept_answer: said }).nullable().catch(null)) })
    .nullish()
    .catch(null),
});
export type WireTopicRights = z.infer<typeof topicRights>;

export const editable = z.object({ id: z.number().int(), raw: z.string(), can_edit: said, can_delete: said, user_deleted: said, deleted_at: z.unknown() });
export const edited = z.object({ post: z.object({ id: z.number().int() }) });

/** `short_url` is what Discourse's own composer writes. */
export const uploaded = z.object({ short_url: z.string().regex(/^upload:\/\/[0-9A-Za-z]{1,60}\.[0-9A-Za-z]{1,10}$/), width: number, height: number });
/** How some versions say no to an upload. */
export const uploadFailed = z.object({ message: z.string() });

/** Older servers count in the singular, and those that hide their numbers leave them out. */
export const aboutPage = z.object({ about: z.object({ stats: numbers }) });
export const statistics = z.object({ topics_count: number, topic_count: number });
