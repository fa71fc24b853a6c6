import { rankOf, type Level } from '#shared/words/level.ts';
import type { Rule } from './rule-book.ts';
import type { HeardSignal, Whom } from './signals.ts';

/** A rule that fired, what it came to, and the words it heard. */
export interface Fired {
  rule: Rule;
  level: Level | null;
  heard: HeardSignal[];
}

/** The rules that fire for these signals, highest first, and the level they make; routine means that nothing was found, not that it is safe. */
export function decide(rules: readonly Rule[], signals: readonly HeardSignal[], whom: Whom): { level: Level; fired: Fired[] } {
  const byId = Map.groupBy(signals, ({ signal }) => signal);
  const fired = rules.flatMap((rule): Fired[] => {
    if (!ageFits(rule, whom) || rule.none.some((id) => byId.has(id))) return [];
    const heard = [...(eachOfAll(rule, byId) ?? [null]), ...(enough(rule, byId) ?? [null])];
    if (heard.includes(null)) return [];
    const named = new Set(heard.map((one) => one?.signal ?? ''));
    return [{ rule, level: levelOf(rule, byId), heard: signals.filter(({ signal }) => named.has(signal)) }];
  });
  fired.sort((a, b) => rank(b) - rank(a));
  return { level: fired[0]?.level ?? 'routine', fired };
}

const rank = ({ level }: Fired): number => (level === null ? -1 : rankOf(level));

/** For each group a signal of its own. Null: one is lacking. */
function eachOfAll({ all }: Rule, byId: ReadonlyMap<string, HeardSignal[]>): HeardSignal[] | null {
  const used: HeardSignal[] = [];
  for (const group of all) {
    const found = group.flatMap((id) => byId.get(id) ?? []).find((signal) => !used.some((other) => other.signal === signal.signal || isSameWords(other, signal)));
    if (!found) return null;
    used.push(found);
  }
  return used;
}

/** One word must not be two signs at once. */
const isSameWords = (a: HeardSignal, b: HeardSignal): boolean => a.at.from >= 0 && a.at.from === b.at.from && a.at.to === b.at.to;

/** The signs that add up, if they come to enough. Null: they do not. */
function enough({ sum }: Rule, byId: ReadonlyMap<string, HeardSignal[]>): HeardSignal[] | null {
  if (!sum) return [];
  let points = 0;
  const used: HeardSignal[] = [];
  for (const [id, worth] of Object.entries(sum.points).toSorted((a, b) => b[1] - a[1])) {
    const found = byId.get(id)?.find((signal) => worth < 0 || !used.some((other) => isSameWords(other, signal)));
    if (!found) continue;
    points += worth;
    if (worth > 0) used.push(found);
  }
  return points >= sum.atLeast ? used : null;
}

function levelOf({ level, lowered }: Rule, byId: ReadonlyMap<string, HeardSignal[]>): Level | null {
  if (level === undefined) return null;
  const ways = lowered.filter(({ by, unless }) => by.some((id) => byId.has(id)) && !unless.some((id) => byId.has(id))).map(({ to }) => to);
  return ways.reduce((low, to) => (rankOf(to) < rankOf(low) ? to : low), level);
}

function ageFits({ age }: Rule, { ageMonths, isChild }: Whom): boolean {
  if (!age) return true;
  if (ageMonths === null) return age.whenUnknown === 'pass' || (age.whenUnknown === 'child-word' && isChild === true) || (age.whenUnknown === 'not-child-word' && isChild !== true);
  return (age.underMonths === undefined || ageMonths < age.underMonths) && (age.fromMonths === undefined || ageMonths >= age.fromMonths);
}
