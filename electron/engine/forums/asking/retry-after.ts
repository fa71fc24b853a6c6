const second = 1_000;
const unknown = 15 * second;
const most = 3_600 * second;

/**
 * How long a forum that said "slow down" wants to be left alone, in milliseconds: `Retry-After` as seconds or as a date, else the body's
 * `extras.wait_seconds`, else 15 s; never less than a second nor more than an hour. `now` is our wall clock, for dates only.
 */
export function retryAfter(header: unknown, body: unknown, now: number): number {
  const asked = fromHeader(header, now) ?? fromBody(body) ?? unknown;
  return Math.min(most, Math.max(second, Math.ceil(asked)));
}

function fromHeader(header: unknown, now: number): number | null {
  if (typeof header !== 'string') return null;
  const text = header.trim();
  if (/^\d{1,15}(?:\.\d{1,6})?$/.test(text)) return Number(text) * second;
  // Date.parse makes a date of almost anything; HTTP's dates begin with a weekday.
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at - now;
}

function fromBody(body: unknown): number | null {
  const extras = typeof body === 'object' && body !== null ? (body as { extras?: unknown }).extras : undefined;
  const seconds = typeof extras === 'object' && extras !== null ? (extras as { wait_seconds?: unknown }).wait_seconds : undefined;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0 ? seconds * second : null;
}
