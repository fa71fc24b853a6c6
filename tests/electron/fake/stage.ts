/**
 * How a test and the pretended Electron talk: the test forks the main process, so both have the process channel.
 * Everything the person would see or hear outside the page is said; what the person would do outside the page is heard.
 */
export type Said =
  | { say: 'ready' }
  | { say: 'window'; id: number; targetId: string; title: string }
  | { say: 'window-closed'; id: number }
  | { say: 'dialog'; message: string; detail: string; buttons: string[] }
  | { say: 'outside'; url: string }
  | { say: 'badge'; count: number }
  | { say: 'notice'; title: string; body: string }
  | { say: 'menu'; items: { id: string; label: string; menu: string; role: string; accelerator: string }[] }
  | { say: 'engine'; pid: number }
  | { say: 'channels'; names: string[] }
  /** The computer gives addresses of this scheme to the app, or no longer. */
  | { say: 'scheme'; scheme: string; isHeld: boolean }
  /** The window came to the front. */
  | { say: 'front' }
  /** A preload gave the page's own world something. */
  | { say: 'exposed'; key: string }
  /** A request that nothing stopped. It still does not leave the machine. */
  | { say: 'escaped'; url: string };

export type Done = { do: 'menu'; id: string } | { do: 'focus'; on: boolean } | { do: 'click-notice' } | { do: 'answer'; button: number } | { do: 'close-window' } | { do: 'activate' } | { do: 'open-url'; url: string } | { do: 'crash-page' } | { do: 'channels' } | { do: 'quit' };

const ears = new Map<Done['do'], Set<(done: never) => void>>();
let isListening = false;

/** Tells the test, where there is one. */
export function say(said: Said): void {
  if (process.send && process.connected) process.send(said);
}

export function hear<K extends Done['do']>(what: K, call: (done: Extract<Done, { do: K }>) => void): void {
  if (!isListening) {
    isListening = true;
    process.on('message', (message: Done) => {
      for (const each of ears.get(message.do) ?? []) (each as (done: Done) => void)(message);
    });
  }
  const calls = ears.get(what) ?? new Set();
  calls.add(call as (done: never) => void);
  ears.set(what, calls);
}

/** What kind of machine is pretended; from the environment of the forked main process. */
export interface StageSet {
  /** Where the Chromium that plays the windows listens for debuggers. Without one, windows open without a page. */
  chromium?: string;
  platform?: NodeJS.Platform;
  isPackaged?: boolean;
  safeStorage?: 'ok' | 'unavailable' | 'basic_text';
}

export const stageSet = (): StageSet => JSON.parse(process.env['ROUNDS_STAGE'] ?? '{}') as StageSet;
