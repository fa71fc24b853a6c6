import { BadPicture, bytesOf, cut, join, must, viewOf } from './bytes.ts';
import { startsWith } from './mime.ts';
import { orientationAlone, orientationIn } from './orientation.ts';

const exif = 'Exif\0\0';
const marker = { startOfScan: 0xda, end: 0xd9, app0: 0xe0, app1: 0xe1, app2: 0xe2, app14: 0xee, comment: 0xfe } as const;
/** Of the kinds of frames, those that browsers show. */
const frames: readonly number[] = [0xc0, 0xc1, 0xc2, 0xc9, 0xca];

/** What is needed to decode a JPEG, and no room in it for anything else: the length each part must have, told by the part. */
const needed: Readonly<Record<number, (body: Uint8Array) => number>> = {
  ...Object.fromEntries(frames.map((kind) => [kind, (body: Uint8Array) => 6 + 3 * (body[5] ?? 0)])),
  0xc4: huffmanLength,
  0xcc: (body) => (body.length <= 64 ? body.length - (body.length % 2) : 64),
  0xdb: quantLength,
  0xdc: () => 2,
  0xdd: () => 2,
  [marker.startOfScan]: (body) => 4 + 2 * (body[0] ?? 0),
};

/** Leaves what decodes the picture and what shows its colours: its size and density, its colour profile, and Adobe's word on its colours. Ends where the picture ends. Throws BadPicture. */
export function cleanJpeg(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  let density: Uint8Array | null = null;
  let orientation: number | null = null;
  let hasFrame = false;
  let hasScan = false;
  let at = 2;
  for (;;) {
    must(bytes[at] === 0xff, 'something stands between its parts');
    while (bytes[at + 1] === 0xff) at += 1;
    const kind = bytes[at + 1] ?? 0;
    if (kind === marker.end) break;
    const length = viewOf(cut(bytes, at + 2, 2)).getUint16(0);
    must(length >= 2, 'a part is too short');
    const body = cut(bytes, at + 4, length - 2);
    at += 2 + length;
    if (kind === marker.app0) density ??= densityIn(body);
    else if (kind === marker.app1) orientation ??= startsWith(body, exif) ? orientationIn(body.subarray(exif.length)) : null;
    else if (isColour(kind, body)) kept.push(segment(kind, kind === marker.app14 ? body.subarray(0, 12) : body));
    else if (!isWords(kind)) {
      must(needed[kind]?.(body) === body.length, 'a part is not what it should be');
      kept.push(segment(kind, body));
    }
    hasFrame ||= frames.includes(kind);
    if (kind !== marker.startOfScan) continue;
    must(hasFrame, 'it does not say what size it has');
    const end = endOfScan(bytes, at);
    must(end > at, 'there is no picture in it');
    kept.push(bytes.subarray(at, end));
    hasScan = true;
    at = end;
  }
  must(hasScan, 'there is no picture in it');
  const turn = orientationAlone(orientation ?? 1);
  return join([
    bytes.subarray(0, 2),
    ...(density ? [segment(marker.app0, density)] : []),
    ...(turn ? [segment(marker.app1, join([bytesOf(exif), turn]))] : []),
    ...kept,
    Uint8Array.of(0xff, marker.end),
  ]);
}

const segment = (kind: number, body: Uint8Array): Uint8Array => join([Uint8Array.of(0xff, kind, (body.length + 2) >> 8, (body.length + 2) & 0xff), body]);

/** Version and density; the small copy of the picture that may lie in it goes. */
const densityIn = (body: Uint8Array): Uint8Array | null => (startsWith(body, 'JFIF\0') && body.length >= 14 ? join([body.subarray(0, 12), Uint8Array.of(0, 0)]) : null);

const isColour = (kind: number, body: Uint8Array): boolean => (kind === marker.app2 && startsWith(body, 'ICC_PROFILE\0')) || (kind === marker.app14 && startsWith(body, 'Adobe') && body.length >= 12);

const isWords = (kind: number): boolean => (kind >= marker.app0 && kind <= 0xef) || kind === marker.comment;

/** Where the next part begins behind the picture's own data, in which 0xff stands only before a zero or a mark to begin again. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at)) {
    const next = bytes[at + 1];
    must(next !== undefined, 'it is cut off');
    if (next === 0xff) at += 1;
    else if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2;
    else return at;
  }
  throw new BadPicture('it is cut off');
}

function huffmanLength(body: Uint8Array): number {
  let at = 0;
  while (at + 17 <= body.length) at += 17 + body.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
  return at;
}

function quantLength(body: Uint8Array): number {
  let at = 0;
  while (at < body.length) at += 1 + ((body[at] ?? 0) >> 4 === 0 ? 64 : 128);
  return at;
}
