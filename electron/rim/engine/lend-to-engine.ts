import type { Secrets, SettingsFile } from '../../engine/ports.ts';
import type { SchemeHold } from '../way-back.ts';
import type { Ask } from './words.ts';

/** Does for the engine what only the main process can: the key store, the settings file, and addresses of the program's own. */
export const lendToEngine =
  ({ secrets, settings, scheme }: { secrets: Secrets; settings: SettingsFile; scheme: Pick<SchemeHold, 'hold' | 'release'> }) =>
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
      case 'addresses.hold':
        return Promise.resolve(scheme.hold());
      case 'addresses.release':
        scheme.release();
        return Promise.resolve();
    }
  };
