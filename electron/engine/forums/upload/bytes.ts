/** These bytes are not the picture they begin as. */
export class BadPicture extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'BadPicture';
  }
}

/** Throws BadPicture unless it is so. */
export function must(isSo: boolean, what: string): asserts isSo {
  if (!isSo) throw new BadPicture(what);
}

export function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** The part of this length; throws BadPicture where the picture ends before it does. */
export function cut(bytes: Uint8Array, from: number, length: number): Uint8Array {
  must(from + length <= bytes.length, 'it is cut off');
  return bytes.subarray(from, from + length);
}
