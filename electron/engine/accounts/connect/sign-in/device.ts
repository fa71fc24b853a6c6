import { z } from 'zod';
import type { Clock } from '../../../ports.ts';
import { DoorFault, type Door } from '../door.ts';
import { under } from '../find/address.ts';
import { faulty, refused } from '../say.ts';
import type { KeyRequest } from './key-request.ts';

/** A code to be typed on the forum's page, and what to ask with until it was. `deviceCode` is as good as a key: it is shown and logged nowhere. */
export interface Device {
  deviceCode: string;
  userCode: string;
  openUrl: string;
  everyMs: number;
  forMs: number;
}

const begun = z.object({
  device_code: z.string().regex(/^[\w-]{16,200}$/),
  user_code: z.string().regex(/^[A-Z0-9-]{4,20}$/i),
  verification_uri: z.string().max(1_000),
  verification_uri_with_request: z.string().max(1_000).optional(),
  expires_in: z.number().positive(),
  interval: z.number().positive().optional(),
});
const polled = z.object({ status: z.string(), payload: z.string().optional() });
const refusal = z.object({ errors: z.array(z.string()) });

const leastEveryMs = 1_000;
const mostEveryMs = 60_000;
const usualEveryMs = 5_000;

/** Asks a forum for a code. Throws TroubleError or DoorFault. */
export async function beginDevice(door: Door, base: URL, request: KeyRequest): Promise<Device> {
  const { status, json } = await door.ask(under(base, 'user-api-key/device.json'), { method: 'POST', body: request.asked, namedBy: base });
  const read = begun.safeParse(json);
  if (status === 403 || (status === 400 && refusal.safeParse(json).success)) throw refused('This forum does not let programs ask for a key in this way. Copy the code from its page instead.');
  if (status !== 200 || !read.success) throw faulty('The forum gave no code to sign in with. Try again, or copy the code from its page instead.', status);
  const told = read.data;
  const page = pageOf(told.verification_uri_with_request, base) ?? pageOf(told.verification_uri, base);
  // The person is about to type a name and a password there.
  if (!page) throw faulty('The forum wants to sign you in on a page that is not its own. Rounds does not open it.');
  return {
    deviceCode: told.device_code,
    userCode: told.user_code.toUpperCase(),
    openUrl: page,
    everyMs: clamp((told.interval ?? 0) * 1_000 || usualEveryMs),
    forMs: Math.max(30_000, told.expires_in * 1_000),
  };
}

const clamp = (ms: number): number => Math.min(mostEveryMs, Math.max(leastEveryMs, ms));

function pageOf(address: string | undefined, base: URL): string | null {
  const url = address === undefined ? null : URL.parse(address);
  return url !== null && url.origin === base.origin && url.username === '' && url.password === '' ? url.href : null;
}

/** How it went: the sealed key, or why there is none. */
export type Decided = { kind: 'authorized'; sealed: string } | { kind: 'denied' } | { kind: 'expired' } | { kind: 'strange'; status: number };

/** Asks until the forum's page was answered. A line that breaks is no answer: the next try finds out. Throws the signal's reason. */
export async function awaitDecision({ door, clock, base, device, signal }: { door: Door; clock: Clock; base: URL; device: Device; signal: AbortSignal }): Promise<Decided> {
  let every = device.everyMs;
  let strange = 0;
  for (;;) {
    await pause(clock, every, signal);
    try {
      const { status, json } = await door.ask(under(base, 'user-api-key/device/poll.json'), { method: 'POST', body: { device_code: device.deviceCode }, namedBy: base, signal });
      const told = polled.safeParse(json).data;
      if (status === 200 && told?.status === 'authorized' && told.payload !== undefined) return { kind: 'authorized', sealed: told.payload };
      if (status === 200 && told?.status === 'access_denied') return { kind: 'denied' };
      if (status === 200 && told?.status === 'expired_token') return { kind: 'expired' };
      if (status === 200 && told?.status === 'slow_down') every = clamp(every + 5_000);
      else if (status !== 200 || told?.status !== 'authorization_pending') strange += 1;
      if (strange > 5) return { kind: 'strange', status };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof DoorFault)) throw error;
      if (error.fault === 'slow-down') every = Math.max(every, Math.min(mostEveryMs, error.waitMs));
    }
  }
}

/** Milliseconds by the clock, unless given up. Throws the signal's reason. */
export function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const giveUp = (): void => {
      cancel();
      reject(signal.reason as Error);
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    });
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
