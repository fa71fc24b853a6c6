import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { say } from '#renderer/ui/say.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import style from './triage.module.css';

/** Posts the forum holds until somebody has looked at them. What is decided here goes to the forum like an answer. */
export function HeldPosts({ onOpen }: { onOpen(id: QuestionId): void }) {
  const desk = useDesk();
  const { value: posts, trouble, retry } = useLive(desk.query.moderation.held.experimental_liveOptions());
  const [busy, setBusy] = useState<number | null>(null);
  const judge = (reviewId: number, isApproved: boolean): void => {
    setBusy(reviewId);
    desk.call.moderation
      .judgeHeld({ reviewId, isApproved })
      .then(
        () => say(isApproved ? 'Approved. It goes to the forum.' : 'Rejected. It goes to the forum.'),
        (error: unknown) => say(troubleOf(error).say),
      )
      .finally(() => setBusy(null));
  };
  if (trouble) {
    return (
      <div className={style.notice}>
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {trouble.say}
        </Notice>
      </div>
    );
  }
  if (posts === undefined) return <p className={style.notice}>Asking the forum…</p>;
  if (posts.length === 0) {
    return (
      <Empty title={<p>The forum holds nothing.</p>}>
        <p>Posts that wait for approval appear here, if your account on the forum may see them.</p>
      </Empty>
    );
  }
  return (
    <ul role="list" className={style.heldList} aria-label="Held by the forum">
      {posts.map((post) => (
        <li key={post.reviewId} className={style.heldPost}>
          <h2>
            <bdi>{post.title}</bdi>
          </h2>
          <p className={style.quiet}>
            <bdi>{post.author}</bdi> · <TimeAgo at={post.at} /> · {post.why}
          </p>
          <p className={style.heldText} dir="auto">
            {post.text}
          </p>
          <div className={style.buttons}>
            {post.questionId === null ? null : (
              <Button kind="quiet" onClick={() => post.questionId !== null && onOpen(post.questionId)}>
                Open the question
              </Button>
            )}
            <Button disabled={busy === post.reviewId} onClick={() => judge(post.reviewId, false)} aria-label={`Reject the post by ${post.author}`}>
              Reject
            </Button>
            <Button kind="primary" disabled={busy === post.reviewId} onClick={() => judge(post.reviewId, true)} aria-label={`Approve the post by ${post.author}`}>
              Approve
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
