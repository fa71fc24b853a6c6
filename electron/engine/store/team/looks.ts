import { sql, type Insertable, type Selectable, type Updateable } from 'kysely';
import { z } from 'zod';
import type { LookRule } from '#shared/words/second-look.ts';
import type { Db } from '../db.ts';
import type { Tables } from '../tables.ts';

export type LookRecord = Selectable<Tables['looks']>;
/** `left`: how the outbox item stands this text went out with; null: none. */
export type LookShown = LookRecord & { title: string | null; left: Selectable<Tables['outbox']>['state'] | null };

const shown = (db: Db) =>
  db.sql.selectFrom('looks').leftJoin('questions', 'questions.id', 'looks.question_id').leftJoin('outbox', 'outbox.id', 'looks.sent_as').selectAll('looks').select(['questions.title', 'outbox.state as left']);

export const insertLook = (db: Db, row: Insertable<Tables['looks']>): void => void db.run(db.sql.insertInto('looks').values(row));
export const updateLook = (db: Db, id: string, change: Updateable<Tables['looks']>): void => void db.run(db.sql.updateTable('looks').set(change).where('id', '=', id));
export const lookById = (db: Db, id: string): LookShown | undefined => db.one(shown(db).where('looks.id', '=', id));
/** Newest first: by when they came to this desk, for clocks jump. */
export const looksOf = (db: Db, questionId: string): LookShown[] => db.all(shown(db).where('looks.question_id', '=', questionId).orderBy(sql`looks.rowid`, 'desc').limit(50));

/** What is not at its end, and what changed after `since`; newest first. */
export const looksToShow = (db: Db, since: number): LookShown[] =>
  db.all(
    shown(db)
      .where((is) => is.or([is('looks.state', 'in', ['asked', 'agreed', 'suggested', 'stopped']), is('looks.changed_at', '>=', since)]))
      .orderBy('looks.changed_at', 'desc')
      .orderBy('looks.id')
      .limit(500),
  );

/** How many of somebody's texts wait here. */
export const openLooksBy = (db: Db, by: string): number =>
  db.one(db.sql.selectFrom('looks').select((is) => is.fn.countAll<number>().as('n')).where('by', '=', by).where('state', 'in', ['asked', 'agreed', 'suggested', 'stopped']))?.n ?? 0;

/** Whether a text of this person is before readers on other desks of this forum. */
export const awaitsWord = (db: Db, accountId: string, me: string): boolean =>
  db.one(db.sql.selectFrom('looks').innerJoin('questions', 'questions.id', 'looks.question_id').select('looks.id').where('questions.account_id', '=', accountId).where('looks.place', '=', 'forum').where('looks.topic_id', 'is not', null).where('looks.state', 'in', ['asked', 'agreed', 'suggested', 'stopped']).where(sql<boolean>`lower(looks."by") = ${me.toLowerCase()}`).limit(1)) !== undefined;

/** Looks of an account whose text stands on the forum by now, which the other desks have not been told. */
export const leftUntold = (db: Db, accountId: string): string[] =>
  db
    .all(
      db.sql
        .selectFrom('looks')
        .innerJoin('outbox', 'outbox.id', 'looks.sent_as')
        .select('looks.id')
        .where('outbox.account_id', '=', accountId)
        .where('outbox.state', '=', 'sent')
        .where('looks.topic_id', 'is not', null)
        .where((is) => is.not(is.exists(is.selectFrom('look_letters').select('seq').whereRef('look_letters.look_id', '=', 'looks.id').where('kind', '=', 'sent'))))
        .limit(50),
    )
    .map(({ id }) => id);

/** How many texts wait for a reader: those of others, whoever this person is on the forum a text is for. */
export const waitingLooks = (db: Db): number =>
  Number(
    db.one(
      db.sql
        .selectFrom('looks')
        .innerJoin('questions', 'questions.id', 'looks.question_id')
        .innerJoin('accounts', 'accounts.id', 'questions.account_id')
        .select((is) => is.fn.countAll<number>().as('n'))
        .where('looks.state', '=', 'asked')
        .where(sql<boolean>`lower(looks."by") <> lower(accounts.my_username)`),
    )?.n ?? 0,
  );

/** Its text went to the outbox as this item; inside the transaction that hands it over. */
export const noteHandedOver = (db: Db, id: string, outboxId: string, at: number): void => updateLook(db, id, { sent_as: outboxId, changed_at: at });

const names = z.array(z.string());
/** A list of words as a row keeps it; one that cannot be read is empty. */
export function readNames(json: string): string[] {
  try {
    return names.safeParse(JSON.parse(json)).data ?? [];
  } catch {
    return [];
  }
}

export const lookRules = (db: Db): LookRule[] =>
  db.all(db.sql.selectFrom('look_rules').selectAll().orderBy('title').orderBy('id')).map((row) => ({ id: row.id, title: row.title, tags: readNames(row.tags), levels: readNames(row.levels), templateIds: readNames(row.template_ids), isOn: row.is_on === 1, rev: row.rev }));

export function writeRule(db: Db, { id, title, tags, levels, templateIds, isOn, rev }: LookRule): void {
  const row = { id, title, tags: JSON.stringify(tags), levels: JSON.stringify(levels), template_ids: JSON.stringify(templateIds), is_on: isOn ? (1 as const) : (0 as const), rev };
  db.run(db.sql.insertInto('look_rules').values(row).onConflict((on) => on.column('id').doUpdateSet(row)));
}

export const deleteRule = (db: Db, id: string): boolean => db.run(db.sql.deleteFrom('look_rules').where('id', '=', id)).changes > 0;
