import { randomBytes, randomInt, type KeyObject } from 'node:crypto';
import type { Clock } from '../../engine/ports.ts';
import { allScopes, type Keys } from './keys.ts';
import { readPadding, readPublicKey, sealPayload, type Padding } from './payload.ts';
import type { Params } from '../params.ts';
import { invalidParameters, missingParameter } from '../refusal.ts';

/** What an application asks for when it wants a key. */
export interface KeyRequest {
  application: string;
  clientId: string;
  scopes: readonly string[];
  nonce: string;
  publicKey: KeyObject;
  padding: Padding;
  expiresAt: number | null;
}

export const deviceLifeSeconds = 600;
export const pollSeconds = 5;
const deliveredForMs = 60_000;

/** Reads and checks a request for a key. Throws Refusal. */
export function readKeyRequest(params: Params, now: number, { isDevice, knowsOaep = true }: { isDevice: boolean; knowsOaep?: boolean }): KeyRequest {
  const need = (name: string, most: number): string => {
    const value = params.text(name);
    if (value === null || value === '') throw missingParameter(name);
    if (value.length > most) throw invalidParameters(`You supplied invalid parameters to the request: ${name}`);
    return value;
  };
  const scopes = need('scopes', 500).split(',').map((scope) => scope.trim());
  if (scopes.length > 20 || scopes.some((scope) => !(allScopes as readonly string[]).includes(scope))) throw invalidParameters('The requested scopes are not allowed on this site.');
  if (isDevice && scopes.includes('one_time_password')) throw invalidParameters('The requested scopes are not allowed on this site.');
  const life = params.text('expires_in_seconds');
  if (life !== null && !/^[1-9]\d{0,9}$/.test(life)) throw invalidParameters('You supplied invalid parameters to the request: expires_in_seconds');
  return {
    application: need('application_name', 200),
    clientId: need('client_id', 200),
    scopes,
    nonce: need('nonce', 256),
    publicKey: readPublicKey(need('public_key', 4_096)),
    padding: knowsOaep ? readPadding(params.text('padding')) : 'pkcs1',
    expiresAt: life === null ? null : now + Number(life) * 1000,
  };
}

/** Makes the key and seals it for the one who asked. */
export function grantKey(keys: Keys, request: KeyRequest, memberId: number): string {
  // Sealed once with a key that is none: a nonce that does not fit must not cost the earlier key.
  sealPayload(payloadOf(request, '0'.repeat(32)), request.publicKey, request.padding);
  const key = keys.issue({ memberId, clientId: request.clientId, application: request.application, scopes: request.scopes, expiresAt: request.expiresAt });
  return sealPayload(payloadOf(request, key), request.publicKey, request.padding);
}

const payloadOf = ({ nonce, expiresAt }: KeyRequest, key: string): Record<string, unknown> => ({ key, nonce, push: false, api: 4, ...(expiresAt === null ? {} : { expires_at: new Date(expiresAt).toISOString() }) });

type State = { kind: 'waiting' } | { kind: 'denied' } | { kind: 'granted'; payload: string; until: number };

interface Login {
  userCode: string;
  requestId: string;
  request: KeyRequest;
  expiresAt: number;
  state: State;
}

export interface DeviceLogins {
  begin(request: KeyRequest): { deviceCode: string; userCode: string; requestId: string };
  /** The request behind a page's address or a typed code, while it waits. */
  waiting(requestId: string, userCode?: string): { request: KeyRequest; userCode: string } | null;
  decide(requestId: string, userCode: string, decision: { memberId: number } | 'deny'): boolean;
  poll(deviceCode: string): { status: 'authorization_pending' | 'access_denied' | 'expired_token' } | { status: 'authorized'; payload: string };
}

/** Logins by a code that is read on one screen and typed on another. In memory: they last ten minutes. */
export function createDeviceLogins(keys: Keys, clock: Clock): DeviceLogins {
  const logins = new Map<string, Login>();
  const find = (requestId: string): Login | undefined => [...logins.values()].find((login) => login.requestId === requestId && login.expiresAt > clock.now() && login.state.kind === 'waiting');
  return {
    begin(request) {
      for (const [code, login] of logins) if (login.expiresAt <= clock.now()) logins.delete(code);
      const deviceCode = randomBytes(32).toString('hex');
      const login: Login = { userCode: newUserCode(), requestId: randomBytes(6).toString('base64url'), request, expiresAt: clock.now() + deviceLifeSeconds * 1000, state: { kind: 'waiting' } };
      logins.set(deviceCode, login);
      return { deviceCode, userCode: login.userCode, requestId: login.requestId };
    },
    waiting(requestId, userCode) {
      const login = requestId === '' ? [...logins.values()].find((other) => other.userCode === plainCode(userCode ?? '') && other.expiresAt > clock.now() && other.state.kind === 'waiting') : find(requestId);
      return login ? { request: login.request, userCode: login.userCode } : null;
    },
    decide(requestId, userCode, decision) {
      const login = find(requestId) ?? [...logins.values()].find((other) => other.userCode === plainCode(userCode));
      if (!login || login.state.kind !== 'waiting' || login.expiresAt <= clock.now() || plainCode(userCode) !== login.userCode) return false;
      login.state = decision === 'deny' ? { kind: 'denied' } : { kind: 'granted', payload: grantKey(keys, login.request, decision.memberId), until: clock.now() + deliveredForMs };
      return true;
    },
    poll(deviceCode) {
      const login = logins.get(deviceCode);
      if (!login || login.expiresAt <= clock.now()) return { status: 'expired_token' };
      if (login.state.kind === 'waiting') return { status: 'authorization_pending' };
      if (login.state.kind === 'denied') return { status: 'access_denied' };
      // Delivered once: whoever asks again comes too late.
      logins.delete(deviceCode);
      return login.state.until > clock.now() ? { status: 'authorized', payload: login.state.payload } : { status: 'expired_token' };
    },
  };
}

const letters = 'BCDFGHJKLMNPQRSTVWXZ';
const newUserCode = (): string => `${Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')}-${String(randomInt(10_000)).padStart(4, '0')}`;

/** However it was typed. */
export const plainCode = (typed: string): string => {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return plain.length === 8 ? `${plain.slice(0, 4)}-${plain.slice(4)}` : plain;
};
