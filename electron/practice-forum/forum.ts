import type { Clock, Log } from '../engine/ports.ts';
import type { Bus } from './bus.ts';
import type { Cook } from './cook/cook.ts';
import type { Keys } from './keys/keys.ts';
import type { Moods } from './backstage/moods.ts';
import type { RateLimits } from './keys/rate-limit.ts';
import type { Rules } from './rules.ts';
import type { Db } from './store/db.ts';
import type { Views } from './store/views.ts';

/** What every route of the practice forum works with. */
export interface Forum {
  db: Db;
  clock: Clock;
  log: Log;
  rules: Rules;
  limits: RateLimits;
  keys: Keys;
  bus: Bus;
  moods: Moods;
  cook: Cook;
  views: Views;
  /** `http://127.0.0.1:PORT`, no slash at the end; known once it listens. */
  baseUrl(): string;
}
