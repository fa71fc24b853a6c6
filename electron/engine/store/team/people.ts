import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import { everyRole } from '#shared/people/may.ts';
import { role, type Role } from '#shared/words/people.ts';
import type { Db } from '../db.ts';
import type { Tables } from '../tables.ts';
import { accountsInOrder } from '../accounts.ts';
import { myNames } from './activity.ts';

export type PersonRecord = Selectable<Tables['people']>;

const kept = z.array(role);
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Roles as a row keeps them; a row that cannot be read gives none. */
export function readRoles(json: string): Role[] {
  try {
    return kept.safeParse(JSON.parse(json)).data ?? [];
  } catch {
    return [];
  }
}

export const everybody = (db: Db): PersonRecord[] => db.all(db.sql.selectFrom('people').selectAll().orderBy('username'));

export const personByName = (db: Db, username: string): PersonRecord | undefined => db.one(db.sql.selectFrom('people').selectAll().where('username', '=', username));

/** Asked before everything anybody does, so the store answers it by itself. */
const isAdministered = (db: Db): boolean =>
  db.one(db.sql.selectFrom('people').select('username').where('roles', 'like', '%"administrator"%').where('roles', 'not like', '%"trainee"%').limit(1)) !== undefined;

/** What somebody is here. The person at a desk that has no administrator yet is the first one, and everything but a trainee; whoever comes later answers. What they are they are under each of their names. */
export function rolesOf(db: Db, username: string): Role[] {
  const mine = myNames(db);
  const isMe = username === '' || mine.some((name) => same(name, username));
  const rows = (isMe ? mine : [username]).flatMap((name) => personByName(db, name) ?? []);
  const roles = [...new Set(rows.flatMap((row) => readRoles(row.roles)))];
  if (!isMe) return roles;
  if (!isAdministered(db)) return [...everyRole];
  return rows.length > 0 || mine.length === 0 ? roles : ['answerer'];
}

/** What somebody is who speaks through this forum. The same name on another forum may be anybody's. */
export function rolesOn(db: Db, accountId: string, username: string): Role[] {
  const row = personByName(db, username);
  return row && (row.account_id === null || row.account_id === accountId) ? readRoles(row.roles) : [];
}

/** Writes roles; somebody unknown becomes known, on that forum. */
export function writeRoles(db: Db, { username, name, roles, at, accountId = null }: { username: string; name: string; roles: readonly Role[]; at: number; accountId?: string | null }): void {
  const row = { username, name, roles: JSON.stringify(roles), seen_at: at, account_id: accountId };
  db.run(db.sql.insertInto('people').values(row).onConflict((on) => on.column('username').doUpdateSet({ roles: row.roles })));
}

/** Makes the person at this desk known under each of their names, and as the forum writes it now. */
export function knowMe(db: Db, at: number): void {
  for (const { id, my_username: username, my_name: name } of accountsInOrder(db)) {
    if (username === '') continue;
    const row = personByName(db, username);
    const roles = rolesOf(db, username);
    if (!row || JSON.stringify(readRoles(row.roles)) !== JSON.stringify(roles)) writeRoles(db, { username, name, roles, at, accountId: id });
    if (row && row.name !== name && name !== '') db.run(db.sql.updateTable('people').set({ name }).where('username', '=', username));
  }
}

/**
 * Makes those known who work on the forum: staff, whoever holds a question, and whoever answered two questions of others or more.
 * What they are here is for an administrator to say; until then they answer, as they do on the forum.
 */
export function knowVolunteers(db: Db, at: number): void {
  const answers = db.sql
    .selectFrom('posts')
    .innerJoin('questions', 'questions.id', 'posts.question_id')
    .select(['posts.author_username as username', 'questions.account_id', sql<string>`max(posts.author_name)`.as('name'), sql<number>`max(posts.author_is_staff)`.as('staff'), sql<number>`count(distinct posts.question_id)`.as('answered')])
    .where('posts.number', '>', 1)
    .where('posts.kind', '=', 'regular')
    .where('posts.author_is_bot', '=', 0)
    .where('posts.author_username', '!=', '')
    .whereRef('posts.author_username', '!=', 'questions.asker_username')
    .groupBy(['questions.account_id', 'posts.author_username'])
    .having((is) => is.or([is(sql<number>`max(posts.author_is_staff)`, '=', 1), is(sql<number>`count(distinct posts.question_id)`, '>=', 2)]));
  const holders = db.sql.selectFrom('questions').select(['holder_username', 'holder_name', 'account_id']).distinct().where('holder_username', 'is not', null);
  const found = new Map<string, { username: string; name: string; accountId: string }>();
  for (const { username, name, account_id: accountId } of db.all(answers)) found.set(username.toLowerCase(), { username, name, accountId });
  for (const { holder_username, holder_name, account_id: accountId } of db.all(holders)) {
    if (holder_username !== null && holder_username !== '' && !found.has(holder_username.toLowerCase())) found.set(holder_username.toLowerCase(), { username: holder_username, name: holder_name ?? '', accountId });
  }
  for (const one of everybody(db)) found.delete(one.username.toLowerCase());
  for (const one of found.values()) writeRoles(db, { ...one, roles: ['answerer'], at });
}
