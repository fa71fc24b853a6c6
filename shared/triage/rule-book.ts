import { z } from 'zod';
import { flag, level } from '#shared/words/level.ts';
import type { Concepts } from './phrase.ts';
import type { WordWeights } from './wording.ts';

const names = z.array(z.string());
const ids = z.array(names.min(1));

/** Something that can be heard in a text. `except`: wording that sounds like it and is not. `isNegatable` false: an absence is the sign itself. `isAcute` false: it counts also when it is long past. `stance`: what the text says as a whole. `present`: a sign is told as it is, and of now. `ticked`: only a person says so. `loose`: words that many harmless questions have too; they count in full beside another sign that is told in other words. */
export const signalEntry = z.strictObject({
  label: z.string().min(3),
  kind: z.enum(['phrase', 'temperature', 'wording', 'stance', 'present', 'ticked']).default('phrase'),
  /** Of a temperature, in degrees Celsius. */
  least: z.number().optional(),
  isNegatable: z.boolean().default(true),
  isAcute: z.boolean().default(true),
  phrases: names.default([]),
  loose: names.default([]),
  except: names.default([]),
});
export type SignalEntry = z.infer<typeof signalEntry>;

/** What a level comes down to, when one of `by` is there and none of `unless`. */
export const lowering = z.strictObject({ by: names, unless: names.default([]), to: level });

const age = z.strictObject({ underMonths: z.number().optional(), fromMonths: z.number().optional(), whenUnknown: z.enum(['pass', 'fail', 'child-word', 'not-child-word']) });

/**
 * When signals make a level or a flag. It fires when each group of `all` has a signal of its own, none of `none` is there, and the points of `sum` come to enough.
 */
export const rule = z.strictObject({
  id: z.string(),
  title: z.string().min(3),
  level: level.optional(),
  flag: flag.optional(),
  all: ids.default([]),
  none: names.default([]),
  sum: z.strictObject({ atLeast: z.number().positive(), points: z.record(z.string(), z.number()) }).optional(),
  age: age.optional(),
  lowered: z.array(lowering).default([]),
  action: z.string().min(3),
  source: z.string().min(3),
  isSourceSeen: z.boolean(),
  falsePositives: z.string(),
});
export type Rule = z.infer<typeof rule>;

/** A question a person answers. An answer adds and takes away signals, or says whom it is about; the rules do the rest. */
export const tickEntry = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** Shown when one of these was heard; empty: always shown. */
  shownFor: names,
  yes: z.strictObject({ heardIn: names, adds: names, takesAway: names, isChild: z.boolean().optional() }),
  no: z.strictObject({ heardIn: names, adds: names, takesAway: names, isChild: z.boolean().optional() }),
});
export type TickEntry = z.infer<typeof tickEntry>;

export const cueWords = z.strictObject({
  negation: names,
  listNegation: names,
  notNegation: names,
  breaks: names,
  scopeWords: z.number().int(),
  past: names,
  present: names,
  supposed: names,
  somebodyElse: names,
  newClause: names,
  misspellings: z.record(z.string(), z.string()),
});

export const frameWords = z.strictObject({
  general: names,
  anybody: names,
  asked: names,
  realCase: names,
  patient: names,
  topicBefore: names,
  topicAfter: names,
  figures: names,
  story: names,
  madeUp: names,
  ownCase: names,
  leaflet: names,
  itSays: names,
  pastVerbs: names,
  presentVerbs: names,
  recent: names,
  habit: names,
  calm: names,
  notCalm: names,
  errand: names,
  /** Signals that count in full also where they are only asked about. */
  cautious: names,
  /** Signals that so many questions have that they do not show that somebody is ill. */
  common: names,
  /** Signals that say how things are around a sign, and count however they are said. */
  circumstances: names,
});

/** Everything the engine knows; all of it data. */
export interface RuleBook {
  signals: Readonly<Record<string, SignalEntry>>;
  /** Everyday words for one thing, which phrases name as `<thing>`. */
  concepts: Concepts;
  rules: readonly Rule[];
  ticks: readonly TickEntry[];
  wording: WordWeights;
  cues: z.infer<typeof cueWords>;
  frames: z.infer<typeof frameWords>;
  /** Everyday words that are never read as a slip of a sign. */
  everyday: readonly string[];
  /** Words that show that a text is about health at all. */
  health: readonly string[];
}

/** Throws on a rule that names a signal nobody described. */
export function checkBook(book: RuleBook): RuleBook {
  const known = new Set(Object.keys(book.signals));
  const named = book.rules.flatMap((one) => [...one.all.flat(), ...one.none, ...Object.keys(one.sum?.points ?? {}), ...one.lowered.flatMap((way) => [...way.by, ...way.unless])]);
  const ticked = book.ticks.flatMap((tick) => [...tick.shownFor, ...[tick.yes, tick.no].flatMap((answer) => [...answer.heardIn, ...answer.adds, ...answer.takesAway])]);
  const unknown = [...new Set([...named, ...ticked, ...book.frames.cautious, ...book.frames.common, ...book.frames.circumstances])].filter((id) => !known.has(id));
  if (unknown.length > 0) throw new Error(`No signal is called ${unknown.join(', ')}.`);
  const idle = book.rules.filter((one) => (one.level === undefined) === (one.flag === undefined) || (one.all.length === 0 && !one.sum));
  if (idle.length > 0) throw new Error(`These rules say nothing, or two things: ${idle.map(({ id }) => id).join(', ')}.`);
  return book;
}
