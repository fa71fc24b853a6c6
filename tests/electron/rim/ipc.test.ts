import { EventEmitter } from 'node:events';
import type { IpcMain } from 'electron';
import { describe, expect, it } from 'vitest';
import { channels } from '#electron/rim/channels.ts';
import { isFromOurPage, listenToPages } from '#electron/rim/guards/ipc.ts';

const ours = { url: 'app://rounds/index.html#/outbox', parent: null };
const strangers: readonly [string, { url: string; parent: object | null } | null][] = [
  ['a frame inside our page', { url: 'app://rounds/index.html', parent: ours }],
  ['another origin', { url: 'https://evil.test/', parent: null }],
  ['an origin that begins like ours', { url: 'app://rounds.evil/', parent: null }],
  ['a frame without an address', { url: '', parent: null }],
  ['an empty page', { url: 'about:blank', parent: null }],
  ['a page out of memory', { url: 'blob:app://rounds/1', parent: null }],
  ['a frame that has gone', null],
];

function aMain() {
  const ipcMain = new EventEmitter();
  const heard: unknown[] = [];
  const refused: string[] = [];
  listenToPages(ipcMain as unknown as IpcMain, { hello: (page) => heard.push(page), log: (event) => refused.push(event) });
  return { ipcMain, heard, refused };
}

describe('what pages say to the main process', () => {
  it('is heard from our page', () => {
    const { ipcMain, heard, refused } = aMain();
    const page = {};
    ipcMain.emit(channels.hello, { sender: page, senderFrame: ours });
    expect(heard).toEqual([page]);
    expect(refused).toEqual([]);
  });

  it.each(strangers)('is refused on every channel from %s', (_, senderFrame) => {
    const { ipcMain, heard, refused } = aMain();
    const names = ipcMain.eventNames();
    expect(names).toEqual([channels.hello]);
    for (const name of names) ipcMain.emit(name, { sender: {}, senderFrame });
    expect(heard).toEqual([]);
    expect(refused).toHaveLength(names.length);
  });

  it('is refused when it says more than it may', () => {
    const { ipcMain, heard } = aMain();
    ipcMain.emit(channels.hello, { sender: {}, senderFrame: ours }, { port: 1 });
    ipcMain.emit(channels.hello, { sender: {}, senderFrame: ours }, undefined);
    expect(heard).toEqual([]);
  });

  it('would be heard from anybody without the check', () => {
    const ipcMain = new EventEmitter();
    let heard = 0;
    ipcMain.on(channels.hello, () => (heard += 1));
    for (const [, senderFrame] of strangers) ipcMain.emit(channels.hello, { sender: {}, senderFrame });
    expect(heard).toBe(strangers.length);
    expect(strangers.filter(([, senderFrame]) => isFromOurPage({ senderFrame } as never))).toEqual([]);
  });
});
