import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { AccountId } from '#shared/words/ids.ts';
import style from '../../accounts.module.css';
import { useAdding, useBegun, type SigningPlace } from '../adding.ts';
import { SigningIn } from './signing-in.tsx';

interface PageWayProps {
  way: 'device' | 'browser' | 'paste';
  place: SigningPlace;
  onDone(accountId: AccountId): void;
}

const begins = { device: 'Get a code', browser: 'Begin', paste: 'Begin' } as const;

/** A sign-in that is finished on the forum's own page. It is asked for by a press: forums count how often. */
export function PageWay({ way, place, onDone }: PageWayProps) {
  const desk = useDesk();
  const begun = useBegun(place);
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const giveUp = (): void => {
    const old = useAdding.getState().begun;
    useAdding.setState({ begun: null });
    // It ends by itself as well.
    if (old) desk.call.accounts.cancel({ signInId: old.signInId }).catch(() => undefined);
  };
  const begin = async (): Promise<void> => {
    giveUp();
    setSaid('');
    setBusy(true);
    try {
      const { signInId } = await desk.call.accounts.begin({ ...place, way });
      useAdding.setState({ begun: { ...place, way, signInId } });
    } catch (error) {
      setSaid(troubleOf(error).say);
    }
    setBusy(false);
  };
  if (begun?.way === way) return <SigningIn key={begun.signInId} signInId={begun.signInId} way={way} onDone={onDone} onAgain={() => void begin()} onCancel={giveUp} />;
  return (
    <div className={style.form}>
      {said === '' ? null : <Notice tone="bad">{said}</Notice>}
      <div className={style.acts}>
        <Button kind="primary" disabled={isBusy} onClick={() => void begin()}>
          {begins[way]}
        </Button>
        {isBusy ? <span role="status">Asking the forum…</span> : null}
      </div>
    </div>
  );
}
