import { useId } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { HeldBy } from '#renderer/claim/held-by.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import style from './claim.module.css';
import type { Claiming } from './use-claim.ts';

/** Claims a question or lets go of it, and says how long it is still held. */
export function ClaimControl({ claiming: { claim, isAllTheSame, onlyHere, take, release } }: { claiming: Claiming }) {
  const isMine = claim?.isMe === true;
  const id = useId();
  return (
    <>
      {claim && (isMine || isAllTheSame) ? (
        <span className={style.held}>
          <HeldBy name={claim.name || claim.username} isMe={isMine} untilAt={claim.untilAt} />
        </span>
      ) : null}
      {onlyHere === null || isMine ? null : (
        <span className={style.held} title={onlyHere}>
          on this machine
          <span hidden id={id}>
            {onlyHere}
          </span>
        </span>
      )}
      <Button kind="quiet" onClick={isMine ? release : take} aria-keyshortcuts="c" aria-describedby={onlyHere === null || isMine ? undefined : id}>
        {isMine ? 'Release' : 'Claim'}
        <span aria-hidden="true" className={style.key}>
          <Kbd keys="c" />
        </span>
      </Button>
    </>
  );
}
