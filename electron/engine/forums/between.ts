/**
 * What stands between us and the forum, where an answer tells it. not-safe: the other end cannot prove that it is the forum.
 * network-login: something on the way answered in the forum's place, as the sign-in page of a café or a hospital does.
 */
export type Between = 'not-safe' | 'network-login';

const untrusted = new Set([
  'EPROTO',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
]);

/** Whether a connection failed because the other end could not prove who it is. `code`: of the error. */
export const isNotSafe = (code: string): boolean => untrusted.has(code) || /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_(?:GET|VERIFY|DECRYPT|DECODE)_)/.test(code);

/** Whether an answer to somebody who asked for JSON is a page of the network and not the forum's: a way out to another address, a page where JSON should be, or the status for just that. */
export function isNetworkLogin({ status, type, location, hasBody }: { status: number; type: unknown; location: unknown; hasBody: boolean }, base: URL): boolean {
  if (status === 511) return true;
  if (status === 302 || status === 303 || status === 307) return typeof location === 'string' && leadsElsewhere(location, base);
  return status === 200 && hasBody && typeof type === 'string' && /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type);
}

function leadsElsewhere(location: string, base: URL): boolean {
  try {
    return new URL(location, base).hostname !== base.hostname;
  } catch {
    return false;
  }
}
