import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDifference } from '#shared/answers/word-difference.ts';

describe('the difference of two texts, word by word', () => {
  it('says what is gone and what is new', () => {
    expect(wordDifference('He has no fever today', 'He has a high fever today')).toEqual([
      { kind: 'same', text: 'He has ' },
      { kind: 'gone', text: 'no' },
      { kind: 'new', text: 'a high' },
      { kind: 'same', text: ' fever today' },
    ]);
  });
  it('says nothing but the text where nothing changed', () => expect(wordDifference('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]));
  it('knows an empty side', () => {
    expect(wordDifference('', 'new')).toEqual([{ kind: 'new', text: 'new' }]);
    expect(wordDifference('old', '')).toEqual([{ kind: 'gone', text: 'old' }]);
  });
  it('gives both texts back, whatever they are', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n', 'fever'), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, words, (before, now) => {
        const parts = wordDifference(before, now);
        expect(parts.filter((part) => part.kind !== 'new').map((part) => part.text).join('')).toBe(before);
        expect(parts.filter((part) => part.kind !== 'gone').map((part) => part.text).join('')).toBe(now);
      }),
    );
  });
  it('gives up word by word on two huge strangers, and still tells the truth', () => {
    const before = Array.from({ length: 4_000 }, (_, i) => `a${i}`).join(' ');
    const now = Array.from({ length: 4_000 }, (_, i) => `b${i}`).join(' ');
    expect(wordDifference(before, now)).toEqual([{ kind: 'gone', text: before }, { kind: 'new', text: now }]);
  });
});
