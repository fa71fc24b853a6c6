import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { StandingAnswer } from '#shared/words/amend.ts';
import { commandId, type PostId, type QuestionId } from '#shared/words/ids.ts';
import { AmendNote } from './amend-note.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import style from './amends.module.css';
import { useStanding } from './use-standing.ts';

/** What may still be done with an answer that stands on the forum, what is on its way, and why something cannot be done. `about`: the id of what names the answer. */
export function AnswerDeeds({ answer, about }: { answer: StandingAnswer; about?: string }) {
  const desk = useDesk();
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { postId, isMine, isAccepted, amend } = answer;
  const isUnderway = amend !== null && ['waiting', 'doing', 'checking'].includes(amend.state);
  const described = about === undefined ? {} : { 'aria-describedby': about };
  const call = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setSaid(null);
    try {
      await work();
    } catch (error) {
      setSaid(troubleOf(error).say);
    } finally {
      setBusy(false);
    }
  };
  const mark = (): Promise<void> => call(() => desk.call.amends.accept({ commandId: commandId.parse(crypto.randomUUID()), postId, isAccepted: !isAccepted }));
  const reasons = isMine ? [...new Set([...(answer.edit.isAllowed ? [] : [answer.edit.why]), ...(answer.delete.isAllowed ? [] : [answer.delete.why])])] : [];
  if (!isMine && !answer.accept.isAllowed && amend === null) return null;

  return (
    <div className={style.deeds}>
      {amend ? <AmendNote amend={amend} isBusy={isBusy} onCall={(work) => void call(work)} onEdit={() => setOpen('edit')} /> : null}
      {said === null ? null : <Notice tone="warn">{said}</Notice>}
      {isUnderway ? null : (
        <div className={style.buttons}>
          {isMine && answer.edit.isAllowed ? (
            <Button kind="quiet" disabled={isBusy} {...described} onClick={() => setOpen('edit')}>
              Edit
            </Button>
          ) : null}
          {isMine && answer.delete.isAllowed ? (
            <Button kind="quiet" disabled={isBusy} {...described} onClick={() => setOpen('delete')}>
              Delete from the forum
            </Button>
          ) : null}
          {answer.accept.isAllowed ? (
            <Button kind="quiet" aria-pressed={isAccepted} disabled={isBusy} {...described} onClick={() => void mark()}>
              {isAccepted ? 'Not the answer after all' : 'Mark as the answer'}
            </Button>
          ) : null}
        </div>
      )}
      {reasons.map((reason) => (
        <p key={reason} className={style.reason}>
          {reason}
        </p>
      ))}
      {/* Not in the thread, whose look is made for posts. */}
      {open === null
        ? null
        : createPortal(
            open === 'edit' ? <EditDialog postId={postId} begun={amend?.state === 'needs-you' && amend.kind === 'edit' ? amend.text : null} onClose={() => setOpen(null)} /> : <DeleteDialog postId={postId} onClose={() => setOpen(null)} />,
            document.body,
          )}
    </div>
  );
}

/** The same of an answer that is known by its number alone. */
export function DeedsOfAnswer({ questionId, postId, about }: { questionId: QuestionId; postId: PostId; about: string }) {
  const answer = useStanding(questionId).find((one) => one.postId === postId);
  return answer ? <AnswerDeeds answer={answer} about={about} /> : null;
}
