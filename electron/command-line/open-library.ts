import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Conf from 'conf';
import { defaultDataFolder } from '../start/data-folder.mjs';
import { createLive } from '../engine/live.ts';
import { createDb } from '../engine/store/db.ts';
import { openSqlite } from '../engine/store/open.ts';
import { createExchange, type Exchange } from '../engine/templates/exchange/exchange.ts';
import { directReader } from '../engine/templates/exchange/worker/reader.ts';
import { loadLibrary } from '../engine/templates/library/starter.ts';
import { takeOver } from '../loopback/handover.ts';
import { settingsFileOver, settingsStoreOptions } from '../settings-file.ts';
import { systemClock } from '../system-clock.ts';

/** The desk is open in a window or a browser, and a desk has one owner. */
export class OpenElsewhere extends Error {
  constructor(dataDir: string) {
    super(`Rounds is open on ${dataDir}. Close it first, or do this in its window (Templates, Import or Export).`);
    this.name = 'OpenElsewhere';
  }
}

// A desk that is just closing is waited for; one that is open is not.
const patienceMs = 3_000;

/** Opens the library of a desk alone, without forum and without window, and closes it again whatever happens. Throws OpenElsewhere and StoreTrouble. */
export async function withLibrary<T>(given: string | null, work: (exchange: Exchange) => Promise<T>): Promise<T> {
  const dataDir = given ?? defaultDataFolder({ platform: process.platform, env: process.env, home: os.homedir() });
  // Everything we write is this person's alone.
  const mask = process.umask(0o077);
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const clock = systemClock();
    const silent = { info: () => {}, warn: () => {}, error: () => {} };
    const ownership = await takeOver({ dataDir, clock, log: silent, isLeaving: () => true, patienceMs });
    if (!ownership || 'theirs' in ownership) throw new OpenElsewhere(dataDir);
    try {
      const db = createDb(openSqlite(path.join(dataDir, 'rounds.sqlite')));
      try {
        loadLibrary(db);
        const settings = settingsFileOver(new Conf<Record<string, unknown>>({ ...settingsStoreOptions(dataDir), projectName: 'rounds' }));
        return await work(createExchange({ db, live: createLive(db), clock, settings, reader: directReader() }));
      } finally {
        db.close();
      }
    } finally {
      ownership.mine.release();
    }
  } finally {
    process.umask(mask);
  }
}
