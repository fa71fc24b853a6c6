import { useCallback } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import page from '#renderer/style/page.module.css';
import { Button } from '#renderer/ui/button.tsx';
import { HeldBy } from '#renderer/claim/held-by.tsx';
import { openOutside } from '#renderer/ui/html/outside.ts';
import { say } from '#renderer/ui/say.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { TimeAgo, useNow } from '#renderer/ui/time-ago.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { SecondLook } from '#shared/words/second-look.ts';
import { MineRow } from './mine-row.tsx';
import { MineSection } from './mine-section.tsx';

const weekMs = 7 * 24 * 3_600_000;

/** What is mine: what I hold, what I have begun, what somebody still reads, and what went out this week. */
export function MineScreen({ onOpen }: { onOpen(id: QuestionId): void }) {
  const desk = useDesk();
  const now = useNow();
  const held = useLive(desk.query.claims.mine.experimental_liveOptions());
  const drafts = useLive(desk.query.drafts.list.experimental_liveOptions());
  const looks = useLive(desk.query.looks.list.experimental_liveOptions());
  const outbox = useLive(desk.query.outbox.list.experimental_liveOptions());
  const release = useCallback(
    (questionId: QuestionId): void => {
      desk.call.claims.release({ questionId }).then(
        () => say('Released'),
        (error: unknown) => say(troubleOf(error).say),
      );
    },
    [desk],
  );
  const asked = looks.value?.filter((look) => look.isMine && isOpen(look));
  const sent = outbox.value?.filter(({ state, changedAt }) => (state === 'sent' || state === 'in-review') && changedAt >= now - weekMs);

  return (
    <div className={page.page}>
      <h1>Mine</h1>
      <p className={page.lead}>What you are at, and what became of it.</p>
      <MineSection title="You hold" live={held} nothing="No question is claimed by you. The first letter of an answer claims its question for 15 minutes.">
        {(claim) => (
          <MineRow
            key={claim.questionId}
            title={claim.title}
            onOpen={() => onOpen(claim.questionId)}
            action={
              <Button kind="quiet" onClick={() => release(claim.questionId)} aria-label={`Release ${claim.title}`}>
                Release
              </Button>
            }
          >
            <span>
              <HeldBy name={claim.name} isMe untilAt={claim.untilAt} />
            </span>
            {claim.untilAt === null ? <span>given to you on the forum</span> : null}
            {claim.place === 'machine' && claim.why !== 'telling' ? <span>known to this machine only</span> : null}
          </MineRow>
        )}
      </MineSection>
      <MineSection title="Drafts" live={drafts} nothing="Nothing is begun.">
        {(draft) => (
          <MineRow key={draft.questionId} title={draft.title} excerpt={draft.excerpt} onOpen={() => onOpen(draft.questionId)}>
            <span>{draft.words === 1 ? '1 word' : `${draft.words} words`}</span>
            <span>
              saved <TimeAgo at={draft.savedAt} />
            </span>
            {draft.isWaiting ? null : <span>the question no longer waits</span>}
          </MineRow>
        )}
      </MineSection>
      <MineSection title="Waiting for a second look" live={{ ...looks, value: asked }} nothing="Nobody reads anything of yours just now.">
        {(look) => (
          <MineRow key={look.id} title={look.title} excerpt={look.remark === '' ? look.note : look.remark} onOpen={() => onOpen(look.questionId)}>
            <Tag>{lookWords[look.state]}</Tag>
            {look.reader === '' ? null : (
              <span>
                by <bdi>{look.reader}</bdi>
              </span>
            )}
            <TimeAgo at={look.changedAt} />
          </MineRow>
        )}
      </MineSection>
      <MineSection title="Sent this week" live={{ ...outbox, value: sent }} nothing="Nothing went out in the last seven days.">
        {(item) => (
          <MineRow
            key={item.id}
            title={item.title}
            excerpt={item.excerpt}
            onOpen={() => onOpen(item.questionId)}
            action={
              item.url === null ? null : (
                <Button kind="quiet" onClick={() => openOutside(item.url ?? '')} aria-label={`Open ${item.title} on the forum`}>
                  On the forum
                </Button>
              )
            }
          >
            {item.state === 'in-review' ? <Tag>Held by the forum</Tag> : null}
            <TimeAgo at={item.changedAt} />
          </MineRow>
        )}
      </MineSection>
    </div>
  );
}

const lookWords: Readonly<Record<SecondLook['state'], string>> = { asked: 'waits for a reader', agreed: 'agreed', suggested: 'came back with changes', stopped: 'stopped', withdrawn: 'withdrawn', sent: 'sent' };

/** Those that are over have gone where they belong. */
const isOpen = ({ state }: SecondLook): boolean => state !== 'withdrawn' && state !== 'sent';
