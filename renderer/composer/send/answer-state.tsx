import { useEffect, useId, useRef, useState } from 'react';
import { WaitsForModerators } from '#renderer/forum/waits-for-moderators.tsx';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { ChangedThread } from '#renderer/ui/changed-thread.tsx';
import { openOutside } from '#renderer/ui/html/outside.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Prose } from '#renderer/ui/prose.tsx';
import { useCountdown } from '#renderer/ui/use-countdown.ts';
import { actionsFor, actionWords, stateWords, type OutboxAction } from '#shared/answers/outbox-actions.ts';
import { wordDifference } from '#shared/answers/word-difference.ts';
import type { CommandId } from '#shared/words/ids.ts';
import type { OutboxItem } from '#shared/words/outbox.ts';
import type { ThreadChange } from '#shared/words/thread-change.ts';
import style from '../composer.module.css';
import type { ComposerState } from '../composer-store.ts';

interface AnswerStateProps {
  /** Null for the moment between sending and the outbox showing it. */
  item: OutboxItem | null;
  sent: ComposerState['sent'];
  base: string;
  /** Answers with what is wrong; empty: it worked. */
  onTakeBack(id: CommandId): Promise<string>;
  onAnother(): void;
}

/** In place of the editor: the answer on its way, and what can still be done about it. */
export function AnswerState({ item, sent, base, onTakeBack, onAnother }: AnswerStateProps) {
  const desk = useDesk();
  const state = item?.state ?? 'held';
  const left = useCountdown(state === 'held' ? (item?.goesAt ?? sent?.goesAt ?? null) : null);
  const id = item?.id ?? sent?.id ?? null;
  const [said, setSaid] = useState('');
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== state && item) announce(`${stateWords[state]}. ${item.reason}`);
    before.current = state;
  }, [state, item]);

  const act = async (action: OutboxAction): Promise<void> => {
    if (!id) return;
    if (action === 'open') return openOutside(item?.url ?? '');
    setSaid('');
    try {
      if (action === 'send-now') await desk.call.outbox.sendNow({ id });
      else if (action === 'retry') await desk.call.outbox.retry({ id });
      else if (action === 'delete-twins') await desk.call.outbox.deleteTwins({ id });
      else if (action === 'send-anyway') await desk.call.outbox.retry({ id, acceptChange: true });
      else setSaid(await onTakeBack(id));
    } catch (error) {
      setSaid(troubleOf(error).say);
    }
  };
  // Here the text comes back into the editor either way; withdrawing without it is the outbox screen's.
  const actions = item ? actionsFor(item).filter((action) => action !== 'withdraw') : (['undo'] as const);
  return (
    <div className={style.state} data-answer-state={state} tabIndex={-1} role="group" aria-label={`Your answer: ${stateWords[state]}`}>
      <div className={style.stateHead}>
        <p>
          <b>{state === 'held' && !item?.isBarred ? (left > 0 ? `Held for ${left} s` : 'About to go') : stateWords[state]}</b>
          <span>{item?.state === 'in-review' ? <WaitsForModerators since={item.changedAt} reason={item.reason} /> : (item?.reason ?? 'You can undo until it goes.')}</span>
        </p>
        {actions.map((action) => (
          <Button key={action} onClick={() => void act(action)}>
            {actionWords[action]}
          </Button>
        ))}
        {state === 'sent' || state === 'in-review' ? <Button onClick={onAnother}>Write another answer</Button> : null}
      </div>
      {said === '' ? null : <Notice tone="warn">{said}</Notice>}
      {item ? (
        <div className={`${style.text} ${item.change ? style.split : ''}`}>
          <div className={style.stateBody} tabIndex={0} role="textbox" aria-readonly="true" aria-multiline="true" aria-label="Your answer">
            <Prose text={item.body} />
          </div>
          {item.change ? <Changed change={item.change} base={base} /> : null}
        </div>
      ) : null}
    </div>
  );
}

function Changed({ change, base }: { change: ThreadChange; base: string }) {
  const title = useId();
  return (
    <section className={style.beside} data-wants-room="true" aria-labelledby={title}>
      <h2 id={title}>What changed</h2>
      <div className={style.besideBody}>
        <ChangedThread posts={change.newPosts} difference={change.isQuestionEdited ? wordDifference(change.questionBefore, change.questionNow) : []} isClosed={change.isClosed} isGone={change.isGone} base={base} />
      </div>
    </section>
  );
}
