import { viewOf } from './bytes.ts';
import { startsWith } from './mime.ts';

const tag = 0x0112;
const asItIs = 1;
const most = 8;
const isShort = 3;
const entryBytes = 12;

/** How a picture is to be turned to be seen upright, 1 (as it is) to 8, as EXIF counts. `tiff`: what stands behind EXIF's name. What cannot be read says 1. */
export function orientationIn(tiff: Uint8Array): number {
  const isLittle = startsWith(tiff, 'II*\0');
  if (!isLittle && !startsWith(tiff, 'MM\0*')) return asItIs;
  const view = viewOf(tiff);
  const first = tiff.length < 8 ? 0 : view.getUint32(4, isLittle);
  if (first < 8 || first + 2 > tiff.length) return asItIs;
  const count = view.getUint16(first, isLittle);
  for (let at = first + 2, left = count; left > 0 && at + entryBytes <= tiff.length; left -= 1, at += entryBytes) {
    if (view.getUint16(at, isLittle) !== tag) continue;
    const value = view.getUint16(at + 2, isLittle) === isShort ? view.getUint16(at + 8, isLittle) : 0;
    return value >= asItIs && value <= most ? value : asItIs;
  }
  return asItIs;
}

/** EXIF that says how the picture is to be turned and nothing else; null where it is right as it is. */
export function orientationAlone(orientation: number): Uint8Array | null {
  if (orientation === asItIs) return null;
  const tiff = new Uint8Array(26);
  const view = viewOf(tiff);
  tiff.set([0x49, 0x49, 0x2a, 0, 8]);
  view.setUint16(8, 1, true);
  view.setUint16(10, tag, true);
  view.setUint16(12, isShort, true);
  view.setUint32(14, 1, true);
  view.setUint16(18, orientation, true);
  return tiff;
}
