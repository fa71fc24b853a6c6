import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserCommand } from 'vitest/node';

const data = new URL('../../../shared/data/', import.meta.url);
const seen = new WeakMap<object, string[]>();

/** A file of test data that lies beside the project; null where it does not. */
export const sharedData: BrowserCommand<[name: string]> = (_context, name) => {
  const file = fileURLToPath(new URL(name, data));
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
};

/** From now on, notes every request the page tries to make; the ones to other hosts are answered with nothing. */
export const watchRequests: BrowserCommand<[]> = async ({ context, page }) => {
  if (seen.has(page)) {
    seen.set(page, []);
    return;
  }
  seen.set(page, []);
  page.on('request', (request) => seen.get(page)?.push(request.url()));
  await context.route(/leaking\.via|pictures\.test/, (route) => route.abort());
};

/** What was requested since `watchRequests`. */
export const requestsSeen: BrowserCommand<[]> = ({ page }) => seen.get(page) ?? [];
