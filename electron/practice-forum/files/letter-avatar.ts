import { png } from './pixels.ts';

// Five points wide, seven high; a number for each row, its bits the points.
const glyphs: Record<string, string> = {
  a: 'EHHVHHH', b: 'UHHUHHU', c: 'EHGGGHE', d: 'UHHHHHU', e: 'VGGUGGV', f: 'VGGUGGG', g: 'EHGNHHF', h: 'HHHVHHH', i: 'E44444E', j: '72222IC', k: 'HIKOKIH', l: 'GGGGGGV', m: 'HRLLHHH',
  n: 'HHPLJHH', o: 'EHHHHHE', p: 'UHHUGGG', q: 'EHHHLID', r: 'UHHUKIH', s: 'FGGE11U', t: 'V444444', u: 'HHHHHHE', v: 'HHHHHA4', w: 'HHHLLLA', x: 'HHA4AHH', y: 'HHHA444', z: 'V1248GV',
  0: 'EHJLPHE', 1: '4C4444E', 2: 'EH1248V', 3: 'V2421HE', 4: '26AIV22', 5: 'VGU11HE', 6: '68GUHHE', 7: 'V124888', 8: 'EHHEHHE', 9: 'EHHF12C',
};
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUV';

export const smallest = 8;
export const biggest = 360;

/** A white letter on a square of this colour. Letters without a drawing become an empty square. */
export function letterAvatar(letter: string, color: string, size: number): Buffer {
  const ground = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16)) as [number, number, number];
  const rows = Array.from(glyphs[letter.toLowerCase()] ?? '', (digit) => digits.indexOf(digit));
  const point = size / 13;
  return png(size, size, (x, y) => {
    const column = Math.floor(x / point - 4);
    const row = Math.floor(y / point - 3);
    const isInk = column >= 0 && column < 5 && (((rows[row] ?? 0) >> (4 - column)) & 1) === 1;
    return isInk ? [255, 255, 255] : ground;
  });
}
