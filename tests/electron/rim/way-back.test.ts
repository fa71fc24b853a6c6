import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createLentByMain } from '#electron/rim/engine/lent-by-main.ts';
import { lendToEngine } from '#electron/rim/engine/lend-to-engine.ts';
import { fromEngine, toEngine } from '#electron/rim/engine/words.ts';
import { holdScheme } from '#electron/rim/way-back.ts';
import { aConnect, answerPage } from '#tests/makers/a-connect.ts';
import { someSecrets, someSettings } from '#tests/makers/a-desk.ts';
import { aPracticeForum } from '#tests/makers/a-practice-forum.ts';
import { preventable } from '../fake/readiness.ts';

const good = 'discourse://auth_redirect?payload=QUJD';

/** The part of Electron's app that deals with schemes. */
class SchemeApp extends EventEmitter {
  readonly calls: unknown[][] = [];
  isPackaged = true;
  allows = true;
  setAsDefaultProtocolClient(...words: unknown[]): boolean {
    this.calls.push(['set', ...words]);
    return this.allows;
  }
  removeAsDefaultProtocolClient(...words: unknown[]): boolean {
    this.calls.push(['remove', ...words]);
    return true;
  }
}

function aScheme({ platform = 'linux' as NodeJS.Platform, isPackaged = true } = {}) {
  const app = Object.assign(new SchemeApp(), { isPackaged });
  const heard: string[] = [];
  const scheme = holdScheme({ app: app as unknown as Parameters<typeof holdScheme>[0]['app'], platform, program: { path: '/opt/rounds', words: ['/opt/electron', 'dist/main.js'] }, dataDir: '/desk', onAddress: (address) => heard.push(address) });
  return {
    app,
    scheme,
    heard,
    /** As macOS tells it. */
    opens(address: string): boolean {
      const event = preventable({});
      app.emit('open-url', event, address);
      return event.defaultPrevented;
    },
    /** As Windows and Linux tell it: a second program is started with it. */
    starts: (...words: string[]): boolean => app.emit('second-instance', {}, ['/opt/rounds', ...words], '/'),
  };
}

describe('addresses of a scheme', () => {
  it('are the app’s while somebody waits, and no longer', () => {
    const { app, scheme } = aScheme();
    expect(app.calls).toEqual([]);
    expect([scheme.hold(), scheme.hold()]).toEqual([true, true]);
    expect(app.calls).toEqual([['set', 'discourse']]);
    scheme.release();
    expect(app.calls).toHaveLength(1);
    scheme.release();
    expect(app.calls).toEqual([['set', 'discourse'], ['remove', 'discourse']]);
    scheme.release();
    scheme.releaseAll();
    expect(app.calls).toHaveLength(2);
    scheme.hold();
    scheme.hold();
    scheme.releaseAll();
    expect(app.calls.slice(2)).toEqual([['set', 'discourse'], ['remove', 'discourse']]);
  });

  it('are refused where the computer does not give them', () => {
    const { app, scheme, opens, heard } = aScheme();
    app.allows = false;
    expect(scheme.hold()).toBe(false);
    opens(good);
    expect(heard).toEqual([]);
  });

  it('start the same desk on Windows, with nothing in them read as a switch', () => {
    const packaged = aScheme({ platform: 'win32' });
    packaged.scheme.hold();
    expect(packaged.app.calls[0]).toEqual(['set', 'discourse', '/opt/rounds', ['--data-dir', '/desk', '--']]);
    const { scheme, app } = aScheme({ platform: 'win32', isPackaged: false });
    scheme.hold();
    scheme.release();
    const words = [expect.stringMatching(/main\.js$/), '--data-dir', '/desk', '--'];
    expect(app.calls).toEqual([['set', 'discourse', '/opt/rounds', words], ['remove', 'discourse', '/opt/rounds', words]]);
  });

  it('are heard both ways, while somebody waits', () => {
    const { scheme, opens, starts, heard } = aScheme();
    expect(opens(good), 'nobody else is asked').toBe(true);
    starts(good);
    expect(heard).toEqual([]);
    scheme.hold();
    opens(good);
    starts('--data-dir', '/desk', '--', `${good}2`);
    starts('--data-dir', '/desk');
    expect(heard).toEqual([good, `${good}2`]);
    scheme.release();
    opens(good);
    expect(heard).toHaveLength(2);
  });

  it.each(['discourse://elsewhere?payload=x', 'discourse://auth_redirect', 'discourse://auth_redirect.evil?payload=x', 'https://auth_redirect?payload=x', `${good}${'x'.repeat(8_000)}`])('are nothing to us when they are others: %s', (address) => {
    const { scheme, opens, starts, heard } = aScheme();
    scheme.hold();
    opens(address);
    starts(address);
    expect(heard).toEqual([]);
  });
});

describe('signing in through the browser, from the page to the account', () => {
  it('goes by the main process into the engine, and the scheme is let go', async () => {
    const forum = await aPracticeForum();
    const file = someSettings();
    const { app, scheme, starts, heard } = aScheme();
    const answer = lendToEngine({ secrets: someSecrets(), settings: file, scheme });
    const lent = createLentByMain({ settings: file.current(), secrets: 'memory' }, (raw) => {
      const message = fromEngine.parse(structuredClone(raw));
      if (message.kind === 'ask') void answer(message.ask).then((value) => lent.hear({ kind: 'answer', id: message.id, value }));
    });
    const connect = aConnect({ clock: forum.clock, secrets: lent.secrets, wayBack: lent.wayBack });
    expect((await connect.find({ address: forum.baseUrl })).ways).toContain('browser');
    const { signInId } = await connect.begin({ url: forum.baseUrl, accountId: null, way: 'browser' });
    expect(app.calls).toEqual([['set', 'discourse']]);
    const { location } = await answerPage(await connect.standing(signInId));
    starts(location);
    const message = toEngine.parse({ kind: 'address', address: heard[0] });
    if (message.kind === 'address') lent.hear(message);
    expect((await connect.becomes(signInId, 'done')).accountId).toBe('f-1');
    await expect.poll(() => app.calls).toEqual([['set', 'discourse'], ['remove', 'discourse']]);
  });
});
