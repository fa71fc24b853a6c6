import { matches, type Match } from './moods.ts';

export interface SeenRequest {
  method: string;
  path: string;
  query: string;
  status: number;
  username: string | null;
}

/** The forum's own visitor book, newest last, for those who hold the forum. No bodies, no keys. */
export interface Requests {
  count(match?: Match): number;
  list(match?: Match): SeenRequest[];
  clear(): void;
  /** For the server. */
  note(request: SeenRequest): void;
}

const kept = 2_000;

export function createRequests(): Requests {
  let seen: SeenRequest[] = [];
  const list = (match: Match = {}): SeenRequest[] => seen.filter(({ method, path }) => matches(match, method, path));
  return {
    count: (match) => list(match).length,
    list,
    clear() {
      seen = [];
    },
    note(request) {
      seen.push(request);
      if (seen.length > kept) seen = seen.slice(-kept / 2);
    },
  };
}
