import type { DatabaseSync } from 'node:sqlite';
import { desk } from './migrations/0001-desk.ts';
import { library } from './migrations/0002-library.ts';
import { teamwork } from './migrations/0003-teamwork.ts';
import { accounts } from './migrations/0004-accounts.ts';
import { spent } from './migrations/0005-spent.ts';
import { amends } from './migrations/0006-amends.ts';
import { manyQuestions } from './migrations/0007-many-questions.ts';
import { StoreTrouble } from './store-trouble.ts';

/** In order; a migration that has been released is never edited. */
export const migrations: readonly string[] = [desk, library, teamwork, accounts, spent, amends, manyQuestions];

/** Brings the database to the newest shape in one transaction, or leaves it as it was. A database from a newer Rounds is refused untouched. */
export function migrate(sqlite: DatabaseSync, steps: readonly string[] = migrations): void {
  const at = refuseNewer(sqlite, steps);
  if (at === steps.length) return;
  sqlite.exec('begin immediate');
  try {
    for (const step of steps.slice(at)) sqlite.exec(step);
    sqlite.exec(`pragma user_version = ${steps.length}`);
    sqlite.exec('commit');
  } catch (error) {
    sqlite.exec('rollback');
    throw error;
  }
}

/** Throws where the database knows more steps than we do. Returns how many it has taken. */
export function refuseNewer(sqlite: DatabaseSync, steps: readonly string[] = migrations): number {
  const { user_version: at } = sqlite.prepare('pragma user_version').get() as { user_version: number };
  if (at > steps.length) {
    throw new StoreTrouble('newer', `This data folder was written by a newer Rounds (shape ${at}, this one knows ${steps.length}). Nothing was changed. Start the newer Rounds, or choose another folder with --data-dir.`);
  }
  return at;
}
