import { sql, type Selectable } from 'kysely';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Db } from '../db.ts';
import type { Tables } from '../tables.ts';

export type WordLevel = Selectable<Tables['word_levels']>;

/** Tells one wording of a question from another: its title and the version of its first post. */
const wordingOf = sql<string>`questions.title || char(10) || coalesce(posts.version, 0) || char(10) || coalesce(posts.updated_at, 0)`;

const withWords = (db: Db) =>
  db.sql
    .selectFrom('questions')
    .leftJoin('posts', (on) => on.onRef('posts.question_id', '=', 'questions.id').on('posts.number', '=', 1))
    .leftJoin('word_levels', 'word_levels.question_id', 'questions.id')
    .select(['questions.id', 'questions.title', 'posts.html', 'word_levels.text_sha', 'word_levels.rules_sha'])
    .select(wordingOf.as('wording'));

export type Unread = NonNullable<Awaited<ReturnType<ReturnType<typeof withWords>['executeTakeFirst']>>>;

/** Questions that wait and whose words nobody has read by these rules, oldest first. */
export const unread = (db: Db, rulesSha: string, most: number): Unread[] =>
  db.all(
    withWords(db)
      .where('questions.is_waiting', '=', 1)
      .where('posts.html', 'is not', null)
      .where((ask) => ask.or([ask('word_levels.question_id', 'is', null), ask('word_levels.rules_sha', '!=', rulesSha), ask('word_levels.text_sha', '!=', wordingOf)]))
      .orderBy('questions.asked_at')
      .limit(most),
  );

export const wordsOf = (db: Db, id: QuestionId): Unread | undefined => db.one(withWords(db).where('questions.id', '=', id));

export const wordLevelOf = (db: Db, id: QuestionId): WordLevel | undefined => db.one(db.sql.selectFrom('word_levels').selectAll().where('question_id', '=', id));

export const writeWordLevel = (db: Db, row: WordLevel): void => void db.run(db.sql.insertInto('word_levels').values(row).onConflict((on) => on.column('question_id').doUpdateSet(row)));

export const ticksOf = (db: Db, id: QuestionId): Selectable<Tables['ticks']> | undefined => db.one(db.sql.selectFrom('ticks').selectAll().where('question_id', '=', id));

export const writeTicks = (db: Db, row: Selectable<Tables['ticks']>): void => void db.run(db.sql.insertInto('ticks').values(row).onConflict((on) => on.column('question_id').doUpdateSet(row)));

/** What a person last decided; its `level` is null where they went back to words and ticks. */
export const lastChange = (db: Db, id: QuestionId): Selectable<Tables['level_changes']> | undefined =>
  db.one(db.sql.selectFrom('level_changes').selectAll().where('question_id', '=', id).orderBy('id', 'desc').limit(1));

export const addChange = (db: Db, row: Omit<Selectable<Tables['level_changes']>, 'id'>): void => void db.run(db.sql.insertInto('level_changes').values(row));

export const flagChangesOf = (db: Db, id: QuestionId): Selectable<Tables['flag_changes']>[] => db.all(db.sql.selectFrom('flag_changes').selectAll().where('question_id', '=', id).orderBy('id'));

export const addFlagChange = (db: Db, row: Omit<Selectable<Tables['flag_changes']>, 'id'>): void => void db.run(db.sql.insertInto('flag_changes').values(row));

/** Newest first: levels people set by hand. */
export const lessons = (db: Db, most: number) =>
  db.all(
    db.sql
      .selectFrom('level_changes')
      .innerJoin('questions', 'questions.id', 'level_changes.question_id')
      .select(['level_changes.question_id', 'questions.title', 'level_changes.level', 'level_changes.was', 'level_changes.reason', 'level_changes.note', 'level_changes.by', 'level_changes.at', 'level_changes.fired'])
      .where('level_changes.level', 'is not', null)
      .orderBy('level_changes.id', 'desc')
      .limit(most),
  );
