// Fits the weights of single words: `node tests/shared/triage/fit-wording.ts [file of other questions]`. The other questions, if any, count as not urgent, a quarter each.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stemOf, weigh } from '#shared/triage/wording.ts';
import { tokensOf } from '#shared/triage/tokens.ts';
import demo from '#electron/practice-forum/seed/demo-questions.json' with { type: 'json' };

interface Row {
  stems: ReadonlySet<string>;
  isUrgent: boolean;
  counts: number;
}
interface Labelled {
  title: string;
  body: string;
  level: string;
}

const [leastTexts, rounds, speed, shrink, atLeast] = [3, 400, 0.3, 0.03, 1.6];
/** Words that say nothing by themselves; whoever reads why a question was raised learns nothing from them. */
const empty = new Set(
  'a about after all also am an and any are as at be because been before being between both but by can could did do does doesnt done dont each every for from get gets give given go goes gone got had has have he hello her here hers hi him his how i if ill im in into is isnt it its ive just know la lot make many may me mine much my myself name need no nor not of off on one only or other our out over own please put r s said same say says see she should sh so some such than thank thanks that the their them then there these they thing think this those through to too two under up us use used very was way we well were what when where which while who why will with without would yes yet you your like really though maybe quite bit'.split(' ').flatMap((word) => stemOf(word) ?? []),
);
const here = new URL('./questions/', import.meta.url);
const read = (file: URL | string): Labelled[] => JSON.parse(readFileSync(file, 'utf8')) as Labelled[];
const stemsOf = ({ title, body }: { title: string; body: string }): ReadonlySet<string> => new Set(tokensOf(title, body).flatMap(({ word }) => stemOf(word) ?? []).filter((stem) => !empty.has(stem)));
const rowOf = (one: Labelled, counts = 1): Row => ({ stems: stemsOf(one), isUrgent: one.level === 'emergency' || one.level === 'urgent', counts });

const written = readdirSync(here).filter((name) => name.startsWith('dev')).flatMap((name) => read(new URL(name, here)));
const seeded = demo.flatMap((one) => ('expected' in one && one.expected ? [{ title: one.title, body: one.body, level: one.expected.level }] : []));
const others = process.argv[2] ? read(process.argv[2]).map((one) => rowOf({ ...one, level: 'routine' }, 0.25)) : [];
const rows = [...[...written, ...seeded].map((one) => rowOf(one)), ...others];

const texts = new Map<string, number>();
for (const { stems } of rows) for (const stem of stems) texts.set(stem, (texts.get(stem) ?? 0) + 1);
const known = [...texts].filter(([, count]) => count >= leastTexts).map(([stem]) => stem);
const urgent = rows.filter(({ isUrgent }) => isUrgent).length;
const share = (isUrgent: boolean): number => rows.length / (2 * (isUrgent ? urgent : rows.length - urgent));

const weights: Record<string, number> = Object.fromEntries(known.map((stem) => [stem, 0]));
let start = 0;
for (let round = 0; round < rounds; round += 1) {
  const slope = new Map<string, number>();
  let startSlope = 0;
  for (const { stems, isUrgent, counts } of rows) {
    const off = (1 / (1 + Math.exp(-weigh(stems, { start, atLeast, weights }))) - Number(isUrgent)) * share(isUrgent) * counts;
    startSlope += off;
    for (const stem of stems) slope.set(stem, (slope.get(stem) ?? 0) + off);
  }
  start -= (speed * startSlope) / rows.length;
  for (const stem of known) weights[stem] = (weights[stem] ?? 0) - speed * (((slope.get(stem) ?? 0) * 8) / rows.length + shrink * (weights[stem] ?? 0));
}
const kept = Object.entries(weights)
  .filter(([, weight]) => Math.abs(weight) >= 0.03)
  .map(([stem, weight]): [string, number] => [stem, Math.round(weight * 100) / 100])
  .toSorted(([a], [b]) => (a < b ? -1 : 1));
const file = fileURLToPath(new URL('../../../shared/triage/rules/wording.json', import.meta.url));
writeFileSync(file, `${JSON.stringify({ start: Math.round(start * 100) / 100, atLeast, weights: Object.fromEntries(kept) }, null, 1)}\n`);
process.stdout.write(`${kept.length} words from ${rows.length} questions\n`);
