import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import { everyRole } from '#shared/people/may.ts';
import { role, type Role } from '#shared/words/people.ts';
import type { Db } from '../db.ts';
import type { Tables } from '../tables.ts';
import { whoAmI } from './activity.ts';

export type PersonRecord = Selectable<Tables['people']>;

const kept = z.array(role);

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

/** What somebody is here. The person at a desk that has no administrator yet is the first one, and everything but a trainee; whoever comes later answers. */
export function rolesOf(db: Db, username: string): Role[] {
  const row = username === '' ? undefined : personByName(db, username);
  const roles = row ? readRoles(row.roles) : [];
  if (username.toLowerCase() !== whoAmI(db).toLowerCase()) return roles;
  if (!isAdministered(db)) return [...everyRole];
  return row || username === '' ? roles : ['answerer'];
}

/** Writes roles; somebody unknown becomes known. */
export function writeRoles(db: Db, { username, name, roles, at }: { username: string; name: string; roles: readonly Role[]; at: number }): void {
  const row = { username, name, roles: JSON.stringify(roles), seen_at: at };
  db.run(db.sql.insertInto('people').values(row).onConflict((on) => on.column('username').doUpdateSet({ roles: row.roles })));
}

/** Makes the person at this desk known, under the name the forum has now. */
export function knowMe(db: Db, at: number): void {
  const username = whoAmI(db);
  if (username === '') return;
  const name = db.one(db.sql.selectFrom('accounts').select('my_name').where('my_username', '=', username))?.my_name ?? '';
  const row = personByName(db, username);
  const roles = rolesOf(db, username);
  if (!row || JSON.stringify(readRoles(row.roles)) !== JSON.stringify(roles)) writeRoles(db, { username, name, roles, at });
  if (row && row.name !== name && name !== '') db.run(db.sql.updateTable('people').set({ name }).where('username', '=', username));
}

/**
 * Makes those known who work on the forum: staff, whoever holds a question, and whoever answered two questions of others or more.
 * What they are here is for an administrator to say; until then they answer, as they do on the forum.
 */
export function knowVolunteers(db: Db, at: number): void {
  const answers = db.sql
    .selectFrom('posts')
    .innerJoin('questions', 'questions.id', 'posts.question_id')
    .select(['posts.author_username as username', sql<string>`max(posts.author_name)`.as('name'), sql<number>`max(posts.author_is_staff)`.as('staff'), sql<number>`count(distinct posts.question_id)`.as('answered')])
    .where('posts.number', '>', 1)
    .where('posts.kind', '=', 'regular')
    .where('posts.author_is_bot', '=', 0)
    .where('posts.author_username', '!=', '')
    .whereRef('posts.author_username', '!=', 'questions.asker_username')
    .groupBy('posts.author_username')
    .having((is) => is.or([is(sql<number>`max(posts.author_is_staff)`, '=', 1), is(sql<number>`count(distinct posts.question_id)`, '>=', 2)]));
  const holders = db.sql.selectFrom('questions').select(['holder_username', 'holder_name']).distinct().where('holder_username', 'is not', null);
  const found = new Map<string, { username: string; name: string }>();
  for (const { username, name } of db.all(answers)) found.set(username.toLowerCase(), { username, name });
  for (const { holder_username, holder_name } of db.all(holders)) {
    if (holder_username !== null && holder_username !== '' && !found.has(holder_username.toLowerCase())) found.set(holder_username.toLowerCase(), { username: holder_username, name: holder_name ?? '' });
  }
  for (const one of everybody(db)) found.delete(one.username.toLowerCase());
  for (const { username, name } of found.values()) writeRoles(db, { username, name, roles: ['answerer'], at });
}
