import type { Secrets, SettingsFile } from '../../engine/ports.ts';
import type { Ask } from './words.ts';

/** Does for the engine what only the main process can: the key store and the settings file. */
export const lendToEngine =
  ({ secrets, settings }: { secrets: Secrets; settings: SettingsFile }) =>
  (ask: Ask): Promise<unknown> => {
    switch (ask.what) {
      case 'secret.read':
        return secrets.read(ask.name);
      case 'secret.write':
        return secrets.write(ask.name, ask.value);
      case 'secret.forget':
        return secrets.forget(ask.name);
      case 'settings.change':
        return settings.change(ask.change);
    }
  };
