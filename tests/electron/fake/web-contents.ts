import { EventEmitter } from 'node:events';
import type { ChromiumPage } from './page/chromium-page.ts';
import { cloned } from './cloning.ts';
import { taken } from './process/ports.ts';
import { preventable } from './readiness.ts';

type OpenHandler = (details: { url: string; frameName: string; features: string; disposition: string }) => { action: 'allow' | 'deny' };

/** `webContents` with Chromium's manners: without a guard it goes wherever it is led and opens whatever it is asked to. */
export class FakeWebContents extends EventEmitter {
  page: ChromiumPage | null = null;
  private openHandler: OpenHandler = () => ({ action: 'allow' });
  private reloading: (() => void) | null = null;
  readonly sent: { channel: string; args: unknown[] }[] = [];

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  send(channel: string, ...args: unknown[]): void {
    const copies = args.map(cloned);
    this.sent.push({ channel, args: copies });
    this.page?.deliver(channel, copies, []);
  }

  postMessage(channel: string, message: unknown, transfer?: unknown): void {
    const ends = taken(transfer);
    const copy = cloned(message);
    this.sent.push({ channel, args: [copy] });
    this.page?.deliver(channel, [copy], ends);
  }

  reload(): void {
    this.reloading?.();
    void this.page?.reload();
  }

  onReload(call: () => void): void {
    this.reloading = call;
  }

  /** Whether a page that is led to `url` ends up there. */
  navigates(url: string, isMainFrame = true): boolean {
    const details = preventable({ url, isMainFrame, isSameDocument: false, frame: null, initiator: null });
    this.emit('will-frame-navigate', details);
    if (isMainFrame) this.emit('will-navigate', details);
    return !details.defaultPrevented;
  }

  redirects(url: string, isMainFrame = true): boolean {
    const details = preventable({ url, isMainFrame, isInPlace: false, frame: null });
    this.emit('will-redirect', details);
    return !details.defaultPrevented;
  }

  attachesWebview(): boolean {
    const event = preventable({});
    this.emit('will-attach-webview', event, {}, {});
    return !event.defaultPrevented;
  }

  /** Whether a window opens inside the app. */
  opens(url: string): boolean {
    return this.openHandler({ url, frameName: '', features: '', disposition: 'foreground-tab' }).action === 'allow';
  }
}
