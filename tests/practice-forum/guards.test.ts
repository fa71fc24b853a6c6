import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { isOurHost, isOurOrigin } from '#electron/practice-forum/guard.ts';
import { aPracticeForum, knock, sendForm, type ForumOnTest } from '#tests/makers/a-practice-forum.ts';

const answer = { as: 'quiet_carriage', raw: 'Words that stand here only if they were let in.' };
const postsIn = async (forum: ForumOnTest, topicId: number) => (await forum.as(null).get(`/t/${topicId}.json`)).json['posts_count'];

describe('the name the forum is called by', () => {
  it('has to be its own, with the port', async () => {
    const forum = await aPracticeForum();
    const { port } = new URL(forum.baseUrl);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) expect((await knock(forum.baseUrl, { at: '/site.json', headers: { Host: host } })).status, host).toBe(200);
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${Number(port) + 1}`, `localhost.evil.example:${port}`, `127.0.0.1:${port}.evil.example`, `[::1]:${port}`]) {
      for (const at of ['/', '/site.json', '/practice.css', '/letter_avatar_proxy/v4/letter/a/0f6b5c/48.png']) expect((await knock(forum.baseUrl, { at, headers: { Host: host } })).status, `${host} ${at}`).toBe(421);
    }
  });

  it('is what keeps strangers out: without it the same question is answered', () => {
    expect(isOurHost('evil.example:80', 80)).toBe(false);
    expect(isOurHost('127.0.0.1:80', 80)).toBe(true);
    expect(isOurHost(undefined, 80)).toBe(false);
  });

  it('leads to this computer only', async () => {
    const forum = await aPracticeForum();
    const elsewhere = Object.values(networkInterfaces()).flat().find((address) => address && !address.internal && address.family === 'IPv4')?.address;
    if (elsewhere === undefined) return;
    const isOpen = await new Promise((resolve) => {
      const socket = connect({ host: elsewhere, port: Number(new URL(forum.baseUrl).port), timeout: 2_000 });
      socket.once('connect', () => resolve(true));
      for (const event of ['error', 'timeout']) socket.once(event, () => resolve(false));
    });
    expect(isOpen).toBe(false);
  });
});

describe('a form', () => {
  it.each([
    ['from another page', 'https://evil.example'],
    ['from another port', 'http://127.0.0.1:1'],
    ['over another scheme', 'https://127.0.0.1'],
    ['from nowhere one can name', 'null'],
    ['with nothing said about where it is from', null],
  ])('%s is not taken', async (_what, origin) => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask({ title: 'A question that is well guarded' });
    const headers: Record<string, string> = { Accept: 'text/html', 'Content-Type': 'application/x-www-form-urlencoded', ...(origin === null ? {} : { Origin: origin }) };
    const refused = await knock(forum.baseUrl, { method: 'POST', at: `/t/a-question-that-is-well-guarded/${topicId}`, headers, body: new URLSearchParams(answer).toString() });
    expect(refused.status).toBe(403);
    expect(await postsIn(forum, topicId)).toBe(1);
  });

  it('from the forum’s own page is', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask({ title: 'A question that is well guarded' });
    expect((await sendForm(forum.baseUrl, `/t/a-question-that-is-well-guarded/${topicId}`, answer)).status).toBe(303);
    expect(await postsIn(forum, topicId)).toBe(2);
    const local = forum.baseUrl.replace('127.0.0.1', 'localhost');
    expect((await sendForm(forum.baseUrl, '/ask', { ...answer, raw: 'The same member says something else now.', title: 'From the other name of this computer', community: '4' }, { Host: new URL(local).host, Origin: local })).status).toBe(303);
    expect(isOurOrigin('http://localhost:1', '127.0.0.1:1')).toBe(false);
  });

  it('cannot speak for a member to the JSON side either: there a key is needed', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    const refused = await knock(forum.baseUrl, { method: 'POST', at: '/posts', headers: { Origin: 'https://evil.example', 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' }, body: new URLSearchParams({ topic_id: String(topicId), raw: answer.raw }).toString() });
    expect(refused.status).toBe(403);
    expect(await postsIn(forum, topicId)).toBe(1);
  });

  it('that is too big is not read to the end', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask({ title: 'A question that is well guarded' });
    const at = `/t/a-question-that-is-well-guarded/${topicId}`;
    const big = await sendForm(forum.baseUrl, at, { ...answer, raw: 'a b c '.repeat(200_000) }).then(({ status }) => status, () => 413);
    expect(big).toBe(413);
    expect((await forum.as('volunteer').send('POST', '/posts.json', { topic_id: topicId, raw: 'x'.repeat(1_100_000) }).then(({ status }) => status, () => 413))).toBe(413);
    expect(await postsIn(forum, topicId)).toBe(1);
    expect((await sendForm(forum.baseUrl, at, answer)).status).toBe(303);
  });

  it('that makes no sense is refused, not fallen over', async () => {
    const forum = await aPracticeForum();
    const json = { 'User-Api-Key': forum.key, Accept: 'application/json', 'Content-Type': 'application/json' };
    for (const body of ['{', '\u0000', '"text"', '[]', 'null', '{"topic_id":{"a":1},"raw":["x"]}', '{"__proto__":{"raw":"polluted words here"},"topic_id":"1e9"}']) {
      const { status } = await knock(forum.baseUrl, { method: 'POST', at: '/posts.json', headers: json, body });
      expect(status, body).toBe(400);
    }
    for (const at of ['/%', '/t/%E0%A4%A', '/latest.json?page=%', '/c/%2e%2e/4', '/uploads/default/original/1X/..%2f..%2fetc.png', '//evil.example/']) expect((await knock(forum.baseUrl, { at })).status, at).toBeLessThan(500);
    expect(forum.errors).toEqual([]);
    expect(({} as { raw?: string }).raw).toBeUndefined();
  });
});

describe('every answer', () => {
  it('forbids scripts, frames, guesses and other origins', async () => {
    const forum = await aPracticeForum();
    for (const at of ['/', '/ask', '/site.json', '/nowhere', '/practice.css']) {
      const { headers, text } = await knock(forum.baseUrl, { at, headers: { Origin: 'https://evil.example' } });
      expect(headers['content-security-policy'], at).toContain("default-src 'none'");
      expect(headers['content-security-policy'], at).not.toMatch(/unsafe|script-src/);
      expect(headers['x-content-type-options'], at).toBe('nosniff');
      expect(headers['cross-origin-resource-policy'], at).toBe('same-origin');
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control') || name === 'set-cookie'), at).toEqual([]);
      expect(text).not.toMatch(/<script|style=|\son[a-z]+=/);
    }
    expect((await knock(forum.baseUrl, { method: 'OPTIONS', at: '/posts.json', headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' } })).headers).not.toHaveProperty('access-control-allow-origin');
  });
});
