import { useEffect, useRef } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { openOutside } from '#renderer/ui/html/outside.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { say } from '#renderer/ui/say.tsx';
import { useCountdown } from '#renderer/ui/use-countdown.ts';
import type { SignIn } from '#shared/words/account.ts';
import type { AccountId } from '#shared/words/ids.ts';
import style from '../../accounts.module.css';
import { PasteCode } from './paste-code.tsx';

interface SigningInProps {
  signInId: string;
  way: 'device' | 'browser' | 'paste';
  onDone(accountId: AccountId): void;
  onAgain(): void;
  onCancel(): void;
}

/** A sign-in under way: what to do on the forum's page, and how it ended. It goes on by itself once the page was answered. */
export function SigningIn({ signInId, way, onDone, onAgain, onCancel }: SigningInProps) {
  const desk = useDesk();
  const { value, trouble } = useLive(desk.query.accounts.signIn.experimental_liveOptions({ input: { signInId } }));
  const tell = useRef(onDone);
  tell.current = onDone;
  const done = value?.state === 'done' ? value.accountId : null;
  useEffect(() => {
    if (done !== null) tell.current(done);
  }, [done]);
  const wrong = trouble?.say ?? (value === null ? 'This sign-in is over.' : value?.state === 'over' ? value.trouble.say : null);
  if (wrong !== null) {
    return (
      <div className={style.form}>
        <Notice tone="bad" action={<Button onClick={onAgain}>Start again</Button>}>
          {wrong}
        </Notice>
      </div>
    );
  }
  if (value?.state !== 'waiting') return <p role="status">{done === null ? 'Asking the forum…' : 'You are in.'}</p>;
  return <OnThePage signInId={signInId} way={way} waiting={value} onDone={onDone} onCancel={onCancel} />;
}

interface OnThePageProps extends Omit<SigningInProps, 'onAgain'> {
  waiting: Extract<SignIn, { state: 'waiting' }>;
}

function OnThePage({ signInId, way, waiting: { openUrl, userCode, untilAt, mayPaste }, onDone, onCancel }: OnThePageProps) {
  const left = useCountdown(untilAt);
  const copy = (code: string): void => {
    navigator.clipboard.writeText(code).then(
      () => say('Copied'),
      () => say('The browser did not let Rounds copy. The code can be typed as well.'),
    );
  };
  return (
    <div className={style.form}>
      {userCode === null ? null : (
        <div role="group" aria-label="Your code" className={style.code}>
          <code>{userCode}</code>
          <Button onClick={() => copy(userCode)}>Copy the code</Button>
        </div>
      )}
      <div className={style.acts}>
        <Button kind="primary" onClick={() => openOutside(openUrl)}>
          Open the page
        </Button>
        <span className={style.quiet}>
          <bdi dir="ltr">{hostOf(openUrl)}</bdi>
        </span>
      </div>
      <p>{steps[way]}</p>
      <p className={style.quiet}>
        <span role="status">
          <span className={style.turning} aria-hidden="true" /> Waiting for the forum’s page.
        </span>
        {left > 0 ? <span aria-hidden="true"> This can take {sayLeft(left)} more.</span> : null}
      </p>
      {mayPaste ? <PasteCode signInId={signInId} isAside={way === 'browser'} onDone={onDone} /> : null}
      <div className={style.acts}>
        <Button kind="quiet" onClick={onCancel}>
          Cancel this sign-in
        </Button>
      </div>
    </div>
  );
}

const steps = {
  device: 'Sign in there if it asks, type this code, and allow Rounds. Then come back: Rounds goes on by itself.',
  browser: 'Sign in there if it asks, and allow Rounds. The page then hands over to Rounds; say yes when your browser asks.',
  paste: 'Sign in there if it asks, and allow Rounds. The page then shows a long code: copy all of it.',
} as const;

const hostOf = (address: string): string => URL.parse(address)?.host ?? '';

/** "9 min 40 s". */
const sayLeft = (seconds: number): string => (seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`);
