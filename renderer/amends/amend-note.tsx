import { useDesk } from '#renderer/link/desk.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Prose } from '#renderer/ui/prose.tsx';
import type { Amend } from '#shared/words/amend.ts';
import style from './amends.module.css';

interface Props {
  amend: Amend;
  isBusy: boolean;
  onCall(work: () => Promise<unknown>): void;
  onEdit(): void;
}

/** Where a change of an answer is, why, and every way to go on from there. What is done or given up is no news. */
export function AmendNote({ amend, isBusy, onCall, onEdit }: Props) {
  const desk = useDesk();
  const { id, state, kind, now } = amend;
  if (state === 'done' || state === 'dropped') return null;
  const retry = (over: boolean): void => onCall(() => desk.call.amends.retry({ id, over }));
  const isChanged = amend.trouble?.remedy === 'read-change';
  return (
    <div className={style.note} role="status" data-state={state}>
      <p>{amend.reason}</p>
      {now === null ? null : (
        <details className={style.words} open>
          <summary>What stands there now</summary>
          <Prose text={now} />
        </details>
      )}
      {kind === 'edit' && amend.text !== '' && state === 'needs-you' ? (
        <details className={style.words}>
          <summary>Your words</summary>
          <Prose text={amend.text} />
        </details>
      ) : null}
      {state === 'needs-you' ? (
        <div className={style.buttons}>
          {isChanged ? (
            <Button disabled={isBusy} onClick={() => retry(true)}>
              Write mine over it
            </Button>
          ) : amend.trouble?.remedy === 'none' ? null : (
            <Button disabled={isBusy} onClick={() => retry(false)}>
              Try again
            </Button>
          )}
          {kind === 'edit' && amend.trouble?.remedy !== 'none' ? (
            <Button disabled={isBusy} onClick={onEdit}>
              Edit your words
            </Button>
          ) : null}
        </div>
      ) : null}
      {state === 'needs-you' || state === 'waiting' ? (
        <Button kind="quiet" disabled={isBusy} onClick={() => onCall(() => desk.call.amends.drop({ id }))}>
          Leave it as it stands
        </Button>
      ) : null}
    </div>
  );
}
