import { may } from '#shared/people/may.ts';
import type { SettingsFile } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { everybody, readRoles } from '../../store/team/people.ts';

/** More readers than this want a group of their own on the forum. */
const mostReaders = 10;

/** Who gets a message when a second look is asked for; and where it waits when nobody does. */
export type Place = { place: 'forum'; to: string[] } | { place: 'machine'; why: string };

/** The readers' group where one is set, else every second reader this desk knows, but never whoever asks. */
export function placeFor(db: Db, settings: SettingsFile, me: string): Place {
  const group = settings.current().readersGroup.trim();
  if (group !== '') return { place: 'forum', to: [group] };
  const to = everybody(db).filter(({ username, roles }) => username.toLowerCase() !== me.toLowerCase() && may(readRoles(roles), 'second-read')).map(({ username }) => username)
    // Names are joined by commas on their way; one that is no name would be another's.
    .filter((username) => /^[\p{L}\p{N}_.-]{1,60}$/u.test(username));
  if (to.length === 0) return { place: 'machine', why: 'This desk knows no other second reader, so only people at this machine can read it. An administrator names readers under People and roles.' };
  return { place: 'forum', to: to.slice(0, mostReaders) };
}
