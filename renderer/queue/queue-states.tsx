import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { timeAgo, useNow } from '#renderer/ui/time-ago.tsx';
import type { SyncStatus } from '#shared/words/desk.ts';
import style from './queue.module.css';

/** Rows to come. Not read out: nothing is there yet. */
export function QueueSkeleton() {
  return (
    <div className={style.skeleton} aria-hidden="true">
      {Array.from({ length: 6 }, (_, i) => (
        <div key={i} className={style.bone}>
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}

/** The first sync of a forum, with what it has done so far. */
export function FirstSync({ sync, forumName, compact }: { sync: SyncStatus; forumName: string; compact: boolean }) {
  const said = sync.total === null ? `${sync.done} questions so far` : `${sync.done} of ${sync.total} questions`;
  const bar = <progress aria-label="First sync" max={sync.total ?? undefined} value={sync.total === null ? undefined : sync.done} />;
  if (compact) {
    return (
      <div className={style.syncing} role="status">
        {bar} <span>
          Reading {forumName === '' ? 'the forum' : <bdi>{forumName}</bdi>}: {said}
        </span>
      </div>
    );
  }
  return (
    <Empty title={<p>Getting the questions of {forumName || 'the forum'}</p>}>
      {bar}
      <p>{said}. Each one appears here as soon as it is read.</p>
    </Empty>
  );
}

/** Why what a forum sent may be old, and what a person can do. Null while it answers, and where nobody is signed in, which the frame says. `forumName`: where there are several. */
export function OutOfStep({ sync, forumName, onRetry }: { sync: SyncStatus; forumName: string | null; onRetry(): void }) {
  const now = useNow();
  if ((sync.state !== 'offline' && sync.state !== 'paused') || sync.trouble?.kind === 'signed-out') return null;
  const known = sync.lastAt === null ? 'The forum has not been read yet.' : `This is how it was ${timeAgo(sync.lastAt, now)}.`;
  const reason = sync.trouble?.say ?? (sync.state === 'offline' ? 'The forum cannot be reached.' : 'The forum asked for a pause.');
  return (
    <div className={style.notice}>
      <Notice tone="warn" action={sync.trouble?.remedy === 'wait' && sync.state === 'paused' ? null : <Button onClick={onRetry}>Try now</Button>}>
        {forumName === null ? null : (
          <>
            <bdi>{forumName}</bdi>:{' '}
          </>
        )}
        {reason} {known} Answers you send wait in the outbox.
      </Notice>
    </div>
  );
}

export function NothingWaits({ forumName }: { forumName: string }) {
  return (
    <Empty title={<p>Everybody has an answer.</p>}>
      <p>No open question on {forumName || 'the forum'} is waiting. New ones appear here by themselves.</p>
    </Empty>
  );
}

export function NothingMatches({ onClear }: { onClear(): void }) {
  return (
    <Empty title={<p>No waiting question matches.</p>} actions={<Button onClick={onClear}>Clear the filter</Button>}>
      <p>Whole words and beginnings of words in titles and texts are found.</p>
    </Empty>
  );
}
