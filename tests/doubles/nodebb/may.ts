import type { Forum } from './forum.ts';
import type { Reader } from './reader.ts';
import type { Category, Member, Post, Topic } from './world/rows.ts';

/** Administrators and global moderators. */
export const isStaff = (member: Member | null): boolean => member !== null && member.role !== 'member';

export const isBanned = (forum: Forum, member: Member | null): boolean => member !== null && member.bannedUntil > forum.clock.now();

export const moderates = (member: Member | null, cid: number): boolean => member !== null && (isStaff(member) || member.moderates.has(cid));

/** Whoever moderates anything. */
export const isPrivileged = (member: Member | null): boolean => isStaff(member) || (member?.moderates.size ?? 0) > 0;

/** A category that is not there is for administrators alone: that is where a topic ends up that was moved to nowhere. */
export function mayRead(forum: Forum, reader: Reader, cid: number): boolean {
  if (reader.member?.role === 'admin') return true;
  if (isBanned(forum, reader.member)) return false;
  const category = forum.world.categories.get(cid);
  if (!category || (forum.rules.privateForum && !reader.member)) return false;
  return !category.isPrivate || moderates(reader.member, cid);
}

export const maySee = (forum: Forum, reader: Reader, topic: Topic): boolean => mayRead(forum, reader, topic.cid) && (!topic.deleted || moderates(reader.member, topic.cid) || topic.uid === reader.member?.uid);

export function mayReply(forum: Forum, reader: Reader, category: Category | undefined): boolean {
  const { member } = reader;
  if (!member || !category || !mayRead(forum, reader, category.cid)) return false;
  return moderates(member, category.cid) || !category.isReadOnly;
}

/** Owners and those who moderate see a deleted post's words. */
export const maySeeDeleted = (reader: Reader, post: Post, cid: number): boolean => moderates(reader.member, cid) || (reader.member !== null && reader.member.uid === post.uid);
