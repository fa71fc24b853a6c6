import { rankOf, type Level } from '#shared/words/level.ts';
import type { Rule } from './rule-book.ts';
import type { HeardSignal, Whom } from './signals.ts';

/** A rule that fired, what it came to, and the words it heard. */
export interface Fired {
  rule: Rule;
  level: Level | null;
  heard: HeardSignal[];
}

/**
 * The rules that fire for these signals, highest first, and the level they make; routine means that nothing was found, not that it is safe.
 * A rule that needs a weak signal makes no more than `mostOfWeak`, and raises no flag.
 */
export function decide(rules: readonly Rule[], signals: readonly HeardSignal[], whom: Whom, mostOfWeak: Level = 'soon'): { level: Level; fired: Fired[] } {
  const byId = Map.groupBy(signals.toSorted((a, b) => Number(a.isWeak) - Number(b.isWeak)), ({ signal }) => signal);
  const fired = rules.flatMap((rule): Fired[] => {
    if (!ageFits(rule, whom) || rule.none.some((id) => byId.has(id))) return [];
    const heard = [...(eachOfAll(rule, byId) ?? [null]), ...(enough(rule, byId) ?? [null])];
    if (heard.includes(null)) return [];
    const isWeak = heard.some((one) => one?.isWeak === true);
    if (isWeak && rule.level === undefined) return [];
    const named = new Set(heard.map((one) => one?.signal ?? ''));
    const level = levelOf(rule, byId);
    return [{ rule, level: isWeak && level !== null ? lower(level, mostOfWeak) : level, heard: signals.filter(({ signal }) => named.has(signal)) }];
  });
  fired.sort((a, b) => rank(b) - rank(a));
  return { level: fired[0]?.level ?? 'routine', fired };
}

const lower = (a: Level, b: Level): Level => (rankOf(a) < rankOf(b) ? a : b);
const rank = ({ level }: Fired): number => (level === null ? -1 : rankOf(level));

/** For each group a signal of its own. Null: one is lacking. */
function eachOfAll({ all }: Rule, byId: ReadonlyMap<string, HeardSignal[]>): HeardSignal[] | null {
  const used: HeardSignal[] = [];
  for (const group of all) {
    const found = group.flatMap((id) => byId.get(id) ?? []).toSorted((a, b) => Number(a.isWeak) - Number(b.isWeak)).find((signal) => !used.some((other) => other.signal === signal.signal || isSameWords(other, signal)));
    if (!found) return null;
    used.push(found);
  }
  return used;
}

/** One word must not be two signs at once. */
const isSameWords = (a: HeardSignal, b: HeardSignal): boolean => a.at.from >= 0 && a.at.from === b.at.from && a.at.to === b.at.to;

/** A weak sign adds up less. */
const worthOfWeak = 0.5;

/** The signs that add up, if they come to enough: those that count in full, and where they do not suffice, the weak ones too. Null: they do not. */
function enough({ sum }: Rule, byId: ReadonlyMap<string, HeardSignal[]>): HeardSignal[] | null {
  if (!sum) return [];
  for (const takesWeak of [false, true]) {
    let points = 0;
    const used: HeardSignal[] = [];
    for (const [id, worth] of Object.entries(sum.points).toSorted((a, b) => b[1] - a[1])) {
      const found = byId.get(id)?.find((signal) => (takesWeak || !signal.isWeak) && (worth < 0 || !used.some((other) => isSameWords(other, signal))));
      if (!found) continue;
      points += found.isWeak && worth > 0 ? worth * worthOfWeak : worth;
      if (worth > 0) used.push(found);
    }
    if (points >= sum.atLeast) return used;
  }
  return null;
}

function levelOf({ level, lowered }: Rule, byId: ReadonlyMap<string, HeardSignal[]>): Level | null {
  if (level === undefined) return null;
  const ways = lowered.filter(({ by, unless }) => by.some((id) => byId.has(id)) && !unless.some((id) => byId.has(id))).map(({ to }) => to);
  return ways.reduce(lower, level);
}

function ageFits({ age }: Rule, { ageMonths, isChild }: Whom): boolean {
  if (!age) return true;
  if (ageMonths === null) return age.whenUnknown === 'pass' || (age.whenUnknown === 'child-word' && isChild === true) || (age.whenUnknown === 'not-child-word' && isChild !== true);
  return (age.underMonths === undefined || ageMonths < age.underMonths) && (age.fromMonths === undefined || ageMonths >= age.fromMonths);
}
