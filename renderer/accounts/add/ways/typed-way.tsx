import { useId, useState, type FormEvent } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { TypedCredential } from '#shared/words/account.ts';
import type { AccountId } from '#shared/words/ids.ts';
import style from '../../accounts.module.css';
import { useAdding, type SigningPlace } from '../adding.ts';

type Way = TypedCredential['way'];

const words: Readonly<Record<Way, { secret: string; about: string; most: number }>> = {
  'admin-key': { secret: 'The key', about: 'Ask for a key that belongs to you alone and may do only what answering needs.', most: 400 },
  token: { secret: 'The token', about: 'Only an administrator can make one, in the forum’s admin pages under API access, for your account. A token acts as you until it is taken back.', most: 400 },
  password: { secret: 'Password', about: 'Rounds signs in once and keeps the session, never the password. When the session ends, you are asked again. A forum that asks for a second step when you sign in needs a token instead.', most: 400 },
};

/** Lets in with what a person was given. The secret leaves the field the moment it is sent; everything else stays. */
export function TypedWay({ way, place, onDone }: { way: Way; place: SigningPlace; onDone(accountId: AccountId): void }) {
  const desk = useDesk();
  const id = useId();
  const username = useAdding((adding) => adding.username);
  const [secret, setSecret] = useState('');
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const needsName = way !== 'token';
  const isPassword = way === 'password';
  const enter = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const name = username.trim();
    const credential: TypedCredential = way === 'token' ? { way, token: secret.trim() } : way === 'password' ? { way, username: name, password: secret } : { way, username: name, key: secret.trim() };
    setSecret('');
    setSaid('');
    setBusy(true);
    try {
      onDone((await desk.call.accounts.enter({ ...place, credential })).accountId);
    } catch (error) {
      setSaid(troubleOf(error).say);
      setBusy(false);
    }
  };
  return (
    <form className={style.form} onSubmit={(event) => void enter(event)}>
      {way === 'admin-key' ? <Notice tone="warn">An administrator’s key can do anything on the forum, under any name. Whoever takes it from this computer can too. Use it only where no other way works.</Notice> : null}
      <p className={style.quiet}>{words[way].about}</p>
      {needsName ? (
        <>
          <label htmlFor={`${id}-name`}>{isPassword ? 'Name on the forum, or e-mail address' : 'Your name on the forum'}</label>
          <input id={`${id}-name`} value={username} maxLength={isPassword ? 200 : 120} required autoComplete="off" autoCapitalize="none" spellCheck={false} onChange={({ target }) => useAdding.setState({ username: target.value })} />
        </>
      ) : null}
      <label htmlFor={`${id}-secret`}>{words[way].secret}</label>
      <input id={`${id}-secret`} type="password" dir="ltr" value={secret} maxLength={words[way].most} required autoComplete="off" spellCheck={false} onChange={({ target }) => setSecret(target.value)} />
      {said === '' ? null : <Notice tone="bad">{said}</Notice>}
      <div className={style.acts}>
        <Button kind="primary" type="submit" disabled={isBusy || secret.trim() === '' || (needsName && username.trim() === '')}>
          Sign in
        </Button>
        {isBusy ? <span role="status">Asking the forum…</span> : null}
      </div>
    </form>
  );
}
