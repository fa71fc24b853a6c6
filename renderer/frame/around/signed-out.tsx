import { useNavigate } from '@tanstack/react-router';
import { sayUnsent } from '#renderer/forum/forum-state.ts';
import { useForums } from '#renderer/forum/use-forums.ts';
import { Button } from '#renderer/ui/button.tsx';
import style from './signed-out.module.css';

/** Forums that let nobody in any more without having been asked to, and those on which answers wait: one line each, until the person has signed in again. */
export function SignedOut() {
  const navigate = useNavigate();
  const forums = useForums().value ?? [];
  return (
    <div role="status">
      {forums
        .filter(({ state, trouble, unsent }) => state === 'signed-out' && (trouble !== null || unsent > 0))
        .map(({ accountId, title, trouble, unsent }) => (
          <div key={accountId} className={style.line}>
            <p>
              {trouble === null ? 'You are signed out of ' : ''}
              <b>
                <bdi>{title}</bdi>
              </b>
              {trouble === null ? '. ' : ' no longer knows your key. '}
              {unsent > 0 ? `${sayUnsent(unsent)}; nothing is lost.` : 'Nothing is lost.'}
            </p>
            <Button onClick={() => void navigate({ to: '/settings/forums', search: { view: 'sign-in', id: accountId } })}>
              Sign in again
              <span className="visually-hidden"> to {title}</span>
            </Button>
          </div>
        ))}
    </div>
  );
}
