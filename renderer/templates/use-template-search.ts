import { useEffect, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { TemplateOffer } from '#shared/words/template.ts';
import type { Trouble } from '#shared/words/trouble.ts';

const pauseMs = 30;

export interface TemplateSearch {
  offers: readonly TemplateOffer[];
  /** Whether these offers answer the words in the field, and not earlier ones. */
  isCurrent: boolean;
  trouble: Trouble | null;
}

/** Templates for what is typed, best first; an answer to words that were typed over meanwhile is dropped. */
export function useTemplateSearch(text: string, questionId: QuestionId): TemplateSearch {
  const desk = useDesk();
  const [found, setFound] = useState<Omit<TemplateSearch, 'isCurrent'> & { text: string | null }>({ offers: [], trouble: null, text: null });
  useEffect(() => {
    const end = new AbortController();
    const wait = text === '' ? 0 : pauseMs;
    const timer = setTimeout(() => {
      desk.call.templates.find({ text: text.slice(0, 200), questionId }, { signal: end.signal }).then(
        (offers) => end.signal.aborted || setFound({ offers, trouble: null, text }),
        (error: unknown) => end.signal.aborted || setFound({ offers: [], trouble: troubleOf(error), text }),
      );
    }, wait);
    return () => {
      clearTimeout(timer);
      end.abort();
    };
  }, [desk, text, questionId]);
  return { offers: found.offers, trouble: found.trouble, isCurrent: found.text === text };
}
