import { describe, expect, it } from 'vitest';
import { isNetworkLogin, isNotSafe } from '#electron/engine/forums/between.ts';
import { userKey } from '#electron/engine/forums/credential.ts';
import { createForumHttp } from '#electron/engine/forums/http.ts';
import { sayTrouble } from '#electron/engine/forums/say-trouble.ts';
import { ForumTrouble } from '#electron/engine/forums/forum.ts';
import { systemClock } from '#electron/system-clock.ts';
import { noLog } from '#tests/makers/a-forum.ts';
import { aRawServer, aScriptedServer } from '#tests/makers/a-scripted-server.ts';
import { aSecureServer } from '#tests/makers/a-secure-server.ts';

const base = new URL('https://forum.test');
const page = { status: 200, type: 'text/html; charset=utf-8', location: undefined, hasBody: true };
const anHttp = (baseUrl: string) => createForumHttp({ access: { accountId: 'a', kind: 'discourse', baseUrl, credential: userKey('k'), isPractice: true }, clock: systemClock(), log: noLog, version: '0' });
const failing = async (asked: Promise<unknown>): Promise<ForumTrouble> => asked.then(() => Promise.reject(new Error('it answered')), (error: unknown) => (error instanceof ForumTrouble ? error : Promise.reject(error as Error)));

describe('a page of the network', () => {
  it.each([
    ['a page where JSON should be', page, true],
    ['a way out to another host', { ...page, status: 302, location: 'http://login.network.test/' }, true],
    ['another one', { ...page, status: 307, location: '//login.network.test/' }, true],
    ['the status for just that', { ...page, status: 511 }, true],
    ['a way to the same forum', { ...page, status: 302, location: '/t/some-question/7' }, false],
    ['a forum that moved for good', { ...page, status: 301, location: 'https://forum.example/' }, false],
    ['a way to nowhere', { ...page, status: 302, location: 'http://[' }, false],
    ['an empty yes', { ...page, hasBody: false }, false],
    ['JSON', { ...page, type: 'application/json' }, false],
    ['a gateway’s page', { ...page, status: 502 }, false],
    ['the forum’s own refusal', { ...page, status: 403, type: 'text/plain' }, false],
  ])('%s', (_, answer, is) => {
    expect(isNetworkLogin(answer, base)).toBe(is);
  });

  it('is told from the forum’s answers, for what is read and what is written', async () => {
    const server = await aScriptedServer((_, response) => {
      response.writeHead(302, { Location: 'http://login.network.test/' }).end();
    });
    const http = anHttp(server.url);
    const trouble = await failing(http.get(http.url('site.json')));
    expect(trouble).toMatchObject({ kind: 'fault', between: 'network-login' });
    expect(sayTrouble(trouble, 0)).toMatchObject({ kind: 'offline', say: expect.stringContaining('Network login needed') });
    expect(await http.post(http.url('posts.json'), {})).toMatchObject({ kind: 'lost', between: 'network-login' });
  });
});

describe('somebody who cannot prove to be the forum', () => {
  it.each(['ERR_TLS_CERT_ALTNAME_INVALID', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'ERR_SSL_WRONG_VERSION_NUMBER', 'EPROTO'])('%s', (code) => {
    expect(isNotSafe(code)).toBe(true);
  });
  it.each(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'ERR_BAD_RESPONSE', 'EPIPE', 'EHOSTUNREACH'])('is not one who is away: %s', (code) => {
    expect(isNotSafe(code)).toBe(false);
  });

  it('with a certificate of its own hears neither a question nor an answer', async () => {
    const server = await aSecureServer((_, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}'));
    const http = anHttp(`https://127.0.0.1:${server.port}`);
    const trouble = await failing(http.get(http.url('site.json')));
    expect(trouble).toMatchObject({ kind: 'unreachable', between: 'not-safe' });
    expect(sayTrouble(trouble, 0)).toMatchObject({ remedy: 'retry', say: expect.stringContaining('could not prove') });
    expect(await http.post(http.url('posts.json'), { raw: 'words' })).toMatchObject({ kind: 'unreachable', between: 'not-safe' });
    expect(server.seen).toEqual([]);
  });

  it('and does not even speak TLS hears nothing either', async () => {
    const server = await aRawServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const http = anHttp(`https://127.0.0.1:${server.port}`);
    expect(await http.post(http.url('posts.json'), { raw: 'words' })).toMatchObject({ kind: 'unreachable', between: 'not-safe' });
  });
});

it('how long to wait until a date is measured by the forum’s own clock', async () => {
  const now = Date.parse('Thu, 01 Jan 1970 00:10:00 GMT');
  const server = await aScriptedServer((_, response) => {
    response.sendDate = false;
    response.writeHead(429, { Date: new Date(now).toUTCString(), 'Retry-After': new Date(now + 40_000).toUTCString(), 'Content-Type': 'application/json' }).end('{}');
  });
  const http = anHttp(server.url);
  const trouble = await failing(http.get(http.url('site.json')));
  expect(trouble).toMatchObject({ kind: 'slow-down' });
  expect(trouble.waitMs).toBeGreaterThan(38_000);
  expect(trouble.waitMs).toBeLessThanOrEqual(41_000);
});
