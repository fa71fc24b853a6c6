import { describe, expect, it } from 'vitest';
import { createKeptAnswers } from '#electron/engine/forums/asking/kept-answers.ts';

describe('answers that are kept', () => {
  it('come back for the tag they had, and for no other', () => {
    const kept = createKeptAnswers();
    kept.keep('a', 'W/"1"', { a: 1 }, 10);
    expect(kept.tagOf('a')).toBe('W/"1"');
    expect(kept.again('a', 'W/"1"')).toEqual({ a: 1 });
    expect(kept.again('a', 'W/"2"')).toBeUndefined();
    expect(kept.tagOf('b')).toBeNull();
  });

  it('make room for newer ones, by number and by size', () => {
    const few = createKeptAnswers({ most: 2 });
    for (const address of ['a', 'b', 'c']) few.keep(address, '"x"', {}, 1);
    expect(['a', 'b', 'c'].map((address) => few.tagOf(address))).toEqual([null, '"x"', '"x"']);
    const small = createKeptAnswers({ mostBytes: 100 });
    small.keep('a', '"x"', {}, 60);
    small.keep('b', '"x"', {}, 60);
    expect([small.tagOf('a'), small.tagOf('b')]).toEqual([null, '"x"']);
    // Kept anew, the old one no longer weighs.
    small.keep('b', '"y"', {}, 90);
    expect(small.tagOf('b')).toBe('"y"');
  });

  it('are not kept without a tag that is one, nor when they are larger than all together may be', () => {
    const kept = createKeptAnswers({ mostBytes: 100 });
    kept.keep('a', '"x"', {}, 10);
    kept.keep('a', undefined, {}, 10);
    kept.keep('b', 'x\r\nEvil: 1', {}, 10);
    kept.keep('c', '"x"', {}, 101);
    expect(['a', 'b', 'c'].map((address) => kept.tagOf(address))).toEqual([null, null, null]);
  });
});
