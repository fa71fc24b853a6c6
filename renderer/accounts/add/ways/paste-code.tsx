import { useId, useState, type FormEvent } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { AccountId } from '#shared/words/ids.ts';
import style from '../../accounts.module.css';

const mostSigns = 20_000;

/** Where the code from the forum's page goes. `isAside`: only for a page that did not come back by itself. */
export function PasteCode({ signInId, isAside, onDone }: { signInId: string; isAside: boolean; onDone(accountId: AccountId): void }) {
  const desk = useDesk();
  const id = useId();
  const [code, setCode] = useState('');
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const paste = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setSaid('');
    try {
      onDone((await desk.call.accounts.paste({ signInId, code: code.trim() })).accountId);
    } catch (error) {
      setSaid(troubleOf(error).say);
      setBusy(false);
    }
  };
  const form = (
    <form className={style.form} onSubmit={(event) => void paste(event)}>
      <label htmlFor={id}>Code from the forum’s page</label>
      <textarea id={id} rows={4} dir="ltr" value={code} maxLength={mostSigns} autoComplete="off" spellCheck={false} onChange={({ target }) => setCode(target.value)} />
      {said === '' ? null : <Notice tone="bad">{said}</Notice>}
      <div className={style.acts}>
        <Button kind={isAside ? 'plain' : 'primary'} type="submit" disabled={isBusy || code.trim() === ''}>
          Sign in
        </Button>
      </div>
    </form>
  );
  return isAside ? (
    <details>
      <summary>The page did not come back? Paste its code</summary>
      {form}
    </details>
  ) : (
    form
  );
}
