import { expect } from 'vitest';
import type { ForumKind } from '#shared/words/account.ts';
import type { Settings } from '../forum-double.ts';
import type { Sent, World } from '../world.ts';

/** One row of the fault matrix: what goes wrong, and what must have become of the answers at the end. */
export interface Row {
  number: number;
  says: string;
  settings?: (kind: ForumKind) => Settings;
  /** Lets it go wrong. Returns how many more than one of an answer may stand on the forum; nothing: none. */
  run(world: World): Promise<number | void>;
}

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;

/** The state of an item, and how often it was tried. */
export function mustBe(world: World, item: Sent, state: string, attempts?: number): void {
  const row = world.row(item);
  const said = `${row.state} after ${row.attempts} attempts, ${row.trouble}`;
  expect(row.state, said).toBe(state);
  if (attempts !== undefined) expect(row.attempts, said).toBe(attempts);
}

export async function mustSay(world: World, item: Sent, words: RegExp): Promise<void> {
  expect((await world.item(item)).reason).toMatch(words);
}

/** Something was in this state at any time; the log says where each item went. */
export const wasEver = (world: World, state: string): boolean => world.log.lines.some((line) => line.includes(`"to":"${state}"`));

/** What was asked of the forum strictly between two moments. */
export const askedBetween = (world: World, from: number, to: number) => world.proxy.seen.filter(({ at }) => at > from && at < to);
