import type { Facts } from '../../own/front-matter.ts';
import { asFacts, readFacts } from '../../own/facts.ts';
import type { Blank } from '../../words/writing.ts';

/** A value that stands in a text by its name. */
export type Variable =
  | { is: 'text'; text: string }
  | { is: 'blank'; blank: Blank }
  | { is: 'form'; fields: ReadonlyMap<string, Blank> }
  | { is: 'match'; trigger: string }
  | { is: 'inert'; kind: string };

/** One entry of a match file. `body`: what it writes; the fields of a form stand in it in double square brackets. */
export interface Match {
  triggers: string[];
  title: string;
  terms: string[];
  body: string;
  kind: 'text' | 'form' | 'html';
  fields: ReadonlyMap<string, Blank>;
  vars: ReadonlyMap<string, Variable>;
  losses: string[];
  refused: string;
}

/** Facts about how espanso finds and types a text; here nothing is typed into other programs. */
const aboutTyping = ['word', 'left_word', 'right_word', 'propagate_case', 'uppercase_style', 'force_mode', 'force_clipboard', 'paragraph', 'enabled', 'comment', 'search_terms'];

export function readMatch(value: unknown, globals: ReadonlyMap<string, Variable>): Match {
  const read = readFacts(asFacts(value));
  const triggers = [...read.words('triggers'), ...(read.text('trigger') === undefined ? [] : [read.text('trigger') ?? ''])];
  const regex = read.text('regex');
  const form = read.text('form');
  const html = read.text('html');
  const plain = read.text('replace') ?? read.text('markdown');
  const picture = read.text('image_path');
  const vars = new Map([...globals, ...read.list('vars').map(readVariable)]);
  const losses = [
    ...(regex === undefined ? [] : [`It is found by a pattern (${regex.slice(0, 60)}), which has no equal here.`]),
    ...(read.text('enabled') === 'false' ? ['It was switched off there.'] : []),
  ];
  const terms = read.words('search_terms');
  const label = read.text('label');
  const fields = fieldsOf(asFacts(read.others('form_fields')));
  for (const known of aboutTyping) read.text(known);
  losses.push(...read.unknown().map((key) => `“${key.slice(0, 60)}” is not known here and was left out.`));
  const body = form ?? plain ?? html ?? '';
  return {
    triggers,
    title: label ?? triggers[0] ?? regex ?? 'Without a trigger',
    terms,
    body,
    kind: form !== undefined ? 'form' : plain === undefined && html !== undefined ? 'html' : 'text',
    fields,
    vars,
    losses,
    refused: body === '' ? (picture === undefined ? 'It has no text.' : 'It is a picture alone; templates here are text.') : '',
  };
}

export const readVariables = (list: readonly unknown[]): Map<string, Variable> => new Map(list.map(readVariable));

function readVariable(value: unknown): [string, Variable] {
  const read = readFacts(asFacts(value));
  const name = read.text('name') ?? '';
  const type = read.text('type') ?? '';
  const params = readFacts(read.others('params'));
  if (type === 'echo') return [name, { is: 'text', text: params.text('echo') ?? '' }];
  if (type === 'match') return [name, { is: 'match', trigger: params.text('trigger') ?? '' }];
  if (type === 'date') return [name, { is: 'blank', blank: { label: labelOf(name), kind: 'date' } }];
  if (type === 'choice') return [name, { is: 'blank', blank: { label: labelOf(name), kind: 'choice', choices: choicesOf(params.list('values')) } }];
  if (type === 'form') {
    const fields = new Map(fieldsOf(asFacts(params.others('fields'))));
    for (const found of (params.text('layout') ?? '').matchAll(/\[\[([\w -]{1,60})\]\]/g)) if (!fields.has(found[1] ?? '')) fields.set(found[1] ?? '', { label: labelOf(found[1] ?? '') });
    return [name, { is: 'form', fields }];
  }
  return [name, { is: 'inert', kind: type || 'without a type' }];
}

function fieldsOf(facts: Facts): Map<string, Blank> {
  return new Map(
    Object.entries(facts).map(([name, value]) => {
      const read = readFacts(asFacts(value));
      const type = read.text('type');
      const preset = read.text('default');
      const label = labelOf(name);
      const choices = type === 'choice' || type === 'list' ? choicesOf(read.list('values')) : [];
      return [name, { label, ...(choices.length > 0 ? { kind: 'choice' as const, choices } : {}), ...(preset === undefined ? {} : { preset }) }];
    }),
  );
}

/** Choices as a list, as a text of several lines, or with a label: what is written in the end is the `id`. */
const choicesOf = (values: readonly unknown[]): string[] =>
  values.flatMap((value) => {
    if (typeof value === 'string') return value.split('\n');
    const read = readFacts(asFacts(value));
    return read.text('id') ?? read.text('label') ?? [];
  });

export const labelOf = (name: string): string => {
  const words = name.replace(/[_-]+/g, ' ').trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
};
