import { FileRefused, shortName } from './limits.ts';

/** The text of a file, with plain line ends and without a mark of order. UTF-8 first; other tools also write UTF-16 with its mark, and what is neither is Western. */
export function decodeText(bytes: Uint8Array): string {
  const mark = bytes.length > 1 ? (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0) : 0;
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : null;
  return (encoding ? new TextDecoder(encoding).decode(bytes) : utf8(bytes)).replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\0', '\u{FFFD}');
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The text of a file of our own, as it was written. Throws FileRefused where it is not UTF-8. */
export function decodeOwn(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileRefused(`“${shortName(name)}” is not UTF-8 text.`);
  }
}
