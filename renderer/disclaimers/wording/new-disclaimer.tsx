import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import form from '../form.module.css';

/** Asks for a title; the draft that comes of it opens in the editor. */
export function NewDisclaimer({ onClose, onCreated }: { onClose(): void; onCreated(templateId: string): void }) {
  const desk = useDesk();
  const [title, setTitle] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  // The dialog has just opened and put the focus on its first button.
  useEffect(() => box.current?.focus(), []);
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (title.trim() === '') return setFailure('Give it a title; it can be changed later.');
    setBusy(true);
    try {
      onCreated((await desk.call.library.create({ kind: 'disclaimer', title: title.trim() })).templateId);
    } catch (error) {
      setFailure(troubleOf(error).say);
      setBusy(false);
    }
  };
  return (
    <Dialog title="New disclaimer" onClose={onClose}>
      <form className={form.form} onSubmit={(event) => void create(event)}>
        <label className={form.field}>
          <span>Title</span>
          <input ref={box} value={title} maxLength={200} aria-describedby="new-disclaimer-hint" onChange={({ target }) => setTitle(target.value)} />
          <small id="new-disclaimer-hint">A good one has at most 45 plain words, says what was not done and what to do instead. It starts as a draft; once published, a policy can carry it.</small>
        </label>
        {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
        <div className={form.deeds}>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" disabled={isBusy}>
            Create
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
