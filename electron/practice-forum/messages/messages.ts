import type { Db } from '../store/db.ts';
import type { MemberRow } from '../store/rows.ts';
import { slugOf } from '../store/topics.ts';
import { groupNames } from '../wire/groups.ts';

export interface MessageRow {
  id: number;
  title: string;
  slug: string;
  member_id: number;
  created_at: number;
  bumped_at: number;
}

export interface MessagePostRow {
  id: number;
  message_id: number;
  number: number;
  member_id: number;
  raw: string;
  cooked: string;
  created_at: number;
}

/** Groups one can write to; the others are made by the forum and read no mail. */
export const writableGroups = ['volunteers', 'moderators', 'staff'] as const;

const groupsOf = (member: MemberRow): string[] => groupNames(member).map(([, name]) => name);

export const messageById = (db: Db, id: number): MessageRow | undefined => db.one<MessageRow>('select * from messages where id = ?', id);

/** Whoever wrote it, whoever it was sent to, and members of a group it was sent to. Nobody else, staff or not. */
export function mayRead(db: Db, message: MessageRow, member: MemberRow | null): boolean {
  if (!member) return false;
  if (db.one('select 1 from message_members where message_id = ? and member_id = ?', message.id, member.id)) return true;
  const sentTo = db.all<{ name: string }>('select name from message_groups where message_id = ?', message.id).map(({ name }) => name);
  return groupsOf(member).some((name) => sentTo.includes(name));
}

/** Those a message goes to, by name; null: one of the names is nobody's. */
export function recipientsOf(db: Db, names: readonly string[]): { members: number[]; groups: string[] } | null {
  const members: number[] = [];
  const groups: string[] = [];
  for (const name of names) {
    const group = writableGroups.find((one) => one === name.toLowerCase());
    const member = group ? undefined : db.one<{ id: number }>('select id from members where username = ? and id > 0', name);
    if (group) groups.push(group);
    else if (member) members.push(member.id);
    else return null;
  }
  return { members, groups };
}

export interface NewMessage {
  title: string;
  memberId: number;
  raw: string;
  cooked: string;
  now: number;
  to: { members: readonly number[]; groups: readonly string[] };
}

/** Writes a message with its first post. */
export function insertMessage(db: Db, { title, memberId, raw, cooked, now, to }: NewMessage): { message: MessageRow; post: MessagePostRow } {
  return db.tx(() => {
    const message: MessageRow = { id: nextNumber(db, 'topics'), title, slug: slugOf(title) || 'topic', member_id: memberId, created_at: now, bumped_at: now };
    db.run('insert into messages (id, title, slug, member_id, created_at, bumped_at) values (?, ?, ?, ?, ?, ?)', message.id, message.title, message.slug, message.member_id, now, now);
    for (const id of new Set([memberId, ...to.members])) db.run('insert into message_members (message_id, member_id) values (?, ?)', message.id, id);
    for (const name of new Set(to.groups)) db.run('insert into message_groups (message_id, name) values (?, ?)', message.id, name);
    return { message, post: insertMessagePost(db, message, { memberId, raw, cooked, now }) };
  });
}

export function insertMessagePost(db: Db, message: MessageRow, { memberId, raw, cooked, now }: Pick<NewMessage, 'memberId' | 'raw' | 'cooked' | 'now'>): MessagePostRow {
  return db.tx(() => {
    const number = (db.one<{ top: number | null }>('select max(number) as top from message_posts where message_id = ?', message.id)?.top ?? 0) + 1;
    const post: MessagePostRow = { id: nextNumber(db, 'posts'), message_id: message.id, number, member_id: memberId, raw, cooked, created_at: now };
    db.run('insert into message_posts (id, message_id, number, member_id, raw, cooked, created_at) values (?, ?, ?, ?, ?, ?, ?)', post.id, post.message_id, post.number, post.member_id, post.raw, post.cooked, post.created_at);
    db.run('update messages set bumped_at = ? where id = ?', now, message.id);
    return post;
  });
}

export const messagePosts = (db: Db, messageId: number): MessagePostRow[] => db.all<MessagePostRow>('select * from message_posts where message_id = ? order by number', messageId);
export const messageMembers = (db: Db, messageId: number): number[] => db.all<{ member_id: number }>('select member_id from message_members where message_id = ? order by member_id', messageId).map((row) => row.member_id);
export const messageGroups = (db: Db, messageId: number): string[] => db.all<{ name: string }>('select name from message_groups where message_id = ? order by name', messageId).map((row) => row.name);

/** What came to a member: sent to them by name, and not only by themselves. Newest first. */
export const inbox = (db: Db, memberId: number, page: Page): MessageRow[] =>
  db.all<MessageRow>(
    `select messages.* from messages join message_members on message_id = messages.id where message_members.member_id = ?
       and exists (select 1 from message_posts where message_posts.message_id = messages.id and message_posts.member_id <> ?)
     order by bumped_at desc, messages.id desc limit ? offset ?`,
    memberId, memberId, page.size, page.size * page.number,
  );

/** What a member wrote in. */
export const sentBy = (db: Db, memberId: number, page: Page): MessageRow[] =>
  db.all<MessageRow>('select * from messages where exists (select 1 from message_posts where message_id = messages.id and message_posts.member_id = ?) order by bumped_at desc, id desc limit ? offset ?', memberId, page.size, page.size * page.number);

export const groupInbox = (db: Db, group: string, page: Page): MessageRow[] =>
  db.all<MessageRow>('select messages.* from messages join message_groups on message_id = messages.id where name = ? order by bumped_at desc, messages.id desc limit ? offset ?', group, page.size, page.size * page.number);

export const isInGroup = (member: MemberRow, group: string): boolean => groupsOf(member).includes(group);

export interface Page {
  number: number;
  size: number;
}

/** The next number of topics or posts, which nothing else will have. */
function nextNumber(db: Db, table: 'topics' | 'posts'): number {
  db.run('insert into sqlite_sequence (name, seq) select ?, 0 where not exists (select 1 from sqlite_sequence where name = ?)', table, table);
  db.run('update sqlite_sequence set seq = seq + 1 where name = ?', table);
  return db.one<{ seq: number }>('select seq from sqlite_sequence where name = ?', table)?.seq ?? 0;
}
