import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { useTemplateTaker } from '#renderer/keys/insert-template.ts';
import { useVerdict } from '#renderer/level/use-verdict.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Thread } from '#shared/words/question.ts';
import style from '../frame.module.css';

interface EmergencyGateProps {
  questionId: QuestionId;
  thread: Thread;
  children: ReactNode;
}

/**
 * Before anything is written under an emergency: the message that leads to help, or a person's word that they mean otherwise.
 * Who has begun to write, or has written here, is not stopped; nothing typed is ever behind it.
 */
export function EmergencyGate({ questionId, thread, children }: EmergencyGateProps) {
  const desk = useDesk();
  const verdict = useVerdict(questionId).value;
  const drafts = useLive(desk.query.drafts.list.experimental_liveOptions()).value;
  const item = useLive(desk.query.outbox.ofQuestion.experimental_liveOptions({ input: { questionId } })).value;
  const [passed, setPassed] = useState<QuestionId | null>(null);
  const calm = useRef<QuestionId | null>(null);
  const isKnown = verdict !== undefined && drafts !== undefined && item !== undefined;
  const isOurs = thread.posts.some(({ isMine }) => isMine) || (item != null && item.state !== 'withdrawn') || (drafts?.some((draft) => draft.questionId === questionId) ?? false);
  const isEmergency = verdict?.level === 'emergency' && thread.state === 'open' && !thread.isAnswered;
  // A level that is raised while somebody writes does not take the text from under their hands.
  useEffect(() => {
    if (verdict !== undefined && !isEmergency) calm.current = questionId;
  }, [verdict, isEmergency, questionId]);
  if (!isKnown || !isEmergency || isOurs || passed === questionId || calm.current === questionId) return <>{children}</>;
  return <Redirect questionId={questionId} onPass={() => setPassed(questionId)} />;
}

/** Gives a template to the composer as soon as there is one. */
function insertSoon(templateId: string): void {
  const give = (take: { current(id: string): void } | null): boolean => {
    take?.current(templateId);
    return take !== null;
  };
  if (give(useTemplateTaker.getState().take)) return;
  const stop = useTemplateTaker.subscribe(({ take }) => {
    if (take === null) return;
    stop();
    // Once the composer has taken its place on screen.
    setTimeout(() => give(useTemplateTaker.getState().take), 0);
  });
}

function Redirect({ questionId, onPass }: { questionId: QuestionId; onPass(): void }) {
  const desk = useDesk();
  const [isAsking, setAsking] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const { data: offers } = useQuery(desk.query.templates.find.queryOptions({ input: { text: '', questionId } }));
  const redirects = (offers ?? []).filter(({ isRedirect }) => isRedirect);
  useCommands({ 'question.answer': () => first.current?.focus() });
  const use = (templateId: string): void => {
    onPass();
    insertSoon(templateId);
  };
  return (
    <section className={style.gate} aria-label="Emergency">
      <h2>Send the redirect first</h2>
      <p>This question was marked an emergency. Somebody may need help now: send the message that leads there before anything else is written.</p>
      <div className={style.gateActs}>
        {redirects.map((offer, index) => (
          <Button key={offer.id} ref={index === 0 ? first : null} kind={index === 0 ? 'primary' : 'plain'} onClick={() => use(offer.id)}>
            <bdi>{offer.title}</bdi>
            {index === 0 ? (
              <span aria-hidden="true">
                <Kbd keys="r" onAccent />
              </span>
            ) : null}
          </Button>
        ))}
        {redirects.length === 0 && offers !== undefined ? <p>No template in your library is meant for emergencies. Write it in your own words.</p> : null}
        {isAsking ? (
          <>
            <p role="alert">Write something else, although it may be an emergency? If it is none, lower its level instead, so that others see it.</p>
            <Button kind="danger" onClick={onPass} autoFocus>
              Yes, write something else
            </Button>
            <Button onClick={() => setAsking(false)}>No</Button>
          </>
        ) : (
          <Button ref={redirects.length === 0 ? first : null} onClick={() => setAsking(true)}>
            Write something else…
          </Button>
        )}
      </div>
    </section>
  );
}
