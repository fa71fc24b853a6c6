import { syllable } from 'syllable';
import { countWords } from '#shared/answers/count-words.ts';
import { findMarks } from '#shared/answers/blanks.ts';
import { readingGrade } from '#shared/answers/reading-grade.ts';
import type { FillIn } from '#shared/words/fill-in.ts';
import type { TemplateFault, TemplateReport } from '#shared/words/library.ts';
import type { ReportJob } from '../job.ts';
import { limits } from '../limits.ts';
import { checkInclusions, isCrowded, reach } from '../snippets.ts';
import { error, warning, type Flaw, type NameUse } from './expression.ts';
import { inspect, type Inspection } from './inspect.ts';
import { lineAt } from './line-at.ts';
import { suggest } from './suggest.ts';
import { groups } from './variables.ts';

/** Everything that can be said about a body without a question. */
export function reportOf(job: ReportJob): TemplateReport {
  const inspection = inspect(job.body);
  return { faults: faultsOf(job, inspection), words: countWords(inspection.fixed), grade: gradeOf(inspection.fixed, job.language), includes: [...new Set(inspection.inclusions.map(({ slug }) => slug))] };
}

/** What is wrong in a body, in reading order; an error cannot be published. */
export const diagnose = (job: ReportJob): TemplateFault[] => faultsOf(job, inspect(job.body));

/** The school year that can read the fixed words of a body; null where it cannot be said, as in any language but English. */
export const gradeOf = (fixed: string, language: string): number | null => (/^en\b/i.test(language) ? readingGrade(fixed, syllable) : null);

function faultsOf(job: ReportJob, inspection: Inspection): TemplateFault[] {
  const { body, slug, snippets, fillIns } = job;
  const bodyOf = (name: string): string | undefined => (name === slug ? body : Object.hasOwn(snippets, name) ? snippets[name]?.body : undefined);
  const reached = [...reach(body, (name) => (Object.hasOwn(snippets, name) ? snippets[name] : undefined)).values()];
  const keys = new Map([...reached.flatMap((one) => one.fillIns), ...fillIns].map((one) => [one.key, one]));
  const inside = isCrowded(body, bodyOf) ? [] : reached.flatMap((one) => inspect(one.body).names);
  const flaws = [
    ...inspection.flaws,
    ...checkInclusions(body, inspection, { slug, bodyOf, slugs: Object.keys(snippets) }),
    ...inspection.names.flatMap((use) => nameFlaw(use, job, inspection.locals, keys) ?? []),
    ...[...inspection.locals].flatMap((name) => (groups.has(name) || name === 'fill' ? [error(...placeOf(body, name), `“${name}” is taken. Choose another name.`)] : [])),
    ...strayMarks(body),
    ...fillInFlaws(fillIns, [...inspection.names, ...inside]),
  ];
  const inOrder = flaws.toSorted((a, b) => a.from - b.from || a.to - b.to).slice(0, limits.faults);
  return inOrder.map((flaw) => ({ ...flaw, from: clamp(flaw.from, body), to: clamp(flaw.to, body), line: lineAt(body, flaw.from) }));
}

function nameFlaw({ from, to, path, decides, against }: NameUse, job: ReportJob, locals: ReadonlySet<string>, keys: ReadonlyMap<string, FillIn>): Flaw | null {
  const [group = '', name] = path;
  if (locals.has(group)) return null;
  const written = path.join('.');
  if (group === 'fill') return fillInUse({ from, to, path, decides, against }, job, keys);
  const known = groups.get(group);
  if (!known) {
    const all = [...[...groups].flatMap(([one, names]) => [...names].map((part) => `${one}.${part}`)), ...[...keys.keys()].map((key) => `fill.${key}`)];
    const instead = keys.has(written) ? `fill.${written}` : (all.find((one) => name === undefined && one.endsWith(`.${group}`)) ?? suggest(written, all) ?? withRoot(path, suggest(group, [...groups.keys(), 'fill'])));
    return error(from, to, `There is no “${written}”.${didYouMean(instead)}`, instead);
  }
  if (group === 'disclaimers') {
    if (name !== undefined) return error(from, to, 'disclaimers has no parts.');
    return job.kind === 'disclaimer' ? error(from, to, 'A disclaimer cannot hold the disclaimers.') : null;
  }
  if (name === undefined) {
    const first = [...known][0];
    return error(from, to, `“${group}” has parts, such as ${group}.${first}.`);
  }
  if (!known.has(name)) {
    const part = suggest(name, known);
    const instead = part === null ? null : `${group}.${part}`;
    return error(from, to, `There is no “${written}”.${didYouMean(instead)}`, instead);
  }
  return null;
}

function fillInUse({ from, to, path, decides, against }: NameUse, job: ReportJob, keys: ReadonlyMap<string, FillIn>): Flaw | null {
  const [, key] = path;
  if (key === undefined) return error(from, to, 'A fill-in is named by its key, such as fill.how_long.');
  const fillIn = keys.get(key);
  if (!fillIn) {
    const meant = suggest(key, keys.keys());
    const instead = meant === null ? null : `fill.${meant}`;
    return error(from, to, `There is no fill-in “${key}”.${didYouMean(instead) || ' Add it to the fill-ins.'}`, instead);
  }
  if (job.kind === 'disclaimer') return warning(from, to, 'Nobody is asked to fill in a disclaimer, so this stays a blank.');
  if (fillIn.kind === 'tick' && !decides) return warning(from, to, `A tick decides and is not printed: {% if fill.${key} %}…{% endif %}.`);
  if (fillIn.kind === 'choice' && against && against.text !== '' && !fillIn.choices.includes(against.text)) {
    const meant = suggest(against.text, fillIn.choices);
    return warning(against.from, against.to, `“${against.text}” is not among the choices of “${fillIn.label}”.${didYouMean(meant)}`, meant === null ? null : JSON.stringify(meant));
  }
  return null;
}

/** Typed blanks are nobody's: they have no label, hint or kind, and hold the answer back all the same. */
const strayMarks = (body: string): Flaw[] =>
  findMarks(body, [])
    .filter(({ from }) => body.startsWith('[[', from))
    .slice(0, limits.faults)
    .map(({ from, to, label }) => warning(from, to, `“${label}” is typed as a blank. Make it a fill-in, so that it can be asked for.`));

function fillInFlaws(fillIns: readonly FillIn[], names: readonly NameUse[]): Flaw[] {
  const used = new Set(names.flatMap(({ path: [group, key] }) => (group === 'fill' && key !== undefined ? [key] : [])));
  const seen = new Set<string>();
  return fillIns.flatMap((one) => {
    const flaws: Flaw[] = [];
    if (seen.has(one.key)) flaws.push(error(0, 0, `Two fill-ins have the key “${one.key}”.`));
    else if (!used.has(one.key)) flaws.push(warning(0, 0, `The fill-in “${one.label}” is asked for nowhere: {{ fill.${one.key} }}.`));
    if (one.kind === 'choice' && one.choices.length === 0) flaws.push(error(0, 0, `The fill-in “${one.label}” has nothing to choose from.`));
    seen.add(one.key);
    return flaws;
  });
}

const didYouMean = (instead: string | null): string => (instead === null ? '' : ` Did you mean ${instead}?`);
const withRoot = ([, ...rest]: readonly string[], root: string | null): string | null => (root === null ? null : [root, ...rest].join('.'));
const clamp = (offset: number, body: string): number => Math.min(Math.max(0, offset), body.length);
function placeOf(body: string, name: string): [number, number] {
  const from = Math.max(0, body.search(new RegExp(`\\{%-?\\s*(?:assign|capture)\\s+${name}\\b`)));
  return [from, Math.max(from, body.indexOf('}', from) + 1)];
}
