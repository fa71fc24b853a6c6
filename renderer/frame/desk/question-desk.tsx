import { IconLayoutSidebarRight, IconX } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState, useSyncExternalStore } from 'react';
import { EarlyAnswer } from '#renderer/keys/early-answer.tsx';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { AskedBefore } from '#renderer/level/asked-before.tsx';
import { WhyLevel } from '#renderer/level/why-level.tsx';
import { QuestionFacts } from '#renderer/thread/question-facts.tsx';
import { ThreadPane } from '#renderer/thread/thread-pane.tsx';
import { Button, IconButton } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { QuestionRow } from '#shared/words/question.ts';
import { Crash } from '../around/crash.tsx';
import style from '../frame.module.css';
import { EmergencyGate } from './emergency-gate.tsx';
import { Grip } from './grip.tsx';
import { NoSuchQuestion } from './no-question.tsx';
import { useWindowState } from './window-state.ts';

const loadAnswering = () => import('./answering.tsx');
const Answering = lazy(async () => ({ default: (await loadAnswering()).Answering }));
const AnsweringSide = lazy(async () => ({ default: (await loadAnswering()).AnsweringSide }));

/** Fetches the composer while nobody waits for it. */
export const loadAnsweringAhead = (): Promise<void> => loadAnswering().then((room) => room.preloadAnswering());

/** Pixels: enough to begin in. A longer text gets more, until the person sets a height of their own. */
const usualHeight = 340;
const wide = '(min-width: 1280px)';
const onWidth = (call: () => void): (() => void) => {
  const media = matchMedia(wide);
  media.addEventListener('change', call);
  return () => media.removeEventListener('change', call);
};

interface QuestionDeskProps {
  questionId: QuestionId;
  row: QuestionRow | null;
  onSent(where: 'stay' | 'next'): void;
}

/** One question: its thread above, the answer below, and what helps beside them. */
export function QuestionDesk({ questionId, row, onSent }: QuestionDeskProps) {
  const desk = useDesk();
  const { value: thread, trouble, retry } = useLive(desk.query.threads.open.experimental_liveOptions({ input: { questionId } }));
  const isWide = useSyncExternalStore(onWidth, () => matchMedia(wide).matches);
  const ownHeight = useWindowState((state) => state.composerHeight);
  const composerHeight = ownHeight ?? usualHeight;
  const wantsSide = useWindowState((state) => state.isSideOpen);
  const toggle = useRef<HTMLButtonElement>(null);
  // In a narrow window the panel lies over the question, so it comes only when asked for.
  const [isOver, setIsOver] = useState(false);
  const isSideOpen = isWide ? (wantsSide ?? true) : isOver;
  const closeOver = (): void => {
    setIsOver(false);
    toggle.current?.focus();
  };
  const toggleSide = (): void => {
    if (isWide) useWindowState.setState({ isSideOpen: !isSideOpen });
    else setIsOver(!isOver);
  };
  /** Opens the panel where the level is explained, and goes there. */
  const showLevel = (): void => {
    if (!isSideOpen) toggleSide();
    requestAnimationFrame(() => {
      const side = document.getElementById('side');
      side?.scrollTo({ top: 0 });
      side?.focus();
    });
  };
  const known = thread?.question ?? row;
  if (thread === null) {
    return (
      <main className={style.main}>
        <NoSuchQuestion />
      </main>
    );
  }
  const side = (
    <IconButton ref={toggle} name="Side panel" aria-expanded={isSideOpen} aria-controls="side" onClick={toggleSide}>
      <IconLayoutSidebarRight size={16} />
    </IconButton>
  );
  return (
    <>
      <main className={style.main}>
        {known ? <ThreadPane row={known} thread={thread} actions={side} onHowLevel={showLevel} /> : <div />}
        {trouble ? (
          <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
            {trouble.say}
          </Notice>
        ) : null}
        {thread ? (
          <div className={style.answer} data-pane="composer" data-grows={ownHeight === null} style={{ height: composerHeight }}>
            <Grip height={composerHeight} least={220} most={Math.max(260, Math.round(window.innerHeight * 0.7))} onHeight={(height) => useWindowState.setState({ composerHeight: height })} />
            <Crash what="The composer">
              <EmergencyGate questionId={questionId} thread={thread}>
                <Suspense fallback={<EarlyAnswer questionId={questionId} className={style.waiting} />}>
                  <Answering questionId={questionId} thread={thread} onSent={onSent} />
                </Suspense>
              </EmergencyGate>
            </Crash>
          </div>
        ) : (
          <EarlyAnswer questionId={questionId} />
        )}
      </main>
      {isSideOpen && thread ? (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <aside id="side" className={style.side} aria-label="About this question" data-pane="side" tabIndex={-1} onKeyDown={({ key, defaultPrevented }) => !isWide && key === 'Escape' && !defaultPrevented && closeOver()}>
          {isWide ? null : (
            // It covers its own button, and the focus follows it.
            <IconButton name="Close side panel" className={style.close ?? ''} onClick={closeOver} autoFocus>
              <IconX size={16} />
            </IconButton>
          )}
          <WhyLevel key={questionId} questionId={questionId} />
          <QuestionFacts thread={thread} />
          <Crash what="The side panel">
            <Suspense fallback={null}>
              <AnsweringSide questionId={questionId} thread={thread} />
            </Suspense>
            <AskedBefore questionId={questionId} />
          </Crash>
        </aside>
      ) : null}
    </>
  );
}
