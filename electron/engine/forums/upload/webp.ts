import { bytesOf, cut, join, must, viewOf } from './bytes.ts';
import { startsWith } from './mime.ts';
import { orientationAlone, orientationIn } from './orientation.ts';

const flags = { profile: 0x20, alpha: 0x10, exif: 0x08, animation: 0x02 } as const;
const frameHead = 16;

interface Chunk {
  type: string;
  data: Uint8Array;
}

/** Leaves the picture, its frames and its colour profile, and ends where the picture ends. Throws BadPicture. */
export function cleanWebp(bytes: Uint8Array): Uint8Array {
  // The four bytes behind "RIFF" count from behind themselves, "WEBP" included.
  const size = viewOf(cut(bytes, 4, 4)).getUint32(0, true);
  must(size >= 12, 'there is no picture in it');
  const chunks = chunksIn(cut(bytes, 12, size - 4));
  const head = chunks[0]?.type === 'VP8X' ? chunks[0] : null;
  if (!head) {
    const [picture] = chunks;
    must(picture !== undefined && (picture.type === 'VP8 ' || picture.type === 'VP8L'), 'there is no picture in it');
    return whole([picture]);
  }
  must(head.data.length === 10, 'it does not begin as it should');
  const kept = chunks.slice(1).filter(({ type }) => ['ICCP', 'ALPH', 'VP8 ', 'VP8L', 'ANIM', 'ANMF'].includes(type)).map((chunk) => (chunk.type === 'ANMF' ? { type: 'ANMF', data: frame(chunk.data) } : chunk));
  must(kept.some(({ type }) => type === 'VP8 ' || type === 'VP8L' || type === 'ANMF'), 'there is no picture in it');
  must(kept.every(({ type, data }) => type !== 'ANIM' || data.length === 6), 'a part is not what it should be');
  const said = chunks.find(({ type }) => type === 'EXIF')?.data;
  // Some put the name before it that EXIF has in a JPEG.
  const turn = said ? orientationAlone(orientationIn(startsWith(said, 'Exif\0\0') ? said.subarray(6) : said)) : null;
  const has = (type: string, flag: number): number => (kept.some((chunk) => chunk.type === type) ? flag : 0);
  const wants = ((head.data[0] ?? 0) & flags.alpha) | has('ICCP', flags.profile) | has('ANMF', flags.animation) | (turn ? flags.exif : 0);
  const opening = { type: 'VP8X', data: join([Uint8Array.of(wants, 0, 0, 0), head.data.subarray(4)]) };
  return whole([opening, ...kept, ...(turn ? [{ type: 'EXIF', data: turn }] : [])]);
}

/** A frame of a moving picture: where and how long, and the picture. */
function frame(data: Uint8Array): Uint8Array {
  const inside = chunksIn(data.subarray(frameHead)).filter(({ type }) => type === 'ALPH' || type === 'VP8 ' || type === 'VP8L');
  must(data.length > frameHead && inside.some(({ type }) => type !== 'ALPH'), 'a frame is empty');
  return join([data.subarray(0, frameHead), ...inside.map(packed)]);
}

function chunksIn(bytes: Uint8Array): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = viewOf(cut(bytes, at, 8)).getUint32(4, true);
    chunks.push({ type: String.fromCharCode(...bytes.subarray(at, at + 4)), data: cut(bytes, at + 8, length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** With a zero behind it where its length is odd. */
function packed({ type, data }: Chunk): Uint8Array {
  const head = new Uint8Array(8);
  head.set(bytesOf(type));
  viewOf(head).setUint32(4, data.length, true);
  return join([head, data, new Uint8Array(data.length % 2)]);
}

const whole = (chunks: readonly Chunk[]): Uint8Array => packed({ type: 'RIFF', data: join([bytesOf('WEBP'), ...chunks.map(packed)]) });
