import { may } from '#shared/people/may.ts';
import type { May } from '#shared/words/people.ts';
import type { TroubleOf } from '#shared/words/trouble.ts';
import type { Db } from '../store/db.ts';
import { whoAmI } from '../store/team/activity.ts';
import { rolesOf } from '../store/team/people.ts';
import { TroubleError } from '../trouble.ts';

const needs: Readonly<Record<May, string>> = {
  send: 'Sending answers is for answerers. An administrator of this desk can give you that role.',
  moderate: 'This is for moderators. An administrator of this desk can give you that role.',
  'second-read': 'Judging answers of others is for second readers. An administrator of this desk can give you that role.',
  'author-templates': 'Publishing for others is for template authors. An administrator of this desk can give you that role.',
  administer: 'This is for administrators of this desk.',
};

const inTraining: Readonly<Partial<Record<May, string>>> = {
  send: 'You are in training here, so a second reader sends what you write. Ask for a second look.',
  moderate: 'You are in training here. What a moderator does reaches the forum, so ask one of them.',
};

/** Why the person at this desk may not do this; null: they may. Read from the store each time, so that a role that was taken away counts at once. */
export function mayDo(db: Db, what: May): TroubleOf<'not-allowed'> | null {
  const roles = rolesOf(db, whoAmI(db));
  if (may(roles, what)) return null;
  return { kind: 'not-allowed', say: (roles.includes('trainee') ? inTraining[what] : undefined) ?? needs[what], remedy: 'none' };
}

/** The same as a throw. Trouble: not-allowed. */
export function mustMayDo(db: Db, what: May): void {
  const trouble = mayDo(db, what);
  if (trouble) throw new TroubleError(trouble);
}
