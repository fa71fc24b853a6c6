import { Button } from '#renderer/ui/button.tsx';
import { minutesLeft } from '#renderer/ui/held-by.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { useNow } from '#renderer/ui/time-ago.tsx';
import style from './claim.module.css';
import type { Claiming } from './use-claim.ts';

/** Somebody else is at it: said above the text, with the two ways on. */
export function ClaimNotice({ claiming: { claim, isAllTheSame, takeOver, writeAllTheSame } }: { claiming: Claiming }) {
  const left = minutesLeft(claim?.untilAt ?? null, useNow());
  if (!claim || claim.isMe || isAllTheSame) return null;
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
        <bdi>{claim.name || claim.username}</bdi> is at it{left === null ? '' : `, ${left} min left`}.
      </Notice>
    </div>
  );
}
