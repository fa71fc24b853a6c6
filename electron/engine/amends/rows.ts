import { amendKind, amendState, type Amend } from '#shared/words/amend.ts';
import { commandId } from '#shared/words/ids.ts';
import { trouble, type Trouble } from '#shared/words/trouble.ts';
import { composeAnswer } from '../answers/compose.ts';
import { readContent } from '../answers/content.ts';
import type { Pause } from '../outbox/words.ts';
import type { AmendRow } from '../store/amends.ts';
import type { OutboxRow } from '../store/outbox.ts';
import { splitSign } from './source-parts.ts';
import { reasonOf } from './words.ts';

export function troubleIn(row: Pick<AmendRow, 'trouble'>): Trouble | null {
  if (row.trouble === null) return null;
  try {
    return trouble.safeParse(JSON.parse(row.trouble)).data ?? null;
  } catch {
    return null;
  }
}

/** The answer as it left this desk, and the person's own words in it; null: it did not, or they cannot be read. */
export function sentOf(item: Pick<OutboxRow, 'body' | 'content'> | undefined): { body: string; own: string } | null {
  const content = item && readContent(item.content);
  return item && content ? { body: item.body, own: composeAnswer(content.text, { top: '', bottom: '' }) } : null;
}

/** A row in the words of the window. */
export const amendOf = (row: AmendRow, { pause, isBarred }: { pause: Pause | null; isBarred: boolean }): Amend => {
  const met = troubleIn(row);
  const kind = amendKind.parse(row.kind);
  const state = amendState.parse(row.state);
  return { id: commandId.parse(row.id), kind, state, reason: reasonOf({ kind, state, trouble: met, pause, isBarred }), trouble: met, text: row.text, now: row.now === null ? null : splitSign(row.now).body, changedAt: row.changed_at };
};
