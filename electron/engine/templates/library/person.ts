import type { SettingsFile } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import type { Person } from './visible.ts';

/** Who sits at this desk, by the name the forum knows; a real forum before the practice one. */
export function readPerson({ db, settings }: { db: Db; settings: SettingsFile }): Person {
  const account = db.one(db.sql.selectFrom('accounts').select('my_username').orderBy('is_practice').orderBy('id').limit(1));
  return { name: account?.my_username ?? '', teams: settings.current().teams };
}
