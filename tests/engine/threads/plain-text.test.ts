import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, pictureAddresses, picturesOf, plainText } from '#electron/engine/threads/plain-text.ts';

describe('plain text of a post', () => {
  it.each([
    ['<p>One <b>bold</b> word.</p>\n<p>Two.</p>', 'One bold word.\n\nTwo.'],
    ['a<br>b', 'a\nb'],
    ['<ul><li>first</li><li>second</li></ul>', '- first\n- second'],
    ['<p>3 &lt; 4 &amp;&nbsp;&#39;so&#x27; on</p>', "3 < 4 & 'so' on"],
    ['5 < 6 and 7 > 2', '5 < 6 and 7 > 2'],
    ['<p title="a > b">kept</p>', 'kept'],
    ['<script>alert(1)</script><style>p{}</style>words', 'words'],
    ['<!-- hidden -->seen', 'seen'],
    ['<a class="lightbox" href="/x.png"><img src="/t.png"><div class="meta"><span>x.png</span> 690×388</div></a>after', 'after'],
    ['&#0;&#xD800;&#99999999;', '\uFFFD\uFFFD&#99999999;'],
  ])('reads %j as %j', (html, text) => expect(plainText(html)).toBe(text));

  it('never throws, and what was no markup stays', () => {
    fc.assert(fc.property(fc.string(), (text) => void plainText(text)));
    fc.assert(fc.property(fc.stringMatching(/^[a-z ]{1,40}$/), (text) => void expect(plainText(`<p>${text}</p>`)).toBe(text.replace(/ +/g, ' ').trim())));
  });

  it.each([
    ['nested tags', '<div>'.repeat(200_000)],
    ['lone brackets', '<'.repeat(1_000_000)],
    ['open comments', '<!--'.repeat(250_000)],
    ['open quotes', '<a "'.repeat(250_000)],
    ['open scripts', '<script>'.repeat(125_000)],
    ['attributes', `<img ${'a '.repeat(500_000)}>`],
    ['spaces', `<img a${' '.repeat(1_000_000)}>`],
  ])('is read in one pass over a million characters of %s', (_name, html) => {
    // Squared, this would outlast the test's own time limit many times over.
    plainText(html);
    pictureAddresses(html);
  });
});

describe('an excerpt', () => {
  it('is one line of at most 200 characters, cut at a word', () => {
    const text = excerptOf('word '.repeat(100));
    expect(text.length).toBeLessThanOrEqual(200);
    expect(text.endsWith('word…')).toBe(true);
    expect(excerptOf('a\n\nb')).toBe('a b');
  });
  it('never splits a character in two', () => expect(excerptOf('😀'.repeat(300)).isWellFormed()).toBe(true));
});

describe('the pictures of a post', () => {
  it('are its images, without emoji and avatars, as the address reads once decoded', () => {
    const html = '<img src="/a.png?x=1&amp;y=2"><img class="emoji" src="/e.png"><img class="big avatar" src=/av.png><IMG SRC=\'//cdn.example/b.jpg\'>';
    expect(picturesOf(html)).toEqual(['/a.png?x=1&y=2', '//cdn.example/b.jpg']);
  });
  it('may also be asked for by what their lightbox opens', () => {
    const html = '<a class="lightbox" href="/full.png"><img src="/small.png"></a><a href="/not-a-picture">x</a>';
    expect([...pictureAddresses(html)].toSorted()).toEqual(['/full.png', '/small.png']);
  });
});
