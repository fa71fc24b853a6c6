import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { hostOf, publicPage, samePage } from '#shared/resources/address.ts';
import { linkTo, placeLink } from '#shared/resources/link.ts';

describe('the address of a resource', () => {
  it('is a public page over https', () => {
    expect(publicPage(' https://www.nhs.uk/conditions/scabies/ ')).toBe('https://www.nhs.uk/conditions/scabies/');
    expect(publicPage('https://www.rch.org.au/a_b/?c=d#e')).toBe('https://www.rch.org.au/a_b/?c=d#e');
    expect(publicPage(`https://nhs.uk/${'a'.repeat(2_000)}`)).toBe(null);
    expect(publicPage('https://bücher.example.org/')).toBe('https://xn--bcher-kva.example.org/');
  });

  it.each(['http://www.nhs.uk/', 'javascript:alert(1)', 'https://localhost/', 'https://127.0.0.1/', 'https://2130706433/', 'https://[::1]/', 'https://router.local/', 'https://nhs.uk@evil.org/', 'https://a:b@nhs.uk/', 'https://nhs.uk:8443/', 'https://nhs/', 'nhs.uk', '', 'https://a b.org', 'data:text/html,x', '//nhs.uk/'])('is not %s', (address) => {
    expect(publicPage(address)).toBe(null);
  });

  it('is shown by its host, and known again with or without a slash', () => {
    expect(hostOf('https://www.nhs.uk/conditions/')).toBe('nhs.uk');
    expect(hostOf('https://nhs.uk.evil.org/')).toBe('nhs.uk.evil.org');
    expect(samePage('https://www.nhs.uk/medicines/')).toBe(samePage('https://nhs.uk/medicines#top'));
    expect(samePage('https://nhs.uk/medicines?a')).not.toBe(samePage('https://nhs.uk/medicines?b'));
  });
});

describe('a resource as a link', () => {
  const titles = ['Scabies (NHS)', 'a](https://evil.org) [b', '*bold* _line_ `code`', '<b>x</b> & ![y](z)', '[[blank]] {{ name }} {% if %}', 'a\nb\u202Ec', '\\', 'under_scores_stay', '|~^'];
  it.each(titles)('reads as it is written, is one link, and leads to its page: %s', (title) => {
    const [paragraph] = new MarkdownIt().parse(linkTo({ title, url: 'https://nhs.uk/a_(b)_*c*?d=[e]' }), {}).filter(({ type }) => type === 'inline');
    const parts = paragraph?.children ?? [];
    expect(parts.filter(({ type }) => type === 'link_open').map((part) => part.attrGet('href'))).toEqual(['https://nhs.uk/a_%28b%29_*c*?d=%5Be%5D']);
    expect(parts[0]?.type).toBe('link_open');
    expect(parts.at(-1)?.type).toBe('link_close');
    expect(parts.filter(({ type }) => !type.startsWith('link') && !type.startsWith('text'))).toEqual([]);
    expect(parts.map(({ content }) => content).join('')).toBe(title.replace('\n', ' ').replace('\u202E', ''));
  });

  it('would be torn apart by its title if that were put in as it is', () => {
    const torn = new MarkdownIt().render(`[${titles[1]}](https://nhs.uk/)`);
    expect(torn).toContain('href="https://evil.org"');
  });

  it('stands apart from the words beside it', () => {
    const put = (text: string, at = text.indexOf('|')): string => {
      const whole = text.replace('|', '');
      const { from, to, insert } = placeLink(whole, { from: at, to: at }, 'L');
      return whole.slice(0, from) + insert + whole.slice(to);
    };
    expect(put('|')).toBe('L');
    expect(put('Read|this')).toBe('Read L this');
    expect(put('Read | this')).toBe('Read L this');
    expect(put('Read (|), please')).toBe('Read (L), please');
    expect(put('See|.')).toBe('See L.');
    expect(put('line\n|')).toBe('line\nL');
  });
});
