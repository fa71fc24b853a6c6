import { timeAgo } from '#renderer/ui/time-ago.tsx';
import type { Ability, AbilityState, Account } from '#shared/words/account.ts';

let counted: Intl.NumberFormat | undefined;

/** "1,200". The first formatter of a page is slow to make, and most desks never need one. */
export const sayCount = (count: number): string => (count < 1_000 ? String(count) : (counted ??= new Intl.NumberFormat('en')).format(count));

/** "3 answers wait here". Empty: none does. Pure. */
export const sayUnsent = (unsent: number): string => (unsent === 0 ? '' : unsent === 1 ? '1 answer waits here' : `${sayCount(unsent)} answers wait here`);

/** Where an account stands, in words. Pure. */
export function stateWords({ state, sync }: Pick<Account, 'state' | 'sync'>, now: number): string {
  const known = sync.lastAt === null ? '' : `; this is how it was ${timeAgo(sync.lastAt, now)}`;
  switch (state) {
    case 'reading':
      if (sync.state !== 'starting') return 'Reading what is new';
      return sync.total === null ? (sync.done === 0 ? 'Reading' : `Reading, ${sayCount(sync.done)} so far`) : `Reading ${sayCount(sync.done)} of ${sayCount(sync.total)}`;
    case 'in-step':
      return sync.lastAt === null ? 'In step' : `In step, ${timeAgo(sync.lastAt, now)}`;
    case 'offline':
      return `Offline${known}`;
    case 'paused':
      return `Paused${known}`;
    case 'signed-out':
      return 'Signed out: nothing leaves until you sign in again';
  }
}

/** "412 of 2,880 requests today". Null: nobody counts. Pure. */
export function allowanceWords({ day, minute }: Pick<Account, 'day' | 'minute'>): string | null {
  const say = ({ used, most }: { used: number; most: number | null }, per: string): string => (most === null ? `${sayCount(used)} requests ${per}` : `${sayCount(used)} of ${sayCount(most)} requests ${per}`);
  if (day.most === null) return day.used === 0 ? null : say(day, 'today');
  return minute.most === null || minute.used < minute.most ? say(day, 'today') : `${say(day, 'today')}, and none left this minute`;
}

const deeds: Readonly<Record<Ability, string>> = {
  reply: 'answer',
  edit: 'change your answers',
  delete: 'delete your answers',
  claim: 'claim questions where others see it',
  tag: 'tag',
  move: 'move questions',
  close: 'close them',
  flag: 'flag them',
  accept: 'mark what solved one',
  'judge-held': 'judge what waits for approval',
  upload: 'upload pictures',
  messages: 'write messages',
};

const lacks: Readonly<Record<Ability, string>> = {
  reply: 'No answers',
  edit: 'Answers cannot be changed',
  delete: 'Answers cannot be deleted',
  claim: 'Claims stay on this machine',
  tag: 'No tagging',
  move: 'No moving',
  close: 'No closing',
  flag: 'No flags',
  accept: 'No solution is marked',
  'judge-held': 'Nothing to approve',
  upload: 'No pictures',
  messages: 'No messages',
};

/** What can be done there, and each thing that cannot, with its reason. Pure. */
export function abilityWords(abilities: readonly AbilityState[]): { can: string; cannot: { ability: Ability; say: string; why: string }[] } {
  return {
    can: abilities.filter(({ isThere }) => isThere).map(({ ability }) => deeds[ability]).join(', '),
    cannot: abilities.filter(({ isThere }) => !isThere).map(({ ability, why }) => ({ ability, say: lacks[ability], why })),
  };
}

/** Why an account cannot do this; null: it can, or nobody has found out yet. Pure. */
export function lackOf(account: Pick<Account, 'abilities'> | undefined, ability: Ability): string | null {
  const known = account?.abilities.find((one) => one.ability === ability);
  return known === undefined || known.isThere ? null : known.why || lacks[ability];
}
