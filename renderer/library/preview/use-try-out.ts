import { useEffect, useRef, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { announce } from '#renderer/ui/announce.tsx';
import type { TemplateContent, TryRow } from '#shared/words/library.ts';
import { useTemplate } from '../writing/use-template.tsx';
import { summaryOf } from './try-summary.ts';

export interface TryOut {
  state: 'none' | 'running' | 'done' | 'cancelled' | 'failed';
  done: number;
  total: number;
  rows: readonly TryRow[];
  /** The words that were tried. */
  content: TemplateContent | null;
  say: string;
}

const nothing: TryOut = { state: 'none', done: 0, total: 0, rows: [], content: null, say: '' };

/** Renders the words as they are now for the newest questions, a row at a time, until it is called off. */
export function useTryOut(count: number) {
  const desk = useDesk();
  const { session, sheet } = useTemplate();
  const { kind } = sheet.row;
  const [tried, setTried] = useState<TryOut>(nothing);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (): Promise<void> => {
    running.current?.abort();
    const end = new AbortController();
    running.current = end;
    const { content } = session.store.getState();
    const rows: TryRow[] = [];
    setTried({ ...nothing, state: 'running', total: count, content });
    try {
      for await (const { done, total, row } of await desk.call.library.tryOut({ kind, content, count }, { signal: end.signal })) {
        if (end.signal.aborted) return;
        if (row) rows.push(row);
        setTried({ state: 'running', done, total, rows: [...rows], content, say: '' });
      }
      if (end.signal.aborted) return;
      setTried((known) => ({ ...known, state: 'done' }));
      announce(summaryOf(rows).map(({ say }) => say).join('. '));
    } catch (error) {
      if (!end.signal.aborted) setTried((known) => ({ ...known, state: 'failed', say: troubleOf(error).say }));
    }
  };
  return {
    tried,
    run: () => void run(),
    cancel(): void {
      running.current?.abort();
      setTried((known) => ({ ...known, state: 'cancelled' }));
    },
  };
}
