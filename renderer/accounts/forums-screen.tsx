import { useForums } from '#renderer/forum/use-forums.ts';
import page from '#renderer/style/page.module.css';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { AccountCard } from './account-card.tsx';
import style from './accounts.module.css';
import { AddForum } from './add/add-forum.tsx';
import { SignInAgain } from './add/sign-in-again.tsx';
import type { ForumsPlace } from './forums-place.ts';

export interface ForumsScreenProps {
  place: ForumsPlace;
  onPlace(place: ForumsPlace): void;
  onQuestions(): void;
  onOutbox(): void;
}

/** Where this person answers, who they are there, how each forum stands, and the ways in and out. */
export function ForumsScreen({ place, onPlace, onQuestions, onOutbox }: ForumsScreenProps) {
  const { value: accounts, trouble, retry } = useForums();
  const back = (): void => onPlace({});
  const chosen = accounts?.find(({ accountId }) => accountId === place.id);
  return (
    <div className={page.page}>
      {place.view === undefined ? null : (
        <Button kind="link" className={style.back ?? ''} onClick={back}>
          All forums
        </Button>
      )}
      <h1>{place.view === 'add' ? 'Add a forum' : place.view === 'sign-in' ? 'Sign in again' : 'Forums'}</h1>
      {trouble ? (
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {trouble.say}
        </Notice>
      ) : null}
      {place.view === 'add' ? (
        <AddForum accounts={accounts ?? []} onShow={(id) => onPlace({ id })} onQuestions={onQuestions} />
      ) : place.view === 'sign-in' ? (
        chosen ? (
          <SignInAgain key={chosen.accountId} account={chosen} onDone={() => onPlace({ id: chosen.accountId })} />
        ) : accounts ? (
          <p className={page.lead}>There is no such forum on this desk.</p>
        ) : null
      ) : (
        <>
          <p className={page.lead}>Where you answer, and who you are there. Each forum is read and answered at its own pace.</p>
          <ul role="list" aria-label="Forums" aria-busy={!accounts} className={style.list} data-pane-focus="" tabIndex={-1}>
            {accounts?.map((account) => (
              <AccountCard key={account.accountId} account={account} isChosen={account.accountId === place.id} onSignIn={() => onPlace({ view: 'sign-in', id: account.accountId })} onOutbox={onOutbox} />
            ))}
          </ul>
          <Button kind="primary" onClick={() => onPlace({ view: 'add' })}>
            Add a forum
          </Button>
        </>
      )}
    </div>
  );
}
