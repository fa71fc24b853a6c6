import type { IpcMain, WebContents, WebFrameMain } from 'electron';
import { z } from 'zod';
import { isOurs } from '../address.ts';
import { channels } from '../channels.ts';

/** Everything a page may say to the main process, with its shape. */
const heard = { [channels.hello]: z.tuple([]) } as const;

interface Sent {
  senderFrame: Pick<WebFrameMain, 'url' | 'parent'> | null;
  sender: WebContents;
}

/** Our page's main frame, still there; never a frame inside it, never another address. */
export const isFromOurPage = ({ senderFrame }: { senderFrame: Sent['senderFrame'] }): boolean => senderFrame !== null && senderFrame.parent === null && isOurs(senderFrame.url);

/** Hears `hello` from our own page only; anything else that comes is dropped and counted in the log. */
export function listenToPages(ipcMain: Pick<IpcMain, 'on'>, { hello, log }: { hello: (page: WebContents) => void; log: (event: string) => void }): void {
  ipcMain.on(channels.hello, (event, ...words: unknown[]) => {
    if (!isFromOurPage(event) || !heard[channels.hello].safeParse(words).success) return log('ipc.refused');
    hello(event.sender);
  });
}
