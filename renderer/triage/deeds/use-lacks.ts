import { lackOf } from '#renderer/forum/forum-state.ts';
import { accountOf, useForums } from '#renderer/forum/use-forums.ts';
import type { Ability } from '#shared/words/account.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { OfferedKind } from './deed-words.ts';

/** What a deed needs of the forum. What stays on this desk needs nothing, and hiding is asked for without having been promised. */
const needs: Partial<Record<OfferedKind, Ability>> = { duplicate: 'close', close: 'close', 'off-topic': 'close', 'needs-information': 'reply', move: 'move', tag: 'tag', flag: 'flag' };

/** Says of a deed why no forum of these questions allows it; null: one does, or nobody knows yet. */
export function useLacks(ids: readonly QuestionId[]): (kind: OfferedKind) => string | null {
  const accounts = useForums().value ?? [];
  const theirs = [...new Set(ids.map(accountOf))].map((id) => accounts.find(({ accountId }) => accountId === id));
  return (kind) => {
    const ability = needs[kind];
    if (ability === undefined) return null;
    const reasons = theirs.map((account) => lackOf(account, ability));
    return reasons.every((why) => why !== null) ? (reasons[0] ?? null) : null;
  };
}
