import { useId } from 'react';
import { ForumName } from '#renderer/forum/forum-mark.tsx';
import { useForumName } from '#renderer/forum/use-forums.ts';
import { goToQuestion } from '#renderer/link/places.ts';
import { FollowUpActions, Planned, WhyBack } from '#renderer/snooze/follow-up-note.tsx';
import { sayUntil } from '#renderer/snooze/snooze.ts';
import { Tag } from '#renderer/ui/tag.tsx';
import { TimeAgo, useNow } from '#renderer/ui/time-ago.tsx';
import type { FollowUp } from '#shared/words/follow-up.ts';
import style from './follow-ups.module.css';

/** One question that was put off. The note comes first: it is what the person needs to go on. */
export function FollowUpRow({ followUp, isChosen, onChoose }: { followUp: FollowUp; isChosen: boolean; onChoose(): void }) {
  const id = useId();
  const forumName = useForumName();
  const now = useNow();
  const { back, note, title, community } = followUp;
  return (
    <li className={style.row} aria-labelledby={id} data-back={back?.why} data-chosen={isChosen}>
      {note === '' ? null : (
        <p className={style.note}>
          <Planned note={note} />
        </p>
      )}
      <h3 id={id}>
        <button type="button" className={style.title} data-follow-up={followUp.questionId} onFocus={onChoose} onClick={() => goToQuestion(followUp.questionId)}>
          <bdi>{title}</bdi>
        </button>
      </h3>
      {back ? (
        <p className={style.why}>
          <WhyBack back={back} />
        </p>
      ) : null}
      <p className={style.facts}>
        <Tag>
          <bdi>{community}</bdi>
        </Tag>
        <ForumName name={forumName(followUp.questionId)} />
        {back ? (
          <span>
            back <TimeAgo at={back.at} />
          </span>
        ) : (
          <span>{sayUntil(followUp, now)}</span>
        )}
        <span>
          · put off <TimeAgo at={followUp.setAt} />
        </span>
      </p>
      {/* The row is chosen by whatever in it has the focus, so that a key acts on what is looked at. */}
      <div className={style.acts} onFocus={onChoose}>
        <FollowUpActions followUp={followUp} />
      </div>
    </li>
  );
}
