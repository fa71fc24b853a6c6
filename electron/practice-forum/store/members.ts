import type { Db } from './db.ts';
import type { MemberRow } from './rows.ts';

export const memberById = (db: Db, id: number): MemberRow | undefined => db.one<MemberRow>('select * from members where id = ?', id);
export const memberByName = (db: Db, username: string): MemberRow | undefined => db.one<MemberRow>('select * from members where username = ?', username);
export const allMembers = (db: Db): MemberRow[] => db.all<MemberRow>('select * from members order by username collate nocase');

/** As rows by id, for joining lists to their people. */
export function membersById(db: Db, ids: Iterable<number>): Map<number, MemberRow> {
  const rows = db.all<MemberRow>('select * from members where id in (select value from json_each(?))', JSON.stringify([...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row]));
}

export const isStaff = (member: Pick<MemberRow, 'admin' | 'moderator'>): boolean => member.admin === 1 || member.moderator === 1;
/** Discourse's own accounts have ids below zero. */
export const isBot = (member: Pick<MemberRow, 'id'>): boolean => member.id < 0;

export const avatarTemplate = (member: Pick<MemberRow, 'username' | 'color'>): string => `/letter_avatar_proxy/v4/letter/${(/[a-z0-9]/.exec(member.username.toLowerCase()) ?? ['x'])[0]}/${member.color}/{size}.png`;

/** One of Discourse's letter colours, always the same for the same name. */
export function colorOf(username: string): string {
  let sum = 7;
  for (const character of username) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return letterColors[sum % letterColors.length] ?? '9d8465';
}

const letterColors = ['9d8465', '8797ae', 'bbe5ce', 'ce7056', '90ced6', 'df788a', '5fc2a5', 'b4bc80', '6f8fc0', 'c5a3cf', 'e0b27a', '7aa88f'];
