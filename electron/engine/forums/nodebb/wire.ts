import { z } from 'zod';

/** NodeBB's own shapes, as far as we read them. Unknown fields are ignored; a wrong type spoils the item it is in and nothing else. */

/** What came from another forum has an address in place of a number; such an item is left out and counted. */
const id = z.number().int().positive().max(999_999_999_999_999);
const uid = z.number().int();
const count = z.number().int().nonnegative().max(1_000_000_000);
const when = z.number().int().positive().max(8_640_000_000_000_000);
const text = (most: number) => z.string().transform((whole) => (whole.length > most ? whole.slice(0, most) : whole));
/** 0 and 1 in topics, booleans in lists of posts. */
const flag = z
  .union([z.boolean(), z.number()])
  .nullish()
  .catch(null)
  .transform((is) => is === true || is === 1);
const tags = z
  .array(z.unknown())
  .nullish()
  .catch(null)
  .transform((all) =>
    (all ?? []).flatMap((tag) => {
      const name: unknown = typeof tag === 'object' && tag !== null ? (tag as { value?: unknown }).value : tag;
      return typeof name === 'string' && name !== '' ? [name.slice(0, 100)] : [];
    }),
  );

const person = z.object({ username: text(100), displayname: text(200).nullish().catch(null), groupTitleArray: z.array(z.string()).nullish().catch(null) });
const somebody = person.nullish().catch(null);
export type WirePerson = z.infer<typeof person>;

const titles = { title: text(1_000), titleRaw: text(1_000).nullish().catch(null) };
export type WireTitles = z.infer<z.ZodObject<typeof titles>>;

const topicFields = {
  tid: id,
  uid,
  cid: z.number().int(),
  mainPid: id,
  ...titles,
  slug: text(400).nullish().catch(null),
  timestamp: when,
  lastposttime: when.nullish().catch(null),
  postcount: count,
  /** How many different people wrote. */
  postercount: count.nullish().catch(null),
  deleted: flag,
  locked: flag,
  scheduled: flag,
  tags,
  user: somebody,
  /** The last words said in it, as escaped text. */
  teaser: z.object({ pid: id, content: z.string() }).nullish().catch(null),
};
export const topic = z.object(topicFields);
export type WireTopic = z.infer<typeof topic>;
export const topicPage = z.object({
  ...topicFields,
  author: somebody,
  posts: z.array(z.unknown()),
  pagination: z.object({ pageCount: z.number().int().positive().catch(1) }),
});
export type WireTopicPage = z.infer<typeof topicPage>;
/** `nextStart` is missing on the last page. */
export const categoryTopics = z.object({ topics: z.array(z.unknown()), nextStart: count.nullish().catch(null) });

/** Numbers for posts of this forum, null for none and for those of others. */
const parent = z
  .union([z.number(), z.string()])
  .nullish()
  .catch(null)
  .transform((pid) => (pid !== null && pid !== undefined && /^\d{1,15}$/.test(String(pid)) ? Number(pid) : null));

const postFields = {
  pid: id,
  tid: id,
  uid,
  content: z.string().nullish().transform((html) => html ?? ''),
  timestamp: when,
  deleted: flag,
  upvotes: count.nullish().catch(null),
  user: somebody,
};
/** `index` counts from 0 over the whole topic; `edited` is 0 for never. */
export const post = z.object({ ...postFields, index: count, edited: z.number().int().nonnegative().nullish().catch(null), toPid: parent });
export type WirePost = z.infer<typeof post>;
export const feed = z.array(z.unknown());
export const feedPost = z.object({
  ...postFields,
  isMainPost: flag,
  topic: z.object({ ...titles, tid: id, cid: z.number().int(), slug: text(400).nullish().catch(null), postcount: count.nullish().catch(null), teaserPid: parent, deleted: flag, scheduled: flag }),
});
export type WireFeedPost = z.infer<typeof feedPost>;

/** A post as its author wrote it. `flagId`: of the report about it, should there be one. */
export const source = z.object({ pid: id, tid: id, uid, content: z.string(), sourceContent: z.string().nullish().catch(null), timestamp: when, deleted: flag, flagId: z.coerce.number().int().nullish().catch(null) });
export type WireSource = z.infer<typeof source>;
export const postIndex = z.number().int().nonnegative();

export const category = z.object({
  cid: id,
  name: text(200),
  slug: text(300).nullish().catch(null),
  bgColor: z.string().nullish().catch(null),
  order: z.number().int().nullish().catch(null),
  topic_count: count.nullish().catch(null),
  disabled: flag,
  /** Leads elsewhere and holds nothing. */
  link: z.string().nullish().catch(null),
});
export type WireCategory = z.infer<typeof category>;
export const categories = z.object({ categories: z.array(z.unknown()) });

/** Null: the key speaks for nobody. */
export const self = z
  .object({
    uid: id,
    username: text(100),
    displayname: text(200).nullish().catch(null),
    userslug: text(150),
    isAdmin: flag,
    isGlobalModerator: flag,
    /** Of some category. */
    isModerator: flag,
    banned: flag,
    mutedUntil: z.number().nullish().catch(null),
  })
  .nullable();
export type WireSelf = NonNullable<z.infer<typeof self>>;

export const config = z.object({
  siteTitle: text(200).catch('NodeBB'),
  loggedIn: flag,
  csrf_token: z.union([z.string().max(1_000), z.literal(false)]).nullish().catch(null),
  minimumPostLength: count.catch(8),
  maximumPostLength: count.catch(32_767),
  /** In kB. */
  maximumFileSize: z.coerce.number().int().nonnegative().nullish().catch(null).transform((most) => most ?? null),
});
/** An address of the forum itself without its host, or of wherever it keeps its files. */
export const uploads = z.object({ images: z.array(z.object({ url: z.string().max(2_000).regex(/^(?:https?:\/\/|\/(?!\/))/i) })).min(1) });
/** What stands in the place of a page while the forum is looked after. */
export const lookedAfter = z.object({ site_title: z.string() });
export const nodeinfo = z.object({ software: z.object({ version: z.string().max(60) }) });
export const sentencesFile = z.record(z.string(), z.unknown());

/** Every answer of the write API. */
export const envelope = z.object({ status: z.object({ code: z.string(), message: text(1_000).catch('') }), response: z.unknown() });

/** To be asked before `replied`: a reply that waits for a moderator is answered with 200 as well. */
export const queued = z.object({ queued: z.literal(true), id: z.string().max(100) });
export const replied = z.object({ pid: id, tid: id, index: count.nullish().catch(null), content: z.string().nullish().catch(null) });
export const editedPost = z.object({ pid: id });
export const tagList = z.array(z.unknown()).transform((all) => tags.parse(all));

export const queuePage = z.object({ posts: z.array(z.unknown()), pagination: z.object({ pageCount: z.number().int().positive().catch(1) }).nullish().catch(null) });
export const queueItem = z.object({
  id: z.string().max(100),
  user: z.object({ uid, username: text(100).catch('') }).nullish().catch(null),
  data: z.object({ tid: parent, title: text(1_000).nullish().catch(null), rawContent: z.string().nullish().catch(null), content: z.string().nullish().catch(null), timestamp: when.nullish().catch(null) }),
  topic: z.object({ title: text(1_000).nullish().catch(null), titleRaw: text(1_000).nullish().catch(null) }).nullish().catch(null),
});
export type WireQueueItem = z.infer<typeof queueItem>;

/** Reads each item on its own: a bad one is counted and left out, the rest stands. */
export function readItems<T>(shape: z.ZodType<T>, items: readonly unknown[]): { items: T[]; skipped: number } {
  const read = items.map((item) => shape.safeParse(item));
  const good = read.flatMap((result) => (result.success ? [result.data] : []));
  return { items: good, skipped: items.length - good.length };
}
