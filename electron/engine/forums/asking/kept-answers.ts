/** Answers with the tag the forum gave them: asked for again with it, it only says that nothing changed. */
export interface KeptAnswers {
  /** Null: nothing is kept of this address. */
  tagOf(address: string): string | null;
  /** What was kept under this tag; undefined when it made room for others meanwhile. */
  again(address: string, tag: string | null): unknown;
  /** `bytes`: how large it was on the way here. */
  keep(address: string, tag: unknown, json: unknown, bytes: number): void;
}

interface Kept {
  tag: string;
  json: unknown;
  bytes: number;
}

/** Keeps the newest answers, at most so many and so large together. */
export function createKeptAnswers({ most = 2_000, mostBytes = 4 * 1024 * 1024 }: { most?: number; mostBytes?: number } = {}): KeptAnswers {
  const kept = new Map<string, Kept>();
  let bytes = 0;

  const forget = (address: string): void => {
    bytes -= kept.get(address)?.bytes ?? 0;
    kept.delete(address);
  };

  return {
    tagOf: (address) => kept.get(address)?.tag ?? null,
    again(address, tag) {
      const found = kept.get(address);
      return found && found.tag === tag ? found.json : undefined;
    },
    keep(address, tag, json, size) {
      forget(address);
      if (typeof tag !== 'string' || !/^(?:W\/)?"[^"]{1,200}"$/.test(tag) || size > mostBytes) return;
      kept.set(address, { tag, json, bytes: size });
      bytes += size;
      for (const oldest of kept.keys()) {
        if (kept.size <= most && bytes <= mostBytes) break;
        forget(oldest);
      }
    },
  };
}
