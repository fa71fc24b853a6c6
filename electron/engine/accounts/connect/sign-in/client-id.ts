import { createHmac, randomBytes } from 'node:crypto';
import type { Secrets } from '../../../ports.ts';

const name = 'client-id';

/**
 * By what name this installation asks a forum for keys: the same at each sign-in, so that a new key takes the old one's place; another for each forum, so that forums cannot compare.
 * Kept where the keys are: whoever loses those needs no old name.
 */
export function createClientIds(secrets: Secrets): (base: URL) => Promise<string> {
  let seed: Promise<string> | null = null;
  const read = async (): Promise<string> => {
    const known = await secrets.read(name);
    if (known !== null && /^[0-9a-f]{64}$/.test(known)) return known;
    const fresh = randomBytes(32).toString('hex');
    await secrets.write(name, fresh);
    return fresh;
  };
  return async (base) => {
    seed ??= read();
    try {
      return `rounds-${createHmac('sha256', await seed).update(base.origin + base.pathname).digest('hex').slice(0, 32)}`;
    } catch (error) {
      seed = null;
      throw error;
    }
  };
}
