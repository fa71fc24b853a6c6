import { chmodSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app, dialog, protocol } from 'electron';
import { defaultDataFolder } from './start/data-folder.mjs';
import { openLogFile } from './log/log-file.ts';
import { takeOver } from './loopback/handover.ts';
import { readPageFiles } from './page-files.ts';
import { readArguments, type Choices } from './rim/arguments.ts';
import { runDesk } from './rim/desk.ts';
import { schemes } from './rim/scheme.ts';
import { openPage } from './start/open-page.mjs';
import { systemClock } from './system-clock.ts';

/** Quits with a sentence for the person. Code 0: they were told, so whoever started us need not try another way. */
function refuse(sentence: string): void {
  dialog.showErrorBox('Rounds', sentence);
  app.exit(0);
}

// Everything up to the lock must happen before Electron is ready, so nothing in here waits.
function begin(): void {
  // Whatever is written is for this person only.
  process.umask(0o077);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged(schemes);
  // What Chromium would otherwise ask its maker for.
  for (const quiet of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'no-pings']) app.commandLine.appendSwitch(quiet);
  let choices: Choices;
  let dataDir: string;
  try {
    choices = readArguments(process.argv);
    dataDir = choices.dataDir ?? defaultDataFolder({ platform: process.platform, env: process.env, home: os.homedir() });
    // Chromium keeps its own files in there; Electron wants the folder to exist.
    mkdirSync(path.join(dataDir, 'window'), { recursive: true });
    if (process.platform !== 'win32') chmodSync(dataDir, 0o700);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  app.setPath('userData', path.join(dataDir, 'window'));
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  open(dataDir, choices.practicePort).catch((error: unknown) => refuse(`Rounds could not start: ${error instanceof Error ? error.message : String(error)}`));
}

async function open(dataDir: string, practicePort: number): Promise<void> {
  const log = openLogFile({ dataDir, name: 'window' });
  log.info('window.starting', { version: app.getVersion(), electron: process.versions.electron ?? '', platform: process.platform });
  const clock = systemClock();
  let show = (): void => {};
  let isLeaving = false;
  app.on('second-instance', () => show());
  app.once('will-quit', () => (isLeaving = true));
  await app.whenReady();

  // The browser's front door may have this desk open; then that is where it is shown.
  const owner = await takeOver({ dataDir, clock, log, onAsked: () => show(), isLeaving: () => isLeaving });
  if (!owner) return refuse(`Another Rounds is using ${dataDir} and does not answer. Close it and start again.`);
  if ('theirs' in owner) {
    if (owner.theirs.kind === 'browser') await openPage(owner.theirs.url, dataDir);
    return app.exit(0);
  }
  const here = import.meta.dirname;
  const desk = runDesk({
    dataDir,
    practicePort,
    clock,
    log,
    pages: readPageFiles(path.join(here, 'renderer')),
    programs: { engine: path.join(here, 'engine-process.js'), preload: path.join(here, 'preload.cjs') },
    onReady: (practiceUrl) => owner.mine.announce({ kind: 'window', practiceUrl }),
    onClosed: () => owner.mine.release(),
  });
  show = desk.show;
}

begin();
