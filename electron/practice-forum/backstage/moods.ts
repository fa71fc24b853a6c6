/** What may happen to a request instead of a plain answer. Only a program that holds the forum can ask for it; nothing over HTTP can. */
export type Fate =
  /** The forum does what was asked, and the connection ends before the answer leaves. */
  | { kind: 'drop-after-commit' }
  /** The connection ends before the forum has read what was asked. */
  | { kind: 'drop-before' }
  /** Nothing comes back until the caller gives up; `after` says whether the work was done. */
  | { kind: 'hang'; after?: 'nothing' | 'commit' }
  /** Half of the true answer, then the end of the connection. */
  | { kind: 'cut-short' }
  /** This answer in place of the true one. Nothing is done. */
  | { kind: 'answer'; status: number; body?: string; headers?: Record<string, string> }
  /** A proxy's HTML page; with `after: 'commit'` the forum did the work behind it. */
  | { kind: 'gateway'; status: 500 | 502 | 503 | 504; after?: 'nothing' | 'commit' }
  | { kind: 'slow-down'; seconds: number; wholeForum?: boolean }
  /** The true answer with its text changed: a forum that says strange things. */
  | { kind: 'rewrite'; rewrite: (body: string) => string }
  /** Waits for this promise before it does anything. */
  | { kind: 'wait'; until: Promise<void> };

/** Which requests: a method or `*`, and a path as it was called, without the query (`/posts.json`), or a pattern. */
export interface Match {
  method?: string;
  path?: string | RegExp;
}

export interface Moods {
  /** The next `times` requests that match meet this fate. Earlier orders go first. */
  next(match: Match, fate: Fate, times?: number): void;
  /** Every request that matches, until `clear`. */
  always(match: Match, fate: Fate): void;
  clear(): void;
  /** Refuses every change with 503 `read_only`. */
  readOnly: boolean;
  /** A forum of before 2026: it hands out no codes and knows no way to ask for them. */
  isWithoutCodes: boolean;
  /** A forum of before the padding could be chosen: it seals keys as it always did, whatever is asked. */
  isWithoutOaep: boolean;
  /** The next so many posts wait for a moderator. */
  enqueue(times?: number, reason?: string): void;
  closeTopic(topicId: number): void;
  revokeKey(key: string): void;
  /** For the server: the fate of this request, if any. */
  take(method: string, path: string): Fate | null;
  /** For the route that posts: why this post has to wait, if it has to. */
  takeEnqueue(): string | null;
}

export function createMoods(hands: { closeTopic(topicId: number): void; revokeKey(key: string): void }): Moods {
  let orders: { match: Match; fate: Fate; left: number }[] = [];
  let toEnqueue: string[] = [];
  return {
    readOnly: false,
    isWithoutCodes: false,
    isWithoutOaep: false,
    next: (match, fate, times = 1) => void orders.push({ match, fate, left: times }),
    always: (match, fate) => void orders.push({ match, fate, left: Number.POSITIVE_INFINITY }),
    clear() {
      orders = [];
      toEnqueue = [];
      this.readOnly = false;
      this.isWithoutCodes = false;
      this.isWithoutOaep = false;
    },
    enqueue: (times = 1, reason = 'approve_unless_allowed_groups') => void toEnqueue.push(...Array.from({ length: times }, () => reason)),
    closeTopic: (topicId) => hands.closeTopic(topicId),
    revokeKey: (key) => hands.revokeKey(key),
    take(method, path) {
      const order = orders.find(({ match }) => matches(match, method, path));
      if (!order) return null;
      order.left--;
      if (order.left <= 0) orders = orders.filter((other) => other !== order);
      return order.fate;
    },
    takeEnqueue: () => toEnqueue.shift() ?? null,
  };
}

export function matches({ method = '*', path }: Match, asked: string, at: string): boolean {
  if (method !== '*' && method.toUpperCase() !== asked) return false;
  return path === undefined || (typeof path === 'string' ? path === at : path.test(at));
}
