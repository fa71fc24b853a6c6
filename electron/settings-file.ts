import { settings, type Settings, type SettingsChange } from '#shared/words/settings.ts';
import type { SettingsFile } from './engine/ports.ts';

/** What conf and electron-store have in common, as far as settings need it. */
export interface SettingsStore {
  store: Record<string, unknown>;
}

/** Options both stores are opened with: `settings.json` in the data folder, read by this person only; a damaged file starts afresh. */
export const settingsStoreOptions = (dataDir: string) => ({ cwd: dataDir, name: 'settings', configName: 'settings', configFileMode: 0o600, clearInvalidConfig: true });

/** The settings of either front door, over its store. Fields the schema does not know are kept: a newer Rounds may have written them. */
export function settingsFileOver(store: SettingsStore): SettingsFile {
  const listeners = new Set<(settings: Settings) => void>();
  const current = (): Settings => settings.parse(store.store);
  return {
    current,
    async change(change: SettingsChange) {
      const next = settings.parse({ ...current(), ...change });
      store.store = { ...store.store, ...next };
      for (const call of listeners) call(next);
      return next;
    },
    onChange(call) {
      listeners.add(call);
      return () => void listeners.delete(call);
    },
  };
}
