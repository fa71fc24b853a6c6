import { useRef, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import type { CommandId, QuestionId } from '#shared/words/ids.ts';
import type { Thread } from '#shared/words/question.ts';
import type { OutboxItem } from '#shared/words/outbox.ts';
import { AnswerState } from './send/answer-state.tsx';
import { useFindings } from './checks/use-findings.ts';
import { BesideText } from './send/beside-text.tsx';
import { CaretLine } from './editor/caret-line.tsx';
import { ClaimNotice } from './claim/claim-notice.tsx';
import { useClaim } from './claim/use-claim.ts';
import { useComposer, type ComposerState } from './composer-store.ts';
import style from './composer.module.css';
import { DisclaimerBlock } from './disclaimers/disclaimer-block.tsx';
import { Editor } from './editor/editor.tsx';
import { Notices } from './notices.tsx';
import { OpenPanel, type AnswerRooms } from './open-panel.tsx';
import { Preview } from './preview.tsx';
import { SendBar } from './send/send-bar.tsx';
import { SendTrouble } from './send/send-trouble.tsx';
import { Toolbar } from './toolbar.tsx';
import { useComposerCommands } from './use-composer-commands.ts';
import { useDisclaimers } from './disclaimers/use-disclaimers.ts';
import { useDraft } from './draft/use-draft.ts';
import { useOnScreenHere } from './use-on-screen-here.ts';
import { useThreadChange } from './send/use-thread-change.ts';

/** The rooms that open beside the text come from the frame, so that no screen knows another. */
export interface ComposerProps extends AnswerRooms {
  questionId: QuestionId;
  thread: Thread;
  /** The answer left: stay with this question, or go to the next one. */
  onSent(go: 'stay' | 'next'): void;
}

/** Characters from which on a text wants more than the first few lines of room. */
const longText = 400;

/** Where an answer is written, sent, and seen on its way. */
export function Composer({ questionId, thread, onSent, picker, sheet, templateSheet, sources }: ComposerProps) {
  const desk = useDesk();
  const { value: item } = useLive(desk.query.outbox.ofQuestion.experimental_liveOptions({ input: { questionId } }));
  const sent = useComposer((state) => state.sent);
  const [another, setAnother] = useState<CommandId | null>(null);
  const [turn, setTurn] = useState(0);
  const sentAs = closedBy(questionId, item, sent, another);
  const card = useRef<HTMLElement>(null);
  const isClosed = sentAs !== null;

  useDraft(questionId, sentAs, turn);
  useDisclaimers(desk, questionId);
  useFindings(desk, questionId);
  const change = useThreadChange(desk, questionId);
  const restart = (): void => setTurn((before) => before + 1);
  const offers = useComposerCommands({ desk, questionId, thread, onSent, card, item, restart });
  useOnScreenHere(questionId, item);
  const claiming = useClaim(questionId, isClosed);

  const isPreview = useComposer((state) => state.isPreview);
  const isLong = useComposer((state) => state.content.text.length > longText);
  return (
    <section ref={card} aria-label="Answer" className={style.composer} data-is-long={isLong}>
      {isClosed ? <AnswerState item={item?.id === sentAs ? item : null} sent={sent} base={thread.url} onTakeBack={offers.undoSend} onAnother={() => setAnother(sentAs)} /> : null}
      <div hidden={isClosed} className={style.writing} onKeyDown={offers.escape}>
        <Toolbar questionId={questionId} offers={offers} claiming={claiming} />
        <ClaimNotice claiming={claiming} />
        <Notices thread={thread} change={change} offers={offers} restart={restart} />
        <OpenPanel questionId={questionId} card={card} picker={picker} sheet={sheet} templateSheet={templateSheet} sources={sources} />
        <BesideText change={change} base={thread.url} offers={offers}>
          <Editor questionId={questionId} isHidden={isPreview} />
          {isPreview ? <Preview questionId={questionId} /> : null}
        </BesideText>
        <CaretLine />
        <DisclaimerBlock onChoose={offers.disclaimers} />
        <SendTrouble offers={offers} />
        <SendBar thread={thread} offers={offers} />
      </div>
    </section>
  );
}

/** The answer that keeps the composer closed: one on its way or standing, unless the person wants to write another. */
function closedBy(questionId: QuestionId, item: OutboxItem | null | undefined, sent: ComposerState['sent'], another: CommandId | null): CommandId | null {
  if (sent?.questionId === questionId && item?.id !== sent.id) return sent.id;
  return item && item.state !== 'withdrawn' && item.id !== another ? item.id : null;
}

/** Fetches editor and renderer while nobody waits for them. */
export async function preloadEditor(): Promise<void> {
  await Promise.all([import('./editor/editor-core.ts'), import('#renderer/ui/render-markdown.ts')]);
}
