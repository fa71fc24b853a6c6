import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { offeredToken } from '#electron/loopback/token.ts';
import { createPatience } from '#electron/loopback/patience.ts';
import { aFrontDoor, type FrontDoor } from '#tests/makers/a-front-door.ts';
import { welcome } from './attacks.ts';
import { say } from './raw.ts';

let rounds: FrontDoor;
const others: WebSocket[] = [];
beforeEach(async () => {
  rounds = await aFrontDoor();
});
afterEach(async () => {
  for (const socket of others.splice(0)) socket.terminate();
  await rounds.close();
});

const knock = (over: { token?: string; protocols?: string[]; autoPong?: boolean; at?: FrontDoor } = {}): WebSocket => {
  const at = over.at ?? rounds;
  const socket = new WebSocket(`ws://127.0.0.1:${at.port}/desk`, over.protocols ?? ['rounds', `token.${over.token ?? at.token}`], { origin: `http://127.0.0.1:${at.port}`, autoPong: over.autoPong ?? true });
  socket.on('error', () => {});
  others.push(socket);
  return socket;
};
/** 101 where it was let in, else the status of the refusal. */
const outcomeOf = (socket: WebSocket): Promise<number> =>
  new Promise((resolve, reject) => {
    socket.once('open', () => resolve(101));
    socket.once('unexpected-response', (_, response) => {
      socket.terminate();
      resolve(response.statusCode ?? 0);
    });
    socket.once('error', reject);
  });

describe('a window', () => {
  it('comes in with the token, and the answer does not repeat it', async () => {
    const socket = knock();
    expect(await outcomeOf(socket)).toBe(101);
    expect(socket.protocol).toBe('rounds');
    socket.send('are you there?');
    expect(String((await once(socket, 'message'))[0])).toBe('are you there?');
    expect(rounds.log.lines.join('\n')).not.toContain(rounds.token);
  });

  it.each([
    ['no protocol at all', null],
    ['no token', 'rounds'],
    ['a wrong token', 'rounds, token.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['an empty token', 'rounds, token.'],
    ['two tokens', 'rounds, token.a, token.b'],
  ])('stays outside with %s', async (_, protocols) => {
    expect((await say(rounds.port, welcome.socketWith(rounds.port, protocols))).status).toBe(401);
    expect(rounds.opened).toHaveLength(0);
  });

  it('stays outside with the beginning of the token, or the token without our protocol', async () => {
    expect((await say(rounds.port, welcome.socketWith(rounds.port, `rounds, token.${rounds.token.slice(0, -1)}`))).status).toBe(401);
    expect((await say(rounds.port, welcome.socketWith(rounds.port, `token.${rounds.token}`))).status).toBe(401);
    expect((await say(rounds.port, welcome.socketWith(rounds.port, `rounds, token.${rounds.token}`, '/desk?token=x'))).status).toBe(404);
    expect((await say(rounds.port, welcome.socketWith(rounds.port, `rounds, token.${rounds.token}`, '/'))).status).toBe(404);
    expect((await say(rounds.port, welcome.socketWith(rounds.port, `rounds, token.${rounds.token}`))).status).toBe(101);
  });

  it('shares the desk with seven others and no more', async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => outcomeOf(knock())));
    expect(outcomes).toEqual(Array.from({ length: 8 }, () => 101));
    expect(await outcomeOf(knock())).toBe(503);
    const [first] = others;
    first?.close();
    await once(first as WebSocket, 'close');
    await expect.poll(() => outcomeOf(knock())).toBe(101);
  });

  it('may send a library of 16 MB, is closed when it sends more, and the others stay', async () => {
    const quiet = knock();
    const loud = knock();
    await Promise.all([outcomeOf(quiet), outcomeOf(loud)]);
    loud.send('x'.repeat(25_165_824));
    expect(String((await once(loud, 'message'))[0])).toHaveLength(25_165_824);
    loud.send('x'.repeat(25_165_825));
    expect((await once(loud, 'close'))[0]).toBe(1009);
    quiet.send('still here');
    expect(String((await once(quiet, 'message'))[0])).toBe('still here');
  });

  it('is let go when it no longer answers', async () => {
    const strict = await aFrontDoor({ pingMs: 30 });
    const awake = knock({ at: strict });
    const asleep = knock({ at: strict, autoPong: false });
    await Promise.all([outcomeOf(awake), outcomeOf(asleep)]);
    await once(asleep, 'close');
    expect(awake.readyState).toBe(WebSocket.OPEN);
    await strict.close();
  });
});

describe('guessing', () => {
  it('is slowed down after ten tries, then refused at once, and never keeps the right token out', async () => {
    const wrong = (): Promise<number> => outcomeOf(knock({ token: 'guess' }));
    const outcomes = await Promise.all(Array.from({ length: 30 }, wrong));
    expect(outcomes.filter((status) => status === 401)).toHaveLength(18);
    expect(outcomes.filter((status) => status === 429)).toHaveLength(12);
    expect(await outcomeOf(knock())).toBe(101);
  });

  it('waits a second each time, by the clock', async () => {
    let now = 0;
    const waits: { ms: number; call: () => void }[] = [];
    const patience = createPatience({ now: () => now, elapsed: () => now, after: (ms, call) => (waits.push({ ms, call }), () => {}) });
    for (let i = 0; i < 10; i += 1) expect(await patience.refuse()).toBe(true);
    expect(waits).toHaveLength(0);
    const eleventh = patience.refuse();
    expect(waits.map(({ ms }) => ms)).toEqual([1_000]);
    waits[0]?.call();
    expect(await eleventh).toBe(true);
    now = 60_001;
    expect(await patience.refuse()).toBe(true);
    expect(waits).toHaveLength(1);
  });
});

describe('an offered token', () => {
  it.each([
    ['rounds, token.abc', 'abc'],
    ['token.abc,rounds', 'abc'],
    [undefined, null],
    ['', null],
    ['rounds', null],
    ['token.abc', null],
    ['rounds, token.a, token.a', null],
  ])('of %j is %j', (header, token) => {
    expect(offeredToken(header)).toBe(token);
  });
});
