import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits nobody can guess; new at every start. */
export const createToken = (): string => randomBytes(32).toString('base64url');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares in a time that tells nothing about how much of it was right. */
export const isToken = (offered: string, token: string): boolean => timingSafeEqual(digest(offered), digest(token));

const protocol = 'rounds';
const mark = 'token.';

/** The token a window offers when it opens its socket: `Sec-WebSocket-Protocol: rounds, token.TOKEN`. Null when it does not speak our protocol. */
export function offeredToken(header: string | undefined): string | null {
  const words = (header ?? '').split(',').map((word) => word.trim());
  const offers = words.filter((word) => word.startsWith(mark));
  const [offer] = offers;
  return words.includes(protocol) && offers.length === 1 && offer !== undefined ? offer.slice(mark.length) : null;
}

/** What the server answers with: never the token. */
export const chosenProtocol = protocol;
