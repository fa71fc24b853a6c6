import { useQuery } from '@tanstack/react-query';
import { sayUnsent } from '#renderer/forum/forum-state.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { say } from '#renderer/ui/say.tsx';
import page from '#renderer/style/page.module.css';
import type { Account } from '#shared/words/account.ts';
import { useAdding } from './adding.ts';
import { SignInWays } from './sign-in-ways.tsx';

/** Letting in again the account that is here: the ways are asked of the forum anew, as they may have changed. */
export function SignInAgain({ account, onDone }: { account: Account; onDone(): void }) {
  const desk = useDesk();
  const { accountId, title, url, me, unsent } = account;
  const { data: found, error, refetch, isFetching } = useQuery({ ...desk.query.accounts.find.queryOptions({ input: { address: url } }), gcTime: 0, staleTime: Number.POSITIVE_INFINITY });
  const done = (): void => {
    useAdding.setState({ begun: null, username: '' });
    say(`Signed in to ${title} again`);
    onDone();
  };
  return (
    <>
      <p className={page.lead}>
        Sign in to <bdi>{title}</bdi> as <bdi>{me.name || me.username}</bdi>, as before.{' '}
        {unsent > 0 ? `${sayUnsent(unsent)} and ${unsent === 1 ? 'goes' : 'go'} out by ${unsent === 1 ? 'itself' : 'themselves'} afterwards.` : 'Everything you kept here is still here.'}
      </p>
      {error ? (
        <Notice tone="bad" action={<Button onClick={() => void refetch()}>Try again</Button>}>
          {troubleOf(error).say}
        </Notice>
      ) : null}
      {found ? <SignInWays place={{ url: found.url, accountId }} ways={found.ways} title={title} onDone={done} /> : isFetching ? <p role="status">Asking the forum how it lets you in…</p> : null}
    </>
  );
}
