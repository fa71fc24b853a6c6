import type { ForeignTemplate, GivenFile } from '../../arriving.ts';
import { decodeText } from '../../limits/decode.ts';
import { FileRefused, most, shortName } from '../../limits/limits.ts';
import { readYaml } from '../../limits/yaml.ts';
import { asFacts, readFacts } from '../../own/facts.ts';
import { foreign, refusedThing } from '../../words/foreign.ts';
import type { Cleaner } from '../../words/html.ts';
import { writeMarkedHtml } from '../../words/marked-html.ts';
import { writeMarked } from '../../words/segments.ts';
import { ofField } from '../../words/variables.ts';
import { apart, type Writing } from '../../words/writing.ts';
import { labelOf, readMatch, readVariables, type Match, type Variable } from './match.ts';

export const isEspanso = (text: string): boolean => /^(?:matches|global_vars)[ \t]*:/m.test(text);

/** Match files. Forms and choices become blanks, nested matches become snippets; shell, script, random and clipboard are named and never run. */
export function readEspanso(files: readonly GivenFile[], cleaner: Cleaner): { foreign: ForeignTemplate[]; losses: string[] } {
  const losses = new Set<string>(['How each is typed (whole words only, capitals, in which programs) and labels of choices that write something else are not carried.']);
  const matches = files.flatMap((file) => readFile(file, losses));
  const names = apart(matches.map(({ title }) => title));
  const bySlug = new Map<string, string>();
  for (const [at, match] of matches.entries()) for (const trigger of match.triggers) if (!bySlug.has(trigger)) bySlug.set(trigger, names[at] ?? '');
  const byTrigger = new Map(matches.flatMap((match) => match.triggers.map((trigger) => [trigger, match] as const)).toReversed());
  const included = new Set(matches.flatMap((match) => nestedIn(match)));
  const times = new Map<string, number>();
  const all = matches.map((match, at) => {
    const first = match.triggers[0] ?? match.title;
    const count = (times.get(first) ?? 0) + 1;
    times.set(first, count);
    const sourceId = count === 1 ? first : `${first}#${count}`;
    const path = loopFrom(match, byTrigger);
    if (match.refused !== '') return refusedThing(sourceId, match.title, match.refused);
    if (path) return refusedThing(sourceId, match.title, `It includes itself: ${path.map(shortName).join(' → ')}.`);
    try {
      return foreign(
        { sourceId, title: match.title, aliases: [...match.triggers, ...match.terms], slug: names[at] ?? '', ...(match.triggers.some((trigger) => included.has(trigger)) ? { kind: 'snippet' } : {}), losses: match.losses },
        (writing) => writeMatch(writing, match, bySlug, cleaner),
      );
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      return refusedThing(sourceId, match.title, error.message);
    }
  });
  return { foreign: all, losses: [...losses] };
}

function readFile(file: GivenFile, losses: Set<string>): Match[] {
  const read = readFacts(asFacts(readYaml(decodeText(file.bytes), file.name)));
  const globals = readVariables(read.list('global_vars'));
  if (read.list('imports').length > 0) losses.add(`“${shortName(file.name)}” names other files (imports); they are read only if you choose them, too.`);
  const matches = read.list('matches');
  if (matches.length > most.things) throw new FileRefused(`“${shortName(file.name)}” holds more than ${most.things} entries.`);
  const others = read.unknown().filter((key) => key !== 'name' && key !== 'parent');
  if (others.length > 0) losses.add(`Settings in “${shortName(file.name)}” that are not texts were left out: ${others.slice(0, 12).map(shortName).join(', ')}.`);
  return matches.map((one) => readMatch(one, globals));
}

const nestedIn = (match: Match): string[] => [...new Set([...match.body.matchAll(reference)].flatMap((found) => { const one = match.vars.get(found[1] ?? ''); return one?.is === 'match' ? [one.trigger] : []; }))];

/** The triggers of a circle that goes through a match; null: there is none. */
function loopFrom(start: Match, byTrigger: ReadonlyMap<string, Match>): string[] | null {
  const seen = new Set<Match>();
  const walk = (match: Match, path: readonly string[]): string[] | null => {
    for (const trigger of nestedIn(match)) {
      const next = byTrigger.get(trigger);
      if (next === start) return [...path, trigger];
      if (!next || seen.has(next) || path.length > 50) continue;
      seen.add(next);
      const found = walk(next, [...path, trigger]);
      if (found) return found;
    }
    return null;
  };
  return walk(start, [start.triggers[0] ?? start.title]);
}

const reference = /\{\{\s*([\w-]{1,60})(?:\.([\w-]{1,60}))?\s*\}\}/g;
const marks = /\\\{\\\{|\\\}\\\}|\\\[\\\[|\\\]\\\]|\$\|\$|\{\{\s*([\w-]{1,60})(?:\.([\w-]{1,60}))?\s*\}\}/g;
const formMarks = new RegExp(`${marks.source}|\\[\\[([\\w -]{1,60})\\]\\]`, 'g');

function writeMatch(writing: Writing, match: Match, bySlug: ReadonlyMap<string, string>, cleaner: Cleaner): void {
  const mean = ([whole, name, part, field]: RegExpExecArray): boolean => {
    if (whole.startsWith('\\')) writing.words(whole.replaceAll('\\', ''));
    else if (whole === '$|$') writing.loss('Where the cursor stood is not carried.');
    else if (field !== undefined) writeField(writing, field, match.fields.get(field));
    else writeVariable(writing, whole, { name: name ?? '', part, variable: match.vars.get(name ?? ''), bySlug });
    return true;
  };
  if (match.kind === 'html') writeMarkedHtml(writing, cleaner, { html: match.body, name: match.title, pattern: marks, mean });
  else writeMarked(writing, match.body.replace(/\n$/, ''), match.kind === 'form' ? formMarks : marks, mean);
}

function writeField(writing: Writing, field: string, blank: Parameters<Writing['blank']>[0] | undefined): void {
  const ours = ofField(field);
  if (ours) writing.variable(ours, blank?.preset ?? null);
  else writing.blank(blank ?? { label: labelOf(field) }, field);
}

function writeVariable(writing: Writing, whole: string, { name, part, variable, bySlug }: { name: string; part: string | undefined; variable: Variable | undefined; bySlug: ReadonlyMap<string, string> }): void {
  if (!variable) return writing.unknown(whole);
  if (variable.is === 'text') return writing.words(variable.text);
  if (variable.is === 'blank') {
    if (variable.blank.kind === 'date') writing.loss(`${whole} is asked for as a day: how it was counted and written is not carried.`);
    return writing.blank(variable.blank, name);
  }
  if (variable.is === 'inert') return writing.unknown(whole, `is of the kind “${shortName(variable.kind)}”, which is never run here; it became a blank`);
  if (variable.is === 'form') return part !== undefined && variable.fields.has(part) ? writeField(writing, part, variable.fields.get(part)) : writing.unknown(whole);
  const slug = bySlug.get(variable.trigger);
  if (slug === undefined) writing.unknown(whole, `includes ${shortName(variable.trigger)}, which is not in these files; it became a blank`);
  else writing.include(slug);
}
