import { sql } from 'kysely';
import type { Db } from '../db.ts';

/** Questions asked since, that somebody can still see, in the order they came here; `most` of them after number `after`. `mark` changes with their words. */
export function recentQuestions(db: Db, { since, after, most }: { since: number; after: number; most: number }): { id: string; seq: number; mark: string }[] {
  return db.all(
    db.sql
      .selectFrom('questions')
      .innerJoin('posts', (join) => join.onRef('posts.question_id', '=', 'questions.id').on('posts.number', '=', 1))
      .select(['questions.id', 'questions.seq', sql<string>`posts.updated_at || ' ' || posts.version || ' ' || questions.title`.as('mark')])
      .where('questions.seq', '>', after)
      .where('questions.asked_at', '>=', since)
      .where('questions.state', '!=', 'gone')
      .orderBy('questions.seq')
      .limit(most),
  );
}

/** Their words as they came: the title as text, the asker's post as HTML. */
export function readText(db: Db, ids: readonly string[]): { id: string; account_id: string; title: string; html: string }[] {
  return db.all(
    db.sql
      .selectFrom('questions')
      .innerJoin('posts', (join) => join.onRef('posts.question_id', '=', 'questions.id').on('posts.number', '=', 1))
      .select(['questions.id', 'questions.account_id', 'questions.title', 'posts.html'])
      .where(sql<boolean>`questions.id in (select value from json_each(${JSON.stringify(ids)}))`),
  );
}
