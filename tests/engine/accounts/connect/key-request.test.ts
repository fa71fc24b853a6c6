import { constants, generateKeyPairSync, publicEncrypt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createClientIds } from '#electron/engine/accounts/connect/sign-in/client-id.ts';
import { createKeyRequest, sealedIn } from '#electron/engine/accounts/connect/sign-in/key-request.ts';
import { someSecrets } from '#tests/makers/a-desk.ts';

const key = '0123456789abcdef0123456789abcdef';
type Padding = 'oaep' | 'pkcs1';

async function aRequest() {
  const request = await createKeyRequest('rounds-x');
  const good = { key, nonce: request.asked.nonce, push: false, api: 4 };
  const seal = (answer: unknown, padding: Padding = 'oaep', publicKey: string = request.asked.public_key): string =>
    publicEncrypt(padding === 'oaep' ? { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' } : { key: publicKey, padding: constants.RSA_PKCS1_PADDING }, Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer))).toString('base64');
  return { request, good, seal };
}

describe('the answer to a request for a key', () => {
  it.each(['oaep', 'pkcs1'] as const)('is read when it was sealed with %s', async (padding) => {
    const { request, good, seal } = await aRequest();
    expect(await request.open(seal(good, padding))).toEqual({ key, isTooOld: false });
    expect(await request.open(seal({ ...good, expires_at: '2027-01-01T00:00:00Z', more: 1 }, padding)), 'with more in it').toEqual({ key, isTooOld: false });
  });

  it('is none when another nonce is in it, a longer or a shorter one, or none', async () => {
    const { request, good, seal } = await aRequest();
    const { nonce } = good;
    const almost = nonce.slice(0, -1) + (nonce.endsWith('0') ? '1' : '0');
    for (const wrong of [almost, nonce + 'a', nonce.slice(1), '', undefined, nonce.toUpperCase() === nonce ? 'x' : nonce.toUpperCase()]) expect(await request.open(seal({ ...good, nonce: wrong })), String(wrong)).toBeNull();
  });

  it('is none when it is not for us, not sealed, no JSON, or holds no key', async () => {
    const { request, good, seal } = await aRequest();
    const other = generateKeyPairSync('rsa', { modulusLength: 2_048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } }).publicKey;
    for (const padding of ['oaep', 'pkcs1'] as const) expect(await request.open(seal(good, padding, other)), padding).toBeNull();
    for (const sealed of [JSON.stringify(good), '', '====', 'A'.repeat(344), 'A'.repeat(30_000)]) expect(await request.open(sealed)).toBeNull();
    for (const answer of ['no json', [], null, { ...good, key: 'short' }, { ...good, key: 'has\r\nlines0123456789abcdef' }, { ...good, key: 7 }]) expect(await request.open(seal(answer)), JSON.stringify(answer)).toBeNull();
  });

  it('says when the forum is too old', async () => {
    const { request, good, seal } = await aRequest();
    expect(await request.open(seal({ ...good, api: 1 }))).toEqual({ key, isTooOld: true });
    expect(await request.open(seal({ ...good, api: 2 }))).toEqual({ key, isTooOld: false });
  });

  it('fits one request only: each has keys and a nonce of its own', async () => {
    const [one, two] = [await aRequest(), await aRequest()];
    expect(one.request.asked.nonce).not.toBe(two.request.asked.nonce);
    expect(one.request.asked.public_key).not.toBe(two.request.asked.public_key);
    expect(await two.request.open(one.seal(one.good))).toBeNull();
    expect(JSON.stringify(one.request.asked)).not.toContain('PRIVATE');
  });
});

describe('the code in what a person copied', () => {
  it.each([
    ['QUJD\nREVG', 'QUJD\nREVG'],
    ['  QUJD  ', 'QUJD'],
    ['discourse://auth_redirect?payload=QUJD%2B%2F%3D%0A', 'QUJD+/=\n'],
    ['discourse://auth_redirect?payload=QUJD+/=', 'QUJD+/='],
    ['discourse://auth_redirect', ''],
    ['discourse://', ''],
  ])('%j is %j', (text, sealed) => {
    expect(sealedIn(text)).toBe(sealed);
  });
});

describe('the name this installation asks by', () => {
  it('stays the same over restarts, differs from forum to forum, and goes with the keys', async () => {
    const secrets = someSecrets();
    const [one, again, other] = [createClientIds(secrets), createClientIds(secrets), createClientIds(someSecrets())];
    const base = new URL('https://forum.example/talk');
    const name = await one(base);
    expect(name).toMatch(/^rounds-[0-9a-f]{32}$/);
    expect([await one(base), await again(base)]).toEqual([name, name]);
    expect([await one(new URL('https://forum.example/')), await one(new URL('https://elsewhere.example/talk')), await other(base)]).not.toContain(name);
  });

  it('is made once, even when two ask at the same moment, and again after a key store that failed', async () => {
    const secrets = someSecrets();
    let isBroken = true;
    const ids = createClientIds({ ...secrets, write: (name, value) => (isBroken ? Promise.reject(new Error('locked')) : secrets.write(name, value)) });
    const base = new URL('https://forum.example');
    await expect(ids(base)).rejects.toThrow('locked');
    isBroken = false;
    const [one, two] = await Promise.all([ids(base), ids(base)]);
    expect(one).toBe(two);
  });
});
