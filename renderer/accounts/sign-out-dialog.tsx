import { useState } from 'react';
import { sayUnsent } from '#renderer/forum/forum-state.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { say } from '#renderer/ui/say.tsx';
import type { Account } from '#shared/words/account.ts';
import style from './accounts.module.css';

/** Asked once: coming back takes a walk over the forum's page. */
export function SignOutDialog({ account, onClose }: { account: Account; onClose(): void }) {
  const desk = useDesk();
  const [said, setSaid] = useState('');
  const [left, setLeft] = useState('');
  const [isBusy, setBusy] = useState(false);
  const signOut = async (): Promise<void> => {
    setBusy(true);
    try {
      const told = await desk.call.accounts.signOut({ accountId: account.accountId });
      say(`Signed out of ${account.title}`);
      if (told.say === '') onClose();
      else setLeft(told.say);
    } catch (error) {
      setSaid(troubleOf(error).say);
      setBusy(false);
    }
  };
  if (left !== '') {
    return (
      <Dialog title={`You are signed out of ${account.title}`} onClose={onClose}>
        <div className={style.ask}>
          <p>{left}</p>
          <div className={style.acts}>
            <Button kind="primary" data-first="" onClick={onClose}>
              Close
            </Button>
          </div>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={`Sign out of ${account.title}?`} onClose={onClose}>
      <div className={style.ask}>
        <p>Rounds gives its key back to the forum and forgets it here.</p>
        <p>What was read stays, and so do drafts and the outbox{account.unsent > 0 ? ` (${sayUnsent(account.unsent)})` : ''}. Nothing new comes in and nothing leaves until you sign in again.</p>
        {said === '' ? null : <Notice tone="bad">{said}</Notice>}
        <div className={style.acts}>
          <Button kind="primary" data-first="" disabled={isBusy} onClick={() => void signOut()}>
            Sign out
          </Button>
          <Button onClick={onClose}>Stay</Button>
        </div>
      </div>
    </Dialog>
  );
}
