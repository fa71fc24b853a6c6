import { useEffect, useRef } from 'react';
import type { Desk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { useComposer } from '../composer-store.ts';

const pauseMs = 300;

/** Keeps the disclaimers in step with the answer: asked at once for a choice or when a policy, a disclaimer or a number changed, after a pause for typing. Late answers are dropped. */
export function useDisclaimers(desk: Desk, questionId: QuestionId): void {
  const isWriting = useComposer((state) => state.phase === 'writing');
  const { text, ticks, disclaimers, templates } = useComposer((state) => state.content);
  const { value: change } = useLive(desk.query.disclaimers.changes.experimental_liveOptions());
  // The first word of the engine is where things stand, and no change.
  const since = useRef<number | null>(null);
  since.current ??= change?.at ?? null;
  const turn = change === undefined || change.at === since.current ? 0 : change.at;
  const chosen = JSON.stringify([questionId, ticks, disclaimers, templates, turn]);
  const asked = useRef('');

  useEffect(() => {
    if (!isWriting) {
      asked.current = '';
      return;
    }
    const end = new AbortController();
    const wait = asked.current === chosen ? pauseMs : 0;
    const timer = setTimeout(() => {
      const { content } = useComposer.getState();
      asked.current = chosen;
      // Without an answer the last block stays; sending asks the engine again anyway.
      desk.call.disclaimers.forAnswer({ questionId, content }, { signal: end.signal }).then(
        (disclaimerBlock) => end.signal.aborted || useComposer.setState({ disclaimerBlock }),
        () => undefined,
      );
    }, wait);
    return () => {
      clearTimeout(timer);
      end.abort();
    };
  }, [desk, questionId, isWriting, chosen, text]);
}
