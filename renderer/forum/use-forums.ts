import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive, type LiveValue } from '#renderer/link/use-live.ts';
import type { Account } from '#shared/words/account.ts';

/** The account a question, a post or an answer belongs to. */
export const accountOf = (id: string): string => id.slice(0, Math.max(0, id.indexOf(':')));

/** The forums of this desk, the practice forum first. */
export function useForums(): LiveValue<Account[]> {
  const desk = useDesk();
  return useLive(desk.query.accounts.list.experimental_liveOptions());
}

/** The forum of a question and who this person is there; undefined while unknown. */
export function useForumOf(id: string): Account | undefined {
  return useForums().value?.find((account) => account.accountId === accountOf(id));
}

/** What each forum is called where several are; two accounts on one forum are told apart by who they are. Null: there is one, and nobody need say its name. Pure. */
export function forumNames(accounts: readonly Account[]): Readonly<Record<string, string>> | null {
  if (accounts.length < 2) return null;
  const isTwice = (title: string): boolean => accounts.filter((account) => account.title === title).length > 1;
  return Object.fromEntries(accounts.map(({ accountId, title, me }) => [accountId, isTwice(title) ? `${title} (${me.username})` : title]));
}

/** Says the forum's name of whatever has this id; null where there is one forum only. The same function until a name changes, whatever else is counted. */
export function useForumName(): (id: string) => string | null {
  const desk = useDesk();
  const { data: names } = useQuery({ ...desk.query.accounts.list.experimental_liveOptions(), select: forumNames });
  return useCallback((id: string) => names?.[accountOf(id)] ?? null, [names]);
}
