import { useEffect } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { undoSnooze, useSnooze, type Done } from './snooze.ts';
import style from './snooze.module.css';

const shownMs = 10_000;

/** The question about a time, and the way back from the last answer to it; around every screen. */
export function SnoozeLayer() {
  const { asked, done } = useSnooze();
  return (
    <>
      {asked ? <SnoozeDialog key={asked.questionId} asked={asked} /> : null}
      {done && !asked ? <Undo key={done.at} done={done} /> : null}
    </>
  );
}

function Undo({ done }: { done: Done }) {
  const desk = useDesk();
  useCommands({ undo: () => undoSnooze(desk, done) });
  useEffect(() => {
    const end = setTimeout(() => useSnooze.setState((now) => (now.done === done ? { done: null } : now)), shownMs);
    return () => clearTimeout(end);
  }, [done]);
  return (
    <section className={style.toast} aria-label={`Follow-up: ${done.title}`}>
      <p>
        {done.say}
        <bdi>{done.title}</bdi>
      </p>
      <Button onClick={() => undoSnooze(desk, done)}>
        Undo
        <span aria-hidden="true">
          <Kbd keys="z" />
        </span>
      </Button>
    </section>
  );
}
