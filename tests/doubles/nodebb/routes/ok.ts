import type { Ask } from '../reader.ts';

/** The write API's envelope. */
export const ok = (c: Ask, response: unknown = {}): Response => c.json({ status: { code: 'ok', message: 'OK' }, response });

/** A way elsewhere, as the read API shows it: 200, a header, and the path alone as a JSON string. */
export const elsewhere = (c: Ask, path: string): Response => c.json(path, 200, { 'X-Redirect': encodeURIComponent(path) });
