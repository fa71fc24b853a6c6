import type { Secrets, SettingsFile, WayBack } from '../../engine/ports.ts';
import { settings as settingsShape, type Settings } from '#shared/words/settings.ts';
import type { Ask, FromEngine, ToEngine } from './words.ts';

/** The engine's end of what only the main process has: the key store, the settings file, and addresses of the program's own. `tell` posts to the main process. */
export function createLentByMain(start: { settings: Settings; secrets: Secrets['kind'] }, tell: (message: FromEngine) => void) {
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Set<(settings: Settings) => void>();
  const ears = new Set<(address: string) => void>();
  let last = 0;
  let current = start.settings;

  const asked = (ask: Ask): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      open.set(id, { resolve, reject });
      tell({ kind: 'ask', id, ask });
    });
  const take = (next: Settings): void => {
    if (JSON.stringify(next) === JSON.stringify(current)) return;
    current = next;
    for (const call of listeners) call(next);
  };

  const secrets: Secrets = {
    kind: start.secrets,
    read: async (name) => {
      const value = await asked({ what: 'secret.read', name });
      return typeof value === 'string' ? value : null;
    },
    write: async (name, value) => void (await asked({ what: 'secret.write', name, value })),
    forget: async (name) => void (await asked({ what: 'secret.forget', name })),
  };
  const settings: SettingsFile = {
    current: () => current,
    change: async (change) => {
      take(settingsShape.parse(await asked({ what: 'settings.change', change })));
      return current;
    },
    onChange: (call) => {
      listeners.add(call);
      return () => void listeners.delete(call);
    },
  };
  const wayBack: WayBack = {
    async hold() {
      if ((await asked({ what: 'addresses.hold' })) !== true) return null;
      let isHeld = true;
      return () => {
        if (isHeld) asked({ what: 'addresses.release' }).catch(() => {});
        isHeld = false;
      };
    },
    onAddress: (call) => {
      ears.add(call);
      return () => void ears.delete(call);
    },
  };
  return {
    secrets,
    settings,
    wayBack,
    hear(message: Extract<ToEngine, { kind: 'answer' | 'refusal' | 'settings' | 'address' }>): void {
      if (message.kind === 'settings') return take(message.settings);
      if (message.kind === 'address') return ears.forEach((call) => call(message.address));
      const waiting = open.get(message.id);
      open.delete(message.id);
      if (message.kind === 'answer') waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.say));
    },
  };
}
