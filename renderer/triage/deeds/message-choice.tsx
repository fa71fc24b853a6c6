import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { Prose } from '#renderer/ui/prose.tsx';
import { findMarks } from '#shared/answers/blanks.ts';
import { noTicks } from '#shared/words/draft.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import style from '../triage.module.css';

/** What a message still asks for: the one thing the note will say, or more than a note can. */
export interface MessageAsks {
  isBarred: boolean;
  /** The label of the one open place; null: nothing is open. */
  asks: string | null;
}

export const nothingAsked: MessageAsks = { isBarred: false, asks: null };

interface MessageChoiceProps {
  questionId: QuestionId;
  /** What the order fills in by itself. */
  known: Record<string, string>;
  note: string;
  isRequired: boolean;
  templateId: string | undefined;
  onChoose(templateId: string | undefined): void;
  onAsks(asks: MessageAsks): void;
}

const mostMessages = 200;

/** Which message for the asker goes with it, and how it will read under the first of the questions. */
export function MessageChoice({ questionId, known, note, isRequired, templateId, onChoose, onAsks }: MessageChoiceProps) {
  const desk = useDesk();
  const messages = useLive(desk.query.library.page.experimental_liveOptions({ input: { filter: { kind: 'moderation', status: 'published' }, sort: 'title', offset: 0, limit: mostMessages } }));
  const fill = (answers: Record<string, string>) => ({ ...desk.query.templates.fill.queryOptions({ input: { templateId: templateId ?? '', questionId, ticks: noTicks, answers } }), enabled: templateId !== undefined });
  const { data: empty, error } = useQuery(fill(known));
  const open = templateId === undefined || !empty ? [] : [...new Map(findMarks(empty.text, empty.blanks).flatMap(({ blank }) => (blank?.isRequired ? [[blank.key, blank] as const] : []))).values()];
  const [one, ...more] = open;
  const { data: filled } = useQuery({ ...fill(one && more.length === 0 && note.trim() !== '' ? { ...known, [one.key]: note.trim() } : known) });
  const asks = one && more.length === 0 ? one.label : null;
  const isBarred = more.length > 0;
  useEffect(() => onAsks({ isBarred, asks }), [isBarred, asks, onAsks]);
  return (
    <>
      <label>
        <span>Message to the asker</span>
        <select value={templateId ?? ''} onChange={({ target }) => onChoose(target.value === '' ? undefined : target.value)}>
          <option value="">{isRequired ? 'Choose a message' : 'None'}</option>
          {messages.value?.rows.map((row) => (
            <option key={row.id} value={row.id}>
              {row.title}
            </option>
          ))}
        </select>
      </label>
      {messages.trouble || error ? <p role="alert">{messages.trouble?.say ?? troubleOf(error).say}</p> : null}
      {templateId !== undefined && (filled ?? empty) ? (
        <div className={style.preview} role="group" aria-label="How it will read" tabIndex={0}>
          <Prose text={(filled ?? empty)?.text ?? ''} small blanks />
        </div>
      ) : null}
    </>
  );
}
