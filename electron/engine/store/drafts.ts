import type { Selectable } from 'kysely';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type DraftRow = Selectable<Tables['drafts']>;
export type RevisionRow = Selectable<Tables['draft_revisions']>;

const kept = 20;

export const draftOf = (db: Db, questionId: string): DraftRow | undefined => db.one(db.sql.selectFrom('drafts').selectAll().where('question_id', '=', questionId));

/** Newest first. */
export const revisionsOf = (db: Db, questionId: string): RevisionRow[] =>
  db.all(db.sql.selectFrom('draft_revisions').selectAll().where('question_id', '=', questionId).orderBy('rev', 'desc'));

export const writeDraft = (db: Db, row: Omit<DraftRow, 'is_discarded'> & { is_discarded: 0 | 1 }): void =>
  void db.run(db.sql.insertInto('drafts').values(row).onConflict((on) => on.column('question_id').doUpdateSet(row)));

export const setDiscarded = (db: Db, questionId: string, isDiscarded: 0 | 1): void =>
  void db.run(db.sql.updateTable('drafts').set({ is_discarded: isDiscarded }).where('question_id', '=', questionId));

export const setBaseline = (db: Db, questionId: string, baseline: string): void => void db.run(db.sql.updateTable('drafts').set({ baseline }).where('question_id', '=', questionId));

/** Keeps the last twenty revisions of a draft. */
export function keepRevision(db: Db, row: RevisionRow): void {
  db.run(db.sql.insertInto('draft_revisions').values(row).onConflict((on) => on.columns(['question_id', 'rev']).doUpdateSet(row)));
  db.run(db.sql.deleteFrom('draft_revisions').where('question_id', '=', row.question_id).where('rev', '<=', row.rev - kept));
}

/** Drafts with words in them, newest first, with what their row in the list shows. */
export const draftsToShow = (db: Db) =>
  db.all(
    db.sql
      .selectFrom('drafts')
      .innerJoin('questions', 'questions.id', 'drafts.question_id')
      .leftJoin('communities', (on) => on.onRef('communities.account_id', '=', 'questions.account_id').onRef('communities.id', '=', 'questions.community_id'))
      .select(['drafts.question_id', 'drafts.content', 'drafts.content_sha', 'drafts.saved_at', 'questions.title', 'questions.is_waiting', 'communities.name as community'])
      .where('drafts.is_discarded', '=', 0)
      .orderBy('drafts.saved_at', 'desc')
      .orderBy('drafts.question_id')
      .limit(500),
  );
