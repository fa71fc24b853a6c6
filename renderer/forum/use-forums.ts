import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive, type LiveValue } from '#renderer/link/use-live.ts';
import type { Account } from '#shared/words/account.ts';
import type { AccountId } from '#shared/words/ids.ts';

/** The account a question, a post or an answer belongs to. */
export const accountOf = (id: string): AccountId => id.slice(0, Math.max(0, id.indexOf(':'))) as AccountId;

/** The forums of this desk, the practice forum first. */
export function useForums(): LiveValue<Account[]> {
  const desk = useDesk();
  return useLive(desk.query.accounts.list.experimental_liveOptions());
}

/** The forum of a question and who this person is there; undefined while unknown. */
export function useForumOf(id: string): Account | undefined {
  return useForums().value?.find((account) => account.accountId === accountOf(id));
}

/** What each forum is called where several are; those of one name are told apart by who the person is there, or by their addresses. Null: there is one, and nobody need say its name. Pure. */
export function forumNames(accounts: readonly Account[]): Readonly<Record<string, string>> | null {
  if (accounts.length < 2) return null;
  const ways: ((account: Account) => string)[] = [({ title }) => title, ({ title, me }) => `${title} (${me.username})`, ({ title, me, url }) => `${title} (${me.username}, ${URL.parse(url)?.host ?? url})`];
  const nameOf = (account: Account): string => (ways.find((way) => accounts.every((other) => other === account || way(other) !== way(account))) ?? ways[2])?.(account) ?? account.title;
  return Object.fromEntries(accounts.map((account) => [account.accountId, nameOf(account)]));
}

/** What each forum is called, by its account; null where there is one forum only. */
export function useForumNames(): Readonly<Record<string, string>> | null {
  const desk = useDesk();
  return useQuery({ ...desk.query.accounts.list.experimental_liveOptions(), select: forumNames }).data ?? null;
}

/** What belongs to accounts, by forum, in the order in which it came. Pure. */
export function byForum<T extends { accountId: AccountId }>(all: readonly T[], names: Readonly<Record<string, string>>): { accountId: AccountId; name: string; own: T[] }[] {
  return [...Map.groupBy(all, ({ accountId }) => accountId)].map(([accountId, own]) => ({ accountId, name: names[accountId] ?? '', own }));
}

/** Says the forum's name of whatever has this id; null where there is one forum only. The same function until a name changes, whatever else is counted. */
export function useForumName(): (id: string) => string | null {
  const names = useForumNames();
  return useCallback((id: string) => names?.[accountOf(id)] ?? null, [names]);
}
