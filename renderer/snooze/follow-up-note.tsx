import type { ReactNode } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { useNow } from '#renderer/ui/time-ago.tsx';
import type { FollowUp } from '#shared/words/follow-up.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { askToSnooze, finish, keepSleeping, sayUntil } from './snooze.ts';
import style from './snooze.module.css';

/** On a question that was put off: what was planned, why it is back, and how to go on. */
export function FollowUpNote({ questionId }: { questionId: QuestionId }) {
  const desk = useDesk();
  const now = useNow();
  const { value: followUp } = useLive(desk.query.followUps.ofQuestion.experimental_liveOptions({ input: { questionId } }));
  useCommands(followUp ? { 'follow-up.done': () => finish(desk, followUp) } : {});
  if (!followUp) return null;
  if (!followUp.back) {
    return (
      <Notice action={<FollowUpActions followUp={followUp} />}>
        You snoozed this {sayUntil(followUp, now)}.{followUp.note === '' ? '' : ' '}
        <Planned note={followUp.note} />
      </Notice>
    );
  }
  return (
    <Notice tone={followUp.back.why === 'thanks' ? 'good' : 'warn'} action={<FollowUpActions followUp={followUp} />}>
      <Planned note={followUp.note} />
      {followUp.note === '' ? '' : ' '}
      <WhyBack back={followUp.back} />
    </Notice>
  );
}

/** The person's own words from when they put it off. */
export function Planned({ note }: { note: string }): ReactNode {
  return note === '' ? null : (
    <>
      You planned: <b dir="auto">{note}</b>
    </>
  );
}

export function WhyBack({ back }: { back: NonNullable<FollowUp['back']> }) {
  return (
    <>
      Back: {back.say}
      {back.quote === '' ? null : (
        <q className={style.quote} dir="auto">
          {back.quote}
        </q>
      )}
    </>
  );
}

/** What can be done with a follow-up, wherever it is shown. */
export function FollowUpActions({ followUp }: { followUp: FollowUp }) {
  const desk = useDesk();
  const again = <Button onClick={() => askToSnooze(followUp)}>{followUp.back ? 'Snooze again' : 'Change'}</Button>;
  return (
    <span className={style.actions}>
      {followUp.back?.why === 'thanks' ? <Button onClick={() => keepSleeping(desk, followUp)}>Keep sleeping</Button> : again}
      <Button onClick={() => finish(desk, followUp)}>{followUp.back ? 'Done' : 'Wake it up'}</Button>
    </span>
  );
}
