import { useEffect, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { TemplateOffer } from '#shared/words/template.ts';
import type { Trouble } from '#shared/words/trouble.ts';

export interface TemplateSearch {
  offers: readonly TemplateOffer[];
  /** Whether these offers answer the words in the field, and not earlier ones. */
  isCurrent: boolean;
  trouble: Trouble | null;
  /** Asks the same again, after something else than the words changed. */
  again(): void;
}

/** Templates for what is typed, best first; an answer to words that were typed over meanwhile is dropped. */
export function useTemplateSearch(text: string, questionId: QuestionId): TemplateSearch {
  const desk = useDesk();
  const [found, setFound] = useState<Pick<TemplateSearch, 'offers' | 'trouble'> & { text: string | null }>({ offers: [], trouble: null, text: null });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const end = new AbortController();
    // At once: the answer is quicker than any pause, and one that comes too late is dropped.
    desk.call.templates.find({ text: text.slice(0, 200), questionId }, { signal: end.signal }).then(
      (offers) => end.signal.aborted || setFound({ offers, trouble: null, text }),
      (error: unknown) => end.signal.aborted || setFound({ offers: [], trouble: troubleOf(error), text }),
    );
    return () => end.abort();
  }, [desk, text, questionId, turn]);
  return { offers: found.offers, trouble: found.trouble, isCurrent: found.text === text, again: () => setTurn((before) => before + 1) };
}
