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

/** What goes from this desk with a forum and what stays. Not offered while answers wait: they would go with it. */
export function RemoveDialog({ account, onClose, onOutbox }: { account: Account; onClose(): void; onOutbox(): void }) {
  const desk = useDesk();
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const remove = async (): Promise<void> => {
    setBusy(true);
    try {
      await desk.call.accounts.remove({ accountId: account.accountId });
      say(`${account.title} was removed`);
      onClose();
    } catch (error) {
      setSaid(troubleOf(error).say);
      setBusy(false);
    }
  };
  return (
    <Dialog title={`Remove ${account.title} from this desk?`} onClose={onClose}>
      {account.unsent > 0 ? (
        <div className={style.ask}>
          <p>
            {sayUnsent(account.unsent)} and would be lost. Sign in again so that {account.unsent === 1 ? 'it goes' : 'they go'} out, or take {account.unsent === 1 ? 'it' : 'them'} back in the outbox first.
          </p>
          <div className={style.acts}>
            <Button kind="primary" data-first="" onClick={onOutbox}>
              Open the outbox
            </Button>
            <Button onClick={onClose}>Keep the forum</Button>
          </div>
        </div>
      ) : (
        <div className={style.ask}>
          <p>Its questions, what was read of them, and your history there go from this computer. This cannot be undone; adding the forum again reads it anew.</p>
          <p>Everything on the forum itself stays as it is, your answers too. Templates, policies and your other forums stay here.</p>
          {said === '' ? null : <Notice tone="bad">{said}</Notice>}
          <div className={style.acts}>
            <Button kind="danger" disabled={isBusy} onClick={() => void remove()}>
              Remove the forum
            </Button>
            <Button data-first="" onClick={onClose}>
              Keep it
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
