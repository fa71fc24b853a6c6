import { describe, expect, it } from 'vitest';
import type { Session } from 'electron';
import { isOurs } from '#electron/rim/address.ts';
import { guardPermissions } from '#electron/rim/guards/permissions.ts';
import { guardRequests } from '#electron/rim/guards/requests.ts';
import { FakeSession, knownPermissions } from '../fake/session.ts';

const page = 'app://rounds/index.html';
function aSession({ isGuarded = true } = {}) {
  const session = new FakeSession();
  if (isGuarded) {
    guardPermissions(session as unknown as Session, isOurs);
    guardRequests(session as unknown as Session, () => {});
  }
  return session;
}
const askedBy = async (session: FakeSession, url: string, isMainFrame = true): Promise<string[]> => {
  const answers = await Promise.all(knownPermissions().map(async (name) => ((await session.asks(name, url, isMainFrame)) ? name : null)));
  return answers.filter((name) => name !== null);
};

describe('a page of ours', () => {
  it('may write to the clipboard and nothing else', async () => {
    expect(knownPermissions().length).toBeGreaterThan(20);
    expect(await askedBy(aSession(), page)).toEqual(['clipboard-sanitized-write']);
    expect(knownPermissions().filter((name) => aSession().checks(name, 'app://rounds/'))).toEqual(['clipboard-sanitized-write']);
  });

  it('gets no device and no screen', async () => {
    expect(aSession().getsDevice({ deviceType: 'hid' })).toBe(false);
    expect(await aSession().getsScreen()).toBe(false);
  });
});

describe('anybody else', () => {
  it('may nothing at all', async () => {
    for (const url of ['https://evil.test/', 'app://rounds.evil/', '']) {
      expect(await askedBy(aSession(), url)).toEqual([]);
      expect(knownPermissions().filter((name) => aSession().checks(name, url))).toEqual([]);
    }
    expect(await askedBy(aSession(), page, false)).toEqual([]);
  });
});

describe('a session without the guard', () => {
  it('grants everything, so the guard is what refuses', async () => {
    const session = aSession({ isGuarded: false });
    expect(await askedBy(session, 'https://evil.test/')).toEqual(knownPermissions());
    expect(knownPermissions().filter((name) => session.checks(name, 'https://evil.test/'))).toEqual(knownPermissions());
    expect(session.getsDevice({ deviceType: 'usb' })).toBe(true);
    expect(await session.lets('https://evil.test/pixel.png')).toBe(true);
  });
});

describe('the window and the network', () => {
  it('do not meet', async () => {
    const session = aSession();
    const out = ['https://evil.test/pixel.png', 'http://127.0.0.1:4123/', 'ws://evil.test/', 'wss://evil.test/', 'ftp://evil.test/x', 'file:///etc/passwd', 'http://169.254.169.254/latest'];
    for (const url of out) expect(await session.lets(url)).toBe(false);
    expect(await session.lets('app://rounds/assets/index.js')).toBe(true);
  });

  it('do not meet over dictionaries either', () => {
    expect(aSession().dictionariesFrom).toMatch(/^app:/);
    expect(aSession({ isGuarded: false }).dictionariesFrom).toMatch(/^https:/);
  });
});
