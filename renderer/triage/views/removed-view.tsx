import { useEffect } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { say } from '#renderer/ui/say.tsx';
import type { View } from '#shared/words/view.ts';
import { showView } from '../triage-state.ts';
import style from '../triage.module.css';

const shownMs = 30_000;

/** A view that was removed a moment ago, and the way back. */
export function RemovedView({ view, onGone }: { view: View; onGone(): void }) {
  const desk = useDesk();
  useEffect(() => {
    const end = setTimeout(onGone, shownMs);
    return () => clearTimeout(end);
  }, [view, onGone]);
  const undo = (): void => {
    desk.call.views.save({ ...view, rev: 0 }).then(
      () => {
        showView(view.id);
        onGone();
      },
      (error: unknown) => say(troubleOf(error).say),
    );
  };
  useCommands({ undo });
  return (
    <section className={style.strip} aria-label="View removed">
      <p>
        Removed the view <bdi>{view.name}</bdi>
      </p>
      <Button onClick={undo}>
        Undo
        <span aria-hidden="true">
          <Kbd keys="z" />
        </span>
      </Button>
    </section>
  );
}
