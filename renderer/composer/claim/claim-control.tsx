import { Button } from '#renderer/ui/button.tsx';
import { HeldBy } from '#renderer/ui/held-by.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { Claim } from '#shared/words/claim.ts';
import style from './claim.module.css';
import type { Claiming } from './use-claim.ts';

/** Claims a question or lets go of it, and says how long it is still ours and who knows. */
export function ClaimControl({ claiming }: { claiming: Claiming }) {
  const { claim } = claiming;
  const place = claim?.isMe ? sayPlace(claim) : null;
  return (
    <>
      {claim ? (
        <span className={style.held} title={place ?? ''} data-claim={claim.why}>
          <HeldBy name={claim.name || claim.username} isMe={claim.isMe} untilAt={claim.untilAt} />
          {place === null ? null : <span className={style.place}> · {place}</span>}
        </span>
      ) : null}
      <Button kind="quiet" onClick={claim?.isMe ? claiming.release : claiming.take} aria-keyshortcuts="c">
        {claim?.isMe ? 'Release' : 'Claim'}
        <span aria-hidden="true">
          <Kbd keys="c" />
        </span>
      </Button>
    </>
  );
}

/** Null: the others see it, or will in a moment. */
function sayPlace({ place, why }: Claim): string | null {
  if (place === 'forum' || why === 'telling') return null;
  return why === 'waiting' ? 'known to this machine only, until the forum can be told' : 'known to this machine only';
}
