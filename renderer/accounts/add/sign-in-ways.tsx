import { useId, useState } from 'react';
import { Notice } from '#renderer/ui/notice.tsx';
import type { SignInWay } from '#shared/words/account.ts';
import type { AccountId } from '#shared/words/ids.ts';
import style from '../accounts.module.css';
import { useBegun, type SigningPlace } from './adding.ts';
import { PageWay } from './ways/page-way.tsx';
import { TypedWay } from './ways/typed-way.tsx';

interface SignInWaysProps {
  place: SigningPlace;
  /** Best first. */
  ways: readonly SignInWay[];
  title: string;
  onDone(accountId: AccountId): void;
}

const words: Readonly<Record<SignInWay, { name: string; about: string }>> = {
  device: { name: 'With a code', about: 'Rounds shows a short code; you type it on the forum’s page, on this or any other device.' },
  browser: { name: 'In your browser', about: 'The forum’s page asks you, and hands the answer back to Rounds.' },
  paste: { name: 'With a code from the forum’s page', about: 'The page shows a long code; you copy it and paste it here.' },
  'admin-key': { name: 'With an administrator’s key', about: 'Made by an administrator of the forum.' },
  token: { name: 'With a token', about: 'An administrator of the forum makes one for you.' },
  password: { name: 'With name and password', about: 'As on the forum’s own page. The password is not kept.' },
};

/** The ways in that a forum offers, the best one chosen; what only experts need stands apart. */
export function SignInWays({ place, ways, title, onDone }: SignInWaysProps) {
  const id = useId();
  const begun = useBegun(place);
  const [chosen, setChosen] = useState<SignInWay | null>(begun?.way ?? null);
  const usual = ways.filter((way) => way !== 'admin-key');
  const way = chosen ?? usual[0] ?? ways[0];
  if (way === undefined) return <Notice tone="warn">This forum offers no way in that Rounds knows.</Notice>;
  const choice = (one: SignInWay) => (
    <label key={one} className={style.way}>
      <input type="radio" name={id} checked={one === way} onChange={() => setChosen(one)} />
      <span>
        <b>{words[one].name}</b>
        <small>{words[one].about}</small>
      </span>
    </label>
  );
  return (
    <section className={style.signIn} aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>
        Sign in to <bdi>{title}</bdi>
      </h2>
      {ways.length > 1 ? (
        <div role="radiogroup" aria-labelledby={`${id}-head`} className={style.ways}>
          {usual.map(choice)}
          {ways.includes('admin-key') ? (
            <details open={way === 'admin-key'}>
              <summary>For experts</summary>
              {choice('admin-key')}
            </details>
          ) : null}
        </div>
      ) : null}
      {way === 'device' || way === 'browser' || way === 'paste' ? <PageWay key={way} way={way} place={place} onDone={onDone} /> : <TypedWay key={way} way={way} place={place} onDone={onDone} />}
    </section>
  );
}
