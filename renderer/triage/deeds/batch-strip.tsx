import { useState } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { say } from '#renderer/ui/say.tsx';
import { useCountdown } from '#renderer/ui/use-countdown.ts';
import { useNow } from '#renderer/ui/time-ago.tsx';
import type { Batch } from '#shared/words/deed.ts';
import style from '../triage.module.css';
import { BatchResult } from './batch-result.tsx';
import { sayPast } from './deed-words.ts';

/** How long the last deed stays in sight, and Z undoes it. */
const shownMs = 30_000;

/** How a batch stands, in a few words. Pure. */
export function batchWords({ total, done, failed, waiting, undone }: Pick<Batch, 'total' | 'done' | 'failed' | 'waiting' | 'undone'>): string {
  const parts = [waiting > 0 ? `${waiting} on the way` : '', done > 0 ? `${done} done` : '', failed > 0 ? `${failed} failed` : '', undone > 0 ? `${undone} undone` : ''].filter((part) => part !== '');
  return parts.length === 1 && total > 1 && done === total ? 'all done' : parts.join(', ');
}

/** The last deed: how far it is, the way back, and what did not come through. */
export function BatchStrip() {
  const desk = useDesk();
  const now = useNow();
  const [shownId, setShownId] = useState<Batch['id'] | null>(null);
  const batches = useLive(desk.query.moderation.batches.experimental_liveOptions()).value ?? [];
  // What puts another one back is told by that one.
  const newest = batches.find((batch) => batch.undoes === undefined);
  const isShown = newest !== undefined && (newest.failed > 0 || newest.waiting > 0 || now - newest.createdAt < shownMs);
  const undo = (batch: Batch): void => {
    desk.call.moderation.undo({ batchId: batch.id }).then(
      ({ withdrawn, reversed, stays }) => say([`${withdrawn + reversed} undone`, ...(stays > 0 ? [`${stays} can no longer be undone`] : [])].join('; ')),
      (error: unknown) => say(troubleOf(error).say),
    );
  };
  return (
    <>
      {isShown ? <Strip batch={newest} onUndo={() => undo(newest)} onShow={() => setShownId(newest.id)} /> : null}
      {shownId === null ? null : <BatchResult batchId={shownId} onClose={() => setShownId(null)} />}
    </>
  );
}

function Strip({ batch, onUndo, onShow }: { batch: Batch; onUndo(): void; onShow(): void }) {
  const left = useCountdown(batch.goesAt);
  return (
    <section className={style.strip} aria-label="The last action">
      {batch.canUndo ? <UndoKey onUndo={onUndo} /> : null}
      <p>
        {sayPast(batch.kind, batch.total)}: <span data-bad={batch.failed > 0}>{batchWords(batch)}</span>
        {left > 0 && batch.waiting > 0 ? <span aria-hidden="true">, goes in {left} s</span> : null}
      </p>
      {batch.total > 1 || batch.failed > 0 ? (
        <Button kind="link" onClick={onShow}>
          {batch.failed > 0 ? 'What failed' : 'Each one'}
        </Button>
      ) : null}
      {batch.canUndo ? (
        <Button onClick={onUndo}>
          Undo
          <span aria-hidden="true">
            <Kbd keys="z" />
          </span>
        </Button>
      ) : null}
    </section>
  );
}

/** Offers the undo command only while there is something to undo. */
function UndoKey({ onUndo }: { onUndo(): void }) {
  useCommands({ undo: onUndo });
  return null;
}
