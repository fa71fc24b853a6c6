import { UndoToast } from '#renderer/outbox/undo-toast.tsx';
import { SnoozeLayer } from '#renderer/snooze/snooze-layer.tsx';

/** What can be undone from any screen, and the question until when something is put off. */
export function Undo() {
  return (
    <>
      <UndoToast />
      <SnoozeLayer />
    </>
  );
}
