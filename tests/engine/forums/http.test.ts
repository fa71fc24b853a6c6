import { userKey } from '#electron/engine/forums/credential.ts';
import { gzipSync } from 'node:zlib';
import axios from 'axios';
import { describe, expect, it } from 'vitest';
import { createForumHttp } from '#electron/engine/forums/http.ts';
import type { AccountAccess } from '#electron/engine/ports.ts';
import { systemClock } from '#electron/system-clock.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { noLog, until } from '#tests/makers/a-forum.ts';
import { aDeadPort, aRawServer, aScriptedServer, json } from '#tests/makers/a-scripted-server.ts';

const anAccess = (baseUrl: string): AccountAccess => ({ accountId: 'practice', kind: 'discourse', baseUrl, credential: userKey('a-secret-key'), isPractice: true });
const http = (baseUrl: string, limits: Parameters<typeof createForumHttp>[0]['limits'] = {}, clock = systemClock()) => createForumHttp({ access: anAccess(baseUrl), clock, log: noLog, version: '1.2.3', limits });

describe('what is sent to a forum', () => {
  it('says who we are, carries the key, and keeps no cookie', async () => {
    const server = await aScriptedServer((_request, response) => json(response, {}, 200, { 'Set-Cookie': 'session=1; Path=/' }));
    const forum = http(server.url);
    await forum.get(forum.url('latest.json', [['page', '1'], ['ids[]', '7']]));
    await forum.post(forum.url('posts.json'), { raw: 'héllo' });
    expect(server.seen[0]).toMatchObject({
      path: '/latest.json?page=1&ids%5B%5D=7',
      headers: { 'user-agent': 'Rounds/1.2.3', accept: 'application/json', 'user-api-key': 'a-secret-key', 'user-api-client-id': 'rounds-practice', 'dont-chunk': 'true' },
    });
    expect(server.seen[1]).toMatchObject({ method: 'POST', body: '{"raw":"héllo"}', headers: { 'content-type': 'application/json', 'user-api-key': 'a-secret-key' } });
    expect(server.seen.every(({ headers }) => headers.cookie === undefined)).toBe(true);
  });

  it('stays in the folder the forum lives in, and on the forum', async () => {
    const server = await aScriptedServer((_request, response) => json(response, {}));
    const forum = http(`${server.url}/community/`);
    await forum.get(forum.url('t/7.json'));
    expect(server.seen[0]?.path).toBe('/community/t/7.json');
    expect(() => forum.url('https://elsewhere.example/x')).toThrow('outside');
    expect(() => forum.url('//elsewhere.example/x')).toThrow('outside');
  });

  it('goes over https only, but for this computer itself', () => {
    expect(() => http('http://forum.example')).toThrow('https');
    expect(() => http('http://localhost.example:1')).toThrow('https');
    expect(() => http('https://forum.example')).not.toThrow();
  });
});

describe('what a kind of forum wants to hear', () => {
  it('goes with every request to it', async () => {
    const server = await aScriptedServer((_request, response) => json(response, {}, 200, { ETag: 'W/"1"' }));
    const forum = createForumHttp({ access: { ...anAccess(server.url), kind: 'nodebb', credential: { kind: 'token', token: 'a-secret-token' } }, clock: systemClock(), log: noLog, version: '1.2.3' });
    await forum.get(forum.url('api/self'));
    await forum.write('PUT', forum.url('api/v3/posts/1'), {}, { headers: { 'x-csrf-token': 'abc' } });
    expect(server.seen.map(({ headers }) => [headers['accept-language'], headers.authorization, headers['x-csrf-token'], headers['dont-chunk']])).toEqual([['en-GB', 'Bearer a-secret-token', undefined, undefined], ['en-GB', 'Bearer a-secret-token', 'abc', undefined]]);
  });
});

describe('an answer that is asked for whatever it says', () => {
  it('comes with its status, and with how it begins when it is not JSON', async () => {
    const server = await aScriptedServer(({ path }, response) => {
      if (path === '/plain') response.writeHead(403, { 'Content-Type': 'text/plain' }).end(`Forbidden${'!'.repeat(1_000)}`);
      else if (path === '/slow') json(response, {}, 429, { 'Retry-After': '7' });
      else json(response, { status: { code: 'bad-request' } }, 400);
    });
    const forum = http(server.url);
    expect(await forum.ask(forum.url('json'))).toEqual({ status: 400, json: { status: { code: 'bad-request' } } });
    expect(await forum.ask(forum.url('plain'))).toEqual({ status: 403, json: undefined, text: `Forbidden${'!'.repeat(291)}` });
    expect(await forum.post(forum.url('plain'), {})).toMatchObject({ kind: 'heard', status: 403, text: expect.stringMatching(/^Forbidden/) });
    await expect(forum.ask(forum.url('slow'))).rejects.toMatchObject({ kind: 'slow-down', waitMs: 7_000 });
  });

  it('and is kept is fetched again only when it changed', async () => {
    let words = 'first';
    const server = await aScriptedServer((_request, response, raw) => {
      const tag = `W/"${words}"`;
      if (raw.headers['if-none-match'] === tag) response.writeHead(304, { ETag: tag }).end();
      else json(response, { words }, 200, { ETag: tag });
    });
    const forum = http(server.url);
    const ask = async () => (await forum.ask(forum.url('x'), { isKept: true })).json;
    expect([await ask(), await ask()]).toEqual([{ words: 'first' }, { words: 'first' }]);
    words = 'second';
    expect(await ask()).toEqual({ words: 'second' });
    // Not asked to keep it, it comes whole.
    await forum.ask(forum.url('x'));
    expect(server.seen.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, 'W/"first"', 'W/"first"', undefined]);
  });
});

describe('a redirect', () => {
  it('is never followed elsewhere, so the key never reaches another host', async () => {
    const thief = await aScriptedServer((_request, response) => json(response, {}));
    const forum = await aScriptedServer((_request, response) => {
      response.writeHead(302, { Location: `${thief.url}/steal` }).end();
    });
    const door = http(forum.url);
    await expect(door.get(door.url('latest.json'))).rejects.toMatchObject({ kind: 'fault', status: 302 });
    expect(await door.post(door.url('posts.json'), {})).toMatchObject({ kind: 'heard', status: 302, json: undefined });
    expect(thief.seen).toEqual([]);
    // As axios comes out of the box, it would have been.
    await axios.get(`${forum.url}/latest.json`, { headers: { 'User-Api-Key': 'a-secret-key' } });
    expect(thief.seen[0]?.headers['user-api-key']).toBe('a-secret-key');
  });

  it('is followed by a question to another page of the forum, and not by a change', async () => {
    const forum = await aScriptedServer(({ path }, response) => {
      if (path === '/t/7.json?include_raw=true') response.writeHead(301, { Location: '/t/red-spots/7.json?include_raw=true' }).end();
      else json(response, { at: path });
    });
    const door = http(forum.url);
    expect(await door.get(door.url('t/7.json', [['include_raw', 'true']]))).toEqual({ at: '/t/red-spots/7.json?include_raw=true' });
    expect(forum.seen.every(({ headers }) => headers['user-api-key'] === 'a-secret-key')).toBe(true);
    expect(await door.write('PUT', door.url('t/7.json', [['include_raw', 'true']]), {})).toMatchObject({ kind: 'heard', status: 301 });
  });

  it.each([
    ['that goes round in circles', '/t/7.json', 4],
    ['with a name and a password in it', 'http://ana:secret@HOST/t/8.json', 1],
    ['to no address at all', 'http://[', 1],
  ])('%s is given up', async (_name, location, asked) => {
    const forum = await aScriptedServer((_request, response, raw) => void response.writeHead(302, { Location: location.replace('HOST', raw.headers.host ?? '') }).end());
    const door = http(forum.url);
    await expect(door.get(door.url('t/7.json'))).rejects.toMatchObject({ kind: 'fault', status: 302 });
    expect(forum.seen).toHaveLength(asked);
  });
});

describe('a stranger', () => {
  it('asks without the key, at a pace of its own, and stops when we are not let in any more', async () => {
    const forum = await aScriptedServer((_request, response) => json(response, {}));
    const door = http(forum.url);
    const stranger = door.asStranger();
    expect(door.asStranger()).toBe(stranger);
    await stranger.get(stranger.url('latest.json'));
    expect(forum.seen[0]?.headers['user-api-key']).toBeUndefined();
    expect(door.spent().minute.used).toBe(0);
    await door.get(door.url('latest.json'));
    expect(door.spent().minute.used).toBe(1);
    door.shut();
    await expect(stranger.get(stranger.url('latest.json'))).rejects.toMatchObject({ kind: 'signed-out' });
  });
});

describe('an answer', () => {
  it.each<[string, number, string, string, object]>([
    ['a page of a proxy', 200, 'text/html', '<html>', { kind: 'fault' }],
    ['JSON that is none', 200, 'application/json', '{"a":', { kind: 'fault' }],
    ['JSON under another name', 200, 'text/plain', '{}', { kind: 'fault' }],
    ['nothing', 200, 'application/json', '', { kind: 'fault' }],
    ['a refusal', 403, 'application/json', '{}', { kind: 'forbidden', status: 403 }],
    ['a refusal by something between us', 403, 'text/html', 'no', { kind: 'fault', status: 403 }],
    ['a page that is gone', 404, 'application/json', '{}', { kind: 'gone', status: 404 }],
    ['a page that was deleted', 410, 'application/json', '{}', { kind: 'gone', status: 410 }],
    ['a page that something between us does not know', 404, 'text/html', 'no', { kind: 'fault', status: 404 }],
    ['a failing forum', 500, 'application/json', '{}', { kind: 'fault', status: 500 }],
    ['a failing gateway', 502, 'text/html', 'no', { kind: 'fault', status: 502 }],
  ])('that is %s (%d %s) is told apart', async (_name, status, type, body, expected) => {
    const server = await aScriptedServer((_request, response) => void response.writeHead(status, { 'Content-Type': type }).end(body));
    const forum = http(server.url);
    await expect(forum.get(forum.url('latest.json'))).rejects.toMatchObject(expected);
  });

  it('is given up when it is too large, packed or not, and when it says so beforehand', async () => {
    const large = 'x'.repeat(6 * 1024 * 1024);
    const server = await aScriptedServer(({ path }, response) => {
      if (path === '/packed') response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(gzipSync(`"${large}"`));
      else response.writeHead(200, { 'Content-Type': 'application/json' }).end(`"${path === '/small' ? 'x'.repeat(4 * 1024 * 1024) : large}"`);
    });
    const forum = http(server.url);
    await expect(forum.get(forum.url('packed'))).rejects.toMatchObject({ kind: 'fault' });
    await expect(forum.get(forum.url('plain'))).rejects.toMatchObject({ kind: 'fault' });
    expect(await forum.get(forum.url('small'))).toHaveLength(4 * 1024 * 1024);
    expect(await forum.post(forum.url('small'), {})).toMatchObject({ kind: 'lost' });
  });

  it('is given up when it does not come, or comes byte by byte', async () => {
    const server = await aScriptedServer(({ path }, response) => {
      if (path === '/never') return;
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    const forum = http(server.url, { readMs: 150, writeMs: 150 });
    await expect(forum.get(forum.url('never'))).rejects.toMatchObject({ kind: 'unreachable' });
    await expect(forum.get(forum.url('drip'))).rejects.toMatchObject({ kind: 'unreachable' });
    expect(await forum.post(forum.url('drip'), {})).toEqual({ kind: 'lost', detail: 'ETIMEDOUT' });
  });

  it('takes as long as the person’s patience and no longer', async () => {
    const server = await aScriptedServer(() => {});
    const forum = http(server.url);
    const stop = new AbortController();
    const asked = forum.get(forum.url('never'), { signal: stop.signal });
    await until(() => server.seen.length, (count) => count === 1);
    stop.abort(new Error('never mind'));
    await expect(asked).rejects.toThrow('never mind');
    expect(server.seen).toHaveLength(1);
  });
});

describe('a connection that breaks', () => {
  it('is tried once more for a read and never for a write', async () => {
    const server = await aRawServer((socket) => void socket.once('data', () => socket.resetAndDestroy()));
    const forum = http(`http://127.0.0.1:${server.port}`);
    await expect(forum.get(forum.url('latest.json'))).rejects.toMatchObject({ kind: 'unreachable' });
    expect(server.connections()).toBe(2);
    expect(await forum.post(forum.url('posts.json'), {})).toMatchObject({ kind: 'lost' });
    expect(server.connections()).toBe(3);
  });

  it('heals when the second try goes through', async () => {
    const body = '{"ok":true}';
    const server = await aRawServer((socket, count) => {
      socket.once('data', () => (count === 1 ? socket.destroy() : socket.end(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`)));
    });
    const forum = http(`http://127.0.0.1:${server.port}`);
    expect(await forum.get(forum.url('latest.json'))).toEqual({ ok: true });
  });

  it('is known not to have carried a byte only when it never stood', async () => {
    const dead = http(`http://127.0.0.1:${await aDeadPort()}`);
    expect(await dead.post(dead.url('posts.json'), {})).toEqual({ kind: 'unreachable', detail: 'ECONNREFUSED' });
    const nowhere = http('https://no-such-host.invalid');
    expect(await nowhere.post(nowhere.url('posts.json'), {})).toMatchObject({ kind: 'unreachable' });
    // A server that does not speak TLS: the handshake fails before the request can leave.
    const plain = await aRawServer((socket) => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    const secure = http(`https://127.0.0.1:${plain.port}`);
    expect(await secure.post(secure.url('posts.json'), {})).toMatchObject({ kind: 'unreachable' });
    const mute = await aRawServer();
    const standing = http(`http://127.0.0.1:${mute.port}`, { writeMs: 100 });
    expect(await standing.post(standing.url('posts.json'), {})).toMatchObject({ kind: 'lost' });
  });
});

describe('a forum that asks to slow down', () => {
  const limited = (headers: Record<string, string>, body: string, type = 'application/json') =>
    aScriptedServer((_request, response) => void response.writeHead(429, { 'Content-Type': type, ...headers }).end(body));

  it.each([
    ['names its limit', { 'Retry-After': '30', 'Discourse-Rate-Limit-Error-Code': 'user_api_key_limiter_60_secs' }, '{}', 'application/json'],
    ['is stopped by something before it', { 'Retry-After': '30' }, 'Slow down, too many requests', 'text/plain'],
  ])('and %s is left alone altogether', async (_name, headers, body, type) => {
    const server = await limited(headers, body, type);
    const clock = aClock();
    const forum = http(server.url, {}, clock);
    await expect(forum.get(forum.url('latest.json'))).rejects.toMatchObject({ kind: 'slow-down', waitMs: 30_000 });
    await expect(forum.get(forum.url('posts.json'), { isForPerson: true })).rejects.toMatchObject({ kind: 'slow-down' });
    expect(await forum.post(forum.url('posts.json'), {})).toMatchObject({ kind: 'slow-down', isWholeForum: true });
    expect(server.seen).toHaveLength(1);
    await clock.forward(30_000);
    await expect(forum.get(forum.url('latest.json'))).rejects.toMatchObject({ kind: 'slow-down' });
    expect(server.seen).toHaveLength(2);
  });

  it('for one action only is asked other things meanwhile', async () => {
    const server = await limited({ 'Retry-After': '5' }, '{"error_type":"rate_limit","extras":{"wait_seconds":5}}');
    const forum = http(server.url, {}, aClock());
    expect(await forum.post(forum.url('posts.json'), {})).toEqual({ kind: 'slow-down', waitMs: 5_000, isWholeForum: false });
    await expect(forum.get(forum.url('latest.json'))).rejects.toMatchObject({ kind: 'slow-down' });
    expect(server.seen).toHaveLength(2);
  });
});
