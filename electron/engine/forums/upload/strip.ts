import { mostPicture } from '#shared/words/picture.ts';
import { BadPicture } from './bytes.ts';
import { cleanGif } from './gif.ts';
import { cleanJpeg } from './jpeg.ts';
import { mimeOf, startsWith, type PictureMime } from './mime.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

/** A picture that says nothing but itself. Only `strip` makes one. */
export interface CleanPicture {
  readonly mime: PictureMime;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Never the person's own: `picture.jpg`. */
  readonly name: string;
  readonly [isClean]: true;
}
declare const isClean: unique symbol;

const cleaners: Readonly<Record<PictureMime, (bytes: Uint8Array) => Uint8Array>> = { 'image/jpeg': cleanJpeg, 'image/png': cleanPng, 'image/webp': cleanWebp, 'image/gif': cleanGif };
const endings: Readonly<Record<PictureMime, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif' };

export type Stripped = { kind: 'clean'; picture: CleanPicture } | { kind: 'refused'; say: string };

/**
 * Takes out of a picture everything that does not show: place, time, camera, names, small copies, and what was hung on behind its end. How it is to be turned stays.
 * What it is, its bytes say; what is not whole or not a picture of a kind we know is refused with a sentence. Pure.
 */
export function strip(bytes: Uint8Array): Stripped {
  if (bytes.length > mostPicture.bytes) return { kind: 'refused', say: 'This picture is larger than 10 MB. Make it smaller first.' };
  const mime = mimeOf(bytes);
  if (mime === null) return { kind: 'refused', say: isHeic(bytes) ? 'This is a HEIC picture, which forums do not show. Save it as JPEG first.' : 'This is not a JPEG, PNG, WebP or GIF picture, so it cannot be added.' };
  try {
    const clean = new Uint8Array(cleaners[mime](bytes));
    return { kind: 'clean', picture: { mime, bytes: clean, name: `picture.${endings[mime]}` } as CleanPicture };
  } catch (error) {
    if (!(error instanceof BadPicture)) throw error;
    return { kind: 'refused', say: 'This picture is damaged, so Rounds cannot be sure what else is in it. Open it in a picture program, save it again, and add that.' };
  }
}

const isHeic = (bytes: Uint8Array): boolean => ['heic', 'heix', 'mif1', 'msf1'].some((brand) => startsWith(bytes, `ftyp${brand}`, 4));
