import { describe, expect, it } from 'vitest';
import { listedLinks } from '#electron/engine/resources/listed-links.ts';

const a = '<a href="https://www.nhs.uk/a" rel="noopener nofollow ugc">Page &amp; A</a>';

describe('the pages a post lists', () => {
  it('are the items that begin with a link, each with the words behind it', () => {
    expect(listedLinks(`<p>Skin.</p><ul>\n<li>${a}: Is it red?</li>\n<li><p><strong><a href="https://dermnetnz.org/">DermNet</a></strong> – on <em>any</em> skin &lt;3</p></li></ul>`)).toEqual([
      { title: 'Page & A', url: 'https://www.nhs.uk/a', answers: 'Is it red?' },
      { title: 'DermNet', url: 'https://dermnetnz.org/', answers: 'on any skin <3' },
    ]);
  });

  it('are only those under a heading that says so, where there is one', () => {
    const html = `<h2>Rules</h2><ul><li><a href="https://rules.org/x">The rules</a></li></ul><h2>Popular resources</h2><ul><li>${a}</li></ul><h2>Staff</h2><ul><li><a href="https://staff.org/">Us</a></li></ul>`;
    expect(listedLinks(html).map(({ title }) => title)).toEqual(['Page & A']);
    expect(listedLinks(html.replace('Popular resources', 'What we like')).map(({ title }) => title)).toEqual(['The rules', 'Page & A', 'Us']);
  });

  it('are public pages over https and nothing else', () => {
    for (const href of ['http://www.nhs.uk/', 'javascript:alert(1)', '/t/12', 'https://localhost/', 'mailto:a@b.org', 'https://nhs.uk@evil.org/', '']) expect(listedLinks(`<li><a href="${href}">x</a></li>`), href).toEqual([]);
    expect(listedLinks('<li><a>x</a></li><li><a href="https://nhs.uk/"></a></li>')).toEqual([]);
  });

  it('are not links in passing, and an item holds one page', () => {
    expect(listedLinks(`<p>${a}</p><li>Read ${a} first.</li>`)).toEqual([]);
    expect(listedLinks(`<li>${a} or <a href="https://b.org/">B</a></li>`)).toEqual([{ title: 'Page & A', url: 'https://www.nhs.uk/a', answers: 'or B' }]);
    expect(listedLinks(`<li>${a} first<ul><li><a href="https://b.org/">B</a> second</li></ul></li>`).map(({ answers }) => answers)).toEqual(['first', 'second']);
  });

  it('say nothing that cannot be seen, and never too much', () => {
    const [one] = listedLinks(`<li><a href="https://b.org/">a\u202Eb\u200B\u0007c</a> ${'long '.repeat(500)}</li>`);
    expect(one?.title).toBe('a b c');
    expect(one?.answers.length).toBeLessThanOrEqual(400);
    expect(listedLinks(`<li>${a}</li>`.repeat(1_000))).toHaveLength(200);
  });

  it('come of any HTML whatever, in one pass', () => {
    for (const hostile of ['<li>'.repeat(100_000), '<li><a href="https://b.org/">'.repeat(20_000), '<h2>'.repeat(100_000), '<li><a href="'.repeat(50_000), '</li></a></h2>'.repeat(20_000), '<li><a href=https://b.org/ '.repeat(20_000)]) expect(listedLinks(hostile).length).toBeLessThanOrEqual(200);
  });
});
