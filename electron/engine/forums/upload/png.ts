import { bytesOf, cut, join, must, viewOf } from './bytes.ts';
import { orientationAlone, orientationIn } from './orientation.ts';

/** The chunks that make, colour and move the picture, and the most each may hold: nothing else fits into them. */
const most: Readonly<Record<string, number>> = {
  IHDR: 13, PLTE: 768, IDAT: Number.POSITIVE_INFINITY, IEND: 0,
  tRNS: 256, gAMA: 4, cHRM: 32, sRGB: 1, cICP: 4, sBIT: 4, bKGD: 6, pHYs: 9, iCCP: Number.POSITIVE_INFINITY,
  acTL: 8, fcTL: 26, fdAT: Number.POSITIVE_INFINITY,
};

/** Leaves what makes, colours and moves the picture, and ends where the picture ends. Throws BadPicture. */
export function cleanPng(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let hasData = false;
  for (let at = 8; ; ) {
    const head = viewOf(cut(bytes, at, 8));
    const length = head.getUint32(0);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = cut(bytes, at + 8, length);
    const sum = viewOf(cut(bytes, at + 8 + length, 4)).getUint32(0);
    const room = Object.hasOwn(most, type) ? most[type] : undefined;
    must((at === 8) === (type === 'IHDR'), 'it does not begin as it should');
    // A capital letter says that nobody can show the picture without this chunk.
    must(room !== undefined || !/^[A-Z]/.test(type), 'a part of it is unknown');
    if (room !== undefined) {
      must(length <= room && (type !== 'IHDR' || length === 13), 'a part is longer than it can be');
      must(sum === crc32(bytes.subarray(at + 4, at + 8 + length)), 'a part is damaged');
      kept.push(type === 'iCCP' ? profile(data) : bytes.subarray(at, at + 12 + length));
    }
    if (type === 'eXIf') orientation = orientationIn(data);
    hasData ||= type === 'IDAT';
    if (type === 'IEND') break;
    at += 12 + length;
  }
  must(hasData, 'there is no picture in it');
  const turn = orientationAlone(orientation);
  const [first, ...rest] = kept;
  return join([bytes.subarray(0, 8), ...(first ? [first] : []), ...(turn ? [chunk('eXIf', turn)] : []), ...rest]);
}

/** A colour profile without the name somebody gave it. */
function profile(data: Uint8Array): Uint8Array {
  const end = data.indexOf(0);
  must(end > 0 && end <= 79, 'its colours cannot be read');
  return chunk('iCCP', join([bytesOf('icc'), data.subarray(end)]));
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const whole = join([new Uint8Array(4), bytesOf(type), data, new Uint8Array(4)]);
  const view = viewOf(whole);
  view.setUint32(0, data.length);
  view.setUint32(whole.length - 4, crc32(whole.subarray(4, -4)));
  return whole;
}

let table: Uint32Array | undefined;

/** The check sum of PNG's chunks. */
function crc32(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, start) => {
    let sum = start;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    return sum;
  });
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (table[(sum ^ byte) & 0xff] ?? 0);
  return ~sum >>> 0;
}
