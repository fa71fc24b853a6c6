import type { Browser, Page } from '@playwright/test';

/** Runs in the page before anything else: notes when a thing a person waits for has been painted. */
function watchman(): void {
  const seen: Record<string, number> = {};
  const waits = new Map<string, () => boolean>();
  const look = (): void => {
    for (const [name, is] of waits) {
      if (!is()) continue;
      waits.delete(name);
      // The first task after the next frame: it has been painted, and the main thread is free again.
      requestAnimationFrame(() => setTimeout(() => (seen[name] = performance.now()), 0));
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  Object.assign(window, {
    watchFor(name: string, is: () => boolean) {
      delete seen[name];
      waits.set(name, is);
      look();
    },
    seenAt: (name: string): number | null => seen[name] ?? null,
  });
}

/** What it puts on `window`. */
export interface Watchman {
  watchFor(name: string, is: () => boolean): void;
  seenAt(name: string): number | null;
}

/** When it was painted, in milliseconds since the page began. */
export const seenAt = async (page: Page, name: string): Promise<number> =>
  (await page.waitForFunction((n) => (window as unknown as Watchman).seenAt(n), name, { polling: 20 })).jsonValue() as Promise<number>;

export async function aPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watchman);
  return page;
}
