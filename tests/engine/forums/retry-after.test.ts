import { describe, expect, it } from 'vitest';
import { retryAfter } from '#electron/engine/forums/asking/retry-after.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const inBody = (seconds: unknown): unknown => ({ extras: { wait_seconds: seconds } });

describe('how long a forum wants to be left alone', () => {
  it.each<[unknown, unknown, number]>([
    ['2', undefined, 2_000],
    [' 30 ', undefined, 30_000],
    ['1.5', undefined, 1_500],
    ['0', undefined, 1_000],
    ['86400', undefined, 3_600_000],
    ['999999999999999', undefined, 3_600_000],
    ['Sun, 22 Nov 2026 10:00:20 GMT', undefined, 20_000],
    ['Sun, 22 Nov 2026 09:00:00 GMT', undefined, 1_000],
    ['Sun, 22 Nov 2099 10:00:00 GMT', undefined, 3_600_000],
    ['-5', undefined, 15_000],
    ['soon', undefined, 15_000],
    ['', undefined, 15_000],
    ['1e9', undefined, 15_000],
    ['Infinity', undefined, 15_000],
    ['Sun, whenever', undefined, 15_000],
    [undefined, undefined, 15_000],
    [['2', '3'], undefined, 15_000],
    [undefined, inBody(7), 7_000],
    ['soon', inBody(7), 7_000],
    ['2', inBody(7), 2_000],
    [undefined, inBody('7'), 15_000],
    [undefined, inBody(Number.NaN), 15_000],
    [undefined, inBody(-1), 15_000],
    [undefined, inBody(1e12), 3_600_000],
    [undefined, { extras: null }, 15_000],
    [undefined, 'slow down', 15_000],
  ])('Retry-After %j and body %j → %d ms', (header, body, ms) => expect(retryAfter(header, body, now)).toBe(ms));
});
