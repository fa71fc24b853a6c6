import fs from 'node:fs';
import path from 'node:path';

export interface PageFile {
  body: Buffer;
  type: string;
  /** Vite put a hash of the content into its name, so it may be kept for good. */
  isForGood: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * Every file of the built page, by its address (`/`, `/assets/index-x.js`). Read once: a rebuild under a running Rounds changes nothing,
 * and no address can lead anywhere else. Files of other kinds and links are left out. Empty where there is no such folder.
 */
export function readPageFiles(folder: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  const walk = (at: string, address: string): void => {
    for (const entry of entriesOf(at)) {
      const file = path.join(at, entry.name);
      if (entry.isDirectory()) walk(file, `${address}${entry.name}/`);
      const type = types[path.extname(entry.name)];
      if (!entry.isFile() || !type) continue;
      files.set(`${address}${entry.name}`, { body: fs.readFileSync(file), type, isForGood: /^\/assets\/.*-[\w-]{8}\.\w+$/.test(`${address}${entry.name}`) });
    }
  };
  walk(folder, '/');
  const index = files.get('/index.html');
  if (index) files.set('/', index);
  return files;
}

function entriesOf(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
