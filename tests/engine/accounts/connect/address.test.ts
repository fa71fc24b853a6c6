import { describe, expect, it } from 'vitest';
import { readAddress } from '#electron/engine/accounts/connect/find/address.ts';

const bases = (typed: string): string[] | string => {
  const read = readAddress(typed);
  return 'bases' in read ? read.bases.map(({ href }) => href) : read.why;
};

describe('an address as people type it', () => {
  it.each([
    ['forum.example', ['https://forum.example/']],
    ['  Forum.Example/  ', ['https://forum.example/']],
    ['<https://forum.example/>', ['https://forum.example/']],
    ['http://forum.example', ['https://forum.example/']],
    ['forum.example:8443', ['https://forum.example:8443/']],
    ['https://x.example/forum/', ['https://x.example/forum', 'https://x.example/']],
    ['x.example/a/b', ['https://x.example/a/b', 'https://x.example/a', 'https://x.example/']],
    ['https://x.example/forum/t/what-is-it/12/3?u=me#post_3', ['https://x.example/forum', 'https://x.example/']],
    ['https://x.example/t/what-is-it/12', ['https://x.example/']],
    ['https://x.example/community/topic/25/what/3', ['https://x.example/community', 'https://x.example/']],
    ['https://x.example/category/6/skin', ['https://x.example/']],
    ['https://x.example/latest', ['https://x.example/']],
    ['localhost:4567', ['http://127.0.0.1:4567/']],
    ['http://localhost:4567/forum', ['http://127.0.0.1:4567/forum', 'http://127.0.0.1:4567/']],
    ['127.0.0.1:4200', ['http://127.0.0.1:4200/']],
    ['bücher.example', ['https://xn--bcher-kva.example/']],
    ['HTTPS://FORUM.EXAMPLE', ['https://forum.example/']],
  ])('%j is looked for at %j', (typed, expected) => {
    expect(bases(typed)).toEqual(expected);
  });

  it.each([
    ['', 'none'],
    ['   ', 'none'],
    ['the skin forum', 'none'],
    ['forum', 'none'],
    ['https://', 'none'],
    ['x'.repeat(2_001), 'none'],
    ['ftp://forum.example', 'not-a-page'],
    ['file:///etc/passwd', 'not-a-page'],
    ['javascript:alert(1)', 'not-a-page'],
    ['mailto:a@forum.example', 'not-a-page'],
    ['discourse://auth_redirect', 'not-a-page'],
    ['https://me:word@forum.example', 'with-password'],
    ['me@forum.example', 'with-password'],
  ])('%j is none, and says why', (typed, why) => {
    expect(bases(typed)).toBe(why);
  });

  it('means this computer only by its own name', () => {
    for (const typed of ['127.0.0.2:80', 'localhost.example', '127.0.0.1.example', '[::1]:80']) expect(bases(typed), typed).toEqual([expect.stringMatching(/^https:/)]);
  });
});
