/** What may happen to a request instead of a plain answer. What happens to the connection is the proxy's business. */
export type Fate =
  /** This answer in place of the true one. Nothing is done. */
  | { kind: 'answer'; status: number; body: string; type?: string; headers?: Record<string, string> }
  /** The true answer with its JSON changed: a forum that says strange things. */
  | { kind: 'strange'; change: (body: unknown) => unknown }
  /** The true answer with its text changed. */
  | { kind: 'rewrite'; rewrite: (text: string) => string }
  /** Waits for this promise before it does anything. */
  | { kind: 'wait'; until: Promise<void> }
  /** Does this first, for whatever else an administrator may do meanwhile; then answers as always. */
  | { kind: 'first'; deed: () => void }
  /** Answers as always, then does this: the topic is locked once it was read. */
  | { kind: 'afterwards'; deed: () => void };

/** Which requests: a method or `*`, and a path without the sub-folder and the query, or a pattern. */
export interface Match {
  method?: string;
  path?: string | RegExp;
}

export interface Moods {
  /** The next `times` requests that match meet this fate. Earlier orders go first. */
  next(match: Match, fate: Fate, times?: number): void;
  always(match: Match, fate: Fate): void;
  /** Each request that matches meets one of these with this chance; the same seed rolls the same dice. */
  sometimes(match: Match, chance: { seed: number; share: number; fates: readonly Fate[] }): void;
  clear(): void;
  /** 503 for everybody but administrators. */
  maintenance: boolean;
  /** Posts that are being made hold their author's lock until this is done. */
  holdPosting: Promise<void> | null;
  /** For the server: the fate of this request, if any. */
  take(method: string, path: string): Fate | null;
}

export function createMoods(): Moods {
  let orders: { match: Match; left: number; roll: () => Fate | null }[] = [];
  return {
    maintenance: false,
    holdPosting: null,
    next: (match, fate, times = 1) => void orders.push({ match, left: times, roll: () => fate }),
    always: (match, fate) => void orders.push({ match, left: Number.POSITIVE_INFINITY, roll: () => fate }),
    sometimes(match, { seed, share, fates }) {
      const dice = rolling(seed);
      orders.push({ match, left: Number.POSITIVE_INFINITY, roll: () => (dice() < share ? (fates[Math.floor(dice() * fates.length)] ?? null) : null) });
    },
    clear() {
      orders = [];
      this.maintenance = false;
      this.holdPosting = null;
    },
    take(method, path) {
      for (const order of orders) {
        if (!matches(order.match, method, path)) continue;
        const fate = order.roll();
        if (!fate) continue;
        order.left -= 1;
        if (order.left <= 0) orders = orders.filter((other) => other !== order);
        return fate;
      }
      return null;
    },
  };
}

export function matches({ method = '*', path }: Match, asked: string, at: string): boolean {
  if (method !== '*' && method.toUpperCase() !== asked) return false;
  return path === undefined || (typeof path === 'string' ? path === at : path.test(at));
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function rolling(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
