import type { Clock } from '#electron/engine/ports.ts';
import type { Moods } from './backstage/moods.ts';
import type { Keys } from './keys.ts';
import type { Rules } from './rules.ts';
import type { World } from './world/world.ts';

/** What every route of the double works with. */
export interface Forum {
  clock: Clock;
  rules: Rules;
  world: World;
  keys: Keys;
  moods: Moods;
  /** Members whose post is being made right now. */
  posting: Set<number>;
  uploads: Map<string, { bytes: Uint8Array<ArrayBuffer>; type: string }>;
  /** `http://127.0.0.1:PORT` and the sub-folder, no slash at the end; known once it listens. */
  baseUrl(): string;
}
