import { describe, expect, it } from 'vitest';
import type { ForumKind } from '#shared/words/account.ts';
import { answered } from './rows/answered.ts';
import { away } from './rows/away.ts';
import { lost } from './rows/lost.ts';
import type { Row } from './rows/row.ts';
import { aWorld, mustBeHonest, told } from './world.ts';

const rows: readonly Row[] = [...away, ...lost, ...answered].toSorted((a, b) => a.number - b.number);

/** Fewer while one works at something else: `ROUNDS_SEEDS=3`. One alone, again: `ROUNDS_SEED=17`. */
const seeds = (): number[] => {
  const one = process.env['ROUNDS_SEED'];
  return one === undefined ? Array.from({ length: Number(process.env['ROUNDS_SEEDS'] ?? 20) }, (_, i) => i + 1) : [Number(one)];
};

/** One run: a forum, a proxy, a desk, one row's fault. Returns how many duplicates there are. */
async function once(kind: ForumKind, row: Row, seed: number): Promise<number> {
  const world = await aWorld({ kind, seed: row.number * 1_000 + seed, ...row.settings?.(kind) });
  try {
    const twins = (await row.run(world)) ?? 0;
    // Whatever was left to happen has happened.
    await world.pass(2 * 3_600_000);
    return await mustBeHonest(world, { twins });
  } catch (error) {
    if (error instanceof Error) error.message = `ROUNDS_SEED=${seed}: ${error.message}\n${told(world)}`;
    throw error;
  } finally {
    await world.stop();
  }
}

export function theMatrix(kind: ForumKind): void {
  describe(`the fault matrix on ${kind}`, () => {
    let runs = 0;
    let duplicates = 0;
    it.each(rows.map((row) => [row.number, row.says, row] as const))('%i: %s', { timeout: 400_000 }, async (_, __, row) => {
      for (const seed of seeds()) {
        const found = await once(kind, row, seed);
        if (row.number !== 24) expect(found, `duplicates with ROUNDS_SEED=${seed}`).toBe(0);
        runs += 1;
        duplicates += row.number === 24 ? 0 : found;
      }
    });
    it('has every row of the matrix, and no duplicate anywhere but where something delivers twice', () => {
      expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 26 }, (_, i) => i + 1));
      expect(duplicates).toBe(0);
      expect(runs).toBe(rows.length * seeds().length);
      console.info(`${kind}: ${runs} runs, ${duplicates} duplicates`);
    });
  });
}
