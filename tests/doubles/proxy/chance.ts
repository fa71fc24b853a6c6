/** Dice that a seed decides (mulberry32): the same seed, the same throws, on every machine. */
export interface Chance {
  /** From 0 to 1. */
  roll(): number;
  /** Whole, from `least` to `most`, both included. */
  between(least: number, most: number): number;
  isSo(share: number): boolean;
  pick<T>(of: readonly T[]): T;
}

export function aChance(seed: number): Chance {
  let state = seed >>> 0;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    roll,
    between: (least, most) => least + Math.floor(roll() * (most - least + 1)),
    isSo: (share) => roll() < share,
    pick: (of) => {
      if (of.length === 0) throw new Error('nothing to pick from');
      return of[Math.floor(roll() * of.length)] as (typeof of)[number];
    },
  };
}
