import { useEffect, useId, useRef, useState } from 'react';
import { ForumDot, ForumIcon } from '#renderer/forum/forum-mark.tsx';
import { allowanceWords, sayCount, sayUnsent, stateWords } from '#renderer/forum/forum-state.ts';
import { Button } from '#renderer/ui/button.tsx';
import { openOutside } from '#renderer/ui/html/outside.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { useNow } from '#renderer/ui/time-ago.tsx';
import type { Account } from '#shared/words/account.ts';
import { AbilityList } from './ability-list.tsx';
import style from './accounts.module.css';
import { RemoveDialog } from './remove-dialog.tsx';
import { SignOutDialog } from './sign-out-dialog.tsx';

interface AccountCardProps {
  account: Account;
  /** The one the person came for. */
  isChosen: boolean;
  onSignIn(): void;
  onOutbox(): void;
}

/** One person on one forum: how it stands, what is allowed there, and the way in or out. */
export function AccountCard({ account, isChosen, onSignIn, onOutbox }: AccountCardProps) {
  const id = useId();
  const now = useNow();
  const card = useRef<HTMLLIElement>(null);
  const [asks, setAsks] = useState<'sign-out' | 'remove' | null>(null);
  useEffect(() => {
    if (isChosen) card.current?.focus();
  }, [isChosen]);
  const isOut = account.state === 'signed-out';
  const allowance = allowanceWords(account);
  return (
    <li ref={card} className={style.card} aria-labelledby={id} tabIndex={-1} data-state={account.state}>
      <ForumIcon icon={account.icon} />
      <div className={style.about}>
        <h2 id={id}>
          <bdi>{account.title}</bdi>
        </h2>
        <p className={style.quiet}>
          <Button kind="link" onClick={() => openOutside(account.url)}>
            <bdi dir="ltr">{bare(account.url)}</bdi>
          </Button>
          {account.isPractice ? ' · the practice forum inside Rounds' : ` · ${account.kind === 'nodebb' ? 'NodeBB' : 'Discourse'}`}
        </p>
        <p>
          {isOut ? 'You were signed in as ' : 'Signed in as '}
          <bdi>{account.me.name || account.me.username}</bdi>
          {account.me.name === '' || account.me.name === account.me.username ? null : (
            <>
              {' '}
              (<bdi>{account.me.username}</bdi>)
            </>
          )}
        </p>
        <p className={style.state}>
          <ForumDot state={account.state} />
          <span>{stateWords(account, now)}</span>
        </p>
        {account.sync.state === 'starting' && !isOut ? <progress aria-label={`First reading of ${account.title}`} {...(account.sync.total === null ? {} : { max: account.sync.total, value: account.sync.done })} /> : null}
        {account.trouble ? <Notice tone="warn">{account.trouble.say}</Notice> : null}
        <p className={style.facts}>
          <span>{account.waiting === 1 ? '1 question waits' : `${sayCount(account.waiting)} questions wait`}</span>
          {account.unsent === 0 ? null : (
            <Button kind="link" onClick={onOutbox}>
              {sayUnsent(account.unsent)}
            </Button>
          )}
          {account.sync.skipped > 0 ? <span>{account.sync.skipped === 1 ? '1 item could not be read' : `${sayCount(account.sync.skipped)} items could not be read`}</span> : null}
          {allowance === null ? null : <span>{allowance}</span>}
        </p>
        <AbilityList account={account} />
        {account.isPractice && !isOut ? null : (
          <div className={style.acts}>
            {isOut ? (
              <Button kind="primary" onClick={onSignIn} aria-describedby={id}>
                Sign in again
              </Button>
            ) : (
              <Button onClick={() => setAsks('sign-out')} aria-describedby={id}>
                Sign out
              </Button>
            )}
            {isOut && !account.isPractice ? (
              <Button kind="danger" onClick={() => setAsks('remove')} aria-describedby={id}>
                Remove
              </Button>
            ) : null}
          </div>
        )}
      </div>
      {asks === 'sign-out' ? <SignOutDialog account={account} onClose={() => setAsks(null)} /> : null}
      {asks === 'remove' ? <RemoveDialog account={account} onClose={() => setAsks(null)} onOutbox={onOutbox} /> : null}
    </li>
  );
}

/** An address as people say it. */
const bare = (url: string): string => url.replace(/^https:\/\//, '');
