import { Drop, Liquid, LiquidError, type Template } from 'liquidjs';
import { findMarks, markOf } from '#shared/answers/blanks.ts';
import type { Blank } from '#shared/words/draft.ts';
import type { FillIn } from '#shared/words/fill-in.ts';

/** What a template may speak of. A value that is absent, null or empty shows as a blank; `Data` came from other people. */
export type Value = string | number | boolean | null | readonly string[];
export type Values = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** A template that cannot be rendered. `line` counts from 1; null: not one place. */
export class TemplateFault extends Error {
  readonly line: number | null;
  constructor(message: string, line: number | null) {
    super(message);
    this.name = 'TemplateFault';
    this.line = line;
  }
}

// A whole answer takes a few thousand characters and a tenth of a millisecond; beyond these a template is a mistake or a bomb.
const mostCharacters = 64_000;
const mostMemory = 50_000;
const mostMs = 500;

/**
 * Renders in one pass: nothing that was inserted is read again. Fill-ins stand as `[[label]]`, an optional one with a default as that default;
 * what is not known stands as a blank too, never as nothing. Throws TemplateFault.
 */
export function renderTemplate(body: string, { templateId, fillIns, values, labels }: { templateId: string; fillIns: readonly FillIn[]; values: Values; labels: Readonly<Record<string, string>> }): { text: string; blanks: Blank[] } {
  const liquid = createLiquid();
  try {
    const parsed = liquid.parse(body);
    const { scope, blanks } = scopeOf(liquid, parsed, { templateId, fillIns, values, labels });
    const rendered = String(liquid.renderSync(parsed, scope));
    if (rendered.length > mostCharacters) throw new TemplateFault('The text became too long.', null);
    const text = tidy(rendered);
    return { text, blanks: blanksIn(text, blanks) };
  } catch (error) {
    throw faultOf(error);
  }
}

/** Other people's words as Markdown that shows them letter for letter: no link, no markup, no template mark comes of them. */
export const literally = (words: string): string =>
  words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<>{}|~&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    // At the beginning of a line these would make a heading or a list.
    .replace(/^(?=[#+=-])|(?<=^\d{1,9})(?=[.)])/, '\\');

/** Something that is not there. In conditions it is false (`isGap`) or a text; printed it is its mark. */
class Mark extends Drop {
  readonly label: string;
  readonly kind: 'required' | 'optional' | 'gap';
  constructor(label: string, kind: Mark['kind']) {
    super();
    this.label = label;
    this.kind = kind;
  }
  override valueOf(): string | null {
    return this.kind === 'gap' ? null : markOf(this.label);
  }
}
const itself = Symbol('mark');

// A template may ask a Drop for any property; this one answers nothing but its value.
const shielded = (mark: Mark): Mark =>
  new Proxy(mark, {
    get: (target, key) => (key === itself ? target : key === 'valueOf' ? () => target.valueOf() : key === 'liquidMethodMissing' ? () => undefined : undefined),
    has: () => false,
    ownKeys: () => [],
  });
const markIn = (value: unknown): Mark | null => (value instanceof Mark ? (((value as unknown as Record<symbol, unknown>)[itself] as Mark | undefined) ?? null) : null);

function createLiquid(): Liquid {
  const liquid = new Liquid({
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    parseLimit: mostCharacters,
    renderLimit: mostMs,
    memoryLimit: mostMemory,
    outputEscape: print,
  });
  for (const [name, filter] of Object.entries(liquid.filters)) {
    if (name === 'default' || name === 'raw') continue;
    const work = typeof filter === 'function' ? filter : filter.handler;
    // What is missing stays missing: half a filter's work on a mark would hide it.
    liquid.registerFilter(name, function (value: unknown, ...args: unknown[]) {
      return markIn(value) ? value : (work.call(this, value, ...args.map((arg) => (markIn(arg) ? markOf(markIn(arg)?.label ?? '') : arg))) as unknown);
    });
  }
  liquid.registerFilter('default', (value: unknown, instead: unknown) => {
    const mark = markIn(value);
    if (mark) return mark.kind === 'required' ? value : (instead ?? value);
    return value === undefined || value === null || value === false || value === '' ? instead : value;
  });
  // Printing is never left to a template.
  liquid.registerFilter('raw', (value: unknown) => value);
  return liquid;
}

function print(value: unknown): string {
  const mark = markIn(value);
  if (mark) return markOf(mark.label);
  if (Array.isArray(value)) return value.slice(0, 100).map((part) => print(part)).join(', ');
  if (value === null || value === undefined) return markOf('not known');
  const text = typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : markOf('not known');
  if (text.length > mostCharacters) throw new TemplateFault('A part of the text became too long.', null);
  return text;
}

interface Scope {
  [name: string]: Record<string, unknown> | string;
}

function scopeOf(liquid: Liquid, parsed: Template[], { templateId, fillIns, values, labels }: Parameters<typeof renderTemplate>[1]): { scope: Scope; blanks: Blank[] } {
  const blanks: Blank[] = [];
  const taken = new Set<string>();
  const markFor = (fillIn: FillIn, kind: Mark['kind']): Mark => {
    const label = uniqueLabel(fillIn.label, taken);
    blanks.push({ key: fillIn.key.slice(0, 60), label, hint: fillIn.hint.slice(0, 400), isRequired: kind !== 'optional', maxChars: fillIn.maxChars, templateId, kind: fillIn.kind, choices: fillIn.choices });
    return shielded(new Mark(label, kind));
  };
  const fill: Record<string, unknown> = {};
  for (const fillIn of fillIns) fill[fillIn.key] = markFor(fillIn, fillIn.isRequired ? 'required' : 'optional');
  // The block is shown apart and added when sending, so it leaves no text here.
  const scope: Scope = { fill, disclaimers: '' };
  for (const [group, known] of Object.entries(values)) {
    scope[group] = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null && value !== ''));
  }
  for (const [group, name] of liquid.globalVariableSegmentsSync(parsed)) {
    if (typeof group !== 'string' || group === 'disclaimers') continue;
    const path = typeof name === 'string' ? `${group}.${name}` : group;
    const missing = (): Mark => markFor({ key: path, kind: 'text', label: labels[path] ?? path, hint: '', isRequired: true, maxChars: null, choices: [], preset: '' }, group === 'fill' ? 'required' : 'gap');
    const known = Object.hasOwn(scope, group) ? scope[group] : undefined;
    if (typeof name !== 'string') {
      if (known === undefined) scope[group] = missing() as unknown as Record<string, unknown>;
    } else if (known === undefined) scope[group] = { [name]: missing() };
    else if (typeof known === 'object' && !markIn(known) && !Object.hasOwn(known, name)) known[name] = missing();
  }
  return { scope, blanks };
}

/** Two blanks with one name could not be told apart in the text. */
function uniqueLabel(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/\s+/g, ' ').replace(/\[/g, '(').replace(/\]/g, ')').trim().slice(0, 180) || 'blank';
  let label = plain;
  for (let n = 2; taken.has(label); n += 1) label = `${plain} (${n})`;
  taken.add(label);
  return label;
}

const tidy = (text: string): string => text.replaceAll('\r\n', '\n').replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim();

function blanksIn(text: string, known: readonly Blank[]): Blank[] {
  const inOrder = findMarks(text, known).flatMap(({ blank }) => (blank ? [blank] : []));
  return [...new Set(inOrder)];
}

function faultOf(error: unknown): TemplateFault {
  if (error instanceof TemplateFault) return error;
  if (!LiquidError.is(error)) return new TemplateFault(error instanceof RangeError ? 'The text became too long.' : 'The template could not be read.', null);
  const { originalError, token } = error as unknown as { originalError?: unknown; token?: { getPosition?: () => [number, number] } };
  if (originalError instanceof TemplateFault) return originalError;
  const place = token?.getPosition?.();
  return new TemplateFault(error.message.split('\n')[0]?.replace(/,? ?(?:file:[^,]*, )?line:\d+, col:\d+$/, '') ?? '', place?.[0] ?? null);
}
