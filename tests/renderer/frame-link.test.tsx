import { getEventIteratorSchemaDetails, isContractProcedure } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import type { DeskClient } from '#renderer/link/desk.tsx';
import type { LinkState } from '#renderer/link/link-state.ts';
import { liveCalls } from '#renderer/link/live-calls.ts';
import { openLink } from '#renderer/link/open-link.ts';
import { takeToken, tokenIn } from '#renderer/link/token.ts';
import { aFakeDesk } from '#tests/makers/a-fake-desk.ts';
import { questionIdOf } from '#tests/makers/a-fake-world.ts';

const token = 'tB-4bBC3XZODWi6C4jFtrskM5lethFsMTlIaRdr1Z4o';

describe('the token', () => {
  afterEach(() => sessionStorage.clear());

  it('is told from a route', () => {
    expect(tokenIn(`#${token}`)).toBe(token);
    for (const hash of ['', '#/unanswered', '#/unanswered?id=practice:1', '#short', `#${token} x`]) expect(tokenIn(hash)).toBeNull();
  });

  it('leaves the address bar and the history at once, and is there after a reload', async () => {
    history.pushState(null, '', `${location.pathname}#${token}`);
    const entries = history.length;
    expect(takeToken(window)).toBe(token);
    expect(location.href).not.toContain(token);
    expect(location.hash).toBe('#/unanswered');
    expect(history.length).toBe(entries);
    await expect.poll(() => takeToken(window)).toBe(token);
    expect(document.cookie).not.toContain(token);
    expect(JSON.stringify({ ...localStorage })).not.toContain(token);
  });
});

/** A page opened by Electron: no token, and a port that comes by message. */
function aWindow() {
  const states: LinkState[] = [];
  const call = openLink(window, (state) => states.push(state));
  return { call, states };
}

function offerPort(init: MessageEventInit = {}) {
  const { port1, port2 } = new MessageChannel();
  window.dispatchEvent(new MessageEvent('message', { source: window, origin: location.origin, data: { type: 'rounds:port' }, ports: [port1], ...init }));
  return port2;
}

const serve = (fake: ReturnType<typeof aFakeDesk>, port: MessagePort): void => {
  new RPCHandler(fake.router).upgrade(port);
  port.start();
};

const firstCount = async (call: DeskClient): Promise<number | undefined> => {
  for await (const status of await call.desk.status()) return status.waiting;
  return undefined;
};

describe('the link over a port', () => {
  it('waits for its port, then answers what was asked before', async () => {
    const { call, states } = aWindow();
    const asked = firstCount(call);
    const port = offerPort();
    serve(aFakeDesk(), port);
    expect(await asked).toBe(3);
    expect(states).toEqual(['no-token', 'connected']);
  });

  it('believes no port from elsewhere, and the same port from here', async () => {
    const { states } = aWindow();
    offerPort({ origin: 'https://evil.test' });
    offerPort({ source: null });
    offerPort({ data: { type: 'other' } });
    offerPort({ ports: [] });
    expect(states).toEqual(['no-token']);
    offerPort();
    expect(states).toEqual(['no-token', 'connected']);
  });

  it('goes on over a new port when the engine was started again: live calls by themselves, commands not twice', async () => {
    const { call, states } = aWindow();
    const first = aFakeDesk();
    serve(first, offerPort());
    const seen: number[] = [];
    const reading = (async () => {
      for await (const status of await call.desk.status()) {
        seen.push(status.waiting);
        if (status.waiting === 1) return;
      }
    })();
    await expect.poll(() => seen).toEqual([3]);
    first.holdNext('desk.syncNow');
    const command = call.desk.syncNow();
    await expect.poll(() => first.callsOf('desk.syncNow').length).toBe(1);
    const failed = expect(command).rejects.toThrow();

    const second = aFakeDesk();
    second.deliver(questionIdOf(1));
    serve(second, offerPort());
    await failed;
    expect(states).toEqual(['no-token', 'connected', 'reconnecting', 'connected']);
    await expect.poll(() => seen).toEqual([3, 2]);
    expect(second.callsOf('desk.syncNow')).toEqual([]);
    second.deliver(questionIdOf(2));
    await reading;
    expect(states.at(-1)).toBe('connected');
  });
});

describe('calls that are asked again by themselves', () => {
  it('are exactly the live ones of the contract', () => {
    const live: string[] = [];
    const walk = (at: unknown, path: string[]): void => {
      if (isContractProcedure(at)) {
        if (getEventIteratorSchemaDetails(at['~orpc'].outputSchema)) live.push(path.join('.'));
      } else if (typeof at === 'object' && at !== null) for (const [name, below] of Object.entries(at)) walk(below, [...path, name]);
    };
    walk(contract, []);
    // These answer a row at a time and end; asked again they would begin from the first row, and ask strangers' servers twice.
    const endless = live.filter((path) => !['library.tryOut', 'library.checkLinks'].includes(path));
    expect(live.length - endless.length).toBe(2);
    expect([...liveCalls].toSorted()).toEqual(endless.toSorted());
  });
});
