import { useEffect, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Resource } from '#shared/words/resource.ts';

/** The cards that fit the words, best first; null: no words, or no answer yet. Asked again when the list changes; an answer to words that were typed over is dropped. */
export function useFound(text: string, cards: readonly Resource[] | undefined): readonly Resource[] | null {
  const desk = useDesk();
  const [found, setFound] = useState<{ text: string; cards: readonly Resource[] } | null>(null);
  useEffect(() => {
    if (text === '') return setFound(null);
    const end = new AbortController();
    desk.call.resources.find({ text: text.slice(0, 200) }, { signal: end.signal }).then(
      (answer) => end.signal.aborted || setFound({ text, cards: answer }),
      () => end.signal.aborted || setFound({ text, cards: [] }),
    );
    return () => end.abort();
  }, [desk, text, cards]);
  return text === '' ? null : (found?.cards ?? null);
}

/** Pages for an answer: with words, what fits them; without, what fits the question. `isCurrent`: they answer the words in the field. */
export function useSources(text: string, questionId: QuestionId): { cards: readonly Resource[]; isCurrent: boolean } {
  const desk = useDesk();
  const [found, setFound] = useState<{ text: string | null; cards: readonly Resource[] }>({ text: null, cards: [] });
  useEffect(() => {
    const end = new AbortController();
    desk.call.resources.find({ text: text.slice(0, 200), questionId }, { signal: end.signal }).then(
      (cards) => end.signal.aborted || setFound({ text, cards }),
      () => end.signal.aborted || setFound({ text, cards: [] }),
    );
    return () => end.abort();
  }, [desk, text, questionId]);
  return { cards: found.cards, isCurrent: found.text === text };
}
