import type { LookupAddress } from 'node:dns';
import type { ServerResponse } from 'node:http';
import net from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDoor, type DoorLimits } from '#electron/engine/accounts/connect/door.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aConnect } from '#tests/makers/a-connect.ts';
import { theClock } from '#tests/makers/a-desk.ts';
import { aDeadPort, aRawServer, aScriptedServer, json } from '#tests/makers/a-scripted-server.ts';
import { aSecureServer, somePapers } from '#tests/makers/a-secure-server.ts';

const here: LookupAddress[] = [{ address: '127.0.0.1', family: 4 }];
/** Names lead to this computer and every address counts as public, so that what is tested is not the guard. */
const open = { judge: () => true, resolve: () => Promise.resolve(here) };
const trusting = (): DoorLimits => ({ ...open, ca: somePapers().cert });

async function sayOf(address: string, limits: DoorLimits = {}, clock = theClock): Promise<{ kind: string; say: string }> {
  const error: unknown = await aConnect({ clock, limits }).find({ address }).then((found) => found, (reason: unknown) => reason);
  const { kind, say } = (error as { trouble?: { kind: string; say: string } }).trouble ?? { kind: 'none', say: JSON.stringify(error) };
  return { kind, say };
}
const page = (response: ServerResponse, status = 200): unknown => response.writeHead(status, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Hello</title>');
/** As a Discourse answers, enough to be found. */
const asDiscourse = (path: string, response: ServerResponse): unknown => (path.endsWith('/user-api-key/new') ? response.writeHead(200, { 'Auth-Api-Version': '4' }).end() : json(response, { errors: [] }, 404));

describe('what stands at an address and is no forum', () => {
  it('is told apart from a forum in a sentence', async () => {
    const server = await aScriptedServer((_, response) => page(response));
    expect(await sayOf(server.url)).toEqual({ kind: 'refused', say: `127.0.0.1:${server.port} answers, but is neither a Discourse nor a NodeBB forum.` });
  });

  it('may be JSON of something else', async () => {
    const server = await aScriptedServer((_, response) => json(response, { relative_path: 3, csrf_token: 'x' }));
    expect((await sayOf(server.url)).say).toContain('neither');
  });

  it.each([
    ['a page of this network that wants a sign-in', 511, 'This network wants you to sign in'],
    ['a login or a hunt for robots', 403, 'lets in browsers only'],
    ['a forum out of order', 503, 'out of order'],
  ])('may be %s', async (_what, status, say) => {
    const server = await aScriptedServer((_request, response) => page(response, status));
    expect((await sayOf(server.url)).say).toContain(say);
  });

  it('may ask to be left alone, and is', async () => {
    const server = await aScriptedServer((_, response) => response.writeHead(429, { 'Retry-After': '30' }).end());
    expect((await sayOf(server.url)).kind).toBe('slow-down');
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    ['the skin forum', 'This is no address'],
    ['ftp://forum.example', 'no address of a web page'],
    ['https://me:word@forum.example', 'Type it without'],
  ])('may be no address at all: %s', async (typed, say) => {
    expect(await sayOf(typed)).toEqual({ kind: 'refused', say: expect.stringContaining(say) });
  });
});

describe('an address that does not answer', () => {
  const fails = (code: string): DoorLimits => ({ resolve: () => Promise.reject(Object.assign(new Error(code), { code })) });

  it('has a sentence for each reason', async () => {
    expect(await sayOf('no-such.example', fails('ENOTFOUND'))).toEqual({ kind: 'refused', say: expect.stringContaining('Nobody knows the name no-such.example') });
    expect(await sayOf('forum.example', fails('EAI_AGAIN'))).toEqual({ kind: 'offline', say: expect.stringContaining('Is it online?') });
    expect(await sayOf(`127.0.0.1:${await aDeadPort()}`)).toEqual({ kind: 'offline', say: expect.stringContaining('does not answer') });
    const silent = await aRawServer();
    expect(await sayOf(`127.0.0.1:${silent.port}`, { answerMs: 100 })).toEqual({ kind: 'offline', say: expect.stringContaining('too long') });
  });

  it('is given up when it trickles', async () => {
    const trickle = await aRawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n');
      const timer = setInterval(() => socket.write(' '), 20);
      socket.on('close', () => clearInterval(timer));
    });
    expect((await sayOf(`127.0.0.1:${trickle.port}`, { answerMs: 300 })).say).toContain('too long');
  });

  it('is not read to its end when that is far away', async () => {
    const flood = await aScriptedServer(({ method }, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(method === 'HEAD' ? '' : Buffer.alloc(3 * 1024 * 1024, 32));
    });
    expect((await sayOf(flood.url)).say).toContain('far too large');
  });

  it('has no secure connection: plain words where TLS should be, or papers nobody vouches for', async () => {
    const plain = await aScriptedServer((_, response) => page(response));
    expect(await sayOf(`https://forum.test:${plain.port}`, open)).toEqual({ kind: 'refused', say: expect.stringContaining('no secure connection') });
    const unknown = await aSecureServer((_, response) => page(response));
    expect((await sayOf(`https://forum.test:${unknown.port}`, open)).say).toContain('no secure connection');
    expect((await sayOf(`https://other.test:${unknown.port}`, trusting())).say, 'papers of somebody else').toContain('no secure connection');
    expect((await sayOf(`https://forum.test:${unknown.port}`, trusting())).say, 'with good papers it is only no forum').toContain('neither');
    expect(plain.seen).toEqual([]);
  });

  it('is given a whole minute and no more, however many parts are slow', async () => {
    const clock = aClock();
    const silent = await aRawServer();
    const said = sayOf(`127.0.0.1:${silent.port}`, { answerMs: 3_600_000 }, clock);
    await expect.poll(() => silent.connections()).toBe(1);
    await clock.forward(60_001);
    expect(await said).toEqual({ kind: 'offline', say: expect.stringContaining('too long') });
  });
});

describe('the network this computer stands in', () => {
  const public_ = { resolve: () => Promise.resolve([{ address: '192.168.1.1', family: 4 }]) };

  it('is never asked, by address or by a name that leads there', async () => {
    for (const typed of ['10.0.0.1', 'https://192.168.1.1/forum', '169.254.169.254', '[::1]:80', '[fd00::1]', '127.0.0.2']) expect((await sayOf(typed)).say, typed).toContain('not on the open Internet');
    expect((await sayOf('intranet.example', public_)).say).toContain('not on the open Internet');
  });

  it('is not reached from a forum on the open Internet either', async () => {
    const victim = await aScriptedServer((_, response) => page(response));
    for (const target of [`http://127.0.0.1:${victim.port}/`, `http://localhost:${victim.port}/`, `https://10.0.0.1/`]) {
      const forum = await aSecureServer((_, response) => response.writeHead(302, { Location: target }).end());
      const judge = (address: string): boolean => address === '127.0.0.1' || !address.startsWith('10.');
      expect((await sayOf(`https://forum.test:${forum.port}`, { ...trusting(), judge })).say, target).toContain('not on the open Internet');
    }
    expect(victim.seen).toEqual([]);
  });

  it('would be without the guard: with everything judged public, the name that leads here is asked', async () => {
    const forum = await aSecureServer(({ url = '' }, response) => asDiscourse(url, response));
    expect(await aConnect({ clock: theClock, limits: trusting() }).find({ address: `forum.test:${forum.port}` })).toMatchObject({ kind: 'discourse', url: `https://forum.test:${forum.port}` });
    const { judge: _judge, ...guarded } = trusting();
    expect((await sayOf(`forum.test:${forum.port}`, guarded)).say).toContain('not on the open Internet');
  });
});

describe('redirects', () => {
  it('are followed to where the forum really lives, and that is what is kept', async () => {
    const forum = await aSecureServer(({ url = '', headers }, response) => {
      const [host = '', port] = (headers.host ?? '').split(':');
      if (host === 'forum.test') return response.writeHead(301, { Location: `https://www.forum.test:${port}${url}` }).end();
      if (!url.startsWith('/talk/')) return response.writeHead(301, { Location: `/talk${url}` }).end();
      return asDiscourse(url, response);
    });
    const found = await aConnect({ clock: theClock, limits: trusting() }).find({ address: `forum.test:${forum.port}` });
    expect(found.url).toBe(`https://www.forum.test:${forum.port}/talk`);
  });

  it('may forget what was asked for, and then the place they lead to is asked', async () => {
    const forum = await aSecureServer(({ url = '', headers }, response) => {
      const [host = '', port] = (headers.host ?? '').split(':');
      return host === 'forum.test' ? response.writeHead(302, { Location: `https://elsewhere.test:${port}/` }).end() : asDiscourse(url, response);
    });
    expect((await aConnect({ clock: theClock, limits: trusting() }).find({ address: `forum.test:${forum.port}` })).url).toBe(`https://elsewhere.test:${forum.port}`);
  });

  it('that end at a page elsewhere say where', async () => {
    const forum = await aSecureServer(({ headers }, response) => {
      const [host = '', port] = (headers.host ?? '').split(':');
      return host === 'forum.test' ? response.writeHead(302, { Location: `https://elsewhere.test:${port}/login` }).end() : page(response);
    });
    expect((await sayOf(`forum.test:${forum.port}`, trusting())).say).toContain('sends Rounds to elsewhere.test, which is no forum');
  });

  it('never lead away from https, in circles, or to an address with a password', async () => {
    const unsafe = await aScriptedServer((_, response) => page(response));
    const plain = await aSecureServer((_, response) => response.writeHead(302, { Location: `http://elsewhere.test:${unsafe.port}/` }).end());
    expect((await sayOf(`forum.test:${plain.port}`, trusting())).say).toContain('without a secure connection');
    expect(unsafe.seen).toEqual([]);
    const circle = await aSecureServer((_, response) => response.writeHead(302, { Location: '/again' }).end());
    expect((await sayOf(`forum.test:${circle.port}`, trusting())).say).toContain('without an end');
    expect(circle.seen.length, 'five redirects for each of the two questions').toBeLessThanOrEqual(12);
    const named = await aSecureServer((_, response) => response.writeHead(302, { Location: `https://me:word@elsewhere.test:${plain.port}/` }).end());
    expect((await sayOf(`forum.test:${named.port}`, trusting())).kind).toBe('refused');
    expect(plain.seen.every(({ host }) => host === 'forum.test')).toBe(true);
  });

  it('are not followed with a key in hand', async () => {
    const forum = await aSecureServer((_, response) => response.writeHead(302, { Location: 'https://elsewhere.test/' }).end());
    const door = createDoor({ clock: theClock, version: 'x', limits: trusting() });
    const reply = await door.ask(new URL(`https://forum.test:${forum.port}/session/current.json`), { headers: { 'User-Api-Key': 'k' } });
    expect(reply.status).toBe(302);
    expect(forum.seen).toHaveLength(1);
  });
});

describe('a proxy', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('carries what the person named, and nothing that a forum named: a proxy looks names up where nobody here can judge them', async () => {
    const carried: string[] = [];
    const forum = await aSecureServer(({ url = '', headers }, response) => {
      const [host = '', port] = (headers.host ?? '').split(':');
      if (host !== 'forum.test') return page(response);
      if (url.endsWith('/user-api-key/new')) return response.writeHead(200, { 'Auth-Api-Version': '4' }).end();
      return url === '/site/basic-info.json' ? json(response, { title: 'Behind a proxy', apple_touch_icon_url: `https://cdn.test:${port}/sign.png` }) : json(response, {}, 404);
    });
    const proxy = await aRawServer((socket) => {
      socket.once('data', (asked: Buffer) => {
        carried.push(asked.toString('latin1').split(' ')[1] ?? '');
        const through = net.connect(forum.port, '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 OK\r\n\r\n');
          through.pipe(socket).pipe(through);
        });
        through.on('error', () => socket.destroy());
        socket.on('close', () => through.destroy());
      });
    });
    vi.stubEnv('https_proxy', `http://127.0.0.1:${proxy.port}`);
    vi.stubEnv('no_proxy', '');
    const found = await aConnect({ clock: theClock, limits: trusting() }).find({ address: `forum.test:${forum.port}` });
    expect(found.title).toBe('Behind a proxy');
    expect(new Set(carried)).toEqual(new Set([`forum.test:${forum.port}`]));
    expect(forum.seen.some(({ host }) => host === 'cdn.test'), 'asked without the proxy').toBe(true);
  });
});
