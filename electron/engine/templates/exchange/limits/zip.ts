import { Inflate } from 'fflate';
import { checkPath, FileRefused, most, shortName } from './limits.ts';

export interface Unpacked {
  name: string;
  bytes: Uint8Array;
}

interface Entry {
  name: string;
  method: number;
  packed: number;
  at: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;

export const isZip = (bytes: Uint8Array): boolean => bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && (bytes[3] === 4 || bytes[3] === 6);

/**
 * Unpacks a zip in memory; nothing is written anywhere. Sizes are counted as they come out, never believed, and unpacking stops at the first
 * byte too many. Throws FileRefused. Folders, and what the Finder adds, are passed over.
 */
export function unpackZip(zip: Uint8Array, name: string): Unpacked[] {
  const entries = listOf(zip, name);
  const seen = new Set<string>();
  for (const entry of entries) {
    checkPath(entry.name);
    if (seen.has(entry.name)) throw new FileRefused(`“${shortName(name)}” holds two files called “${shortName(entry.name)}”.`);
    seen.add(entry.name);
  }
  let left = Math.min(most.unpacked, Math.max(zip.length * most.zipRatio, 100_000));
  const tooMuch = (): never => {
    throw new FileRefused(`“${shortName(name)}” becomes far larger than it looks (more than ${most.zipRatio} times, or ${most.unpacked / 1e6} MB), so it was not unpacked.`);
  };
  return entries
    .filter((entry) => !/(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$)/.test(entry.name))
    .map((entry) => {
      const bytes = inflate(dataOf(zip, entry, name), entry, Math.min(left, most.file), tooMuch, name);
      left -= bytes.length;
      return { name: entry.name, bytes };
    });
}

function inflate(data: Uint8Array, entry: Entry, room: number, tooMuch: () => never, name: string): Uint8Array {
  if (entry.method === 0) return data.length > room ? tooMuch() : data.slice();
  const pieces: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((piece) => {
    size += piece.length;
    if (size > room) tooMuch();
    pieces.push(piece.slice());
  });
  try {
    // In small steps, because one step can grow a thousand times before anybody may look.
    for (let from = 0; from < data.length; from += 1_024) stream.push(data.subarray(from, from + 1_024), from + 1_024 >= data.length);
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw damaged(name);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The list at the end of a zip: only there it says which entries are links. */
function listOf(zip: Uint8Array, name: string): Entry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = -1;
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 65_535); at -= 1) {
    if (view.getUint32(at, true) !== endMark) continue;
    end = at;
    break;
  }
  if (end < 0) throw damaged(name);
  const count = view.getUint16(end + 10, true);
  if (count === 0xffff || view.getUint32(end + 16, true) === 0xffffffff) throw new FileRefused(`“${shortName(name)}” is a zip for very large files. A library is small; pack it again without that.`);
  if (count > most.files) throw new FileRefused(`“${shortName(name)}” holds ${count} files. Rounds takes in ${most.files} at once.`);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== entryMark) throw damaged(name);
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const nameLength = view.getUint16(at + 28, true);
    const mode = view.getUint16(at + 40, true);
    const file = decodeName(zip.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0);
    if ((flags & 1) !== 0) throw new FileRefused(`“${shortName(name)}” is locked with a password. Unpack it first.`);
    if ((mode & 0o170000) === 0o120000) throw new FileRefused(`“${shortName(file)}” in “${shortName(name)}” is a link to another place, so nothing of this was read.`);
    if (method !== 0 && method !== 8) throw new FileRefused(`“${shortName(name)}” is packed in a way Rounds cannot read. Pack it as a plain zip.`);
    if (file.endsWith('/')) checkPath(file.slice(0, -1));
    else entries.push({ name: file, method, packed: view.getUint32(at + 20, true), at: view.getUint32(at + 42, true) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function dataOf(zip: Uint8Array, entry: Entry, name: string): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  if (entry.at + 30 > zip.length || view.getUint32(entry.at, true) !== localMark) throw damaged(name);
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  if (from + entry.packed > zip.length) throw damaged(name);
  return zip.subarray(from, from + entry.packed);
}

const decodeName = (bytes: Uint8Array, isUtf8: boolean): string => new TextDecoder(isUtf8 ? 'utf-8' : 'latin1').decode(bytes);
const damaged = (name: string): FileRefused => new FileRefused(`“${shortName(name)}” looks like a zip but cannot be read as one; it may be damaged.`);
