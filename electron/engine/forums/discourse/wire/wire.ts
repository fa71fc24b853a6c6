import { z } from 'zod';

/** Discourse's own shapes, as far as we read them. Unknown fields are ignored; a wrong type spoils the item it is in and nothing else. */

// Nine hundred years around today; also what keeps a number out of the ids that would not fit ours.
const id = z.number().int().positive().max(999_999_999_999_999);
const count = z.number().int().nonnegative().max(1_000_000_000);
const when = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d/)
  .transform((text) => Date.parse(text))
  .pipe(z.number().int());
const text = (most: number) => z.string().transform((whole) => (whole.length > most ? whole.slice(0, most) : whole));
const flag = z.boolean().nullish().transform((is) => is === true);
/** Strings on older servers, objects on newer ones. */
const tags = z
  .array(z.unknown())
  .nullish()
  .transform((all) =>
    (all ?? []).flatMap((tag) => {
      const name: unknown = typeof tag === 'object' && tag !== null ? (tag as { name?: unknown }).name : tag;
      return typeof name === 'string' && name !== '' ? [name.slice(0, 100)] : [];
    }),
  );

const person = z.object({ id: z.number().int(), username: text(100), name: text(200).nullish().transform((name) => name ?? '') });
export const holder = z.object({ username: text(100), name: text(200).nullish().transform((name) => name ?? '') });
/** Who holds a thread. Lists may leave the note out, and so may a thread that has none. */
export const assignment = { assigned_to_user: holder.nullish(), assignment_note: text(500).nullish() };
export type WireAssignment = z.infer<z.ZodObject<typeof assignment>>;

/** What was done to a post, by number: 2 is a like. A row that is missing, and a count that is, is none. */
const actions = z
  .array(z.object({ id: z.number().int(), count: count.nullish().catch(null) }).nullable().catch(null))
  .nullish()
  .catch(null)
  .transform((rows) => rows?.find((row) => row?.id === 2)?.count ?? 0);

export const post = z.object({
  id,
  post_number: id,
  post_type: z.number().int(),
  user_id: z.number().int().nullish(),
  username: text(100).nullish(),
  name: text(200).nullish(),
  admin: flag,
  moderator: flag,
  staff: flag,
  created_at: when,
  updated_at: when.nullish(),
  version: z.number().int().positive().nullish(),
  cooked: z.string(),
  action_code: text(100).nullish().catch(null),
  raw: z.string().nullish(),
  hidden: flag,
  user_deleted: flag,
  deleted_at: when.nullish(),
  yours: flag,
  reply_to_post_number: id.nullish().catch(null),
  actions_summary: actions,
  accepted_answer: flag.catch(false),
});
export type WirePost = z.infer<typeof post>;

export const feedPost = post.extend({
  topic_id: id,
  topic_title: text(500),
  topic_slug: text(300).nullish(),
  category_id: z.number().int().nullish(),
  posts_count: count.nullish(),
});
export type WireFeedPost = z.infer<typeof feedPost>;

const topic = {
  id,
  title: text(500),
  slug: text(300).nullish(),
  category_id: z.number().int().nullish(),
  tags,
  posts_count: count,
  highest_post_number: count,
  created_at: when,
  last_posted_at: when.nullish(),
  visible: z.boolean().nullish().transform((is) => is !== false),
  closed: flag,
  archived: flag,
  archetype: z.string().nullish(),
  like_count: count.nullish().catch(null),
  ...assignment,
};
export const topicRow = z.object({
  ...topic,
  bumped_at: when.nullish(),
  has_accepted_answer: flag,
  /** The asker comes first. */
  posters: z.array(z.object({ user_id: z.number().int() })).nullish().catch(null),
});
export type WireTopicRow = z.infer<typeof topicRow>;
export const listedUser = person;
export type WireUser = z.infer<typeof listedUser>;

export const topicList = z.object({ users: z.array(z.unknown()).nullish().catch(null), topic_list: z.object({ topics: z.array(z.unknown()), more_topics_url: z.string().nullish() }) });
export const latestPosts = z.object({ latest_posts: z.array(z.unknown()) });

export const topicView = z.object({
  ...topic,
  /** Null where nobody counted yet. */
  highest_post_number: count.nullish().transform((number) => number ?? 0),
  user_id: z.number().int().nullish(),
  deleted_at: when.nullish(),
  accepted_answer: z.object({ post_number: id.nullish().catch(null) }).nullish(),
  has_accepted_answer: flag,
  details: z.object({ created_by: person.nullish() }).nullish(),
  post_stream: z.object({ posts: z.array(z.unknown()), stream: z.array(id).nullish() }),
});
export type WireTopicView = z.infer<typeof topicView>;

export const morePosts = z.object({ post_stream: z.object({ posts: z.array(z.unknown()) }) });

const categoryFields = {
  id,
  name: text(200),
  slug: text(200).nullish(),
  color: z.string().nullish(),
  position: z.number().int().nullish(),
  subcategory_list: z.array(z.unknown()).nullish().catch(null),
  /** Strangers are not shown it. */
  read_restricted: z.boolean().nullish().catch(null),
  /** Where a forum counts the members of a community, the count is here; as a string, like every custom field. */
  custom_fields: z
    .object({ member_count: z.coerce.number().int().nonnegative().nullish().catch(null) })
    .nullish()
    .catch(null),
};
export const category = z.object(categoryFields);
export type WireCategory = z.infer<typeof category>;
export const categoryList = z.object({ category_list: z.object({ categories: z.array(z.unknown()) }) });

export const site = z.object({ categories: z.array(z.unknown()).nullish() });

export const basicInfo = z.object({ title: text(200), login_required: z.boolean().nullish().catch(null) });
export const siteSettings = z.object({
  min_post_length: z.number().int().positive().catch(20),
  max_post_length: z.number().int().positive().catch(32_000),
  assign_enabled: z.boolean().nullish().catch(null),
  assigns_public: z.boolean().nullish().catch(null),
});
export const session = z.object({ current_user: person.extend({ id }) });

/** What `POST /posts.json` may answer: the envelope asked for, the bare post of older servers, or a post that waits for a moderator. */
export const created = z.object({ id, topic_id: id, post_number: id });
export const createdEnvelope = z.object({ action: z.literal('create_post'), post: created });
export const enqueued = z.object({ action: z.literal('enqueued'), pending_post: z.object({ id: id.nullish().catch(null) }).nullish().catch(null), message: z.string().nullish().catch(null) });
export const refusal = z.object({ errors: z.array(z.string()).catch([]), error_type: z.string().nullish().catch(null) });

export const pendingPosts = z.object({ pending_posts: z.array(z.unknown()) });
export const pendingPost = z.object({ id, topic_id: id.nullish(), raw_text: z.string().nullish(), raw: z.string().nullish(), created_at: when.nullish() });

/** Reads each item on its own: a bad one is counted and left out, the rest stands. */
export function readItems<T>(shape: z.ZodType<T>, items: readonly unknown[]): { items: T[]; skipped: number } {
  const read = items.map((item) => shape.safeParse(item));
  const good = read.flatMap((result) => (result.success ? [result.data] : []));
  return { items: good, skipped: items.length - good.length };
}
