import { sql } from 'kysely';
import type { Db } from '../db.ts';
import type { Tables } from '../tables.ts';

/** The community a question stands in; undefined: there is no such question here. */
export const placeOf = (db: Db, questionId: string): { account_id: string; community_id: number } | undefined =>
  db.one(db.sql.selectFrom('questions').select(['account_id', 'community_id']).where('id', '=', questionId));

type Place = Pick<Tables['template_pins'], 'account_id' | 'community_id'>;

export const pinsIn = (db: Db, place: Place): string[] =>
  db.all(db.sql.selectFrom('template_pins').select('template_id').where('account_id', '=', place.account_id).where('community_id', '=', place.community_id)).map((row) => row.template_id);

export function setPin(db: Db, place: Place, templateId: string, isPinned: boolean): void {
  const row = { account_id: place.account_id, community_id: place.community_id, template_id: templateId };
  if (isPinned) db.run(db.sql.insertInto('template_pins').values(row).onConflict((on) => on.doNothing()));
  else db.run(db.sql.deleteFrom('template_pins').where('account_id', '=', row.account_id).where('community_id', '=', row.community_id).where('template_id', '=', templateId));
}

/** One more answer to a question of this one's community went out with this template. */
export function countUseIn(db: Db, questionId: string, templateId: string, at: number): void {
  const place = placeOf(db, questionId);
  if (!place) return;
  db.run(
    db.sql
      .insertInto('template_places')
      .values({ ...place, template_id: templateId, uses: 1, used_at: at })
      .onConflict((on) => on.columns(['account_id', 'community_id', 'template_id']).doUpdateSet({ uses: sql<number>`template_places.uses + 1`, used_at: at })),
  );
}

/** An answer that was counted came back before it left. */
export function uncountUseIn(db: Db, questionId: string, templateId: string): void {
  const place = placeOf(db, questionId);
  if (!place) return;
  db.run(
    db.sql
      .updateTable('template_places')
      .set({ uses: sql<number>`uses - 1` })
      .where('account_id', '=', place.account_id)
      .where('community_id', '=', place.community_id)
      .where('template_id', '=', templateId)
      .where('uses', '>', 0),
  );
}

/** How many answers in this community went out with each template. */
export const usesIn = (db: Db, place: Place): Map<string, number> =>
  new Map(db.all(db.sql.selectFrom('template_places').select(['template_id', 'uses']).where('account_id', '=', place.account_id).where('community_id', '=', place.community_id)).map((row) => [row.template_id, row.uses]));

/** What stands in an answer of a template, as it was put there; the last time counts. */
export function noteInsert(db: Db, row: Tables['template_inserts']): void {
  db.run(db.sql.insertInto('template_inserts').values(row).onConflict((on) => on.columns(['question_id', 'template_id']).doUpdateSet(row)));
}
