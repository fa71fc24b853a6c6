import { invalidParameters, Refusal } from './refusal.ts';

const textLimit = 1_000_000;
const uploadLimit = 12_000_000;

/** Reads what was sent, up to a limit, by what it says it is. Throws Refusal: 413 when it is too big, 400 when it cannot be read. */
export async function bodyOf(request: Request): Promise<unknown> {
  const type = request.headers.get('Content-Type') ?? '';
  const isMultipart = type.startsWith('multipart/form-data');
  const bytes = await bytesOf(request, isMultipart ? uploadLimit : textLimit);
  if (bytes.byteLength === 0) return null;
  try {
    if (isMultipart) return await new Response(bytes, { headers: { 'Content-Type': type } }).formData();
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (type.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(text);
    if (type.startsWith('application/json')) return JSON.parse(text) as unknown;
  } catch {
    throw invalidParameters('There was a problem with the request: its body cannot be read.');
  }
  return null;
}

async function bytesOf(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('Content-Length') ?? 0) > limit) throw tooBig();
  const parts: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const part of request.body) {
      size += part.byteLength;
      if (size > limit) throw tooBig();
      parts.push(part);
    }
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}

const tooBig = (): Refusal => new Refusal(413, { errors: ['Sorry, that is too big.'], error_type: 'invalid_parameters' });
