import { userKey } from '#electron/engine/forums/credential.ts';
import { describe, expect, it } from 'vitest';
import { createForumHttp } from '#electron/engine/forums/http.ts';
import { mimeOf } from '#electron/engine/forums/upload/mime.ts';
import { isPublicAddress } from '#electron/engine/forums/public-address.ts';
import { systemClock } from '#electron/system-clock.ts';
import { noLog } from '#tests/makers/a-forum.ts';
import { aRawServer, aScriptedServer } from '#tests/makers/a-scripted-server.ts';

type Limits = Parameters<typeof createForumHttp>[0]['limits'];
const door = (baseUrl: string, limits: Limits = {}) => createForumHttp({ access: { accountId: 'practice', kind: 'discourse', baseUrl, credential: userKey('a-secret-key'), isPractice: true }, clock: systemClock(), log: noLog, version: '1', limits: { pictureMs: 2_000, ...limits } });

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const bodies: Record<string, Buffer> = {
  '/a.png': png,
  '/a.jpg': Buffer.from('ffd8ffe000104a464946', 'hex'),
  '/a.gif': Buffer.from('GIF89a..', 'latin1'),
  '/a.webp': Buffer.from('RIFF....WEBPVP8 ', 'latin1'),
  '/uploads/short-url/abc.png': png,
  '/a.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  '/looks-like.png': Buffer.from('<html><script>alert(1)</script>'),
  '/empty.png': Buffer.alloc(0),
  '/huge.png': Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024)]),
};
const aPictureForum = () =>
  aScriptedServer(({ path }, response) => {
    const to = new URL(path, 'http://x').searchParams.get('to');
    if (to !== null) return void response.writeHead(302, { Location: to }).end();
    const body = bodies[path];
    // The type it claims is a lie on purpose: the content decides.
    response.writeHead(body ? 200 : 404, { 'Content-Type': 'image/png' }).end(body);
  });

describe('a picture of the forum', () => {
  it.each([
    ['/a.png', 'image/png'],
    ['/a.jpg', 'image/jpeg'],
    ['/a.gif', 'image/gif'],
    ['/a.webp', 'image/webp'],
    ['upload://abc.png', 'image/png'],
    ['//HOST/a.png', 'image/png'],
    ['http://HOST/a.png', 'image/png'],
    ['/?to=/a.png', 'image/png'],
    ['/?to=%2F%3Fto%3D%252Fa.png', 'image/png'],
  ])('%s comes as %s, by its content', async (src, mime) => {
    const forum = await aPictureForum();
    const picture = await door(forum.url).picture(src.replace('HOST', new URL(forum.url).host));
    expect(picture.mime).toBe(mime);
    expect(forum.seen.every(({ headers }) => headers['user-api-key'] === 'a-secret-key' && headers.cookie === undefined && headers.referer === undefined)).toBe(true);
  });

  it.each([
    ['/a.svg', 'forbidden'],
    ['/looks-like.png', 'forbidden'],
    ['/empty.png', 'forbidden'],
    ['/huge.png', 'fault'],
    ['/not-there.png', 'gone'],
    ['/?to=/%3Fto%3D/%253Fto%253D/%25253Fto%25253D/%2525253Fto%2525253D/a.png', 'fault'],
  ])('%s does not come: %s', async (src, kind) => {
    const forum = await aPictureForum();
    await expect(door(forum.url).picture(src)).rejects.toMatchObject({ kind });
  });

  it('is given up after its time', async () => {
    const mute = await aRawServer();
    await expect(door(`http://127.0.0.1:${mute.port}`, { pictureMs: 100 }).picture('/a.png')).rejects.toMatchObject({ kind: 'unreachable' });
  });
});

describe('a picture from elsewhere', () => {
  /** Where each would lead if nobody looked: to a server on this computer that counts its visitors. */
  const places = (port: number): [string, string][] => [
    ['loopback', `https://127.0.0.1:${port}/x.png`],
    ['loopback written as a number', `https://2130706433:${port}/x.png`],
    ['loopback in octal', `https://0177.0.0.1:${port}/x.png`],
    ['loopback cut short', `https://127.1:${port}/x.png`],
    ['loopback in hexadecimal', `https://0x7f000001:${port}/x.png`],
    ['no address', `https://0.0.0.0:${port}/x.png`],
    ['loopback as version 6', `https://[::1]:${port}/x.png`],
    ['loopback mapped into version 6', `https://[::ffff:127.0.0.1]:${port}/x.png`],
    ['a name of this computer', `https://localhost:${port}/x.png`],
    ['a name that leads here', `https://cdn.example:${port}/x.png`],
    ['a name that leads here and elsewhere', `https://rebinding.example:${port}/x.png`],
    ['a redirect of the forum to loopback', `/?to=${encodeURIComponent(`https://127.0.0.1:${port}/x.png`)}`],
    ['a redirect of the forum to a name that leads here', `/?to=${encodeURIComponent(`https://cdn.example:${port}/x.png`)}`],
  ];
  const resolve = (hostname: string) =>
    Promise.resolve(hostname === 'rebinding.example' ? [{ address: '93.184.216.34', family: 4 }, { address: '127.0.0.1', family: 4 }] : [{ address: '127.0.0.1', family: 4 }]);

  it.each(places(0).map(([name], at) => [name, at] as const))('is not fetched from %s; without the guard it would be', async (_name, at) => {
    const forum = await aPictureForum();
    const victim = await aRawServer((socket) => socket.destroy());
    const src = places(victim.port)[at]?.[1] ?? '';
    await expect(door(forum.url, { resolve }).picture(src)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(victim.connections()).toBe(0);
    // The version 6 loopback and both ways of a rebinding name need a listener of their own; the rest reach this one.
    const reachable = !src.includes('[::1]') && !src.includes('rebinding');
    await expect(door(forum.url, { resolve, judge: () => true }).picture(src)).rejects.toMatchObject({ kind: reachable ? 'unreachable' : expect.anything() as unknown as string });
    if (reachable) expect(victim.connections()).toBeGreaterThan(0);
  });

  it.each([
    ['http://93.184.216.34/x.png'],
    ['ftp://93.184.216.34/x.png'],
    ['file:///etc/passwd'],
    ['data:image/png;base64,iVBORw0KGgo='],
    ['javascript:alert(1)'],
    ['blob:https://x/y'],
    ['https://user:word@93.184.216.34/x.png'],
    ['https://169.254.169.254/latest/meta-data/'],
    ['https://10.0.0.1/x.png'],
    ['https://[fd00::1]/x.png'],
    ['https://[fe80::1]/x.png'],
    ['https://[64:ff9b::7f00:1]/x.png'],
    ['https://[2002:7f00:1::]/x.png'],
    ['https://'],
  ])('%s is refused before anything is sent', async (src) => {
    const forum = await aPictureForum();
    await expect(door(forum.url, { resolve: () => Promise.reject(new Error('nobody may ask')) }).picture(src)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('never gets the key', async () => {
    let said = '';
    const elsewhere = await aRawServer((socket) => void socket.on('data', (bytes: Buffer) => (said += bytes.toString('latin1'))));
    const forum = await aPictureForum();
    const open = { judge: () => true, resolve, pictureMs: 200 };
    await expect(door(forum.url, open).picture(`https://cdn.example:${elsewhere.port}/x.png`)).rejects.toMatchObject({ kind: 'unreachable' });
    expect(elsewhere.connections()).toBe(1);
    expect(said).not.toContain('a-secret-key');
  });
});

describe('an address', () => {
  it.each(['8.8.8.8', '93.184.216.34', '172.15.0.1', '172.32.0.1', '192.167.255.255', '2606:4700::1111', '2a00:1450::1'])('%s is on the open Internet', (address) => expect(isPublicAddress(address)).toBe(true));
  it.each([
    '0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.255', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.2.1', '192.168.1.1', '198.18.0.1', '198.51.100.1', '203.0.113.1',
    '224.0.0.1', '240.0.0.1', '255.255.255.255', '::', '::1', '::ffff:8.8.8.8', 'fc00::1', 'fd12::1', 'fe80::1', 'ff02::1', '2001::1', '2001:db8::1', '2002:7f00:1::', '64:ff9b::808:808', '100::1', 'localhost', '',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));
});

it('knows a picture by its first bytes and takes a document for none', () => {
  expect(mimeOf(new Uint8Array())).toBeNull();
  expect(mimeOf(Buffer.from('<?xml version="1.0"?><svg/>'))).toBeNull();
  expect(mimeOf(Buffer.from('RIFF....AVI LIST', 'latin1'))).toBeNull();
  expect(mimeOf(Buffer.from('BM......', 'latin1'))).toBeNull();
});
