import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { letterAvatar } from '#electron/practice-forum/files/letter-avatar.ts';
import { pictureSize, png } from '#electron/practice-forum/files/pixels.ts';
import { aPracticeForum, type ForumOnTest } from '#tests/makers/a-practice-forum.ts';

const aPicture = (color = 200) => png(120, 110, () => [color, 180, 170]);
const upload = (forum: ForumOnTest, bytes: Uint8Array, name = 'arm.png', who: string | null = 'volunteer') => {
  const form = new FormData();
  form.set('upload_type', 'composer');
  form.set('type', 'composer');
  form.set('synchronous', 'true');
  form.set('file', new File([new Uint8Array(bytes)], name));
  return forum.as(who).send('POST', '/uploads.json', form);
};

describe('a picture', () => {
  it('is taken in, found by its short name, and served as what it is', async () => {
    const forum = await aPracticeForum();
    const bytes = aPicture();
    const { json, status } = await upload(forum, bytes);
    expect(status).toBe(200);
    expect(json).toMatchObject({ width: 120, height: 110, extension: 'png', original_filename: 'arm.png', filesize: bytes.byteLength, short_url: expect.stringMatching(/^upload:\/\/[0-9A-Za-z]+\.png$/) });
    expect((await upload(forum, bytes)).json['id'], 'the same bytes are one picture').toBe(json['id']);
    const looked = await forum.as('volunteer').send('POST', '/uploads/lookup-urls', { short_urls: [json['short_url'], 'upload://nothing.png', 7] });
    expect(JSON.parse(looked.text)).toEqual([{ short_url: json['short_url'], url: json['url'], short_path: json['short_path'] }]);
    for (const at of [json['url'], json['short_path']] as string[]) {
      const served = await fetch(`${forum.baseUrl}${at}`);
      expect([served.status, served.headers.get('content-type'), served.headers.get('x-content-type-options')]).toEqual([200, 'image/png', 'nosniff']);
      expect(Buffer.from(await served.arrayBuffer()).equals(bytes)).toBe(true);
      expect((await fetch(`${forum.baseUrl}${at}`, { headers: { Accept: 'application/json, text/plain, */*' } })).headers.get('content-type'), 'whatever is asked for').toBe('image/png');
      expect((await fetch(`${forum.baseUrl}${at}?dl=1`)).headers.get('content-disposition')).toContain('attachment');
      expect((await fetch(`${forum.baseUrl}${at}`, { headers: { 'X-Requested-With': 'XMLHttpRequest' } })).status).toBe(403);
    }
    const topicId = await forum.ask({ raw: `Here is a picture of it, taken in daylight.\n\n![arm|120x110](${String(json['short_url'])})` });
    const topic = (await forum.as(null).get(`/t/${topicId}.json`)).json;
    expect(topic['image_url']).toBe(json['url']);
    expect(JSON.stringify(topic)).toContain('lightbox-wrapper');
  });

  it.each([
    ['a page that calls itself one', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing with scripts in it', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['nothing', Buffer.alloc(0)],
  ])('that is %s is refused', async (_what, bytes) => {
    const forum = await aPracticeForum();
    expect((await upload(forum, bytes)).status).toBe(422);
  });

  it('too big is refused, and needs somebody to send it', async () => {
    const forum = await aPracticeForum();
    const big = Buffer.concat([aPicture(), Buffer.alloc(10 * 1024 * 1024)]);
    expect((await upload(forum, big)).status).toBe(422);
    expect((await upload(forum, Buffer.concat([big, Buffer.alloc(3_000_000)])).then(({ status }) => status, () => 413))).toBe(413);
    expect((await upload(forum, aPicture(), 'arm.png', null)).status).toBe(403);
    expect((await upload(forum, aPicture(1))).status).toBe(200);
  });

  it('that is not there is not there', async () => {
    const forum = await aPracticeForum();
    for (const at of ['/uploads/default/original/1X/0000000000000000000000000000000000000000.png', '/uploads/short-url/zzz.png', '/images/emoji/twitter/nosuch.svg', '/letter_avatar_proxy/v4/letter/aa/000000/48.png']) expect((await fetch(`${forum.baseUrl}${at}`)).status, at).toBe(404);
  });
});

describe('faces', () => {
  it('are letters on a colour, in any size asked for within reason', async () => {
    const forum = await aPracticeForum();
    const { json } = await forum.as('volunteer').get('/session/current.json');
    const { avatar_template } = json['current_user'] as { avatar_template: string };
    for (const [asked, size] of [[48, 48], [1, 8], [999, 360]] as const) {
      const served = await fetch(`${forum.baseUrl}${avatar_template.replace('{size}', String(asked))}`);
      expect(pictureSize(new Uint8Array(await served.arrayBuffer()))).toEqual({ extension: 'png', width: size, height: size });
    }
    expect(pointsOf(letterAvatar('v', '112233', 52), 52)).toEqual(new Set(['17,34,51', '255,255,255']));
    expect(pointsOf(letterAvatar('?', '112233', 52), 52)).toEqual(new Set(['17,34,51']));
  });

  it('and emoji come with it, as pictures that run nothing', async () => {
    const forum = await aPracticeForum();
    const served = await fetch(`${forum.baseUrl}/images/emoji/twitter/${encodeURIComponent('+1')}.svg`);
    expect([served.status, served.headers.get('content-type'), served.headers.get('content-security-policy')]).toEqual([200, 'image/svg+xml', "default-src 'none'; sandbox"]);
  });
});

describe('knowing a picture by its bytes', () => {
  const bytes = (text: string, ...rest: number[]) => new Uint8Array([...Buffer.from(text, 'latin1'), ...rest]);
  it.each([
    ['png', new Uint8Array(png(3, 5, () => [0, 0, 0])), { extension: 'png', width: 3, height: 5 }],
    ['gif', bytes('GIF89a', 7, 0, 9, 0, 0, 0), { extension: 'gif', width: 7, height: 9 }],
    ['jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0]), { extension: 'jpg', width: 30, height: 20 }],
    ['webp', bytes('RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0', 29, 0, 0, 19, 0, 0, 0), { extension: 'webp', width: 30, height: 20 }],
    ['text', bytes('just some text that is long enough to be anything'), null],
    ['half a jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0, 0, 0, 0, 0, 0]), null],
  ])('%s', (_what, given, size) => {
    expect(pictureSize(given)).toEqual(size);
  });
});

/** Every colour in one of our own PNGs. */
function pointsOf(file: Buffer, size: number): Set<string> {
  const at = file.indexOf('IDAT');
  const rows = inflateSync(file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4)));
  const seen = new Set<string>();
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) seen.add(rows.subarray(y * (size * 3 + 1) + 1 + x * 3, y * (size * 3 + 1) + 4 + x * 3).join(','));
  return seen;
}
