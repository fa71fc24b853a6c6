import type { WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { guardNavigation, wayOf } from '#electron/rim/guards/navigation.ts';
import { FakeWebContents } from '../fake/web-contents.ts';
import { addresses, practice } from './addresses.ts';

function aWindow({ isGuarded = true, practiceForumUrl = practice as string | null } = {}) {
  const contents = new FakeWebContents();
  const opened: string[] = [];
  const shell = { openExternal: (url: string) => Promise.resolve(void opened.push(url)) };
  if (isGuarded) guardNavigation(contents as unknown as WebContents, { shell, practiceForumUrl: () => practiceForumUrl, log: () => {} });
  return { contents, opened };
}

describe('an address', () => {
  it.each(addresses)('%j leads %s: %s', (address, way) => {
    expect(wayOf(address, practice)).toBe(way);
  });

  it('leads to no practice forum before there is one', () => {
    expect(wayOf(practice, null)).toBe('never');
    expect(wayOf('http://forum.example/', 'http://forum.example/')).toBe('never');
  });
});

describe('a guarded window', () => {
  it('stays where it is, wherever it is led', () => {
    const { contents } = aWindow();
    const isPage = (address: string) => address.startsWith('app://rounds/index.html');
    const left = addresses.map(([address]) => address).filter((address) => contents.navigates(address));
    expect(left.filter((address) => !isPage(address))).toEqual([]);
    expect(addresses.filter(([address]) => contents.navigates(address, false))).toEqual([]);
    expect(addresses.filter(([address]) => contents.redirects(address) && !isPage(address))).toEqual([]);
  });

  it('may load its own page again, and no other file of ours', () => {
    const { contents } = aWindow();
    expect(contents.navigates('app://rounds/index.html#/drafts')).toBe(true);
    expect(contents.navigates('app://rounds/assets/index.js')).toBe(false);
    expect(contents.navigates('app://rounds/index.html?x')).toBe(false);
  });

  it('opens no window, and sends outside only what may go there', () => {
    const { contents, opened } = aWindow();
    for (const [address] of addresses) expect(contents.opens(address)).toBe(false);
    expect(opened).toEqual(addresses.filter(([, way]) => way === 'outside').map(([address]) => new URL(address).href));
  });

  it('holds no webview', () => {
    expect(aWindow().contents.attachesWebview()).toBe(false);
  });
});

describe('a window without the guard', () => {
  it('goes everywhere and opens everything, so the guard is what holds it', () => {
    const { contents } = aWindow({ isGuarded: false });
    expect(addresses.filter(([address]) => contents.navigates(address) && contents.redirects(address) && contents.opens(address))).toHaveLength(addresses.length);
    expect(contents.attachesWebview()).toBe(true);
  });
});
