import type { Selectable } from 'kysely';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Db } from '../db.ts';
import type { Tables } from '../tables.ts';

export type FollowUpRecord = Selectable<Tables['follow_ups']>;

export const followUpOf = (db: Db, questionId: QuestionId): FollowUpRecord | undefined => db.one(db.sql.selectFrom('follow_ups').selectAll().where('question_id', '=', questionId));

/** What sleeps, and what came back and might have more to say: all of them are asked again whenever something changed. */
export const followUps = (db: Db): FollowUpRecord[] => db.all(db.sql.selectFrom('follow_ups').selectAll());

/** Numbers of the topics that sleep. `hasUnread`: only those the forum counts posts of that never came here. */
export function sleepingTopics(db: Db, accountId: string, { hasUnread = false } = {}): number[] {
  let asked = db.sql.selectFrom('follow_ups').innerJoin('questions', 'questions.id', 'follow_ups.question_id').select('questions.topic_id').where('questions.account_id', '=', accountId).where('follow_ups.back_at', 'is', null).where('questions.state', '!=', 'gone');
  if (hasUnread) {
    asked = asked
      .where((ask) => ask('questions.highest_post_number', '>', ask.selectFrom('posts').select((of) => of.fn.coalesce(of.fn.max('posts.number'), of.lit(0)).as('top')).whereRef('posts.question_id', '=', 'questions.id')))
      .where((ask) => ask.or([ask('questions.read_highest', '!=', ask.ref('questions.highest_post_number')), ask('questions.read_posts_count', '!=', ask.ref('questions.posts_count'))]));
  }
  return db.all(asked.orderBy('follow_ups.set_at').orderBy('questions.topic_id')).map((row) => row.topic_id);
}

/** With what a row in the list shows; the ones that are back first, then by time, those that only wait for the asker last. */
export const followUpsToShow = (db: Db, questionId?: QuestionId) => {
  const asked = db.sql.selectFrom('follow_ups').$if(questionId !== undefined, (all) => all.where('question_id', '=', questionId ?? ''));
  return db.all(
    asked
      .innerJoin('questions', 'questions.id', 'follow_ups.question_id')
      .leftJoin('communities', (on) => on.onRef('communities.account_id', '=', 'questions.account_id').onRef('communities.id', '=', 'questions.community_id'))
      .selectAll('follow_ups')
      .select(['questions.title', 'questions.state', 'questions.is_answered', 'communities.name as community'])
      .orderBy((ask) => ask('back_at', 'is', null))
      .orderBy('back_at', 'desc')
      .orderBy((ask) => ask('until_at', 'is', null))
      .orderBy('until_at')
      .orderBy('set_at')
      .limit(1_000),
  );
};
export type FollowUpToShow = ReturnType<typeof followUpsToShow>[number];

/** Puts one in the place of what there was, and keeps that for an undo. Null: none any more. */
export function setFollowUp(db: Db, questionId: QuestionId, row: FollowUpRecord | null): void {
  const was = followUpOf(db, questionId);
  const before = { question_id: questionId, was: was ? JSON.stringify(was) : null };
  db.run(db.sql.insertInto('follow_ups_before').values(before).onConflict((on) => on.column('question_id').doUpdateSet(before)));
  replace(db, questionId, row);
}

/** As it was before it was last set; false: there is nothing to go back to. */
export function undoFollowUp(db: Db, questionId: QuestionId): boolean {
  const before = db.one(db.sql.selectFrom('follow_ups_before').selectAll().where('question_id', '=', questionId));
  if (!before) return false;
  replace(db, questionId, before.was === null ? null : (JSON.parse(before.was) as FollowUpRecord));
  db.run(db.sql.deleteFrom('follow_ups_before').where('question_id', '=', questionId));
  return true;
}

/** It is back, or back for a better reason than before. */
export const wakeFollowUp = (db: Db, questionId: string, back: { back_at: number; back_why: NonNullable<FollowUpRecord['back_why']>; back_quote: string }): void =>
  void db.run(db.sql.updateTable('follow_ups').set(back).where('question_id', '=', questionId));

function replace(db: Db, questionId: QuestionId, row: FollowUpRecord | null): void {
  if (row) db.run(db.sql.insertInto('follow_ups').values(row).onConflict((on) => on.column('question_id').doUpdateSet(row)));
  else db.run(db.sql.deleteFrom('follow_ups').where('question_id', '=', questionId));
}
