import { matches, type Match } from './moods.ts';

/** With `uid`: the requests of one member alone. */
export interface Visits extends Match {
  uid?: number;
}

export interface SeenRequest {
  /** By the forum's clock. */
  at: number;
  method: string;
  /** Without the sub-folder. */
  path: string;
  query: string;
  status: number;
  uid: number;
  by: 'guest' | 'token' | 'session';
  acceptLanguage: string | null;
  ifNoneMatch: string | null;
}

/** The forum's own visitor book, oldest first. No bodies, no keys. */
export interface Requests {
  count(match?: Visits): number;
  list(match?: Visits): readonly SeenRequest[];
  /** The most that any stretch of this many milliseconds saw. */
  most(ms: number, match?: Visits): number;
  clear(): void;
  /** For the server. */
  note(request: SeenRequest): void;
}

const kept = 50_000;

export function createRequests(): Requests {
  let seen: SeenRequest[] = [];
  const list = (match: Visits = {}): SeenRequest[] => seen.filter(({ method, path, uid }) => matches(match, method, path) && (match.uid === undefined || match.uid === uid));
  return {
    count: (match) => list(match).length,
    list,
    most(ms, match) {
      const times = list(match).map(({ at }) => at);
      let from = 0;
      let most = 0;
      for (const [index, at] of times.entries()) {
        while ((times[from] ?? at) <= at - ms) from += 1;
        most = Math.max(most, index - from + 1);
      }
      return most;
    },
    clear() {
      seen = [];
    },
    note(request) {
      seen.push(request);
      if (seen.length > kept) seen = seen.slice(-kept / 2);
    },
  };
}
