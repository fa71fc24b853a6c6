import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import page from '#renderer/style/page.module.css';
import type { Account } from '#shared/words/account.ts';
import type { AccountId } from '#shared/words/ids.ts';
import style from '../accounts.module.css';
import { forgetAdding, useAdding } from './adding.ts';
import { Arrived } from './arrived.tsx';
import { FindForm } from './find-form.tsx';
import { FoundCard } from './found-card.tsx';
import { SignInWays } from './sign-in-ways.tsx';

interface AddForumProps {
  accounts: readonly Account[];
  onShow(id: AccountId): void;
  onQuestions(): void;
}

/** From an address to a forum that is read: find out what stands there, show it, sign in. */
export function AddForum({ accounts, onShow, onQuestions }: AddForumProps) {
  const found = useAdding((adding) => adding.found);
  const arrived = useAdding((adding) => adding.arrived);
  if (arrived !== null) {
    return (
      <Arrived
        account={accounts.find(({ accountId }) => accountId === arrived)}
        onQuestions={() => {
          forgetAdding();
          onQuestions();
        }}
        onAnother={forgetAdding}
      />
    );
  }
  const known = found?.knownAs ?? null;
  const me = accounts.find(({ accountId }) => accountId === known)?.me;
  return (
    <>
      <p className={page.lead}>Type the forum’s address, and Rounds looks what stands there. Nothing has to be set up on the forum itself.</p>
      <FindForm />
      {found ? (
        <>
          <FoundCard found={found} />
          {known === null ? null : (
            <div className={style.known}>
              <Notice action={<Button onClick={() => onShow(known)}>Show it</Button>}>
                You are on this forum already{me ? <> as <bdi>{me.name || me.username}</bdi></> : null}. Signing in as somebody else adds a second account.
              </Notice>
            </div>
          )}
          <SignInWays key={found.url} place={{ url: found.url, accountId: null }} ways={found.ways} title={found.title} onDone={(accountId) => useAdding.setState({ arrived: accountId, begun: null })} />
        </>
      ) : null}
    </>
  );
}
