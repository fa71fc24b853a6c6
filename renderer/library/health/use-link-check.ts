import { useEffect, useRef, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import type { LinkState } from '#shared/words/library.ts';

export interface LinkCheck {
  /** How far it is; null: not running. */
  progress: { done: number; total: number } | null;
  /** What this check has found so far, by address. */
  found: ReadonlyMap<string, LinkState>;
  isDone: boolean;
  failure: string | null;
  start(): void;
  stop(): void;
}

/** Asks every link of the library once whether it still answers, when a person says so; it ends when they leave. */
export function useLinkCheck(onDone: () => void): LinkCheck {
  const desk = useDesk();
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const [found, setFound] = useState<ReadonlyMap<string, LinkState>>(new Map());
  const [isDone, setDone] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (): Promise<void> => {
    const mine = new AbortController();
    running.current?.abort();
    running.current = mine;
    setProgress({ done: 0, total: 0 });
    setFound(new Map());
    setDone(false);
    setFailure(null);
    try {
      for await (const { done, total, link } of await desk.call.library.checkLinks(undefined, { signal: mine.signal })) {
        setProgress({ done, total });
        if (link) setFound((before) => new Map(before).set(link.url, link));
      }
      if (!mine.signal.aborted) setDone(true);
    } catch (error) {
      if (!mine.signal.aborted) setFailure(troubleOf(error).say);
    }
    if (running.current !== mine) return;
    setProgress(null);
    onDone();
  };
  return {
    progress,
    found,
    isDone,
    failure,
    start: () => void start(),
    stop: () => {
      running.current?.abort();
      setProgress(null);
    },
  };
}
