import { strip, type CleanPicture } from '#electron/engine/forums/upload/strip.ts';

/** Eight points by four, red above and blue below, as picture programs write them. */
const files = {
  jpeg: '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAAEAAgDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAACP/EABoQAAAHAAAAAAAAAAAAAAAAAAABBhZUodH/xAAVAQEBAAAAAAAAAAAAAAAAAAAGCP/EABsRAAEEAwAAAAAAAAAAAAAAAAAGF1SxGNHS/9oADAMBAAIRAxEAPwALvpRzKPRcWOqAiVyK34W8q9n/2Q==',
  progressive: '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wgARCAAEAAgDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAB//EABUBAQEAAAAAAAAAAAAAAAAAAAUH/9oADAMBAAIQAxAAAAELuKv/xAAWEAADAAAAAAAAAAAAAAAAAAAABBT/2gAIAQEAAQUCuYP/xAAXEQADAQAAAAAAAAAAAAAAAAAABRZT/9oACAEDAQE/Abx3qf/EABkRAAEFAAAAAAAAAAAAAAAAAAAFF1OR8P/aAAgBAgEBPwFukCLUf//EABUQAQEAAAAAAAAAAAAAAAAAAAAy/9oACAEBAAY/Arf/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAE/IW//2gAMAwEAAgADAAAAED//xAAXEQADAQAAAAAAAAAAAAAAAAAAEdHw/9oACAEDAQE/EMnT/8QAFhEAAwAAAAAAAAAAAAAAAAAAABHw/9oACAECAQE/EJof/8QAFxABAAMAAAAAAAAAAAAAAAAAAQDR8P/aAAgBAQABPxDIbn//2Q==',
  png: 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAEBAMAAABB42PDAAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoAAACA6AAAdTAAAOpgAAA6mAAAF3CculE8AAAAD1BMVEX/AACqAFVVAKoAAP////+bBLeIAAAAAWJLR0QEj2jZUQAAAAd0SU1FB+oLFhInNnN0+/QAAAAVSURBVAjXY2AAAUEgYFACAgZjIAAACWABmVm4Ek8AAAAldEVYdGRhdGU6Y3JlYXRlADIwMjYtMTEtMjJUMTg6Mzk6NTQrMDA6MDCBIGdvAAAAJXRFWHRkYXRlOm1vZGlmeQAyMDI2LTExLTIyVDE4OjM5OjU0KzAwOjAw8H3f0wAAAABJRU5ErkJggg==',
  webp: 'UklGRlQAAABXRUJQVlA4IEgAAABwAwCdASoIAAQAAgA0JagCdGuA/gGEAfwD2/7sA/QAGBrNsAAA/vneRWKf/+oYInZ3//y2zOa5f/9xn/v2/lRBeDPvV53dgAA=',
  movingWebp: 'UklGRvQAAABXRUJQVlA4WAoAAAACAAAABwAAAwAAQU5JTQYAAAD/////AABBTk1GYAAAAAAAAAAAAAcAAAMAAMgAAAJWUDggSAAAAHADAJ0BKggABAACADQlqAJ0a4D+AYQB/APb/uwD9AAYGs2wAAD++d5FYp//6hgidnf//LbM5rl//3Gf+/b+VEF4M+9Xnd2AAEFOTUZgAAAAAAAAAAAABwAAAwAAyAAAAFZQOCBIAAAAdAMAnQEqCAAEAAAANCWoAnRrgP4BhAH8A9v+7AP0ABgazbAAAP740lKFj/6zXt2VX//M17dlV//3Pn/b//kPYsBfv8twm/gAUklGRlQAAABXRUJQVlA4IEgAAABwAwCdASoIAAQAAgA0JagCdGuA/gGEAfwD2/7sA/QAGBrNsAAA/vneRWKf/+oYInZ3//y2zOa5f/9xn/v2/lRBeDPvV53dgAA=',
  gif: 'R0lGODlhCAAEAPIAAP8AAKoAVVUAqgAA/////wAAAAAAAAAAACH5BAAAAAAAIf8LSW1hZ2VNYWdpY2sNZ2FtbWE9MC40NTQ1NQAsAAAAAAgABAAAAwsIuhr+Tsgph702AQA7',
  movingGif: 'R0lGODlhCAAEAPIAAP8AAKoAVVUAqgAA/////wAAAAAAAAAAACH5BAAUAAAAIf8LTkVUU0NBUEUyLjADAQAAACH/C0ltYWdlTWFnaWNrDWdhbW1hPTAuNDU0NTUALAAAAAAIAAQAAAMLCLoa/k7IKYe9NgEAIfkEABQAAAAh/wtJbWFnZU1hZ2ljaw1nYW1tYT0wLjQ1NDU1ACwAAAAACAAEAIIA//9V/6qq/1X//wAAAAAAAAAAAAAAAAADCwi6Gv5OyCmHvTYBADs=',
} as const;

export type PictureKind = keyof typeof files;
export const pictureKinds = Object.keys(files) as PictureKind[];

type Bytes = Uint8Array<ArrayBuffer>;

/** Works in the browser too, so there is no Buffer here. */
export const aPicture = (kind: PictureKind = 'jpeg'): Bytes => Uint8Array.from(atob(files[kind]), (sign) => sign.charCodeAt(0));

export const text = (words: string): Bytes => Uint8Array.from(words, (sign) => sign.charCodeAt(0));
export const base64Of = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

export function together(...parts: (Uint8Array | readonly number[])[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Whether these bytes stand anywhere in those. */
export function holds(bytes: Uint8Array, words: Uint8Array): boolean {
  for (let at = bytes.indexOf(words[0] ?? 0); at >= 0; at = bytes.indexOf(words[0] ?? 0, at + 1)) if (words.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}

const big16 = (n: number): number[] => [n >> 8, n & 255];
const big32 = (n: number): number[] => [n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255];
const little16 = (n: number): number[] => big16(n).toReversed();
const little32 = (n: number): number[] => big32(n).toReversed();

/** EXIF of a camera: what made it, as these words, and how it was held. */
export function exif(words: Uint8Array, orientation = 1, isLittle = true): Bytes {
  const [two, four] = isLittle ? [little16, little32] : [big16, big32];
  const entry = (tag: number, kind: number, count: number, value: readonly number[]): number[] => [...two(tag), ...two(kind), ...four(count), ...value];
  return together(text(isLittle ? 'II*\0' : 'MM\0*'), four(8), two(2), entry(0x10f, 2, words.length, four(38)), entry(0x112, 3, 1, [...two(orientation), 0, 0]), four(0), words);
}

export const segment = (kind: number, body: Uint8Array): Bytes => together([0xff, kind], big16(body.length + 2), body);
export const inJpeg = (bytes: Uint8Array, part: Uint8Array): Bytes => together(bytes.subarray(0, 2), part, bytes.subarray(2));

export function pngChunk(type: string, data: Uint8Array): Bytes {
  const named = together(text(type), data);
  let sum = 0xffffffff;
  for (const byte of named) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return together(big32(data.length), named, big32(~sum >>> 0));
}
/** Behind the size, which comes first. */
export const inPng = (bytes: Uint8Array, part: Uint8Array): Bytes => together(bytes.subarray(0, 33), part, bytes.subarray(33));

export const webpChunk = (type: string, data: Uint8Array): Bytes => together(text(type), little32(data.length), data, new Uint8Array(data.length % 2));
/** A WebP of these chunks. */
export const webpOf = (...chunks: Uint8Array[]): Bytes => webpChunk('RIFF', together(text('WEBP'), ...chunks));
/** The chunks of a WebP, with a head that says what else is in it. */
export function inWebp(bytes: Uint8Array, flags: number, ...more: Uint8Array[]): Bytes {
  const rest = bytes.subarray(12);
  const hasHead = holds(rest.subarray(0, 4), text('VP8X'));
  const head = hasHead ? Uint8Array.from(rest.subarray(8, 18)) : together([0, 0, 0, 0], [7, 0, 0], [3, 0, 0]);
  head[0] = (head[0] ?? 0) | flags;
  return webpOf(webpChunk('VP8X', head), hasHead ? rest.subarray(18) : rest, ...more);
}

/** In front of the first frame of a GIF. */
export function inGif(bytes: Uint8Array, part: Uint8Array): Bytes {
  const packed = bytes[10] ?? 0;
  const at = 13 + (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);
  return together(bytes.subarray(0, at), part, bytes.subarray(at));
}
export const gifBlocks = (...blocks: Uint8Array[]): Bytes => together(...blocks.flatMap((block) => [[block.length], block]), [0]);

/** Every place of a picture in which words can be hidden, as cameras, programs and people do. Words are at most 200 bytes long. */
export const hidingPlaces: Readonly<Record<string, readonly [PictureKind, (bytes: Bytes, words: Bytes) => Bytes]>> = {
  'the camera’s words of a JPEG': ['jpeg', (bytes, words) => inJpeg(bytes, segment(0xe1, together(text('Exif\0\0'), exif(words, 6))))],
  'the camera’s words of a progressive JPEG': ['progressive', (bytes, words) => inJpeg(bytes, segment(0xe1, together(text('Exif\0\0'), exif(words, 6, false))))],
  'XMP of a JPEG': ['jpeg', (bytes, words) => inJpeg(bytes, segment(0xe1, together(text('http://ns.adobe.com/xap/1.0/\0'), words)))],
  'IPTC of a JPEG': ['jpeg', (bytes, words) => inJpeg(bytes, segment(0xed, together(text('Photoshop 3.0\0'), words)))],
  'a comment of a JPEG': ['jpeg', (bytes, words) => inJpeg(bytes, segment(0xfe, words))],
  'a comment between the scans of a JPEG': ['progressive', (bytes, words) => together(bytes.subarray(0, bytes.length - 2), segment(0xfe, words), bytes.subarray(bytes.length - 2))],
  'other pictures of a JPEG': ['jpeg', (bytes, words) => inJpeg(bytes, segment(0xe2, together(text('MPF\0'), words)))],
  'a maker’s own part of a JPEG': ['jpeg', (bytes, words) => inJpeg(bytes, segment(0xe7, words))],
  'the small copy in a JPEG': ['jpeg', (bytes, words) => together(bytes.subarray(0, 2), segment(0xe0, together(text('JFIF\0'), [1, 1, 0, 0, 1, 0, 1, 1, 1], words)), bytes.subarray(20))],
  'behind Adobe’s word in a JPEG': ['jpeg', (bytes, words) => inJpeg(bytes, segment(0xee, together(text('Adobe'), [0, 100, 0, 0, 0, 0, 1], words)))],
  'the film behind a JPEG': ['jpeg', (bytes, words) => together(bytes, words)],
  'words of a PNG': ['png', (bytes, words) => inPng(bytes, pngChunk('tEXt', together(text('Author\0'), words)))],
  'packed words of a PNG': ['png', (bytes, words) => inPng(bytes, pngChunk('zTXt', together(text('Author\0\0'), words)))],
  'international words of a PNG': ['png', (bytes, words) => inPng(bytes, pngChunk('iTXt', together(text('XML:com.adobe.xmp\0\0\0\0\0'), words)))],
  'the camera’s words of a PNG': ['png', (bytes, words) => inPng(bytes, pngChunk('eXIf', exif(words, 3)))],
  'the time of a PNG': ['png', (bytes, words) => inPng(bytes, pngChunk('tIME', words))],
  'a program’s own part of a PNG': ['png', (bytes, words) => inPng(bytes, pngChunk('caBX', words))],
  'behind a PNG': ['png', (bytes, words) => together(bytes, words)],
  'the camera’s words of a WebP': ['webp', (bytes, words) => inWebp(bytes, 0x08, webpChunk('EXIF', exif(words, 8)))],
  'XMP of a WebP': ['webp', (bytes, words) => inWebp(bytes, 0x04, webpChunk('XMP ', words))],
  'a part of a WebP that nobody knows': ['webp', (bytes, words) => inWebp(bytes, 0, webpChunk('mine', words))],
  'a plain WebP': ['webp', (bytes, words) => webpOf(bytes.subarray(12), webpChunk('mine', words))],
  'a moving WebP': ['movingWebp', (bytes, words) => inWebp(bytes, 0x0c, webpChunk('EXIF', exif(words, 1)), webpChunk('XMP ', words))],
  'behind a WebP': ['webp', (bytes, words) => together(bytes, words)],
  'a comment of a GIF': ['gif', (bytes, words) => inGif(bytes, together([0x21, 0xfe], gifBlocks(words)))],
  'XMP of a GIF': ['movingGif', (bytes, words) => inGif(bytes, together([0x21, 0xff], gifBlocks(text('XMP DataXMP'), words)))],
  'what looks like the loop of a GIF': ['gif', (bytes, words) => inGif(bytes, together([0x21, 0xff], gifBlocks(text('NETSCAPE2.0'), Uint8Array.of(1, 0, 0), words)))],
  'words drawn over a GIF': ['gif', (bytes, words) => inGif(bytes, together([0x21, 0x01], gifBlocks(new Uint8Array(12), words)))],
  'behind a GIF': ['gif', (bytes, words) => together(bytes, words)],
};

/** A picture as it may leave; fails where it is refused. */
export function cleaned(bytes: Uint8Array): CleanPicture {
  const done = strip(bytes);
  if (done.kind === 'refused') throw new Error(`refused: ${done.say}`);
  return done.picture;
}

/** What the camera of the next one says. */
export const cameraWords = text('Jane Doe took this in Harbour Street');
/** As a telephone saves it: held upright, with place and owner in it. */
export const fromACamera = (): Bytes => inJpeg(aPicture('jpeg'), segment(0xe1, together(text('Exif\0\0'), exif(cameraWords, 6))));
