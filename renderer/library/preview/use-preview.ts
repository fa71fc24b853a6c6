import { useEffect, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { emptyDraft, type Ticks } from '#shared/words/draft.ts';
import type { FillAnswers } from '#shared/words/fill-in.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { DisclaimerBlock, FilledTemplate } from '#shared/words/template.ts';
import { useTemplate, useWriting } from '../writing/use-template.tsx';

const pauseMs = 200;

export interface Preview {
  filled: FilledTemplate | null;
  block: DisclaimerBlock | null;
  say: string;
}

/** The words as they are now, as the asker of one question would read them, and the disclaimers an answer made of them would carry. */
export function usePreview(questionId: QuestionId | null, ticks: Ticks, answers: FillAnswers): Preview {
  const desk = useDesk();
  const { session, sheet } = useTemplate();
  const content = useWriting((writing) => writing.content);
  const { kind, version } = sheet.row;
  const { templateId } = session;
  const [shown, setShown] = useState<Preview>({ filled: null, block: null, say: '' });
  useEffect(() => {
    if (questionId === null) return;
    const end = new AbortController();
    const { signal } = end;
    const show = (change: Partial<Preview>): void => {
      if (!signal.aborted) setShown((known) => ({ ...known, ...change }));
    };
    /** What decides about disclaimers besides the words is known even where the words cannot be shown. */
    const askBlock = async (filled: FilledTemplate | null): Promise<void> => {
      const templates = version === 0 ? [] : [{ templateId, version }];
      const words = { text: filled?.text ?? '', blanks: filled?.blanks ?? [] };
      show({ block: await desk.call.disclaimers.forAnswer({ questionId, content: { ...emptyDraft, ...words, ticks, templates } }, { signal }) });
    };
    const ask = async (): Promise<void> => {
      const filled = await desk.call.library.preview({ kind, content, questionId, ticks, answers }, { signal }).catch((error: unknown) => {
        show({ say: troubleOf(error).say });
        return null;
      });
      if (filled) show({ filled, say: '' });
      if (kind !== 'disclaimer' && kind !== 'snippet' && !signal.aborted) await askBlock(filled).catch((error: unknown) => show({ say: troubleOf(error).say }));
    };
    const timer = setTimeout(() => void ask(), pauseMs);
    return () => {
      clearTimeout(timer);
      end.abort();
    };
  }, [desk, templateId, kind, version, content, questionId, ticks, answers]);
  return shown;
}
