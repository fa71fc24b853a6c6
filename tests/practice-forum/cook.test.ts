import { describe, expect, it } from 'vitest';
import { createCook, excerptOf } from '#electron/practice-forum/cook/cook.ts';
import type { CookFacts } from '#electron/practice-forum/cook/cook-facts.ts';

const facts: CookFacts = {
  avatar: (username, size) => (username.toLowerCase() === 'ana' ? `/letter/a/${size}.png` : null),
  upload: (base62) => (base62 === 'abc' ? { url: '/uploads/default/original/1X/aa.png', base62, width: 690, height: 388, filename: 'arm.png', bytes: 2048 } : null),
};
const cooked = (raw: string): string => createCook()(raw, facts);

const tags = new Set('p br strong em a code pre img span div aside blockquote details summary ul li'.split(' '));
const attributes = new Set('href rel class src alt title width height loading data-username data-post data-topic data-base62-sha1 data-orig-src data-download-href'.split(' '));

/** Everything in this HTML that is not a known tag with known, quoted, harmless attributes. */
function wrongIn(html: string): string[] {
  return html.split('<').slice(1).flatMap((piece) => {
    const found = /^(\/?)([a-z0-9]+)((?:\s[a-z0-9-]+="[^"]*")*)>/.exec(piece);
    if (!found || !tags.has(found[2] ?? '')) return [piece];
    return [...(found[3] ?? '').matchAll(/\s([a-z0-9-]+)="([^"]*)"/g)].flatMap(([whole, name = '', value = '']) => (attributes.has(name) && !(/^(?:href|src)$/.test(name) && /^\s*(?:javascript|data|vbscript):/i.test(value)) ? [] : [whole]));
  });
}

describe('cooking', () => {
  it.each([
    ['paragraphs and single line ends', 'one\ntwo\n\nthree', '<p>one<br>\ntwo</p>\n<p>three</p>'],
    ['emphasis', '**bold** and *slanted*', '<p><strong>bold</strong> and <em>slanted</em></p>'],
    ['bare addresses', 'see https://example.org/a', '<p>see <a href="https://example.org/a" rel="noopener nofollow ugc">https://example.org/a</a></p>'],
    ['code with its language', '```js\nlet a\n```', '<pre><code class="lang-js">let a\n</code></pre>'],
    ['mentions of members', 'hi @Ana!', '<p>hi <a class="mention" href="/u/ana">@Ana</a>!</p>'],
    ['mentions of nobody', 'hi @zoe!', '<p>hi <span class="mention">@zoe</span>!</p>'],
    ['what only looks like a mention', 'mail a@ana.example or `@ana`', '<p>mail <a href="mailto:a@ana.example">a@ana.example</a> or <code>@ana</code></p>'],
    ['emoji', ':wave: :nosuch:', '<p><img src="/images/emoji/twitter/wave.svg" title=":wave:" class="emoji" alt=":wave:" loading="lazy" width="20" height="20"> :nosuch:</p>'],
    ['spoilers in a line', 'it was [spoiler]**he**[/spoiler]!', '<p>it was <span class="spoiler"><strong>he</strong></span>!</p>'],
    ['spoilers of their own', '[spoiler]\nhe\n[/spoiler]', '<div class="spoiler">\n<p>he</p>\n</div>'],
    ['details', '[details="More <b>"]\ntext\n[/details]', '<details>\n<summary>More &lt;b&gt;</summary>\n<p>text</p>\n</details>'],
    ['pictures that are gone', '![arm](upload://zzz.png)', '<p><img src="/images/transparent.png" alt="arm" data-orig-src="upload://zzz.png" class="broken-image"></p>'],
    ['small pictures', '![arm|40x40](upload://abc.png)', '<p><img src="/uploads/default/original/1X/aa.png" alt="arm" data-base62-sha1="abc" width="40" height="40" loading="lazy"></p>'],
  ])('makes %s', (_what, raw, html) => {
    expect(cooked(raw)).toBe(html);
  });

  it('puts big pictures into a lightbox', () => {
    const html = cooked('![an arm|690x388](upload://abc.png)');
    expect(html).toContain('<div class="lightbox-wrapper"><a class="lightbox" href="/uploads/default/original/1X/aa.png" data-download-href="/uploads/short-url/abc.png?dl=1" title="an arm"><img src="/uploads/default/original/1X/aa.png" alt="an arm" data-base62-sha1="abc" width="690" height="388"');
    expect(html).toContain('<div class="meta"><span class="filename">an arm</span><span class="informations">690×388 2.0 KB</span></div>');
  });

  it('quotes with the name, the number and the face, also inside each other', () => {
    const html = cooked('[quote="ana, post:3, topic:7"]\nouter\n[quote="zoe"]\ninner\n[/quote]\n[/quote]\n\nafter');
    expect(html).toContain('<aside class="quote no-group" data-username="ana" data-post="3" data-topic="7">');
    expect(html).toContain('<img alt="" width="24" height="24" src="/letter/a/48.png" class="avatar"> ana:');
    expect(html).toMatch(/<blockquote>\n<p>outer<\/p>\n<aside class="quote no-group" data-username="zoe">[\s\S]*<p>inner<\/p>\n<\/blockquote>\n<\/aside>\n<\/blockquote>\n<\/aside>\n<p>after<\/p>/);
  });

  it('leaves no trace of comments, and keeps them in code', () => {
    expect(cooked('text\n\n<!-- ask:7f3a -->')).toBe('<p>text</p>');
    expect(cooked('text\n<!-- ask:7f3a -->')).toBe('<p>text</p>');
    expect(cooked('<!-- many\nlines\n-->\ntext')).toBe('<p>text</p>');
    expect(cooked('before <!-- between --> after')).toBe('<p>before  after</p>');
    expect(cooked('`<!-- shown -->`')).toContain('&lt;!-- shown --&gt;');
    expect(cooked('```\n<!-- shown -->\n```')).toContain('&lt;!-- shown --&gt;');
    expect(cooked('text <!-- never ended')).toBe('<p>text &lt;!-- never ended</p>');
    expect(cooked('<!-- a --> <b>words after it</b>')).toBe('<p> &lt;b&gt;words after it&lt;/b&gt;</p>');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt&colon;alert(1))',
    '![x](javascript:alert(1))',
    '![x" onerror="alert(1)](https://example.org/a.png)',
    '![x|1x1" onerror="alert(1)](upload://abc.png)',
    '[quote="ana\\" onclick=\\"alert(1), post:1"]\ntext\n[/quote]',
    '[quote="<img src=x onerror=alert(1)>"]\ntext\n[/quote]',
    '[details="</summary><script>alert(1)</script>"]\ntext\n[/details]',
    '@ana"><script>alert(1)</script>',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '<!-- --><script>alert(1)</script><!-- -->',
    '<https://example.org/"onmouseover="alert(1)>',
    '```"><script>alert(1)</script>\ncode\n```',
  ])('gives no code a chance: %s', (raw) => {
    expect(wrongIn(cooked(raw))).toEqual([]);
  });

  it.each(['<script>alert(1)</script>', '<img src="x" onerror="alert(1)">', '<a href="javascript:alert(1)">x</a>', '<p>a < b</p>', '<img src=x>', '<p style="color:red">'])('and the looking finds it where it is: %s', (html) => {
    expect(wrongIn(html)).not.toEqual([]);
  });

  it('gets through the worst that fits into a post', () => {
    expect(cooked('[quote]\n'.repeat(3_500)).length).toBeGreaterThan(0);
    expect(cooked('[spoiler]'.repeat(3_000)).length).toBeGreaterThan(0);
    expect(cooked('> '.repeat(15_000)).length).toBeGreaterThan(0);
    expect(cooked('<!--'.repeat(8_000)).length).toBeGreaterThan(0);
    expect(cooked('@'.repeat(32_000)).length).toBeGreaterThan(0);
  });

  it('shortens without breaking a sign', () => {
    expect(excerptOf('<p>a &lt;b&gt; c</p>', 100)).toBe('a &lt;b&gt; c');
    expect(excerptOf(`<p>${'words '.repeat(60)}&lt;end</p>`, 50)).toMatch(/^(?:words )+words&hellip;$/);
    expect(excerptOf(`<p>${'x'.repeat(48)}&lt;end</p>`, 50)).toBe(`${'x'.repeat(48)}&hellip;`);
    expect(excerptOf(cooked('[quote="ana"]\nquoted\n[/quote]\n\nanswer'))).toBe('answer');
  });
});
