import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Db } from '#electron/engine/store/db.ts';
import { createLive } from '#electron/engine/live.ts';
import { createExchange, type Exchange } from '#electron/engine/templates/exchange/exchange.ts';
import type { ForeignTemplate, GivenFile, OwnTemplate, Reading } from '#electron/engine/templates/exchange/arriving.ts';
import { directReader } from '#electron/engine/templates/exchange/worker/reader.ts';
import { emptyContent } from '#electron/engine/templates/library/content.ts';
import type { TemplateContent } from '#shared/words/library.ts';
import type { Settings } from '#shared/words/settings.ts';
import { someSettings, theClock } from './a-desk.ts';

const folder = fileURLToPath(new URL('../engine/templates/exchange/files/', import.meta.url));

/** Sample files by name; a folder comes as all of its files. */
export function sample(...names: string[]): GivenFile[] {
  return names.flatMap((name) => {
    const at = path.join(folder, name);
    const inside = path.extname(name) === '' ? readdirSync(at).map((file) => `${name}/${file}`) : [name];
    return inside.map((file) => ({ name: file, bytes: new Uint8Array(readFileSync(path.join(folder, file))) }));
  });
}

export const aText = (name: string, text: string): GivenFile => ({ name, bytes: new TextEncoder().encode(text) });
export const chosen = (files: readonly GivenFile[]): { name: string; base64: string }[] => files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
export const exported = ({ name, base64 }: { name: string; base64: string }): { name: string; base64: string }[] => [{ name, base64 }];

/** Import and export over a store of its own, reading in the test's own thread. */
export const anExchange = (db: Db, change: Partial<Settings> = {}): Exchange => createExchange({ db, live: createLive(db), clock: theClock, settings: someSettings(change), reader: directReader() });

/** A published answer, unless it is said to be otherwise. */
export function anOwnTemplate(id: string, { words = {}, ...card }: Partial<OwnTemplate> & { words?: Partial<TemplateContent> } = {}): OwnTemplate {
  const content = { ...emptyContent(`Template ${id}`), body: `The words of ${id}.`, ...words };
  return { id, kind: 'answer', family: id, slug: id, scope: 'community', team: '', owner: '', folder: '', language: 'en', reviewBy: null, isRetired: false, version: 1, content, draft: null, draftedBy: '', reviewAskedAt: null, ...card };
}

/** One template out of what was read, by its title. */
export function titled(reading: Reading, title: string): ForeignTemplate {
  const found = reading.foreign.find((one) => one.carried.title === title);
  if (!found) throw new Error(`nothing called ${title}: ${reading.foreign.map((one) => one.carried.title).join(', ')}`);
  return found;
}
