import { useState, type ReactNode } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { goToReview } from '#renderer/link/places.ts';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { SecondLook } from '#shared/words/second-look.ts';
import { openPanel } from '../composer-store.ts';
import { useLook } from './use-look.ts';

/** How the second look stands, above the text. */
export function LookNotice({ questionId }: { questionId: QuestionId }) {
  const desk = useDesk();
  const { look, required, isSame } = useLook(questionId);
  const [said, setSaid] = useState('');
  const isOver = look === null || look.state === 'withdrawn' || look.state === 'sent';
  if (isOver) return required.length === 0 ? null : <Notice>A second reader has to agree before this goes: {required.join('; ')}.</Notice>;
  if (!look.isMine) return <Notice action={<Button onClick={() => goToReview(look.id)}>Read it</Button>}>{saidOfOthers(look)}</Notice>;
  const withdraw = (): void => {
    desk.call.looks.withdraw({ id: look.id }).then(
      () => setSaid(''),
      (error: unknown) => setSaid(troubleOf(error).say),
    );
  };
  return (
    <>
      <Mine look={look} isSame={isSame} required={required} onWithdraw={withdraw} />
      {said === '' ? null : <Notice tone="bad">{said}</Notice>}
    </>
  );
}

const saidOfOthers = (look: SecondLook): ReactNode => (
  <>
    <bdi>{look.by}</bdi> wrote an answer to this question{look.state === 'agreed' ? ', and it was agreed to.' : ' and asks for a second look.'}
  </>
);

function Mine({ look, isSame, required, onWithdraw }: { look: SecondLook; isSame: boolean; required: readonly string[]; onWithdraw(): void }) {
  const again = isSame ? '' : required.length > 0 ? ' The text was changed since: ask again before it goes.' : ' The text was changed since.';
  const remark = look.remark === '' ? null : <> “<bdi>{look.remark}</bdi>”</>;
  if (look.state === 'stopped') {
    return (
      <Notice tone="bad">
        <bdi>{look.reader}</bdi> stopped this:{remark} Change it, then ask again.
      </Notice>
    );
  }
  if (look.state === 'suggested') {
    return (
      <Notice tone="warn" action={<Button onClick={() => openPanel('suggestion')}>Show the changes</Button>}>
        <bdi>{look.reader}</bdi> suggests changes.{remark}
      </Notice>
    );
  }
  if (look.state === 'agreed') {
    return (
      <Notice tone={isSame ? 'good' : 'warn'}>
        Agreed by {look.agreedBy.length}: <bdi>{look.agreedBy.join(', ')}</bdi>.{remark}
        {again}
      </Notice>
    );
  }
  return (
    <Notice action={<Button onClick={onWithdraw}>Withdraw</Button>}>
      Waits for a second reader, asked <TimeAgo at={look.at} />.{look.placeWhy === '' ? '' : ` ${look.placeWhy}`}
      {isSame ? '' : ' They read the text as it was then.'}
    </Notice>
  );
}
