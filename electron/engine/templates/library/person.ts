import type { SettingsFile } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { myNames, whoAmI } from '../../store/team/activity.ts';
import type { Person } from './visible.ts';

/** Who sits at this desk: the name they use most, and every other they go by, so that what they wrote under one stays theirs under another. */
export function readPerson({ db, settings }: { db: Db; settings: SettingsFile }): Person {
  return { name: whoAmI(db), otherNames: myNames(db), teams: settings.current().teams };
}
