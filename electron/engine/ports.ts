import type { ForumKind } from '#shared/words/account.ts';
import type { Settings, SettingsChange } from '#shared/words/settings.ts';
import type { Credential } from './forums/credential.ts';

/** What a front door lends the engine. The engine knows no address: no Electron, no DOM, no environment. */
export interface Ports {
  /** Absolute path of a folder only this person can read; exists. */
  dataDir: string;
  version: string;
  clock: Clock;
  secrets: Secrets;
  settings: SettingsFile;
  log: Log;
  /** The program of the thread that renders templates; only a front door knows where its bundle lies. */
  renderWorker: URL;
  /** The program of the thread that reads and writes files of other tools. */
  exchangeWorker: URL;
  /** Only where a program can answer to addresses of its own. */
  wayBack?: WayBack;
}

/** How a forum's page hands a key back: an address that this computer gives to Rounds. */
export interface WayBack {
  /** Has such addresses brought here until it is let go. Null: this computer does not allow it. */
  hold(): Promise<(() => void) | null>;
  /** Hears each that comes; anybody's page can send one. Returns how to stop. */
  onAddress(call: (address: string) => void): () => void;
}

export interface Clock {
  /** Milliseconds since 1970; may jump. For what people see and forums say. */
  now(): number;
  /** Milliseconds that only grow. For waiting and measuring. */
  elapsed(): number;
  /** Calls back once after `ms`, unless cancelled. */
  after(ms: number, call: () => void): () => void;
}

/** Forum keys, by account id. Write-only as far as any window is concerned. */
export interface Secrets {
  /** keychain: the platform's key store. file: a 0600 file the person agreed to. memory: gone when Rounds closes. */
  kind: 'keychain' | 'file' | 'memory';
  read(name: string): Promise<string | null>;
  write(name: string, value: string): Promise<void>;
  forget(name: string): Promise<void>;
}

export interface SettingsFile {
  current(): Settings;
  change(change: SettingsChange): Promise<Settings>;
  onChange(call: (settings: Settings) => void): () => void;
}

/** Ids and states, never bodies, names or keys. */
export interface Log {
  info(event: string, facts?: Record<string, string | number | boolean | null>): void;
  warn(event: string, facts?: Record<string, string | number | boolean | null>): void;
  error(event: string, facts?: Record<string, string | number | boolean | null>): void;
}

/** Where an account's forum is and who we are there. The practice forum's address and key are new at every start. */
export interface AccountAccess {
  accountId: string;
  kind: ForumKind;
  baseUrl: string;
  /** Null: a guest. */
  credential: Credential | null;
  isPractice: boolean;
}
