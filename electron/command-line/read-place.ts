import fs from 'node:fs';
import path from 'node:path';
import type { GivenFile } from '../engine/templates/exchange/arriving.ts';
import { checkSizes, FileRefused, most } from '../engine/templates/exchange/limits/limits.ts';

/** A file, or everything in a folder, with names from there. Links and hidden folders are passed over and named. Throws FileRefused and what the disk says. */
export function readPlace(place: string): { files: GivenFile[]; losses: string[] } {
  const losses: string[] = [];
  const found: { name: string; at: string; size: number }[] = [];
  const look = (at: string, name: string): void => {
    const stat = fs.lstatSync(at);
    if (stat.isSymbolicLink()) losses.push(`“${name}” is a link to another place and was left out.`);
    else if (stat.isFile()) found.push({ name, at, size: stat.size });
    else if (stat.isDirectory()) {
      for (const entry of fs.readdirSync(at).toSorted()) if (!entry.startsWith('.') && entry !== 'node_modules') look(path.join(at, entry), `${name}/${entry}`);
    }
    if (found.length > most.files) throw new FileRefused(`${place} holds more than ${most.files} files. Name the folder the library is in.`);
  };
  if (fs.statSync(place).isDirectory()) {
    for (const entry of fs.readdirSync(place).toSorted()) if (!entry.startsWith('.') && entry !== 'node_modules') look(path.join(place, entry), entry);
  } else found.push({ name: path.basename(place), at: place, size: fs.statSync(place).size });
  // Asked before reading: a file of many gigabytes is refused by its size alone.
  checkSizes(found);
  return { files: found.map(({ name, at }) => ({ name, bytes: new Uint8Array(fs.readFileSync(at)) })), losses };
}
