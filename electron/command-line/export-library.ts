import fs from 'node:fs';
import path from 'node:path';
import { FileRefused } from '../engine/templates/exchange/limits/limits.ts';
import { unpackZip } from '../engine/templates/exchange/limits/zip.ts';
import { draftsFolder, folderOf } from '../engine/templates/exchange/own/template-file.ts';
import { packsFile, policiesFile } from '../engine/templates/exchange/own/rules-file.ts';
import { packFile } from '../engine/templates/exchange/own/write-own.ts';
import { withLibrary } from './open-library.ts';

/** Writes the library into a folder that is empty or holds a library already; what is no longer in it goes, everything else in the folder stays. */
export async function exportLibrary({ folder, dataDir, say }: { folder: string; dataDir: string | null; say: (sentence: string) => void }): Promise<object> {
  refuseStranger(folder);
  const { base64, losses } = await withLibrary(dataDir, (exchange) => exchange.export({ format: 'rounds', ids: [] }));
  const files = unpackZip(new Uint8Array(Buffer.from(base64, 'base64')), 'library');
  fs.mkdirSync(folder, { recursive: true });
  const changed = files.filter(({ name, bytes }) => writeWhereOther(path.join(folder, name), bytes, folder)).map(({ name }) => name);
  const kept = new Set(files.map(({ name }) => name));
  const removed = oursIn(folder).filter((name) => !kept.has(name));
  for (const name of removed) fs.rmSync(path.join(folder, name));
  say(`${files.length} files in ${folder}: ${changed.length} written, ${removed.length} removed, ${files.length - changed.length} as they were.`);
  for (const loss of losses) say(loss);
  return { folder, files: files.length, written: changed, removed, losses };
}

function refuseStranger(folder: string): void {
  const stat = fs.statSync(folder, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) throw new FileRefused(`${folder} is not a folder.`);
  const inside = fs.readdirSync(folder).filter((name) => !name.startsWith('.'));
  if (inside.length > 0 && !inside.includes(packFile)) throw new FileRefused(`${folder} holds other things and no library (${packFile}). Choose an empty folder.`);
}

/** False where the file says the same already: its time does not change, and nobody's editor asks to read it again. */
function writeWhereOther(file: string, bytes: Uint8Array, root: string): boolean {
  const folder = path.dirname(file);
  const isLink = (at: string): boolean => fs.lstatSync(at, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  for (const at of [folder, file]) if (isLink(at) && at !== root) throw new FileRefused(`${at} is a link to another place; nothing is written through it.`);
  fs.mkdirSync(folder, { recursive: true });
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  if (stat && fs.readFileSync(file).equals(bytes)) return false;
  const beside = `${file}.${process.pid}`;
  fs.writeFileSync(beside, bytes);
  fs.renameSync(beside, file);
  return true;
}

/** Files an export writes, as far as they are there. */
function oursIn(folder: string): string[] {
  const folders = [...Object.values(folderOf), draftsFolder];
  const pages = folders.flatMap((name) => {
    const at = path.join(folder, name);
    const stat = fs.lstatSync(at, { throwIfNoEntry: false });
    return stat?.isDirectory() ? fs.readdirSync(at).filter((file) => file.endsWith('.md')).map((file) => `${name}/${file}`) : [];
  });
  return [...pages, ...[policiesFile, packsFile].filter((name) => fs.existsSync(path.join(folder, name)))];
}
