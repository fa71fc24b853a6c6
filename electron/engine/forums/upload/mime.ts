export type PictureMime = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

/** By content alone. SVG is a document that can carry scripts; it is never a picture here. */
export function mimeOf(bytes: Uint8Array): PictureMime | null {
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (startsWith(bytes, '\xff\xd8\xff')) return 'image/jpeg';
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return 'image/gif';
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'image/webp';
  return null;
}

/** Whether these bytes stand there. `signature`: a sign for each byte. */
export const startsWith = (bytes: Uint8Array, signature: string, at = 0): boolean => at + signature.length <= bytes.length && Array.prototype.every.call(signature, (sign: string, index) => bytes[at + index] === sign.charCodeAt(0));
