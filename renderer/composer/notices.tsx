import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Thread } from '#shared/words/question.ts';
import type { ThreadChange } from '#shared/words/thread-change.ts';
import style from './composer.module.css';
import { useComposer } from './composer-store.ts';
import { LookNotice } from './look/look-notice.tsx';
import { sayChange } from './send/use-thread-change.ts';
import type { ComposerOffers } from './use-composer-commands.ts';

const shut: Partial<Record<Thread['state'], string>> = {
  closed: 'This question is closed: the forum takes no more answers. What you wrote stays here.',
  archived: 'This question is archived: the forum takes no more answers. What you wrote stays here.',
  gone: 'This question is no longer on the forum. What you wrote stays here.',
};

/** What a person should know before going on, above the text. */
export function Notices({ thread, change, offers, restart }: { thread: Thread; change: ThreadChange | null; offers: ComposerOffers; restart(): void }) {
  const { phase, trouble, isDiscarded, isBroughtBack, isChangeShown } = useComposer();
  const isEmpty = useComposer((state) => state.content.text.trim() === '');
  const said = shut[thread.state];
  return (
    <div className={style.notices}>
      {phase === 'opening' && trouble ? (
        <Notice tone="bad" action={<Button onClick={restart}>Try again</Button>}>
          {trouble.say}
        </Notice>
      ) : null}
      {said ? <Notice tone="warn">{said}</Notice> : null}
      {isDiscarded && isEmpty ? (
        <Notice action={<Button onClick={() => void offers.bringBack()}>Bring it back</Button>}>The draft was put away.</Notice>
      ) : null}
      {isBroughtBack ? (
        <Notice tone="good" action={<Button onClick={() => useComposer.setState({ isBroughtBack: false })}>All right</Button>}>
          Words that were not saved yet are here again.
        </Notice>
      ) : null}
      {phase === 'writing' ? <LookNotice questionId={thread.question.id} /> : null}
      {change && !isChangeShown ? (
        <Notice tone="warn" action={<Button onClick={() => useComposer.setState({ isChangeShown: true })}>Show</Button>}>
          {sayChange(change)}
        </Notice>
      ) : null}
    </div>
  );
}
