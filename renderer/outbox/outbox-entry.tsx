import { useEffect, useId, useState } from 'react';
import { DeedsOfAnswer } from '#renderer/amends/answer-deeds.tsx';
import { ForumName } from '#renderer/forum/forum-mark.tsx';
import { WaitsForModerators } from '#renderer/forum/waits-for-moderators.tsx';
import { useForumName } from '#renderer/forum/use-forums.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { goToQuestion } from '#renderer/link/places.ts';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ChangedThread } from '#renderer/ui/changed-thread.tsx';
import { openOutside } from '#renderer/ui/html/outside.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Prose } from '#renderer/ui/prose.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import { useCountdown } from '#renderer/ui/use-countdown.ts';
import { actionsFor, actionWords, stateWords, type OutboxAction } from '#shared/answers/outbox-actions.ts';
import { wordDifference } from '#shared/answers/word-difference.ts';
import { languageName } from '#shared/languages/language-name.ts';
import type { OutboxItem } from '#shared/words/outbox.ts';
import style from './outbox.module.css';

/** One answer of the outbox: state in words, reason, and every way to go on from there. */
export function OutboxEntry({ item }: { item: OutboxItem }) {
  const desk = useDesk();
  const id = useId();
  const [isOpen, setIsOpen] = useState(item.state === 'needs-you');
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const forum = useForumName()(item.questionId);
  const left = useCountdown(item.state === 'held' ? item.goesAt : null);

  // What was said about an answer on its way is over once it stands.
  useEffect(() => setSaid(null), [item.state]);

  const act = async (action: OutboxAction): Promise<void> => {
    if (action === 'open') return openOutside(item.url ?? '');
    setIsBusy(true);
    setSaid(null);
    try {
      if (action === 'send-now') await desk.call.outbox.sendNow({ id: item.id });
      else if (action === 'retry') await desk.call.outbox.retry({ id: item.id });
      else if (action === 'delete-twins') await desk.call.outbox.deleteTwins({ id: item.id });
      else if (action === 'send-anyway') await desk.call.outbox.retry({ id: item.id, acceptChange: true });
      else {
        const { questionId } = await desk.call.outbox.takeBack({ id: item.id });
        announce(action === 'withdraw' ? 'Withdrawn. The text is kept as a draft.' : 'Taken back. The text is in the editor again.');
        if (action !== 'withdraw') goToQuestion(questionId);
      }
    } catch (error) {
      setSaid(troubleOf(error).say);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <li className={style.entry} aria-labelledby={`${id}-title`} data-state={item.state}>
      <div className={style.entryHead}>
        <h2 id={`${id}-title`}>
          <button type="button" className={style.title} onClick={() => goToQuestion(item.questionId)}>
            <bdi>{item.title}</bdi>
          </button>
        </h2>
        <span className={style.state} data-state={item.state}>
          {stateWords[item.state]}
        </span>
      </div>
      <p className={style.reason}>
        {item.state === 'held' && left > 0 ? `Goes in ${left} s. ` : ''}
        {item.state === 'in-review' ? <WaitsForModerators since={item.changedAt} reason={item.reason} /> : item.reason}
      </p>
      <p className={style.meta}>
        {forum === null ? null : (
          <>
            On <ForumName name={forum} /> ·{' '}
          </>
        )}
        Written <TimeAgo at={item.createdAt} />
        {item.attempts > 0 ? ` · ${item.attempts === 1 ? 'tried once' : `tried ${item.attempts} times`}` : ''}
      </p>
      {item.disclaimers && item.disclaimers.length > 0 ? (
        <p className={style.meta}>
          With{' '}
          {item.disclaimers.map(({ id, title, version, language }, index) => (
            <span key={id}>
              {index > 0 ? ' · ' : ''}
              <bdi>{title}</bdi>, v{version}, in {languageName(language)}
            </span>
          ))}
          {item.state === 'held' || item.state === 'waiting' ? '. These words stay, whatever is changed meanwhile; take it back to send it with newer ones.' : ''}
        </p>
      ) : null}
      {item.change ? (
        <div className={style.change}>
          <ChangedThread posts={item.change.newPosts} difference={item.change.isQuestionEdited ? wordDifference(item.change.questionBefore, item.change.questionNow) : []} isClosed={item.change.isClosed} isGone={item.change.isGone} base={item.url ?? ''} />
        </div>
      ) : null}
      {isOpen ? (
        <div id={`${id}-body`} className={style.body}>
          <Prose text={item.body} />
        </div>
      ) : (
        <p className={style.excerpt}>{item.excerpt}</p>
      )}
      {said ? <Notice tone="warn">{said}</Notice> : null}
      {item.state === 'sent' && item.postId !== null ? <DeedsOfAnswer questionId={item.questionId} postId={item.postId} about={`${id}-title`} /> : null}
      <div className={style.actions}>
        {actionsFor(item).map((action, index) => (
          <Button key={action} kind={action === 'withdraw' ? 'danger' : index === 0 && item.state === 'needs-you' ? 'primary' : 'plain'} disabled={isBusy} aria-describedby={`${id}-title`} onClick={() => void act(action)}>
            {actionWords[action]}
          </Button>
        ))}
        <Button kind="quiet" aria-expanded={isOpen} aria-controls={`${id}-body`} aria-describedby={`${id}-title`} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Show less' : 'Show the answer'}
        </Button>
      </div>
    </li>
  );
}
