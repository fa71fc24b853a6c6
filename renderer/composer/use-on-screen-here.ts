import { useEffect } from 'react';
import { useOnScreen } from '#renderer/link/places.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { OutboxItem } from '#shared/words/outbox.ts';
import { useComposer } from './composer-store.ts';

/** Lets the rest of the window know whose composer is on screen, and drops what the outbox says better by now. */
export function useOnScreenHere(questionId: QuestionId, item: OutboxItem | null | undefined): void {
  useEffect(() => {
    useOnScreen.setState({ questionId });
    return () => {
      useOnScreen.setState({ questionId: null });
      useComposer.setState({ sent: null });
    };
  }, [questionId]);
  useEffect(() => {
    if (item && useComposer.getState().sent?.id === item.id) useComposer.setState({ sent: null });
  }, [item]);
}
