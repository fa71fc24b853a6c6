import { constants, generateKeyPair, privateDecrypt, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

/** Writing covers every request Rounds makes, reading among them; anything more would only stand on the page the person approves. */
export const scopes = 'write';
export const applicationName = 'Rounds';
/** The one way back into a program that a Discourse allows unasked. */
export const wayBackAddress = 'discourse://auth_redirect';

const oldestApi = 2;
const mostPayload = 20_000;

export interface Granted {
  key: string;
  /** The forum hands out keys of a kind that no longer fits. */
  isTooOld: boolean;
}

/** A request for a key that one forum is to answer, and what it takes to read the answer. Lives as long as its sign-in and is written nowhere. */
export interface KeyRequest {
  /** What the forum is told, by its own names. */
  asked: { application_name: string; client_id: string; scopes: string; nonce: string; public_key: string; padding: 'oaep' };
  /** What is inside `sealed`, however its lines were broken; null: this is not the answer to this request. */
  open(sealed: string): Promise<Granted | null>;
}

const makePair = promisify(generateKeyPair);
const answer = z.object({ key: z.string().regex(/^[\w-]{16,200}$/), nonce: z.string().max(256), push: z.boolean().optional(), api: z.number().int().optional() });

export async function createKeyRequest(clientId: string): Promise<KeyRequest> {
  const { publicKey, privateKey } = await makePair('rsa', { modulusLength: 2_048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
  const nonce = randomBytes(16).toString('hex');
  return {
    asked: { application_name: applicationName, client_id: clientId, scopes, nonce, public_key: publicKey, padding: 'oaep' },
    async open(sealed) {
      if (sealed.length > mostPayload) return null;
      const block = Buffer.from(sealed.replace(/\s+/g, ''), 'base64');
      if (block.byteLength !== 256) return null;
      const read = answer.safeParse(jsonOf(byOaep(privateKey, block) ?? (await byPkcs1(privateKey, block))));
      if (!read.success || !isSame(read.data.nonce, nonce)) return null;
      return { key: read.data.key, isTooOld: (read.data.api ?? oldestApi) < oldestApi };
    },
  };
}

function byOaep(key: string, block: Buffer): string | null {
  try {
    return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, block).toString('utf8');
  } catch {
    return null;
  }
}

/** Older forums seal as they always did, whatever was asked. Not every host's own cipher opens that, so a library does; it is fetched only then. */
async function byPkcs1(key: string, block: Buffer): Promise<string | null> {
  const { default: forge } = await import('node-forge');
  try {
    return forge.util.decodeUtf8(forge.pki.privateKeyFromPem(key).decrypt(block.toString('binary'), 'RSAES-PKCS1-V1_5'));
  } catch {
    return null;
  }
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

/** Takes as long whether the first sign differs or the last. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}

/** The sealed answer in what a person copied or a page handed back: the text itself, or the address it stands in. */
export function sealedIn(text: string): string {
  const whole = text.trim();
  if (!/^discourse:\/\//i.test(whole)) return whole;
  // A plus in an address means a space, and a space is no sign of Base64.
  return (URL.parse(whole.replace(/\s+/g, ''))?.searchParams.get('payload') ?? '').replaceAll(' ', '+');
}
