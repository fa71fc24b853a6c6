import { constants, generateKeyPairSync, privateDecrypt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { aPracticeForum, knock, sendForm, type ForumOnTest } from '#tests/makers/a-practice-forum.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
const request = { application_name: 'Rounds', client_id: 'a-client', scopes: 'read,write,session_info,notifications', public_key: publicKey, nonce: 'a-nonce', padding: 'oaep' };

const open = (payload: string) =>
  JSON.parse(privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, Buffer.from(payload.replace(/\s/g, ''), 'base64')).toString('utf8')) as { key: string; nonce: string; push: boolean; api: number; expires_at?: string };

interface Begun {
  device_code: string;
  user_code: string;
  verification_uri: string;
  verification_uri_with_request: string;
  interval: number;
  expires_in: number;
}
const begin = async (forum: ForumOnTest, change: object = {}) => (await forum.as(null).send('POST', '/user-api-key/device.json', { ...request, ...change })).json as unknown as Begun;
const poll = async (forum: ForumOnTest, device_code: string) => (await forum.as(null).send('POST', '/user-api-key/device/poll.json', { device_code })).json as { status: string; payload?: string };
const decide = (forum: ForumOnTest, { user_code, verification_uri_with_request }: Begun, decision = 'approve') =>
  sendForm(forum.baseUrl, '/user-api-key/activate', { request: new URL(verification_uri_with_request).searchParams.get('request') ?? '', code: user_code.toLowerCase(), decision, as: 'volunteer' });

describe('the probe', () => {
  it('says what this forum can do', async () => {
    const forum = await aPracticeForum();
    const heard = await fetch(`${forum.baseUrl}/user-api-key/new`, { method: 'HEAD' });
    expect([heard.status, heard.headers.get('Auth-Api-Version'), heard.headers.get('Auth-Api-Device-Code')]).toEqual([200, '4', 'true']);
    expect((await forum.as(null).get('/site/basic-info.json')).json).toMatchObject({ title: 'Practice forum', login_required: false });
  });
});

describe('logging in by a code', () => {
  it('ends with a key that only the application can read, delivered once', async () => {
    const forum = await aPracticeForum();
    const begun = await begin(forum, { expires_in_seconds: '3600' });
    expect(begun).toMatchObject({ device_code: expect.stringMatching(/^[0-9a-f]{64}$/), user_code: expect.stringMatching(/^[A-Z]{4}-\d{4}$/), expires_in: 600, interval: 5, verification_uri: `${forum.baseUrl}/user-api-key/activate` });
    expect(await poll(forum, begun.device_code)).toEqual({ status: 'authorization_pending' });
    const page = await knock(forum.baseUrl, { at: new URL(begun.verification_uri_with_request).pathname + new URL(begun.verification_uri_with_request).search });
    expect(page.text).toContain('Rounds');
    expect(page.text).not.toContain(begun.user_code);
    expect((await decide(forum, begun)).text).toContain('Connected');
    const { status, payload } = await poll(forum, begun.device_code);
    expect(status).toBe('authorized');
    expect(payload).toMatch(/^(?:[A-Za-z0-9+/=]{1,60}\n)+$/);
    const opened = open(payload ?? '');
    expect(opened).toEqual({ key: expect.stringMatching(/^[0-9a-f]{32}$/), nonce: 'a-nonce', push: false, api: 4, expires_at: new Date(forum.clock.now() + 3_600_000).toISOString() });
    expect((await forum.withKey(opened.key).get('/session/current.json')).json).toMatchObject({ current_user: { username: 'volunteer', can_assign: true, can_use_templates: true } });
    expect(await poll(forum, begun.device_code)).toEqual({ status: 'expired_token' });
    await forum.clock.forward(3_600_001);
    expect((await forum.withKey(opened.key).get('/session/current.json')).json['error_type']).toBe('invalid_access');
  });

  it('can be denied, runs out, and needs the right code', async () => {
    const forum = await aPracticeForum();
    const denied = await begin(forum);
    await decide(forum, denied, 'deny');
    expect(await poll(forum, denied.device_code)).toEqual({ status: 'access_denied' });
    const late = await begin(forum);
    expect((await decide(forum, { ...late, user_code: 'AAAA-0000' })).status).toBe(422);
    expect(await poll(forum, late.device_code)).toEqual({ status: 'authorization_pending' });
    await forum.clock.forward(600_001);
    expect((await decide(forum, late)).status).toBe(422);
    expect(await poll(forum, late.device_code)).toEqual({ status: 'expired_token' });
    expect(await poll(forum, 'f'.repeat(64))).toEqual({ status: 'expired_token' });
  });

  it('replaces the earlier key of the same client', async () => {
    const forum = await aPracticeForum();
    const log = async () => {
      const begun = await begin(forum);
      await decide(forum, begun);
      return open((await poll(forum, begun.device_code)).payload ?? '').key;
    };
    const [first, second] = [await log(), await log()];
    expect((await forum.withKey(first).get('/latest.json')).status).toBe(403);
    expect((await forum.withKey(second).get('/latest.json')).status).toBe(200);
  });

  it.each([
    ['not JSON', new URLSearchParams(request as unknown as Record<string, string>), 403],
    ['an unknown right', { ...request, scopes: 'read,everything' }, 400],
    ['a one-time password', { ...request, scopes: 'one_time_password' }, 400],
    ['a key that is none', { ...request, public_key: 'no key' }, 400],
    ['a key that is too small', { ...request, public_key: generateKeyPairSync('rsa', { modulusLength: 1024, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } }).publicKey }, 400],
    ['no nonce', { ...request, nonce: undefined }, 400],
    ['a life that is no number', { ...request, expires_in_seconds: '1e9' }, 400],
    ['a padding nobody knows', { ...request, padding: 'none' }, 400],
  ])('is refused with %s', async (_why, body, status) => {
    const forum = await aPracticeForum();
    expect((await forum.as(null).send('POST', '/user-api-key/device.json', body)).status).toBe(status);
  });

  it('is refused when the nonce does not fit into the block, and the earlier key stays', async () => {
    const forum = await aPracticeForum();
    const first = await begin(forum);
    await decide(forum, first);
    const { key } = open((await poll(forum, first.device_code)).payload ?? '');
    const second = await begin(forum, { nonce: 'n'.repeat(250) });
    expect((await decide(forum, second)).status).toBe(400);
    expect((await forum.withKey(key).get('/latest.json')).status).toBe(200);
  });

  it('approves nothing that another page sends', async () => {
    const forum = await aPracticeForum();
    const begun = await begin(forum);
    const fields = { request: new URL(begun.verification_uri_with_request).searchParams.get('request') ?? '', code: begun.user_code, decision: 'approve', as: 'volunteer' };
    expect((await sendForm(forum.baseUrl, '/user-api-key/activate', fields, { Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect(await poll(forum, begun.device_code)).toEqual({ status: 'authorization_pending' });
  });

  it('is slowed down per minute', async () => {
    const forum = await aPracticeForum({ rules: { deviceRequestsPerMinute: 2, devicePollsPerMinute: 3 } });
    const begun = await begin(forum);
    await begin(forum);
    expect((await forum.as(null).send('POST', '/user-api-key/device.json', request)).status).toBe(429);
    for (let time = 0; time < 3; time++) await poll(forum, begun.device_code);
    expect((await forum.as(null).send('POST', '/user-api-key/device/poll.json', { device_code: begun.device_code })).status).toBe(429);
  });
});

describe('the older way', () => {
  const fields = { ...request, nonce: 'older', client_id: 'b-client' };

  it('shows the payload to be copied, or goes back to the application', async () => {
    const forum = await aPracticeForum();
    const page = await knock(forum.baseUrl, { at: `/user-api-key/new?${new URLSearchParams(fields)}`, headers: { Accept: 'text/html' } });
    expect(page.text).toContain('would like to');
    const shown = await sendForm(forum.baseUrl, '/user-api-key', { ...fields, as: 'volunteer' });
    const payload = /<code[^>]*id="payload">([^<]+)</.exec(shown.text)?.[1] ?? '';
    const { key, nonce } = open(payload);
    expect(nonce).toBe('older');
    expect((await forum.withKey(key).get('/session/current.json')).status).toBe(200);
    const back = await sendForm(forum.baseUrl, '/user-api-key', { ...fields, as: 'volunteer', auth_redirect: 'discourse://auth_redirect' });
    expect(back.status).toBe(302);
    expect(open(new URL(back.headers.location ?? '').searchParams.get('payload') ?? '').nonce).toBe('older');
  });

  it('goes nowhere else', async () => {
    const forum = await aPracticeForum();
    const elsewhere = { ...fields, auth_redirect: 'https://elsewhere.example/' };
    expect((await knock(forum.baseUrl, { at: `/user-api-key/new?${new URLSearchParams(elsewhere)}`, headers: { Accept: 'text/html' } })).status).toBe(403);
    expect((await sendForm(forum.baseUrl, '/user-api-key', { ...elsewhere, as: 'volunteer' })).status).toBe(403);
  });
});

describe('a key', () => {
  it('nobody has opens nothing, not even what is public', async () => {
    const forum = await aPracticeForum();
    for (const path of ['/session/current.json', '/latest.json', '/site/basic-info.json']) {
      expect(await forum.withKey('0'.repeat(32)).get(path)).toMatchObject({ status: 403, json: { error_type: 'invalid_access' } });
      expect((await forum.as(null).get(path)).status === 200 || path === '/session/current.json').toBe(true);
    }
    expect((await forum.as(null).get('/session/current.json')).status).toBe(404);
    const admin = await fetch(`${forum.baseUrl}/latest.json`, { headers: { 'Api-Key': 'guess', 'Api-Username': 'harbour_hana' } });
    expect(admin.status).toBe(403);
  });

  it('can be revoked, by its holder or by whoever holds the forum', async () => {
    const forum = await aPracticeForum();
    const voice = forum.as('paper_lantern');
    expect((await voice.send('POST', '/user-api-key/revoke.json')).json).toEqual({ success: 'OK' });
    expect((await voice.get('/session/current.json')).json['error_type']).toBe('invalid_access');
    forum.moods.revokeKey(forum.key);
    expect((await forum.withKey(forum.key).get('/latest.json')).status).toBe(403);
  });

  it('opens only what its rights say', async () => {
    const forum = await aPracticeForum();
    const topicId = await forum.ask();
    const reading = forum.withKey(forum.signIn('volunteer', ['read']));
    expect((await reading.get(`/t/${topicId}.json`)).status).toBe(200);
    expect((await reading.send('POST', '/posts.json', { topic_id: topicId, raw: 'Words that must not be taken from here.' })).json['error_type']).toBe('invalid_access');
    const knowing = forum.withKey(forum.signIn('volunteer', ['session_info']));
    expect((await knowing.get('/session/current.json')).status).toBe(200);
    expect((await knowing.get('/latest.json')).status).toBe(403);
    const hearing = forum.withKey(forum.signIn('volunteer', ['notifications']));
    expect((await hearing.get('/notifications.json')).status).toBe(200);
    expect((await hearing.send('POST', '/message-bus/1/poll', { '/latest': -1 })).status).toBe(200);
    expect((await hearing.get('/drafts.json')).status).toBe(403);
    expect((await forum.as(null).get(`/t/${topicId}.json`)).json).toMatchObject({ posts_count: 1 });
  });

  it('says who one is, and that nothing is to be kept', async () => {
    const forum = await aPracticeForum();
    const { headers } = await forum.as('volunteer').get('/latest.json');
    expect([headers.get('X-Discourse-Username'), headers.get('Cache-Control'), headers.get('X-Discourse-Route')]).toEqual(['volunteer', 'no-store', 'latest']);
  });

  it('stands nowhere on the disk in words', async () => {
    const { readFileSync, readdirSync } = await import('node:fs');
    const forum = await aPracticeForum();
    const begun = await begin(forum);
    await decide(forum, begun);
    const { key } = open((await poll(forum, begun.device_code)).payload ?? '');
    const files = readdirSync(forum.dataDir).map((name) => readFileSync(`${forum.dataDir}/${name}`).toString('latin1')).join('');
    expect(files).toContain('a-client');
    expect(files).not.toContain(key);
    expect(files).not.toContain(forum.key);
  });
});
