import { useState } from 'react';
import { ForumName } from '#renderer/forum/forum-mark.tsx';
import { useForumName } from '#renderer/forum/use-forums.ts';
import { useCommands } from '#renderer/keys/commands.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import page from '#renderer/style/page.module.css';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import type { DraftRow } from '#shared/words/draft.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import style from './drafts.module.css';

/** Everything begun and not yet sent. Discarding puts a draft away and can be undone. */
export function DraftsScreen({ onOpen }: { onOpen(id: QuestionId): void }) {
  const desk = useDesk();
  const forumName = useForumName();
  const drafts = useLive(desk.query.drafts.list.experimental_liveOptions());
  const [discarded, setDiscarded] = useState<Pick<DraftRow, 'questionId' | 'title'> | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const attempt = async (deed: () => Promise<unknown>, then: () => void): Promise<void> => {
    try {
      await deed();
      setFailure(null);
      then();
    } catch (error) {
      setFailure(troubleOf(error).say);
    }
  };
  const discard = (row: DraftRow) => void attempt(() => desk.call.drafts.discard({ questionId: row.questionId }), () => setDiscarded(row));
  const bringBack = (): void => {
    if (discarded) void attempt(() => desk.call.drafts.restore({ questionId: discarded.questionId }), () => setDiscarded(null));
  };
  useCommands(discarded ? { undo: bringBack } : {});

  const rows = drafts.value;
  return (
    <div className={page.page}>
      <h1>Drafts</h1>
      <p className={page.lead}>Saved while you type. A draft stays here until it is sent or discarded.</p>
      {discarded ? (
        <div className={style.undo}>
          <Notice action={<Button onClick={bringBack}>Undo</Button>}>
            The draft for “<bdi>{discarded.title}</bdi>” was discarded.
          </Notice>
        </div>
      ) : null}
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
      {drafts.trouble ? (
        <Notice tone="bad" action={<Button onClick={drafts.retry}>Try again</Button>}>
          {drafts.trouble.say}
        </Notice>
      ) : null}
      {rows?.length === 0 ? (
        <Empty title={<p>No drafts.</p>}>
          <p>Begin an answer to any question and it is kept here.</p>
        </Empty>
      ) : null}
      <ul className={`bare ${style.list}`} aria-label="Drafts">
        {rows?.map((row) => (
          <li key={row.questionId} className={style.draft}>
            <div>
              <h2>
                <bdi>{row.title}</bdi>
              </h2>
              <p className={style.excerpt} dir="auto">
                {row.excerpt}
              </p>
              <p className={style.facts}>
                <Tag>
                  <bdi>{row.community}</bdi>
                </Tag>
                <ForumName name={forumName(row.questionId)} />
                <span>{row.words === 1 ? '1 word' : `${row.words} words`}</span>
                {row.blanksLeft > 0 ? <span className={style.blanks}>{row.blanksLeft === 1 ? '1 blank left' : `${row.blanksLeft} blanks left`}</span> : null}
                <span>
                  saved <TimeAgo at={row.savedAt} />
                </span>
                {row.isWaiting ? null : <span>· the question no longer waits</span>}
              </p>
            </div>
            <div className={style.acts}>
              <Button kind="quiet" onClick={() => discard(row)} aria-label={`Discard the draft for ${row.title}`}>
                Discard
              </Button>
              <Button onClick={() => onOpen(row.questionId)} aria-label={`Continue the draft for ${row.title}`}>
                Continue
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
