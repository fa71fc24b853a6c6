import { randomBytes } from 'node:crypto';
import type { CustomScheme, Protocol } from 'electron';
import type { PageFile } from '../page-files.ts';
import { pageHeaders, withStyleNonce } from '../page-headers.ts';
import { appScheme, isOurs } from './address.ts';

/** To be registered before the app is ready. Nothing that would weaken it: no bypassed policy, no CORS, no service workers. */
export const schemes: CustomScheme[] = [{ scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }];

/** The file that an address names, or null. Files are looked up among those that were read, so no address can lead out of the folder. Pure. */
export function fileNamed(pages: ReadonlyMap<string, PageFile>, address: string): PageFile | null {
  const url = URL.parse(address);
  if (!url || !isOurs(address)) return null;
  try {
    return pages.get(decodeURIComponent(url.pathname)) ?? null;
  } catch {
    return null;
  }
}

/** Serves the built page: GET only, known files only, with the headers the browser host sends too. */
export function serveScheme(protocol: Pick<Protocol, 'handle'>, pages: ReadonlyMap<string, PageFile>): void {
  protocol.handle(appScheme, (request) => {
    if (request.method !== 'GET') return nothing(405, { allow: 'GET' });
    const file = fileNamed(pages, request.url);
    if (!file) return nothing(404);
    if (!file.type.startsWith('text/html')) return new Response(new Uint8Array(file.body), { headers: { ...pageHeaders(null), 'content-type': file.type } });
    const nonce = randomBytes(16).toString('base64');
    return new Response(withStyleNonce(file.body.toString('utf8'), nonce), { headers: { ...pageHeaders(nonce), 'content-type': file.type } });
  });
}

const nothing = (status: number, headers: Record<string, string> = {}): Response => new Response(null, { status, headers: { ...pageHeaders(null), ...headers } });
