import { Button } from '#renderer/ui/button.tsx';
import { minutesLeft } from '#renderer/claim/held-by.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { useNow } from '#renderer/ui/time-ago.tsx';
import type { Claim } from '#shared/words/claim.ts';
import style from './claim.module.css';
import type { Claiming } from './use-claim.ts';

const timeOf = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** What a person should know of a claim before going on, above the text: that somebody else is at it, with the two ways on; that nobody else sees ours. */
export function ClaimNotice({ claiming: { claim, isAllTheSame, takeOver, writeAllTheSame } }: { claiming: Claiming }) {
  const left = minutesLeft(claim?.untilAt ?? null, useNow());
  if (claim?.isMe) {
    const said = sayPlace(claim);
    return said === null ? null : <p className={style.place}>{said}</p>;
  }
  if (!claim || isAllTheSame) return null;
  return (
    <div className={style.notice}>
      <Notice
        tone="warn"
        action={
          <span className={style.choices}>
            <Button onClick={takeOver}>Take over</Button>
            <Button onClick={writeAllTheSame}>Write all the same</Button>
          </span>
        }
      >
        <bdi>{claim.name || claim.username}</bdi> is at it
        {claim.untilAt === null ? null : (
          <>
            {/* Read out once: the minutes change under whoever listens. */}
            <span className="visually-hidden"> until {timeOf.format(claim.untilAt)}</span>
            <span aria-hidden="true">, {left} min left</span>
          </>
        )}
        .
      </Notice>
    </div>
  );
}

/** Null: the others see it, or will in a moment. */
function sayPlace({ place, why }: Claim): string | null {
  if (place === 'forum' || why === 'telling') return null;
  return why === 'waiting' ? 'Your claim is known to this machine only, until the forum can be told.' : 'Your claim is known to this machine only: the forum keeps none of yours.';
}
