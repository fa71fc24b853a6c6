import { useEffect, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import type { TemplateReport } from '#shared/words/library.ts';
import { useTemplate, useWriting } from '../../writing/use-template.tsx';

/** Longer than the gap between two keys, shorter than the way of the eye to the squiggle. */
const pauseMs = 250;

/** What is known about these words without any question. `body` is the text it was said of: faults count from its beginning. */
export interface Report extends TemplateReport {
  body: string;
}

export interface ReportState {
  report: Report | null;
  /** Why nothing newer is known. */
  say: string;
}

/** The engine's word on what is being written, asked again when the typing rests. */
export function useReport(): ReportState {
  const desk = useDesk();
  const { session, sheet } = useTemplate();
  const content = useWriting((writing) => writing.content);
  const { kind } = sheet.row;
  const { templateId } = session;
  const [state, setState] = useState<ReportState>({ report: null, say: '' });
  useEffect(() => {
    const end = new AbortController();
    const timer = setTimeout(
      () => {
        desk.call.library.report({ templateId, kind, content }, { signal: end.signal }).then(
          (known) => end.signal.aborted || setState({ report: { ...known, body: content.body }, say: '' }),
          (error: unknown) => end.signal.aborted || setState(({ report }) => ({ report, say: troubleOf(error).say })),
        );
      },
      pauseMs,
    );
    return () => {
      clearTimeout(timer);
      end.abort();
    };
  }, [desk, templateId, kind, content]);
  return state;
}
