const shape = /^#?([A-Za-z0-9_-]{32,128})$/;
const shelf = 'rounds.token';

/** The token in a fragment, or null: a route such as `#/drafts` is none. */
export const tokenIn = (hash: string): string | null => shape.exec(hash)?.[1] ?? null;

/**
 * The token this window was opened with. It leaves the address bar and the history entry before anything else runs, and
 * stays for reloads in sessionStorage, which belongs to this tab and this address alone.
 */
export function takeToken(win: Pick<Window, 'location' | 'history' | 'sessionStorage' | 'setTimeout'>): string | null {
  const fresh = tokenIn(win.location.hash);
  if (fresh !== null) {
    win.history.replaceState(null, '', `${win.location.pathname}#/unanswered`);
    // A moment later: storage is slow to open, and nothing needs it before a reload.
    win.setTimeout(() => win.sessionStorage.setItem(shelf, fresh), 0);
    return fresh;
  }
  return win.sessionStorage.getItem(shelf);
}

/** A later start may open this very tab with a new fragment: the page takes it and begins again. */
export function watchForNewToken(win: Window): void {
  win.addEventListener('hashchange', () => {
    if (tokenIn(win.location.hash) === null) return;
    takeToken(win);
    win.setTimeout(() => win.location.reload(), 0);
  });
}
