import { lackOf } from '#renderer/forum/forum-state.ts';
import { accountOf, useForums } from '#renderer/forum/use-forums.ts';
import type { Ability } from '#shared/words/account.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { OfferedKind } from './deed-words.ts';

/** How many of the questions are on forums that do not allow a deed, and the first reason. */
export interface Lack {
  count: number;
  isEvery: boolean;
  why: string;
}

/** What a deed needs of the forum. What stays on this desk needs nothing, and hiding is asked for without having been promised. */
const needs: Partial<Record<OfferedKind, Ability>> = { duplicate: 'close', close: 'close', 'off-topic': 'close', 'needs-information': 'reply', move: 'move', tag: 'tag', flag: 'flag' };

/** Says of a deed for which of these questions it is missing; null: for none. */
export function useLacks(ids: readonly QuestionId[]): (kind: OfferedKind) => Lack | null {
  const accounts = useForums().value ?? [];
  return (kind) => {
    const ability = needs[kind];
    if (ability === undefined) return null;
    const reasons = ids.flatMap((id) => lackOf(accounts.find(({ accountId }) => accountId === accountOf(id)), ability) ?? []);
    const [why] = reasons;
    return why === undefined ? null : { count: reasons.length, isEvery: reasons.length === ids.length, why };
  };
}
