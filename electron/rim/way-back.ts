import path from 'node:path';
import type { App } from 'electron';

/** Discourse's own scheme: the only one its forums send people back by without being told to. */
const scheme = 'discourse';
const answer = /^discourse:\/\/auth_redirect\/?\?/i;
const mostLetters = 8_000;

interface Lent {
  app: Pick<App, 'isPackaged' | 'on' | 'setAsDefaultProtocolClient' | 'removeAsDefaultProtocolClient'>;
  platform: NodeJS.Platform;
  program: { path: string; words: readonly string[] };
  dataDir: string;
  /** Hears each answer that comes while somebody waits for one. */
  onAddress: (address: string) => void;
}

export type SchemeHold = ReturnType<typeof holdScheme>;

/** Takes the addresses a forum's page sends people back by, while a sign-in waits and no longer: other programs live by the same scheme. */
export function holdScheme({ app, platform, program, dataDir, onAddress }: Lent) {
  let waiting = 0;
  const hear = (address: string | undefined): void => {
    if (waiting > 0 && address !== undefined && address.length <= mostLetters && answer.test(address)) onAddress(address);
  };
  // Only Windows starts a program with words of our choice. What comes after the dashes is no switch, whatever the address says.
  const words = platform === 'win32' ? [...(app.isPackaged ? [] : [path.resolve(program.words[1] ?? '')]), '--data-dir', dataDir, '--'] : null;
  const take = (): boolean => (words ? app.setAsDefaultProtocolClient(scheme, program.path, words) : app.setAsDefaultProtocolClient(scheme));
  const leave = (): boolean => (words ? app.removeAsDefaultProtocolClient(scheme, program.path, words) : app.removeAsDefaultProtocolClient(scheme));

  app.on('open-url', (event, address) => {
    event.preventDefault();
    hear(address);
  });
  app.on('second-instance', (_event, words) => hear(words.findLast((word) => answer.test(word))));

  return {
    /** False: this computer does not give such addresses to Rounds. */
    hold(): boolean {
      if (waiting === 0 && !take()) return false;
      waiting += 1;
      return true;
    },
    release(): void {
      if (waiting === 0) return;
      waiting -= 1;
      if (waiting === 0) leave();
    },
    /** Whoever waited has gone. */
    releaseAll(): void {
      if (waiting > 0) leave();
      waiting = 0;
    },
  };
}
