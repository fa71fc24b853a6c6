import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import { useTemplate } from '../writing/use-template.tsx';
import style from './versions.module.css';

/** Sends the comment that is being written, if the caret is in it: the keys that send are the same everywhere. */
export function sendComment(): boolean {
  const form = document.activeElement?.closest<HTMLFormElement>('form[data-comment]');
  form?.requestSubmit();
  return form !== null && form !== undefined;
}

/** What authors and readers say to each other about these words. Done ones stay, and step back. */
export function Comments() {
  const desk = useDesk();
  const { session, sheet } = useTemplate();
  const { templateId } = session;
  const [typed, setTyped] = useState('');
  const [say, setSay] = useState('');
  const attempt = async (deed: () => Promise<unknown>): Promise<boolean> => {
    try {
      await deed();
      setSay('');
      return true;
    } catch (error) {
      setSay(troubleOf(error).say);
      return false;
    }
  };
  const add = async (): Promise<void> => {
    if (typed.trim() !== '' && (await attempt(() => desk.call.library.comment({ templateId, text: typed.trim() })))) setTyped('');
  };
  return (
    <section className={style.comments} aria-label="Comments">
      <h3>Comments</h3>
      {sheet.comments.length === 0 ? <p className={style.none}>None yet.</p> : null}
      <ul className="bare" aria-label="Comments">
        {sheet.comments.map(({ id, author, text, at, isDone }) => (
          <li key={id} data-done={isDone} className={style.comment}>
            <p>
              <bdi>{author}</bdi> · <TimeAgo at={at} />
            </p>
            <p dir="auto" className={style.words}>
              {text}
            </p>
            <label>
              <input type="checkbox" checked={isDone} onChange={({ target }) => void attempt(() => desk.call.library.commentDone({ templateId, commentId: id, isDone: target.checked }))} /> Done
            </label>
          </li>
        ))}
      </ul>
      {say === '' ? null : <Notice tone="bad">{say}</Notice>}
      <form
        data-comment=""
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <textarea aria-label="New comment" placeholder="What should change, or why it is right" rows={2} maxLength={4_000} dir="auto" value={typed} onChange={({ target }) => setTyped(target.value)} />
        <Button type="submit" disabled={typed.trim() === ''}>
          Comment
        </Button>
      </form>
    </section>
  );
}
