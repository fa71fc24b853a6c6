import { findMarks, markOf } from '#shared/answers/blanks.ts';
import type { Blank } from '#shared/words/draft.ts';
import type { FillIn } from '#shared/words/fill-in.ts';
import { TemplateFault } from '../fault.ts';
import type { RenderJob, Rendered } from '../job.ts';
import { limits } from '../limits.ts';
import { literally } from '../literally.ts';
import { pieceIn, shellOf, type Said, type Verdict } from './pieces.ts';

/** Stands where nothing was printed, until the text is tidied. Not a character of any script. */
export const hole = '\ufdd0';

/** One rendering: what its template may ask for, and what was noted on the way. */
export function createRun(job: RenderJob) {
  const labels = new Set<string>();
  const blanks = new Map<string, Blank>();
  const fields = new Map<string, Rendered['fields'][number]>();
  const branches = new Set<string>();
  let printed = 0;

  const says = new Map<string, Said>();
  const saidOf = (fillIn: FillIn): Said => {
    const typed = clean(ownText(job.answers, fillIn.key)).trim();
    const preset = clean(fillIn.preset).trim();
    const isTick = fillIn.kind === 'tick';
    // Said to be nothing is not the same as not said yet.
    const isEmptied = typed === '' && Object.hasOwn(job.answers, fillIn.key);
    const answer = typed !== '' ? typed : !isEmptied && !fillIn.isRequired && preset !== '' ? preset : null;
    return { is: 'said', fillIn, label: isTick ? fillIn.label : uniqueLabel(fillIn.label, labels), answer, known: answer ?? (isEmptied || preset === '' ? null : preset), isTicked: isTick && isYes(typed === '' ? preset : typed) };
  };
  for (const fillIn of job.fillIns) if (!says.has(fillIn.key)) says.set(fillIn.key, saidOf(fillIn));

  const blankOf = (fillIn: FillIn, label: string): Blank => ({ key: fillIn.key.slice(0, 60), label, hint: fillIn.hint.slice(0, 400), isRequired: fillIn.isRequired, maxChars: fillIn.maxChars, templateId: job.templateId, kind: fillIn.kind, choices: fillIn.choices });
  const note = (said: Said, preset = said.fillIn.preset): void => {
    const { key } = said.fillIn;
    const field = fields.get(key);
    if (!field) fields.set(key, { ...blankOf(said.fillIn, said.label.slice(0, 200)), preset });
    else if (field.preset === '') field.preset = preset;
  };

  /** A value nobody knows may be said like a fill-in; its path is its key. */
  const gaps = new Map<string, Said>();
  const gapSaid = (path: string): Said => {
    const known = gaps.get(path);
    if (known) return known;
    const made = saidOf({ key: path.slice(0, 60), kind: 'text', label: ownText(job.labels, path) || path, hint: '', isRequired: true, maxChars: null, choices: [], preset: '' });
    gaps.set(path, made);
    return made;
  };
  const gap = (path: string): object => shellOf({ is: 'gap', path }, (name) => gap(`${path}.${name}`));

  const print = (value: unknown): string => {
    const text = textOf(value);
    printed += text.length;
    if (text.length > limits.textChars || printed > limits.printedChars) throw new TemplateFault('The text becomes too long.', null);
    return text;
  };
  const textOf = (value: unknown): string => {
    const piece = pieceIn(value);
    if (piece?.is === 'said') return textOfSaid(piece);
    if (piece?.is === 'foreign') return literally(piece.text);
    if (piece?.is === 'verdict') return piece.holds ? 'yes' : 'no';
    if (piece) return textOfSaid(gapSaid(piece.path));
    if (Array.isArray(value)) return value.length === 0 ? textOfSaid(gapSaid('not known')) : value.slice(0, 100).map((part) => textOf(part)).join(', ');
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return textOfSaid(gapSaid('not known'));
  };
  const textOfSaid = (said: Said): string => {
    note(said);
    if (said.fillIn.kind === 'tick') return said.isTicked ? 'yes' : 'no';
    return said.answer === null ? openMark(said) : withoutMarks(said.answer);
  };
  const openMark = (said: Said): string => {
    if (!blanks.has(said.label)) {
      if (blanks.size >= limits.blanks) throw new TemplateFault(`More than ${limits.blanks} blanks are open.`, null);
      blanks.set(said.label, blankOf(said.fillIn, said.label));
    }
    return markOf(said.label);
  };

  const group = (name: string, known: Readonly<Record<string, unknown>>): object =>
    shellOf({ is: 'group', path: name }, (part) => {
      const value = Object.hasOwn(known, part) ? known[part] : undefined;
      if (value === undefined || value === null || value === '') return gap(`${name}.${part}`);
      if (Array.isArray(value)) return value.map((text) => shellOf({ is: 'foreign', text: String(text) }, (inner) => gap(`${name}.${part}.${inner}`)));
      return typeof value === 'string' ? clean(value) : value;
    });
  const fill = shellOf({ is: 'group', path: 'fill' }, (key) => {
    let said = says.get(key);
    if (!said) says.set(key, (said = saidOf({ key, kind: 'text', label: ownText(job.labels, `fill.${key}`) || `fill.${key}`, hint: '', isRequired: true, maxChars: null, choices: [], preset: '' })));
    return shellOf(said, (part) => gap(`fill.${key}.${part}`));
  });
  const groups = new Map(Object.entries(job.values).map(([name, known]) => [name, group(name, known)]));

  return {
    job,
    /** Every name a template can ask for. */
    root: shellOf({ is: 'group', path: 'everything' }, (name) => (name === 'fill' ? fill : name === 'disclaimers' ? hole : (groups.get(name) ?? gap(name)))),
    print,
    note,
    /** The mark of an open fill-in. */
    openMark: (said: Said): string => {
      note(said);
      return openMark(said);
    },
    /** Whether a text holds a mark of ours: it must not be cut or changed. */
    holdsMark: (text: string): boolean => text.includes('[[') && findMarks(text, [...blanks.values()]).some(({ blank }) => blank !== null),
    /** What a condition hangs on is asked for too. Whether words are there at all decides nothing, because they will be; what they are may. */
    noteVerdict({ hangsOn, open }: Verdict): void {
      for (const said of hangsOn) {
        note(said);
        const field = fields.get(said.fillIn.key);
        if (field && (said.fillIn.kind !== 'text' || said === open)) field.decides = true;
      }
    },
    noteBranch(condition: string): void {
      if (branches.size < 200) branches.add(condition.replace(/\s+/g, ' ').trim().slice(0, 200));
    },
    gap,
    noted: (): { blanks: Blank[]; fields: Rendered['fields']; branches: string[] } => ({ blanks: [...blanks.values()], fields: [...fields.values()], branches: [...branches] }),
  };
}
export type Run = ReturnType<typeof createRun>;

const ownText = (of: Readonly<Record<string, string>>, key: string): string => (Object.hasOwn(of, key) ? (of[key] ?? '') : '');
const isYes = (text: string): boolean => /^(?:yes|true|on|1)$/i.test(text);
const clean = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll(hole, '');

/** Two blanks with one name could not be told apart in the text. */
function uniqueLabel(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(/\s+/g, ' ').replace(/\[/g, '(').replace(/\]/g, ')').replaceAll(hole, '').trim().slice(0, 180) || 'blank';
  let label = plain;
  for (let n = 2; taken.has(label); n += 1) label = `${plain} (${n})`;
  taken.add(label);
  return label;
}

/** What a person typed, with what looks like a mark shown letter for letter: it was said, it is not asked. */
export function withoutMarks(text: string): string {
  let out = text;
  // What is left may make a mark again, as the inner pair of three brackets does.
  for (let round = 0; round < 3; round += 1) {
    const parts: string[] = [];
    let at = 0;
    for (const { from, to } of findMarks(out, [])) {
      parts.push(out.slice(at, from), out.slice(from, to).replace(/[[\]{}]/g, '\\$&'));
      at = to;
    }
    if (at === 0) return out;
    out = parts.join('') + out.slice(at);
  }
  return out;
}
