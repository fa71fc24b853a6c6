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

/** Puts every question that waits in line to have its words looked at. For a start, and for new rules; triggers keep the line afterwards. */
export const lineUpWords = (db: Db): void =>
  void db.run(db.sql.insertInto('words_to_read').columns(['question_id', 'asked_at']).expression(db.sql.selectFrom('questions').select(['id', 'asked_at']).where('is_waiting', '=', 1)).onConflict((on) => on.doNothing()));

/** The first ones in that line, oldest first. */
export const nextWords = (db: Db, most: number): string[] => db.all(db.sql.selectFrom('words_to_read').select('question_id').orderBy('asked_at').limit(most)).map((row) => row.question_id);

export const wordsAreRead = (db: Db, ids: readonly string[]): void => void db.run(db.sql.deleteFrom('words_to_read').where('question_id', 'in', ids));

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
