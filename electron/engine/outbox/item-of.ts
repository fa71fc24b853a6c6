import { z } from 'zod';
import { commandId, postId, questionId } from '#shared/words/ids.ts';
import type { OutboxItem } from '#shared/words/outbox.ts';
import { sentDisclaimer } from '#shared/words/template.ts';
import { threadChange, type ThreadChange } from '#shared/words/thread-change.ts';
import { trouble, type Trouble } from '#shared/words/trouble.ts';
import { readContent } from '../answers/content.ts';
import type { OutboxRow } from '../store/outbox.ts';
import { excerptOf } from '../threads/plain-text.ts';
import { reasonOf, type Pause } from './words.ts';

export const troubleIn = (row: OutboxRow): Trouble | null => readJson(row.trouble, (value) => trouble.parse(value));
export const changeIn = (row: OutboxRow): ThreadChange | null => readJson(row.change, (value) => threadChange.parse(value));

/** A row in the words of the window. */
export function itemOf(row: OutboxRow, { now, goesAt, pause, url, isBarred }: { now: number; goesAt: number | null; pause: Pause | null; url: string | null; isBarred: boolean }): OutboxItem {
  const met = troubleIn(row);
  return {
    id: commandId.parse(row.id),
    questionId: questionId.parse(row.question_id),
    title: row.title,
    // The person's own words; what was added to them is the same on every answer.
    excerpt: excerptOf(readContent(row.content)?.text || row.body),
    body: row.body,
    state: row.state,
    reason: reasonOf({ state: row.state, trouble: met, attempts: row.attempts, looks: row.looks, forMs: Math.max(0, now - row.changed_at), pause, isBarred, stood: row.post_id !== null }),
    trouble: met,
    ...(isBarred ? { isBarred } : {}),
    change: changeIn(row),
    goesAt,
    attempts: row.attempts,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    postId: row.post_id === null ? null : postId.parse(`${row.account_id}:${row.post_id}`),
    url,
    disclaimers: readJson(row.disclaimers, (value) => z.array(sentDisclaimer).parse(value)) ?? [],
  };
}

function readJson<T>(kept: string | null, parse: (value: unknown) => T): T | null {
  if (kept === null) return null;
  try {
    return parse(JSON.parse(kept));
  } catch {
    return null;
  }
}
