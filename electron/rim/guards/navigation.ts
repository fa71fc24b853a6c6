import type { Shell, WebContents } from 'electron';
import { appEntry, isOurs } from '../address.ts';

/** outside: the person's browser or mail program may have it. never: nobody gets it. */
export type Way = 'ours' | 'outside' | 'never';

/**
 * Where an address may lead. Parsed as Chromium parses it; only https, mailto, and the practice forum's own pages
 * (`practiceForumUrl`, null while unknown) go outside. Pure.
 */
export function wayOf(address: string, practiceForumUrl: string | null): Way {
  const url = URL.parse(address);
  if (!url) return 'never';
  if (url.protocol === 'app:') return isOurs(address) ? 'ours' : 'never';
  // A name before the host is how one site is dressed up as another.
  if (url.username !== '' || url.password !== '') return 'never';
  if (url.protocol === 'https:' || url.protocol === 'mailto:') return 'outside';
  const practice = practiceForumUrl === null ? null : URL.parse(practiceForumUrl);
  return practice !== null && practice.hostname === '127.0.0.1' && url.protocol === 'http:' && url.origin === practice.origin ? 'outside' : 'never';
}

/** The page reloading itself; its only navigation. In-page moves (the hash) never come here. */
const isReload = (address: string): boolean => {
  const url = URL.parse(address);
  return url !== null && isOurs(address) && `${url.protocol}//${url.host}${url.pathname}` === appEntry && url.search === '';
};

/** Keeps `contents` on our page: it goes nowhere, opens no window, holds no webview; what may leave goes to the person's own browser. */
export function guardNavigation(
  contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>,
  { shell, practiceForumUrl, log }: { shell: Pick<Shell, 'openExternal'>; practiceForumUrl: () => string | null; log: (event: string) => void },
): void {
  const stay = (event: { url: string; isMainFrame: boolean; preventDefault(): void }): void => {
    if (event.isMainFrame && isReload(event.url)) return;
    event.preventDefault();
    log('navigation.prevented');
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (wayOf(url, practiceForumUrl()) === 'outside') {
      shell.openExternal(new URL(url).href).catch(() => log('outside.failed'));
    } else {
      log('window.refused');
    }
    return { action: 'deny' };
  });
}
