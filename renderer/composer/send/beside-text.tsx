import { useId, type ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { ChangedThread } from '#renderer/ui/changed-thread.tsx';
import { wordDifference } from '#shared/answers/word-difference.ts';
import type { Draft } from '#shared/words/draft.ts';
import type { ThreadChange } from '#shared/words/thread-change.ts';
import style from '../composer.module.css';
import { useComposer } from '../composer-store.ts';
import type { ComposerOffers } from '../use-composer-commands.ts';

interface BesideTextProps {
  change: ThreadChange | null;
  base: string;
  offers: ComposerOffers;
  children: ReactNode;
}

/** The text, and next to it what has to be read before it can go out. */
export function BesideText({ change, base, offers, children }: BesideTextProps) {
  const theirs = useComposer((state) => state.theirs);
  const isShown = useComposer((state) => state.isChangeShown);
  const trouble = useComposer((state) => state.trouble);
  const known = trouble?.kind === 'thread-changed' ? trouble.change : change;
  const beside = theirs ? <TwoDrafts theirs={theirs} /> : isShown && known ? <WhatChanged change={known} base={base} offers={offers} /> : null;
  return (
    <div className={`${style.text} ${beside ? style.split : ''}`}>
      <div className={style.mine}>{children}</div>
      {beside}
    </div>
  );
}

function WhatChanged({ change, base, offers }: { change: ThreadChange; base: string; offers: ComposerOffers }) {
  const title = useId();
  const canSend = offers.maySend && !change.isClosed && !change.isGone;
  const close = (): void => {
    useComposer.setState({ isChangeShown: false, trouble: null });
    offers.focus();
  };
  return (
    <section className={style.beside} data-wants-room="true" aria-labelledby={title}>
      <h2 id={title}>What changed</h2>
      <div className={style.besideBody}>
        <ChangedThread posts={change.newPosts} difference={change.isQuestionEdited ? wordDifference(change.questionBefore, change.questionNow) : []} isClosed={change.isClosed} isGone={change.isGone} base={base} />
      </div>
      <div className={style.choices}>
        <Button onClick={close}>Keep editing</Button>
        {canSend ? <Button onClick={offers.sendAnyway}>Send anyway</Button> : null}
        <Button kind="danger" onClick={() => void offers.discard()}>
          Discard
        </Button>
      </div>
    </section>
  );
}

function TwoDrafts({ theirs }: { theirs: Draft }) {
  const title = useId();
  const session = useComposer((state) => state.session);
  return (
    <section className={style.beside} data-wants-room="true" aria-labelledby={title}>
      <h2 id={title}>Two versions of this draft</h2>
      <p className={style.explain}>Your text here is not saved: another one was saved meanwhile. Nothing is overwritten until you choose.</p>
      <div className={style.besideBody}>
        <h3>The saved one</h3>
        <p className={style.theirs}>{theirs.text.trim() === '' ? 'It is empty.' : theirs.text}</p>
      </div>
      <div className={style.choices}>
        <Button onClick={() => session?.keepMine(theirs)}>Keep mine</Button>
        <Button onClick={() => session?.takeTheirs(theirs)}>Take the saved one</Button>
        {theirs.text.trim() === '' ? null : <Button onClick={() => session?.keepBoth(theirs)}>Keep both</Button>}
      </div>
    </section>
  );
}
