import { useEffect, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { fieldOf, isAnswered } from '#shared/answers/fill-marks.ts';
import type { Ticks } from '#shared/words/draft.ts';
import type { FillAnswers } from '#shared/words/fill-in.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import type { FilledTemplate } from '#shared/words/template.ts';
import type { Trouble } from '#shared/words/trouble.ts';

/** A pause in typing, shorter than a person waits for what a tick does. Milliseconds. */
const pauseMs = 120;

interface Asking {
  questionId: QuestionId;
  ticks: Ticks;
  /** As it is with nothing said. */
  first: FilledTemplate;
  answers: FillAnswers;
}

/** What the fields show, which is what counts: an answer to another template's question may be none to this one's, and what a template proposes is said by leaving it. */
const saidFor = (fields: FilledTemplate['fields'], answers: FillAnswers): FillAnswers =>
  Object.fromEntries(fields.flatMap((field) => {
    const said = Object.hasOwn(answers, field.key) ? answers[field.key] : undefined;
    const isWord = fieldOf(field).kind === 'text';
    const value = [said, field.preset === '' ? undefined : field.preset].find((one) => one !== undefined && (isWord || isAnswered(fieldOf(field), one)));
    return value === undefined ? [] : [[field.key, value]];
  }));

/** A template as it reads with these answers, a moment behind them. `render` gives it with the answers of now. */
export function useRendered({ questionId, ticks, first, answers }: Asking): { filled: FilledTemplate; trouble: Trouble | null; render(): Promise<FilledTemplate> } {
  const desk = useDesk();
  const [shown, setShown] = useState<{ filled: FilledTemplate; for: string; trouble: Trouble | null }>({ filled: first, for: '{}', trouble: null });
  const { templateId } = first;
  const said = saidFor(shown.filled.fields, answers);
  const wanted = JSON.stringify(said);
  useEffect(() => {
    if (wanted === shown.for) return;
    const end = new AbortController();
    const timer = setTimeout(() => {
      desk.call.templates.fill({ templateId, questionId, ticks, answers: JSON.parse(wanted) as FillAnswers }, { signal: end.signal }).then(
        (filled) => end.signal.aborted || setShown({ filled, for: wanted, trouble: null }),
        (error: unknown) => end.signal.aborted || setShown((before) => ({ ...before, for: wanted, trouble: troubleOf(error) })),
      );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      end.abort();
    };
  }, [desk, templateId, questionId, ticks, wanted, shown.for]);
  return {
    filled: shown.filled,
    trouble: shown.trouble,
    render: async () => (wanted === shown.for && shown.trouble === null ? shown.filled : desk.call.templates.fill({ templateId, questionId, ticks, answers: said })),
  };
}
