import { sql, type RawBuilder } from 'kysely';
import type { Db } from './db.ts';
import { idsOf } from './accounts.ts';
import type { TableName } from './tables.ts';

/** Answers that have not arrived; those that wait for a moderator have. */
const unsentStates = ['held', 'waiting', 'sending', 'checking', 'needs-you'] as const;

export const unsentOf = (db: Db, accountId: string): number =>
  Number(db.one(db.sql.selectFrom('outbox').select((is) => is.fn.countAll<number>().as('n')).where('account_id', '=', accountId).where('state', 'in', unsentStates))?.n ?? 0);

const some = (n: number, one: string, many: string): string[] => (n === 0 ? [] : [n === 1 ? `one ${one}` : `${n} ${many}`]);

/** Why an account may not be removed yet, as a sentence; null: nothing of anybody's work would be lost. */
export function whatIsLeft(db: Db, accountId: string): string | null {
  const { from, to } = idsOf(accountId);
  const drafts = Number(db.one(db.sql.selectFrom('drafts').select((is) => is.fn.countAll<number>().as('n')).where('question_id', '>=', from).where('question_id', '<', to).where('is_discarded', '=', 0))?.n ?? 0);
  const deeds = Number(db.one(db.sql.selectFrom('deeds').innerJoin('batches', 'batches.id', 'deeds.batch_id').select((is) => is.fn.countAll<number>().as('n')).where('batches.account_id', '=', accountId).where('deeds.state', 'in', ['held', 'waiting', 'doing', 'checking', 'needs-you']))?.n ?? 0);
  const unsent = unsentOf(db, accountId);
  const amends = Number(db.one(db.sql.selectFrom('amends').select((is) => is.fn.countAll<number>().as('n')).where('account_id', '=', accountId).where('state', 'not in', ['done', 'dropped']))?.n ?? 0);
  const parts = [...some(unsent, 'answer that has not arrived', 'answers that have not arrived'), ...some(drafts, 'draft', 'drafts'), ...some(deeds, 'deed of a moderator that is not done', 'deeds of moderators that are not done'), ...some(amends, 'change of an answer that is not done', 'changes of answers that are not done')];
  if (parts.length === 0) return null;
  const list = parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
  const isOne = unsent + drafts + deeds + amends === 1;
  return `There ${isOne ? 'is' : 'are'} ${list} left on this forum. Take ${isOne ? 'it back or put it' : 'them back or put them'} away first, or sign in and finish.`;
}

/** Questions that go at once: others have their turn in between. */
const chunk = 200;

/** What hangs on a question by its id, in the order in which it may go. */
const ofQuestion: readonly TableName[] = ['amends', 'posts', 'drafts', 'draft_revisions', 'template_inserts', 'word_levels', 'ticks', 'level_changes', 'flag_changes', 'claims', 'follow_ups', 'follow_ups_before', 'receptions', 'activity'];

/** Takes an account and everything that was read of its forum out of the store, a part at a time. Asked again, it goes on where it stopped. */
export async function removeAccount(db: Db, accountId: string, mayGoOn: () => boolean = () => true): Promise<void> {
  for (;;) {
    if (!mayGoOn()) return;
    const rows = db.all(db.sql.selectFrom('questions').select(['id', 'seq']).where('account_id', '=', accountId).limit(chunk));
    if (rows.length === 0) break;
    db.tx(() => removeQuestions(db, rows));
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  if (mayGoOn()) db.tx(() => removeRest(db, accountId));
}

const among = (column: string, ids: readonly (string | number)[]): RawBuilder<boolean> => sql<boolean>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(ids)}))`;

function removeQuestions(db: Db, rows: readonly { id: string; seq: number }[]): void {
  const ids = rows.map(({ id }) => id);
  const items = db.all(db.sql.selectFrom('outbox').select('seq').where(among('question_id', ids))).map(({ seq }) => seq);
  const deeds = db.all(db.sql.selectFrom('deeds').select('seq').where(among('question_id', ids))).map(({ seq }) => seq);
  const looks = db.all(db.sql.selectFrom('looks').select('id').where(among('question_id', ids))).map(({ id }) => id);
  db.run(db.sql.deleteFrom('attempts').where(among('outbox_seq', items)));
  db.run(db.sql.deleteFrom('deed_attempts').where(among('deed_seq', deeds)));
  db.run(db.sql.deleteFrom('look_letters').where(among('look_id', looks)));
  db.run(db.sql.deleteFrom('looks').where(among('question_id', ids)));
  db.run(db.sql.deleteFrom('outbox').where(among('question_id', ids)));
  db.run(db.sql.deleteFrom('deeds').where(among('question_id', ids)));
  for (const table of ofQuestion) db.run(db.sql.deleteFrom(table).where(among('question_id', ids)));
  db.run(db.sql.deleteFrom('question_words').where(among('rowid', rows.map(({ seq }) => seq))));
  db.run(db.sql.deleteFrom('questions').where(among('id', ids)));
}

function removeRest(db: Db, accountId: string): void {
  const batches = db.all(db.sql.selectFrom('batches').select('id').where('account_id', '=', accountId)).map(({ id }) => id);
  const deeds = db.all(db.sql.selectFrom('deeds').select('seq').where(among('batch_id', batches))).map(({ seq }) => seq);
  db.run(db.sql.deleteFrom('deed_attempts').where(among('deed_seq', deeds)));
  db.run(db.sql.deleteFrom('deeds').where(among('batch_id', batches)));
  db.run(db.sql.deleteFrom('batches').where('account_id', '=', accountId));
  db.run(db.sql.deleteFrom('held_posts').where('account_id', '=', accountId));
  db.run(db.sql.deleteFrom('look_threads').where('account_id', '=', accountId));
  db.run(db.sql.deleteFrom('template_pins').where('account_id', '=', accountId));
  db.run(db.sql.deleteFrom('template_places').where('account_id', '=', accountId));
  db.run(db.sql.deleteFrom('resources').where('id', '>=', `forum:${accountId}:`).where('id', '<', `forum:${accountId};`));
  db.run(db.sql.deleteFrom('people').where('account_id', '=', accountId));
  db.run(db.sql.deleteFrom('cursors').where('account_id', '=', accountId));
  db.run(db.sql.deleteFrom('spent').where('account_id', '=', accountId));
  db.run(db.sql.deleteFrom('communities').where('account_id', '=', accountId));
  db.run(db.sql.deleteFrom('accounts').where('id', '=', accountId));
}
