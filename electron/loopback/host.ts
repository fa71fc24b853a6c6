import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Conf from 'conf';
import { defaultDataFolder } from '../start/data-folder.mjs';
import type { Clock, Log } from '../engine/ports.ts';
import { StoreTrouble } from '../engine/store/store-trouble.ts';
import { openLogFile } from '../log/log-file.ts';
import { openDesk, threadProgram, type Desk } from '../open-desk.ts';
import { readPageFiles } from '../page-files.ts';
import { settingsFileOver, settingsStoreOptions } from '../settings-file.ts';
import type { OwnerAnswer } from '../start/owner/ask-owner.mjs';
import { readFlags, usage } from '../start/flags.mjs';
import { openPage, sweepRedirects } from '../start/open-page.mjs';
import { systemClock } from '../system-clock.ts';
import { takeOver } from './handover.ts';
import { createSecrets } from './secrets.ts';
import { startServer, type DeskServer } from './server.ts';
import { onItsPort } from './usual-port.ts';

export interface HostFacts {
  /** The words after the program's name. */
  words: readonly string[];
  version: string;
  /** Folder of the built page. */
  pages: string;
  /** The program of the thread that renders templates. */
  renderWorker: URL;
  exchangeWorker: URL;
  /** Resolves when the host shall close: a signal, or nobody left who started it. */
  asked: Promise<string>;
  isLeaving: () => boolean;
  /** One line for programs and people that started us. */
  print: (line: string) => void;
  /** One sentence for the person. */
  say: (sentence: string) => void;
  /** The token of a page under development that shall survive restarts. */
  token?: string | undefined;
}

/** Runs Rounds for the person's own browser until it is asked to close. Resolves with the exit code; what went wrong was said. */
export async function runHost(facts: HostFacts): Promise<number> {
  const read = readFlags(facts.words);
  if ('mistake' in read) {
    facts.say(`${read.mistake} Try --help.`);
    return 2;
  }
  const { flags } = read;
  if (flags.help) {
    facts.print(usage);
    return 0;
  }
  const dataDir = flags.dataDir === null ? defaultDataFolder({ platform: process.platform, env: process.env, home: os.homedir() }) : path.resolve(flags.dataDir);
  try {
    makePrivate(dataDir);
    const clock = systemClock();
    const log = openLogFile({ dataDir, name: 'rounds' });
    const ownership = await takeOver({ dataDir, clock, log, isLeaving: facts.isLeaving, onAsked: () => sweepLater(dataDir, clock) });
    if (!ownership) throw new StoreTrouble('owned', `Another Rounds is using ${dataDir} and does not answer. Close it, or choose another folder with --data-dir.`);
    if ('theirs' in ownership) return await handOver(ownership.theirs, { dataDir, open: flags.open, facts });
    const { mine } = ownership;
    try {
      const host = await openHost({ dataDir, clock, log, port: flags.port, practicePort: flags.practicePort, facts });
      const { url } = host.server;
      facts.print(`Rounds is ready: ${url}`);
      facts.print(`Practice forum: ${host.desk.practiceForumUrl}`);
      mine.announce({ kind: 'browser', url, practiceUrl: host.desk.practiceForumUrl });
      if (flags.open && !facts.isLeaving()) {
        if (!(await openPage(url, dataDir))) facts.say('No browser could be opened here; open the address above in one.');
        sweepLater(dataDir, clock);
      }
      const why = await facts.asked;
      log.info('closing', { why });
      await host.close();
      return 0;
    } finally {
      sweepRedirects(dataDir);
      mine.release();
    }
  } catch (error) {
    facts.say(sentenceOf(error, dataDir));
    return 1;
  }
}

async function openHost({ dataDir, clock, log, port, practicePort, facts }: { dataDir: string; clock: Clock; log: Log; port: number | null; practicePort: number; facts: HostFacts }): Promise<{ server: DeskServer; desk: Desk; close(): Promise<void> }> {
  let desk: Desk | undefined;
  const pages = readPageFiles(facts.pages);
  const server = await onItsPort(port, dataDir, (onPort) =>
    startServer({
      port: onPort,
      pages,
      clock,
      log,
      // 1013: try again later.
      openSocket: (socket) => (desk ? desk.engine.openSocket(socket) : socket.close(1013)),
      ...(facts.token === undefined ? {} : { token: facts.token }),
    }),
  );
  try {
    const settings = settingsFileOver(new Conf<Record<string, unknown>>({ ...settingsStoreOptions(dataDir), projectName: 'rounds' }));
    desk = await openDesk({ dataDir, version: facts.version, clock, log, secrets: createSecrets(dataDir), settings, renderWorker: threadProgram(facts.renderWorker), exchangeWorker: threadProgram(facts.exchangeWorker) }, { practicePort });
    const opened = desk;
    return {
      server,
      desk,
      async close() {
        await Promise.all([server.close(), opened.close()]);
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function handOver(theirs: OwnerAnswer, { dataDir, open, facts }: { dataDir: string; open: boolean; facts: HostFacts }): Promise<number> {
  if (theirs.kind === 'window') {
    facts.say('Rounds is already open in its own window.');
  } else {
    facts.print(`Rounds is ready: ${theirs.url}`);
    if (open) await openPage(theirs.url, dataDir);
  }
  facts.print(`Practice forum: ${theirs.practiceUrl}`);
  return 0;
}

/** A browser has read the file long before; the token in it need not lie about. */
function sweepLater(dataDir: string, clock: Clock): void {
  clock.after(60_000, () => sweepRedirects(dataDir));
}

function makePrivate(folder: string): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32') fs.chmodSync(folder, 0o700);
}

/** What a failed start means to the person, in one sentence. */
export function sentenceOf(error: unknown, dataDir: string): string {
  if (error instanceof StoreTrouble) return error.message;
  const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} on 127.0.0.1 is taken by another program. Choose another one, or 0 for any.`;
  if (code === 'EACCES' && port) return `This system does not let Rounds use port ${port}. Choose one above 1023, or 0 for any.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `Rounds may not write in ${dataDir}. Choose another folder with --data-dir.`;
  if (code === 'ENOTDIR' || code === 'EEXIST') return `${dataDir} is not a folder. Choose another one with --data-dir.`;
  if (code === 'ENOSPC') return `The disk is full, so Rounds cannot open ${dataDir}. Free some space and start again.`;
  return `Rounds could not start: ${message || String(error)}`;
}
