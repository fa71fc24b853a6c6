import type { SeenAuthor, SeenCommunity, SeenFeedPost, SeenPost, SeenThread, SeenTopic } from '../forum.ts';
import type { WireCategory, WireFeedPost, WirePerson, WirePost, WireTitles, WireTopic, WireTopicPage } from './wire.ts';

/** NodeBB's fields in our words. Pure. */

export interface Version {
  major: number;
  minor: number;
}

/** Null: it does not say, or nothing that is a version. */
export function versionIn(text: string): Version | null {
  const [, major, minor] = /^v?(\d{1,4})\.(\d{1,4})/.exec(text.trim()) ?? [];
  return major === undefined || minor === undefined ? null : { major: Number(major), minor: Number(minor) };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'", '#x2F': '/', '#x5C': '\\', '#96': '`', '#x60': '`', lsqb: '[', rsqb: ']' };

/** In one pass: what an entity stood for is never read again. */
const withoutEntities = (text: string): string => text.replaceAll(/&(#?\w{1,6});/g, (whole, name: string) => entities[name] ?? whole);

/** Since 4.14 a title is what was typed. Before it was HTML, with what was typed beside it, square brackets aside. */
export function titleOf({ title, titleRaw }: WireTitles, version: Version | null): string {
  const isPlain = version !== null && (version.major > 4 || (version.major === 4 && version.minor >= 14));
  if (isPlain) return short(title);
  if (titleRaw) return short(titleRaw.replaceAll('&lsqb;', '[').replaceAll('&rsqb;', ']'));
  return short(version === null ? title : withoutEntities(title));
}
const short = (title: string): string => title.slice(0, 500);

/** A name, or NodeBB's mark for nobody's. */
const nameOf = (name: string): string => {
  if (!/^\[\[[\w.:-]{1,60}\]\]$/.test(name)) return name;
  return name === '[[global:former-user]]' || name === '[[global:former_user]]' ? 'former member' : 'guest';
};

const staffGroups = new Set(['administrators', 'Global Moderators']);

const personOf = (uid: number, person: WirePerson | null | undefined): { id: number; username: string; name: string } => ({ id: uid, username: nameOf(person?.username ?? ''), name: nameOf(person?.displayname ?? '') });

/** The forum itself has a number below zero. Staff only as far as they wear it beside their name: NodeBB says no more of others. */
const authorOf = ({ uid, user }: { uid: number; user?: WirePerson | null | undefined }): SeenAuthor => ({ ...personOf(uid, user), isStaff: (user?.groupTitleArray ?? []).some((group) => staffGroups.has(group)), isBot: uid < 0 });

/** NodeBB's marks in place of words, such as those of a deleted post. */
const htmlOf = (content: string): string => (/^\[\[topic:[\w-]{1,60}\]\]$/.test(content) ? '' : content);

interface Beside {
  myId: number | null;
  /** The numbers of the posts of this thread by their ids. */
  numbers: ReadonlyMap<number, number>;
  raw: string | null;
}

export function seenPost(post: WirePost, { myId, numbers, raw }: Beside): SeenPost {
  const edited = post.edited ?? 0;
  return {
    id: post.pid,
    number: post.index + 1,
    kind: 'regular',
    author: authorOf(post),
    createdAt: post.timestamp,
    updatedAt: Math.max(edited, post.timestamp),
    version: edited > 0 ? 2 : 1,
    html: htmlOf(post.content),
    raw,
    isHidden: false,
    isDeleted: post.deleted,
    isMine: myId !== null && post.uid === myId,
    replyTo: post.toPid === null ? null : (numbers.get(post.toPid) ?? null),
    likes: post.upvotes ?? 0,
    isAccepted: false,
  };
}

/**
 * A post as the feed has it. It does not say which in its thread a reply is, but of the last; until the thread is read, a reply counts as the second.
 * Version 0: whatever the thread said of it is newer.
 */
export function seenFeedPost(post: WireFeedPost, { myId, version, raw }: { myId: number | null; version: Version | null; raw: string | null }): SeenFeedPost {
  const { topic } = post;
  const isLast = topic.teaserPid === post.pid && (topic.postcount ?? 0) > 1;
  const number = post.isMainPost ? 1 : isLast ? (topic.postcount ?? 2) : 2;
  return {
    id: post.pid,
    number,
    kind: 'regular',
    author: authorOf(post),
    createdAt: post.timestamp,
    updatedAt: post.timestamp,
    version: 0,
    html: htmlOf(post.content),
    raw,
    isHidden: false,
    isDeleted: post.deleted,
    isMine: myId !== null && post.uid === myId,
    replyTo: null,
    likes: post.upvotes ?? 0,
    isAccepted: false,
    topicId: post.tid,
    topicTitle: titleOf(topic, version),
    topicSlug: slugOf(topic.slug, post.tid),
    communityId: topic.cid,
    topicPostsCount: topic.postcount ?? null,
  };
}

/** Slugs begin with the number they belong to. */
const slugOf = (slug: string | null | undefined, id: number): string => (slug?.startsWith(`${id}/`) ? slug.slice(`${id}/`.length) : '').slice(0, 300);

/** Not to be seen: deleted, not yet published, or of another forum's world. */
export const isAway = (topic: Pick<WireTopic, 'deleted' | 'scheduled' | 'cid'>): boolean => topic.deleted || topic.scheduled || topic.cid <= 0;

/** `postcount` counts deleted replies, and so does the highest number. */
export function seenTopic(topic: WireTopic, version: Version | null): SeenTopic {
  return {
    id: topic.tid,
    title: titleOf(topic, version),
    slug: slugOf(topic.slug, topic.tid),
    communityId: topic.cid,
    tags: topic.tags,
    postsCount: topic.postcount,
    highestPostNumber: topic.postcount,
    createdAt: topic.timestamp,
    bumpedAt: topic.lastposttime ?? topic.timestamp,
    state: topic.locked ? 'closed' : 'open',
    isSolved: false,
    likes: null,
    holder: null,
    asker: personOf(topic.uid, topic.user),
    ...openingOf(topic),
  };
}

/** Where nobody answered yet, the last words of a thread are the question, whole and without its looks: enough to sort and to find it by, with no reading of each. */
function openingOf(topic: WireTopic): { opening?: SeenPost } {
  const { teaser, mainPid, postcount, timestamp } = topic;
  if (!teaser || teaser.pid !== mainPid || postcount !== 1 || teaser.content.trim() === '') return {};
  const html = `<p>${teaser.content.trim().replaceAll('\n', '<br>')}</p>`;
  return { opening: { id: mainPid, number: 1, kind: 'regular', author: authorOf(topic), createdAt: timestamp, updatedAt: timestamp, version: -1, html, raw: null, isHidden: false, isDeleted: false, isMine: false, replyTo: null, likes: 0, isAccepted: false } };
}

export function seenThread(page: WireTopicPage, posts: SeenPost[], { version, isWhole, skipped }: { version: Version | null; isWhole: boolean; skipped: number }): SeenThread {
  const first = posts.find((post) => post.number === 1);
  const author = page.author ?? page.user;
  const asker = author ? personOf(page.uid, author) : first ? { id: page.uid, username: first.author.username, name: first.author.name } : personOf(page.uid, null);
  return { ...seenTopic(page, version), likes: isWhole ? posts.reduce((all, post) => all + post.likes, 0) : null, asker: { ...asker, name: asker.name || (first?.author.name ?? '') }, posts, isWhole, skipped };
}

export function seenCommunity(category: WireCategory, position: number): SeenCommunity {
  const color = /^#([0-9a-f]{6})$/i.exec(category.bgColor ?? '')?.[1];
  return { id: category.cid, name: withoutEntities(category.name), slug: slugOf(category.slug, category.cid), color: color ?? '808080', position: category.order ?? position, members: null };
}
