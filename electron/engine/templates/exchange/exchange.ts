import { createHash, randomUUID } from 'node:crypto';
import { packFormat, type ClashChoice, type DryRun, type ImportRecord, type PackFormat } from '#shared/words/exchange.ts';
import type { Live } from '../../live.ts';
import type { Clock, SettingsFile } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import { importById, recentImports, type ImportRow } from '../../store/imports.ts';
import { TroubleError } from '../../trouble.ts';
import type { GivenFile, Reading } from './arriving.ts';
import { applyWrites, type Undo } from './desk/apply.ts';
import { libraryOf, readDesk } from './desk/read-desk.ts';
import { takeBack, undosOf, whatStays } from './desk/undo.ts';
import { checkSizes, FileRefused } from './limits/limits.ts';
import { leftBehind } from './own/write-own.ts';
import { writeTemplate } from './own/template-file.ts';
import { planForeign } from './plan/plan-foreign.ts';
import { planOwn } from './plan/plan-own.ts';
import type { Desk, Means, Step } from './plan/step.ts';
import type { Reader } from './worker/reader.ts';
import { slugOf } from './words/writing.ts';

export interface ChosenFile {
  name: string;
  base64: string;
}

const mostShown = 50;

/** Takes a library out and brings one in. */
export function createExchange({ db, live, clock, settings, reader }: { db: Db; live: Live; clock: Clock; settings: SettingsFile; reader: Reader }) {
  const plan = (reading: Reading, choices: Readonly<Record<string, ClashChoice>>): Step[] => planFor(reading, readDesk({ db, settings, clock }), choices);
  const read = (files: readonly ChosenFile[], format: PackFormat | undefined): Promise<Reading> => {
    try {
      // Before they are unwrapped and handed on, which is the only work done here.
      checkSizes(files.map(({ name, base64 }) => ({ name, size: Math.floor(base64.length * 0.75) - 2 })));
    } catch (error) {
      if (error instanceof FileRefused) throw new TroubleError({ kind: 'bad-file', say: error.message, remedy: 'none' });
      throw error;
    }
    return reader.read(files.map(bytesOf), format);
  };
  // What an import changed is only read once; whether it was touched since is asked every time.
  const remembered = new Map<string, Pick<Undo, 'table' | 'id' | 'title' | 'rev' | 'before'>[]>();
  const undosFor = (id: string): Pick<Undo, 'table' | 'id' | 'title' | 'rev' | 'before'>[] => {
    const known = remembered.get(id);
    if (known) return known;
    const row = importById(db, id);
    const undos = row ? undosOf(row) : [];
    remembered.set(id, undos);
    return undos;
  };
  const recordOf = (row: Omit<ImportRow, 'undo'>): ImportRecord => {
    const isUndone = row.is_undone === 1;
    const undos = isUndone ? [] : undosFor(row.id);
    const stays = [...whatStays(db, undos, row.at).values()];
    const isAllTouched = undos.length > 0 && stays.length === undos.length;
    return { id: row.id, at: row.at, name: row.name, format: packFormat.catch('rounds').parse(row.format), added: row.added, replaced: row.replaced, isUndone, whyNotUndo: isAllTouched ? sentence(stays) : '', stays: isAllTouched ? [] : stays };
  };

  return {
    async look({ files, format }: { files: ChosenFile[]; format?: PackFormat }): Promise<DryRun> {
      const reading = await read(files, format);
      const steps = plan(reading, {});
      const rows = steps.map(({ incoming }) => incoming);
      const count = (state: string): number => rows.filter((row) => row.state === state).length;
      return { format: reading.format, say: reading.say, counts: { new: count('new'), same: count('same'), clash: count('clash'), refused: count('refused') }, rows, losses: [...reading.losses, ...(reading.own ? leftBehind : draftsOnly)] };
    },

    async run({ files, format, choices }: { files: ChosenFile[]; format?: PackFormat; choices: Record<string, ClashChoice> }): Promise<{ importId: string | null; added: number; replaced: number }> {
      const reading = await read(files, format);
      const steps = plan(reading, choices);
      const writes = steps.flatMap(({ write }) => write ?? []);
      if (writes.length === 0) return { importId: null, added: 0, replaced: 0 };
      const id = randomUUID();
      const desk = readDesk({ db, settings, clock });
      const done = applyWrites(db, writes, { id, at: clock.now(), name: nameOf(files), format: reading.format, me: desk.me });
      return { importId: id, ...done };
    },

    imports(signal: AbortSignal | undefined): AsyncGenerator<ImportRecord[], void, void> {
      // Whoever looks at past imports is about to choose a file.
      reader.warm();
      return live.watch(['imports', 'templates', 'policies', 'locale_packs', 'template_comments', 'template_counts'], () => recentImports(db, mostShown).map(recordOf), signal);
    },

    undo(importId: string): Record<string, never> {
      const row = importById(db, importId);
      if (!row) throw new TroubleError({ kind: 'not-found', what: 'import', say: 'This import is not on this desk.', remedy: 'reload' });
      if (row.is_undone === 1) throw new TroubleError({ kind: 'not-allowed', say: 'This import was taken back already.', remedy: 'none' });
      if (takeBack(db, row, clock.now()) === 0) throw new TroubleError({ kind: 'not-allowed', say: sentence([...whatStays(db, undosOf(row), row.at).values()]), remedy: 'none' });
      remembered.delete(importId);
      return {};
    },

    async export({ format, ids }: { format: PackFormat; ids: string[] }): Promise<{ name: string; mime: string; base64: string; losses: string[] }> {
      const library = libraryOf({ db, settings }, ids);
      const leaving = ids.length > 0 || format === 'rounds' ? library : { ...library, templates: library.templates.filter((one) => !one.isRetired) };
      const { name, mime, bytes, losses } = await reader.write(format, leaving);
      const retired = library.templates.length - leaving.templates.length;
      return { name, mime, base64: Buffer.from(bytes).toString('base64'), losses: [...losses, ...(retired === 0 ? [] : [`${retired} retired ${retired === 1 ? 'template was' : 'templates were'} left out; choose them by hand to take them along.`])] };
    },

    stop: () => reader.stop(),
  };
}
export type Exchange = ReturnType<typeof createExchange>;

/** What a file would do on a desk, under the choices made so far. */
export function planFor(reading: Reading, desk: Desk, choices: Readonly<Record<string, ClashChoice>>): Step[] {
  const means: Means = { choices, hash: (words) => createHash('sha256').update(words).digest('hex'), show: (template) => writeTemplate(template).map(({ text }) => text).join('\n') };
  return reading.own ? planOwn(reading.own, desk, means) : planForeign(reading.foreign, { format: reading.format, slugOf }, desk, means);
}

const draftsOnly = ['Everything arrives as drafts of your own; nothing is published by an import.'];
const sentence = (reasons: readonly string[]): string => (reasons.length === 0 ? 'There is nothing left to take back.' : `Nothing can be taken back: ${reasons.slice(0, 3).join('; ')}${reasons.length > 3 ? `; and ${reasons.length - 3} more` : ''}.`);

/** A copy of its own, which a thread can be given. */
const bytesOf = ({ name, base64 }: ChosenFile): GivenFile => ({ name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) });

function nameOf(files: readonly ChosenFile[]): string {
  const [first] = files;
  if (files.length === 1 && first) return first.name;
  const folder = first?.name.split('/')[0] ?? '';
  return folder !== '' && files.every(({ name }) => name.startsWith(`${folder}/`)) ? folder : `${files.length} files`;
}
