import { describe, expect, it } from 'vitest';
import { ownWords } from '#electron/engine/follow-ups/own-words.ts';

describe('the words of a post', () => {
  it('are its own: what it quotes is left out, however it is nested', () => {
    expect(ownWords('<p>Yes.</p><aside class="quote"><div>nurse_ilse:</div><blockquote><p>Is it <aside>red</aside>?</p></blockquote></aside><p>Since May.</p>')).toBe('Yes.\n\nSince May.');
    expect(ownWords('<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote><p>c</p>')).toBe('c');
    expect(ownWords('<BLOCKQUOTE class=x>a</BLOCKQUOTE>b')).toBe('b');
    expect(ownWords('<asides>stays</asides>')).toBe('stays');
  });

  it('end where a quote is never closed, and stray ends do no harm', () => {
    expect(ownWords('<p>a</p><blockquote><p>b</p>')).toBe('a');
    expect(ownWords('<p>a</p></blockquote></aside><p>b</p>')).toBe('a\n\nb');
    expect(ownWords('<aside>'.repeat(20_000))).toBe('');
    expect(ownWords(`a${'<aside></aside'.repeat(70_000)}`)).toBe('a');
  });
});
