import { useEffect, useRef } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { windowClock } from '#renderer/text-editor/autosave.ts';
import type { CommandId, QuestionId } from '#shared/words/ids.ts';
import { turnTo, useComposer } from '../composer-store.ts';
import { beginSession, type DraftSession } from './draft-session.ts';

const isInFront = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/**
 * Keeps the draft of one question open while there is something to write. `sentAs` is the answer of this question that is on
 * its way: then nothing is open. `turn` grows to open the draft anew.
 */
export function useDraft(questionId: QuestionId, sentAs: CommandId | null, turn: number): void {
  const desk = useDesk();
  const latestSent = useRef(sentAs);
  latestSent.current = sentAs;
  const isClosed = sentAs !== null;

  useEffect(() => {
    turnTo(questionId, isClosed ? 'closed' : 'opening');
    if (isClosed) return;
    const end = new AbortController();
    let session: DraftSession | null = null;
    const look = (): void => session?.setActive(isInFront());
    const flush = (): void => void session?.flush();

    desk.call.drafts.open({ questionId }, { signal: end.signal }).then(
      (draft) => {
        if (end.signal.aborted) return;
        session = beginSession({ desk, draft, storage: sessionStorage, clock: windowClock, elapsed: () => performance.now() });
        useComposer.setState({ session, phase: 'writing' });
        look();
      },
      (error: unknown) => {
        if (!end.signal.aborted) useComposer.setState({ trouble: troubleOf(error) });
      },
    );
    document.addEventListener('visibilitychange', look, end);
    for (const event of ['focus', 'blur'] as const) window.addEventListener(event, look, end);
    for (const event of ['blur', 'pagehide'] as const) window.addEventListener(event, flush, end);
    return () => {
      end.abort();
      if (!session) return;
      // Our own words arrived although nobody said so: then there is nothing left to keep.
      if (latestSent.current !== null && session.hasSent(latestSent.current)) session.end();
      else session.leave();
      if (useComposer.getState().session === session) useComposer.setState({ session: null });
    };
  }, [desk, questionId, isClosed, turn]);
}
