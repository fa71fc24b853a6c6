import { z } from 'zod';
import { post, topicRow, topicView } from './wire.ts';

/** What Discourse says when a moderator asks something of it. A yes counts only in the shape it has. */

const id = z.number().int().positive().max(999_999_999_999_999);
const said = (most: number) => z.string().transform((whole) => whole.slice(0, most));

/** `tags` as they came: strings on older servers, objects on newer ones; what is sent back mirrors them. */
export const tagShape = z.union([z.string(), z.object({ id: z.number().int().nullish(), name: z.string() })]);
export type WireTag = z.infer<typeof tagShape>;

export const standing = topicView.extend({ category_id: z.number().int().nullish(), raw_tags: z.array(tagShape).catch([]) });
export const standingRow = topicRow;

/** Which of the post's flags are ours. */
export const firstPost = post.extend({
  actions_summary: z.array(z.object({ id: z.number().int(), acted: z.boolean().nullish() })).nullish().catch(null),
});

export const statusSet = z.object({ success: z.literal('OK') });
export const topicChanged = z.object({ basic_topic: z.object({ id }) });
/** Older servers only say that it is done, newer ones what was accepted. */
export const accepted = z.union([z.object({ success: z.literal('OK') }), z.object({ post_number: id })]);
export const flagged = z.object({ id, topic_id: id });

export const reviewPage = z.object({
  reviewables: z.array(z.unknown()),
  users: z.array(z.unknown()).nullish().catch(null),
  topics: z.array(z.unknown()).nullish().catch(null),
  meta: z.object({ load_more_reviewables: z.string().nullish() }).nullish().catch(null),
});
export const reviewable = z.object({
  id,
  type: z.string(),
  status: z.union([z.number(), z.string()]),
  version: z.number().int().nonnegative(),
  topic_id: id.nullish(),
  created_at: z
    .string()
    .transform((text) => Date.parse(text))
    .pipe(z.number().int()),
  created_by_id: z.number().int().nullish(),
  target_created_by_id: z.number().int().nullish(),
  payload: z.object({ raw: said(64_000).nullish(), title: said(500).nullish() }).nullish().catch(null),
  reviewable_scores: z.array(z.object({ reason: said(300).nullish() })).nullish().catch(null),
});
export type WireReviewable = z.infer<typeof reviewable>;
export const reviewUser = z.object({ id: z.number().int(), username: said(100) });
export const reviewTopic = z.object({ id, title: said(500) });
export const judged = z.object({ reviewable_perform_result: z.object({ success: z.literal(true) }) });
