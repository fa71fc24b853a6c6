import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDesk, type Desk } from '#renderer/link/desk.tsx';
import type { QuestionId } from '#shared/words/ids.ts';

const restMs = 200;

/** When the person rests on a question, its neighbours are read ahead, so that the next key press finds them here. `ids` stays the same array while they do. */
export function usePeekThreads(ids: readonly QuestionId[]): void {
  const desk = useDesk();
  const queries = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    const rest = setTimeout(() => {
      for (const id of ids) void peek(desk, queries, id, stop.signal);
    }, restMs);
    return () => {
      clearTimeout(rest);
      stop.abort();
    };
  }, [ids, desk, queries]);
}

async function peek(desk: Desk, queries: QueryClient, questionId: QuestionId, signal: AbortSignal): Promise<void> {
  const key = desk.query.threads.open.experimental_liveKey({ input: { questionId } });
  if (queries.getQueryData(key) !== undefined) return;
  try {
    for await (const thread of await desk.call.threads.open({ questionId }, { signal })) {
      queries.setQueryData(key, thread);
      return;
    }
  } catch {
    // Read ahead or not at all; the question itself says what is wrong when it is opened.
  }
}
