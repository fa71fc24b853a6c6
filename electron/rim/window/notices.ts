import type { App, BrowserWindow, NativeImage, Notification, NotificationConstructorOptions } from 'electron';
import type { CommandId } from '#shared/commands/catalog.ts';
import { noticeOf, toldNothing } from './notify.ts';
import type { EngineStatus } from '../engine/words.ts';

interface Lent {
  app: Pick<App, 'setBadgeCount'>;
  platform: NodeJS.Platform;
  window: () => BrowserWindow | null;
  isAllowed: () => boolean;
  /** Null where the system shows none. */
  notification: ((options: NotificationConstructorOptions) => Notification) | null;
  image: (pixels: Buffer, size: { width: number; height: number }) => NativeImage;
  /** Brings the window to the front and gives the page a command. */
  go: (id: CommandId) => void;
}

/** Shows the count on the dock or the taskbar, and the rare notice. One notice at a time: the newest says it all. */
export function createNotices({ app, platform, window, isAllowed, notification, image, go }: Lent) {
  let told = toldNothing;
  let badge = 0;
  let shown: Notification | null = null;
  return (status: EngineStatus): void => {
    const next = noticeOf(told, status, { isFocused: window()?.isFocused() ?? false, isAllowed: isAllowed() });
    told = next.told;
    if (next.badge !== badge) {
      badge = next.badge;
      if (platform !== 'win32') app.setBadgeCount(badge);
      // Windows has no numbers on its taskbar, only a small picture and words for it.
      else window()?.setOverlayIcon(badge > 0 ? image(dot(), dotSize) : null, badge > 0 ? `${badge} waiting` : '');
    }
    if (!next.notice || !notification) return;
    shown?.close();
    const { about } = next.notice;
    shown = notification({ title: next.notice.title, body: next.notice.body, silent: true });
    shown.once('click', () => go(places[about]));
    shown.show();
  };
}

const places = { outbox: 'go.outbox', 'follow-ups': 'go.follow-ups', queue: 'go.unanswered' } as const;

const dotSize = { width: 16, height: 16 };

/** A filled disc, four bytes a pixel: blue, green, red, alpha. */
function dot(): Buffer {
  const { width, height } = dotSize;
  const pixels = Buffer.alloc(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    const isInside = ((at % width) - 7.5) ** 2 + (Math.floor(at / width) - 7.5) ** 2 <= 49;
    if (isInside) pixels.set([0x5c, 0x6b, 0x0f, 0xff], at * 4);
  }
  return pixels;
}
