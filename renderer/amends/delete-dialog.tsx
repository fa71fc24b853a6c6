import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { commandId, type PostId } from '#shared/words/ids.ts';
import style from './amends.module.css';

export function DeleteDialog({ postId, onClose }: { postId: PostId; onClose(): void }) {
  const desk = useDesk();
  const [id] = useState(() => commandId.parse(crypto.randomUUID()));
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const takeDown = (): void => {
    setBusy(true);
    desk.call.amends.takeDown({ commandId: id, postId }).then(onClose, (error: unknown) => {
      setSaid(troubleOf(error).say);
      setBusy(false);
    });
  };
  return (
    <Dialog title="Delete this answer from the forum?" onClose={onClose}>
      <div className={style.form}>
        <p>Its text becomes your draft again, and the question may return to the queue. Whoever has read it already, or was mailed it, keeps what they read.</p>
        {said === null ? null : <Notice tone="bad">{said}</Notice>}
        <div className={style.buttons}>
          <Button kind="danger" disabled={isBusy} onClick={takeDown}>
            Delete
          </Button>
          <Button data-first="" onClick={onClose}>
            Keep it
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
