import { cut, join, must } from './bytes.ts';
import { startsWith } from './mime.ts';

const block = { image: 0x2c, extension: 0x21, end: 0x3b } as const;
const label = { words: 0x01, control: 0xf9, application: 0xff } as const;
const head = 13;

/** Leaves the frames, their timing and how often they begin again, and ends where the picture ends. Throws BadPicture. */
export function cleanGif(bytes: Uint8Array): Uint8Array {
  const first = cut(bytes, 0, head);
  let at = head + coloursIn(first[10] ?? 0);
  const kept = [cut(bytes, 0, at)];
  let control: Uint8Array | null = null;
  let hasImage = false;
  for (;;) {
    const [kind = 0] = cut(bytes, at, 1);
    if (kind === block.end) break;
    if (kind === block.image) {
      const colours = coloursIn(cut(bytes, at, 10)[9] ?? 0);
      const end = endOfBlocks(bytes, at + 10 + colours + 1);
      kept.push(...(control ? [control] : []), bytes.subarray(at, end));
      control = null;
      hasImage = true;
      at = end;
      continue;
    }
    must(kind === block.extension, 'something stands between its parts');
    const what = cut(bytes, at, 2)[1];
    const end = endOfBlocks(bytes, at + 2);
    const said = bytes.subarray(at, end);
    at = end;
    if (what === label.control) {
      must(said.length === 8 && said[2] === 4, 'a part is not what it should be');
      control = said;
    } else if (what === label.application && isLoop(said)) kept.push(said.subarray(0, 18), Uint8Array.of(0));
    // What it says of timing was meant for the words that go.
    else if (what === label.words) control = null;
  }
  must(hasImage, 'there is no picture in it');
  return join([...kept, Uint8Array.of(block.end)]);
}

/** Bytes of the table of colours that this byte announces. */
const coloursIn = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);

/** How often a moving picture begins again. */
const isLoop = (said: Uint8Array): boolean => startsWith(said, '\x21\xff\x0bNETSCAPE2.0\x03\x01') && said.length >= 19;

/** Where the chain of blocks that begins at `from` ends, the empty one included. */
function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const [length = 0] = cut(bytes, at, 1);
    at += 1 + length;
    if (length === 0) return at;
  }
}
