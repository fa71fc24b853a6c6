import { constants, createPublicKey, publicEncrypt, type KeyObject } from 'node:crypto';
import { invalidParameters, Refusal } from '../refusal.ts';

export type Padding = 'oaep' | 'pkcs1';

/** Reads a client's public key. Throws Refusal for anything but an RSA key of 2048 to 8192 bits. */
export function readPublicKey(pem: string): KeyObject {
  if (pem.length > 4_096) throw invalidParameters('The public key is too long.');
  let key: KeyObject;
  try {
    key = createPublicKey(pem);
  } catch {
    throw invalidParameters('The public key cannot be read.');
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa' || bits < 2_048 || bits > 8_192) throw invalidParameters('The public key must be an RSA key of 2048 to 8192 bits.');
  return key;
}

/** The padding a client asked for; older clients ask for none and mean PKCS#1. */
export function readPadding(value: string | null): Padding {
  if (value === null || value === '' || value === 'pkcs1') return 'pkcs1';
  if (value === 'oaep') return 'oaep';
  throw invalidParameters('The padding must be oaep or pkcs1.');
}

/** One RSA block of JSON in Base64, a line every 60 characters. Throws Refusal when it does not fit. */
export function sealPayload(payload: Record<string, unknown>, key: KeyObject, padding: Padding): string {
  try {
    const how = padding === 'oaep' ? { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' } : { key, padding: constants.RSA_PKCS1_PADDING };
    return publicEncrypt(how, Buffer.from(JSON.stringify(payload), 'utf8')).toString('base64').replace(/.{1,60}/g, '$&\n');
  } catch {
    throw new Refusal(400, { errors: ['Payload too large for the public key. Use a bigger key or a shorter nonce.'], error_type: 'invalid_parameters' });
  }
}
