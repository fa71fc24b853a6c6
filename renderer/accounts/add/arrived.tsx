import { useEffect, useRef } from 'react';
import { ForumDot, ForumIcon } from '#renderer/forum/forum-mark.tsx';
import { sayCount, stateWords } from '#renderer/forum/forum-state.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { useNow } from '#renderer/ui/time-ago.tsx';
import type { Account } from '#shared/words/account.ts';
import style from '../accounts.module.css';

/** A forum that was just added, being read for the first time. Its questions can be answered from the first one on. */
export function Arrived({ account, onQuestions, onAnother }: { account: Account | undefined; onQuestions(): void; onAnother(): void }) {
  const now = useNow();
  const head = useRef<HTMLHeadingElement>(null);
  const isHere = account !== undefined;
  useEffect(() => {
    if (isHere) head.current?.focus();
  }, [isHere]);
  if (!account) return <p role="status">Opening the forum…</p>;
  const isFirst = account.sync.state === 'starting';
  return (
    <section className={style.card} aria-label="The new forum">
      <ForumIcon icon={account.icon} />
      <div className={style.about}>
        <h2 ref={head} tabIndex={-1}>
          You are on <bdi>{account.title}</bdi> as <bdi>{account.me.name || account.me.username}</bdi>
        </h2>
        <p className={style.state}>
          <ForumDot state={account.state} />
          <span>{stateWords(account, now)}</span>
        </p>
        {isFirst ? <progress aria-label="First reading" {...(account.sync.total === null ? {} : { max: account.sync.total, value: account.sync.done })} /> : null}
        {account.trouble ? <Notice tone="warn">{account.trouble.say}</Notice> : null}
        <p>
          {account.waiting === 1 ? '1 question waits' : `${sayCount(account.waiting)} questions wait`}
          {isFirst ? ' so far. You can begin to answer; the rest comes by itself.' : '.'}
        </p>
        <div className={style.acts}>
          <Button kind="primary" onClick={onQuestions}>
            Go to the questions
          </Button>
          <Button onClick={onAnother}>Add another forum</Button>
        </div>
      </div>
    </section>
  );
}
