import type { SettingsFile } from '#electron/engine/ports.ts';
import { settings as settingsShape, type Settings } from '#shared/words/settings.ts';

/** Settings kept in memory, for rooms that need no more of a desk. */
export function someSettings(change: Partial<Settings> = {}): SettingsFile {
  let current = settingsShape.parse(change);
  const listeners = new Set<(settings: Settings) => void>();
  return {
    current: () => current,
    change: (next) => {
      current = settingsShape.parse({ ...current, ...next });
      for (const call of listeners) call(current);
      return Promise.resolve(current);
    },
    onChange: (call) => {
      listeners.add(call);
      return () => void listeners.delete(call);
    },
  };
}
