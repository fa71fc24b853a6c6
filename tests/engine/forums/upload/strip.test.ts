import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orientationIn } from '#electron/engine/forums/upload/orientation.ts';
import { strip } from '#electron/engine/forums/upload/strip.ts';
import { mostPicture } from '#shared/words/picture.ts';
import { pictureSize } from '#electron/practice-forum/files/pixels.ts';
import { aPicture, cleaned, exif, hidingPlaces, holds, inJpeg, inPng, inWebp, pictureKinds, pngChunk, segment, text, together, webpChunk } from '#tests/makers/a-picture.ts';

const refusal = (bytes: Uint8Array): string => {
  const done = strip(bytes);
  return done.kind === 'refused' ? done.say : '';
};

/** A run of this many bytes is no accident. */
const run = 6;
const runsOf = (words: Uint8Array): Uint8Array[] => Array.from({ length: words.length - run + 1 }, (_, at) => words.subarray(at, at + run));
const someWords = fc.uint8Array({ minLength: 8, maxLength: 200 }).map((words) => Uint8Array.from(words));
const someText = fc.string({ minLength: 8, maxLength: 60, unit: 'grapheme-ascii' }).map(text);

describe('a picture that leaves', () => {
  it.each(Object.entries(hidingPlaces))('carries nothing that was put into %s', (_where, [kind, hide]) => {
    const plain = aPicture(kind);
    fc.assert(
      fc.property(fc.oneof(someWords, someText), (words) => {
        const loaded = hide(plain, words);
        // Unstripped, it would all have gone out.
        expect(holds(loaded, words)).toBe(true);
        const { bytes } = cleaned(loaded);
        expect(runsOf(words).filter((part) => !holds(plain, part) && holds(bytes, part))).toEqual([]);
        expect(pictureSize(bytes)).toMatchObject({ width: 8, height: 4 });
      }),
      { numRuns: 40 },
    );
  });

  it.each(pictureKinds)('is still the same %s, with a name that says nothing', (kind) => {
    const { bytes, mime, name } = cleaned(aPicture(kind));
    expect([mime, name]).toEqual({ jpeg: ['image/jpeg', 'picture.jpg'], progressive: ['image/jpeg', 'picture.jpg'], png: ['image/png', 'picture.png'], webp: ['image/webp', 'picture.webp'], movingWebp: ['image/webp', 'picture.webp'], gif: ['image/gif', 'picture.gif'], movingGif: ['image/gif', 'picture.gif'] }[kind]);
    expect(cleaned(bytes).bytes).toEqual(bytes);
  });

  it('keeps how it is to be turned, and nothing else the camera said', () => {
    const words = text('a camera of mine');
    for (let orientation = 2; orientation <= 8; orientation += 1) {
      for (const isLittle of [true, false]) {
        const said = exif(words, orientation, isLittle);
        for (const bytes of [inJpeg(aPicture('jpeg'), segment(0xe1, together(text('Exif\0\0'), said))), inPng(aPicture('png'), pngChunk('eXIf', said)), inWebp(aPicture('webp'), 0x08, webpChunk('EXIF', said))]) {
          const clean = cleaned(bytes).bytes;
          const at = Array.from(clean.keys()).find((from) => holds(clean.subarray(from, from + 4), text('II*\0'))) ?? 0;
          expect(orientationIn(clean.subarray(at))).toBe(orientation);
          expect(holds(clean, words)).toBe(false);
        }
      }
    }
    expect(holds(cleaned(inJpeg(aPicture('jpeg'), segment(0xe1, together(text('Exif\0\0'), exif(words, 1))))).bytes, text('Exif'))).toBe(false);
  });

  it('keeps its colours: the profile, Adobe’s word on a JPEG, the colours of a PNG', () => {
    const profile = text('ICC_PROFILE\0\x01\x01and what is in it');
    expect(holds(cleaned(inJpeg(aPicture('jpeg'), segment(0xe2, profile))).bytes, profile)).toBe(true);
    const adobe = together(text('Adobe'), [0, 100, 0, 0, 0, 0, 1]);
    expect(holds(cleaned(inJpeg(aPicture('jpeg'), segment(0xee, adobe))).bytes, adobe)).toBe(true);
    const gamma = pngChunk('gAMA', Uint8Array.of(0, 0, 177, 143));
    expect(holds(cleaned(inPng(aPicture('png'), gamma)).bytes, gamma)).toBe(true);
    const packed = text('\0\0packed profile');
    const named = cleaned(inPng(aPicture('png'), pngChunk('iCCP', together(text("Jane's own screen"), packed)))).bytes;
    expect([holds(named, packed), holds(named, text('Jane'))]).toEqual([true, false]);
    expect(holds(cleaned(inWebp(aPicture('webp'), 0x20, webpChunk('ICCP', text('profile')))).bytes, text('profile'))).toBe(true);
    const loop = together([0x21, 0xff, 11], text('NETSCAPE2.0'), [3, 1, 0, 0, 0]);
    expect(holds(cleaned(aPicture('movingGif')).bytes, loop)).toBe(true);
  });
});

describe('what is not passed on', () => {
  it.each(pictureKinds)('is a %s that was cut off anywhere', (kind) => {
    const whole = cleaned(aPicture(kind)).bytes;
    for (let end = 0; end < whole.length; end += 1) expect(refusal(whole.subarray(0, end)), `${end} of ${whole.length}`).not.toBe('');
  });

  it.each(pictureKinds)('of a %s that was tampered with is never more than it was, and never a crash', (kind) => {
    const whole = aPicture(kind);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 }), (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        const done = strip(bytes);
        if (done.kind === 'refused') expect(done.say).toMatch(/^[A-Z].*\.$/);
        else expect(done.picture.bytes.length).toBeLessThanOrEqual(bytes.length + 64);
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['a drawing that can run scripts', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), /not a JPEG/],
    ['a page', text('<!doctype html>'), /not a JPEG/],
    ['nothing', new Uint8Array(), /not a JPEG/],
    ['a picture of a telephone that forums do not show', together([0, 0, 0, 24], text('ftypheic\0\0\0\0')), /Save it as JPEG/],
    ['more than 10 MB', together(aPicture('png'), new Uint8Array(mostPicture.bytes)), /larger than 10 MB/],
    ['a PNG with a damaged part', aPicture('png').map((byte, at) => (at === 45 ? byte ^ 1 : byte)), /damaged/],
    ['a PNG with a part that nobody can show it without', inPng(aPicture('png'), pngChunk('CgBI', new Uint8Array(4))), /damaged/],
    ['a PNG with words where its gamma should be', inPng(aPicture('png'), pngChunk('gAMA', text('words of somebody'))), /damaged/],
    ['a JPEG with words behind its tables', inJpeg(aPicture('jpeg'), segment(0xdb, together(new Uint8Array(65), text('words')))), /damaged/],
    ['a JPEG with words between its parts', together(aPicture('jpeg').subarray(0, 20), text('words'), aPicture('jpeg').subarray(20)), /damaged/],
    ['a JPEG without a picture', together([0xff, 0xd8, 0xff, 0xd9]), /damaged/],
  ])('is %s', (_what, bytes, say) => expect(refusal(bytes)).toMatch(say));
});
