import { useId, useState, type KeyboardEvent } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { commandId, type QuestionId } from '#shared/words/ids.ts';
import { useComposer } from '../composer-store.ts';
import style from './look.module.css';
import { useLook } from './use-look.ts';

/** Puts the text before the second readers, with a word to them. The text stays where it is. */
export function AskPanel({ questionId, onClose }: { questionId: QuestionId; onClose(): void }) {
  const desk = useDesk();
  const { required } = useLook(questionId);
  const noteId = useId();
  const [note, setNote] = useState('');
  const [said, setSaid] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  // Pressed twice, or answered by nobody, it is the same question.
  const [id] = useState(() => commandId.parse(crypto.randomUUID()));

  const ask = async (): Promise<void> => {
    const { session } = useComposer.getState();
    if (!session || isBusy) return;
    setIsBusy(true);
    setSaid('');
    try {
      await session.flush();
      await desk.call.looks.ask({ id, questionId, text: session.content().text, note });
      announce('Asked for a second look.');
      onClose();
    } catch (error) {
      setSaid(troubleOf(error).say);
      setIsBusy(false);
    }
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void ask();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={style.ask} onKeyDown={press}>
      <p className={style.explain}>
        {required.length > 0 ? `Needed before it goes: ${required.join('; ')}. ` : ''}
        Second readers see your text and this note. They agree, suggest changes, or stop it with a reason; your text is never changed by itself.
      </p>
      <div className={style.note}>
        <label htmlFor={noteId}>Note to the reader</label>
        <textarea id={noteId} value={note} maxLength={2_000} rows={3} placeholder="What should they look at?" autoFocus onChange={({ target }) => setNote(target.value)} />
      </div>
      {said === '' ? null : <Notice tone="bad">{said}</Notice>}
      <div className={style.acts}>
        <Button kind="primary" disabled={isBusy} onClick={() => void ask()}>
          Ask
          <span aria-hidden="true">
            <Kbd keys="mod+Enter" onAccent />
          </span>
        </Button>
      </div>
    </div>
  );
}
