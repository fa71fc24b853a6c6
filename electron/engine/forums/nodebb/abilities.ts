import type { Ability, AbilityState } from '#shared/words/account.ts';
import type { WireSelf } from './wire.ts';

/** NodeBB looks at no token where it takes files, so whoever comes with one is a stranger there. */
export const needsSession = 'NodeBB takes pictures only from those who signed in with name and password, and this account came with a token.';

/** What decides beside the account itself. `now`: on the forum's clock. `mostFileKb` null: the forum does not say. */
export interface Means {
  now: number;
  isSession: boolean;
  mostFileKb: number | null;
}

/** Every ability, each with the reason where it is missing. Pure. */
export function abilitiesOf(me: WireSelf, { now, isSession, mostFileKb }: Means): AbilityState[] {
  const looksAfter = me.isAdmin || me.isGlobalModerator || me.isModerator;
  const silence = me.banned ? 'The forum has banned this account.' : (me.mutedUntil ?? 0) > now ? 'The forum has muted this account for now.' : '';
  const staff = (what: string): string => (looksAfter ? '' : `The forum lets only those who look after it ${what}.`);
  const why: Record<Ability, string> = {
    reply: silence,
    edit: silence,
    delete: silence,
    claim: 'NodeBB does not keep who is at a question, so claims stay on this computer.',
    tag: staff('tag the questions of others'),
    move: staff('move questions'),
    close: staff('close questions'),
    flag: me.banned ? silence : '',
    accept: 'NodeBB does not mark an answer as the solution.',
    'judge-held': looksAfter ? '' : 'Only those who look after the forum see what waits for approval.',
    upload: silence !== '' ? silence : mostFileKb === 0 ? 'This forum takes no pictures.' : isSession ? '' : needsSession,
    messages: 'NodeBB has chats in place of messages, and Rounds does not write in them.',
  };
  return (Object.keys(why) as Ability[]).map((ability) => ({ ability, isThere: why[ability] === '', why: why[ability] }));
}
