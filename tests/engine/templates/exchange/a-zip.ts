import { strToU8, zipSync, type Zippable } from 'fflate';

/** A zip of texts. */
export const aZip = (files: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, typeof text === 'string' ? strToU8(text) : text])), { mtime: new Date(1980, 0, 1) });

/** One entry that calls itself a link to another place. */
export const aLinkedZip = (): Uint8Array => zipSync({ 'templates/a.md': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] } satisfies Zippable, { mtime: new Date(1980, 0, 1) });

/** Entries whose names a good packer would not write. */
export function aCrookedZip(name: string): Uint8Array {
  const plain = 'x'.repeat(Buffer.byteLength(name));
  const zip = Buffer.from(aZip({ [plain]: 'words' }));
  for (let at = zip.indexOf(plain); at >= 0; at = zip.indexOf(plain, at + 1)) zip.write(name, at, 'latin1');
  return new Uint8Array(zip);
}

/** Every entry of the list at its end leads to the same data, which is how a small zip becomes a very large one. */
export function anOverlappingZip(count: number): Uint8Array {
  const one = Buffer.from(zipSync({ 'a.md': new Uint8Array(400_000) }, { level: 9, mtime: new Date(1980, 0, 1) }));
  const listAt = one.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  const endAt = one.indexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const entry = one.subarray(listAt, endAt);
  const list = Buffer.concat(Array.from({ length: count }, (_, n) => { const copy = Buffer.from(entry); copy.write(String.fromCharCode(97 + (n % 26)), 46); copy.write(String(Math.floor(n / 26) % 10), 47); return copy; }));
  const end = Buffer.from(one.subarray(endAt));
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(list.length, 12);
  return new Uint8Array(Buffer.concat([one.subarray(0, listAt), list, end]));
}

/** It says it is small, and is not. */
export function aLyingZip(): Uint8Array {
  const zip = Buffer.from(zipSync({ 'a.md': new Uint8Array(12_000_000) }, { level: 9, mtime: new Date(1980, 0, 1) }));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(12_000_000);
  for (let at = zip.indexOf(size); at >= 0; at = zip.indexOf(size, at + 1)) zip.writeUInt32LE(10, at);
  return new Uint8Array(zip);
}
