import type { FillIn } from '#shared/words/fill-in.ts';
import type { Facts } from './front-matter.ts';

/** Reads facts by name and remembers which were asked for: what is left over is not ours. Every value in a file is text, a list or more facts. */
export interface Reader {
  text(name: string): string | undefined;
  /** Undefined: absent. NaN: there, and no whole number. */
  number(name: string): number | undefined;
  list(name: string): unknown[];
  isList(name: string): boolean;
  words(name: string): string[];
  others(name: string): Facts;
  unknown(): string[];
}

export function readFacts(facts: Facts): Reader {
  const asked = new Set<string>();
  const get = (name: string): unknown => {
    asked.add(name);
    return Object.hasOwn(facts, name) ? facts[name] : undefined;
  };
  const text = (name: string): string | undefined => {
    const value = get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const list = (name: string): unknown[] => {
    const value = get(name);
    return Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : [];
  };
  return {
    text,
    list,
    isList: (name) => Array.isArray(get(name)),
    number(name) {
      const value = text(name);
      if (value === undefined || value === '') return undefined;
      return /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
    },
    words: (name) => list(name).filter((one): one is string => typeof one === 'string'),
    others: (name) => asFacts(get(name)),
    unknown: () => Object.keys(facts).filter((name) => !asked.has(name)),
  };
}

export const asFacts = (value: unknown): Facts => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Facts) : {});

/** Undefined where there is nothing to say, so that a file says only what is so. */
export const said = <T>(value: T, empty: T): T | undefined => (value === empty ? undefined : value);
export const saidList = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

export const fillInFacts = (one: FillIn): Facts => ({
  key: one.key,
  kind: one.kind,
  label: one.label,
  hint: said(one.hint, ''),
  required: one.isRequired ? undefined : false,
  max_chars: one.maxChars ?? undefined,
  choices: saidList(one.choices),
  preset: said(one.preset, ''),
});

/** As far as it can be told; whether it is right is for the schema to say. */
export function fillInOf(value: unknown): { fillIn: Record<string, unknown>; unknown: string[] } {
  const read = readFacts(asFacts(value));
  const fillIn = {
    key: read.text('key'),
    kind: read.text('kind') ?? 'text',
    label: read.text('label') ?? read.text('key'),
    hint: read.text('hint') ?? '',
    isRequired: !/^(?:false|no)$/i.test(read.text('required') ?? ''),
    maxChars: read.number('max_chars') ?? null,
    choices: read.words('choices'),
    preset: read.text('preset') ?? '',
  };
  return { fillIn, unknown: read.unknown() };
}
