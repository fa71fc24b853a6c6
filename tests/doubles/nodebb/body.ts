import type { Rules } from './rules.ts';
import { Verbatim, writeError } from './refusal.ts';

/** Reads a JSON or form body. Throws Verbatim 500 for one that cannot be read or is too large: that is how NodeBB says it. Files are left to their route. */
export async function bodyOf(request: Request, rules: Rules): Promise<Record<string, unknown>> {
  const type = request.headers.get('Content-Type') ?? '';
  const isJson = type.startsWith('application/json');
  if (!isJson && !type.startsWith('application/x-www-form-urlencoded')) return {};
  const text = await request.text();
  if (text.length > rules.bodyLimit) throw new Verbatim(writeError(500, 'request entity too large'));
  if (text === '') return {};
  if (!isJson) return Object.fromEntries(new URLSearchParams(text));
  try {
    const parsed: unknown = JSON.parse(text);
    return isRecord(parsed) ? parsed : {};
  } catch (error) {
    throw new Verbatim(writeError(500, error instanceof Error ? error.message : 'Invalid JSON'));
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
