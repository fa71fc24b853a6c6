import { png } from '../files/pixels.ts';

const width = 360;
const height = 240;

/** A soft, quiet pattern that stands where a photo would: the same for the same words, and showing nothing. */
export function pattern(words: string): { bytes: Buffer; width: number; height: number } {
  let seed = 11;
  for (const character of words) seed = (seed * 33 + (character.codePointAt(0) ?? 0)) % 65_521;
  const hue = seed % 360;
  const shift = (seed % 17) / 17;
  const bytes = png(width, height, (x, y) => {
    const wave = Math.sin(x / 58 + shift * 6) * 9 + Math.cos(y / 44 - shift * 4) * 9 + Math.sin((x + y) / 90) * 6;
    return fromHue(hue, 0.16, 0.78 + wave / 255 - (y / height) * 0.08);
  });
  return { bytes, width, height };
}

function fromHue(hue: number, saturation: number, lightness: number): [number, number, number] {
  const spread = saturation * Math.min(lightness, 1 - lightness);
  const part = (offset: number): number => {
    const at = (offset + hue / 30) % 12;
    return Math.round(255 * (lightness - spread * Math.max(-1, Math.min(at - 3, 9 - at, 1))));
  };
  return [part(0), part(8), part(4)];
}
