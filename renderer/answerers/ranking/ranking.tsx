import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import style from '../answerers.module.css';
import { many, sayMoment } from '../say.ts';
import type { Span } from '../span.ts';
import { MyStanding } from './my-standing.tsx';
import { StandingRow } from './standing-row.tsx';

/** The list, how fresh it is, and one's own place in it or on the way to it. */
export function Ranking({ days, communityId }: { days: Span; communityId: number | null }) {
  const desk = useDesk();
  const { value, trouble, retry } = useLive(desk.query.answerers.top.experimental_liveOptions({ input: { communityId, days } }));
  const [failure, setFailure] = useState<string | null>(null);
  const hide = (isHidden: boolean): void => {
    desk.call.answerers.hide({ isHidden }).then(
      () => setFailure(null),
      (error: unknown) => setFailure(troubleOf(error).say),
    );
  };
  return (
    <>
      {trouble ? (
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {trouble.say}
        </Notice>
      ) : null}
      {failure ? <Notice tone="bad">{failure}</Notice> : null}
      {!value && !trouble ? <p className={style.quiet}>Counting…</p> : null}
      {value ? (
        <>
          {value.rows.length === 0 ? (
            <Empty title={<h2>Nobody is listed yet</h2>}>
              <p>It takes four answers that somebody rated, to three different people. Choose a longer time or all communities.</p>
            </Empty>
          ) : (
            <ol role="list" className={style.list} aria-label="Top answerers">
              {value.rows.map((row) => (
                <StandingRow key={row.username} row={row} />
              ))}
            </ol>
          )}
          <ReadState {...value.read} />
          <MyStanding mine={value.mine} missing={value.missing} isHidden={value.isHidden} isListed={value.rows.some(({ isMe }) => isMe)} onHide={hide} />
        </>
      ) : null}
    </>
  );
}

/** No list is fresher than what was read for it. */
function ReadState({ threads, unread, oldestAt }: { threads: number; unread: number; oldestAt: number | null }) {
  if (threads === 0) return null;
  const isAre = unread === 1 ? 'has' : 'have';
  return (
    <p className={style.quiet}>
      {oldestAt === null ? `Likes and accepted answers of ${many(threads, 'question')} have not been read yet; what came with the posts counts already.` : `Likes and accepted answers as read on ${sayMoment(oldestAt)} or later.`}
      {oldestAt !== null && unread > 0 ? ` ${many(unread, 'question')} of ${threads.toLocaleString('en')} ${isAre} not been looked at yet.` : ''} Counted from what this desk has read of the forum.
    </p>
  );
}
