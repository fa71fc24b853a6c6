import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Prose } from '#renderer/ui/prose.tsx';
import { isSameText } from '#shared/answers/same-text.ts';
import type { AnswerSource } from '#shared/words/amend.ts';
import type { Waiver } from '#shared/words/finding.ts';
import { commandId, type PostId } from '#shared/words/ids.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import style from './amends.module.css';

/** Other words for an answer that stands. `begun`: what the person had written before something came in between. */
export function EditDialog({ postId, begun, onClose }: { postId: PostId; begun: string | null; onClose(): void }) {
  const desk = useDesk();
  const [source, setSource] = useState<AnswerSource | null>(null);
  const [met, setMet] = useState<Trouble | null>(null);
  useEffect(() => {
    let isWanted = true;
    desk.call.amends.open({ postId }).then(
      (found) => void (isWanted && setSource(found)),
      (error: unknown) => void (isWanted && setMet(troubleOf(error))),
    );
    return () => void (isWanted = false);
  }, [desk, postId]);

  if (source && source.edit.isAllowed) return <Editor postId={postId} source={source} begun={begun} onClose={onClose} />;
  return (
    <Dialog title="Edit your answer" onClose={onClose} wide>
      <div className={style.form}>
        {source ? <Notice tone="warn">{source.edit.why}</Notice> : met ? <Notice tone="bad">{met.say}</Notice> : <p role="status">The forum is asked for the words as they stand now…</p>}
        <div className={style.buttons}>
          <Button data-first="" onClick={onClose}>
            Close
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Editor({ postId, source, begun, onClose }: { postId: PostId; source: AnswerSource; begun: string | null; onClose(): void }) {
  const desk = useDesk();
  const id = useId();
  const [text, setText] = useState(begun ?? source.text);
  const [met, setMet] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  // One order each time the dialog was open: pressed twice it is one change.
  const [command] = useState(() => commandId.parse(crypto.randomUUID()));
  const isChanged = !isSameText(text, source.text);
  const asksOnly = met?.kind === 'findings' && met.findings.every(({ weight }) => weight !== 'refuse') ? met.findings : null;

  const save = (waivers: Waiver[]): void => {
    setBusy(true);
    desk.call.amends.edit({ commandId: command, postId, text, source: source.source, waivers }).then(onClose, (error: unknown) => {
      setMet(troubleOf(error));
      setBusy(false);
    });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isBusy || !isChanged) return;
    event.preventDefault();
    save([]);
  };
  const close = (): void => {
    if (isChanged && !isLeaving) setLeaving(true);
    else onClose();
  };

  return (
    <Dialog title="Edit your answer" onClose={close} wide>
      <div className={style.form}>
        {source.before === '' ? null : <Around name="Stays above your words" text={source.before} />}
        <label htmlFor={id} className="visually-hidden">
          The words of your answer
        </label>
        <textarea id={id} className={style.text} rows={12} maxLength={64_000} value={text} data-first="" onKeyDown={press} onChange={({ target }) => setText(target.value)} />
        {source.after === '' ? null : <Around name="Stays below your words" text={source.after} />}
        {met === null ? null : (
          <Notice tone="bad" action={asksOnly ? <Button onClick={() => save(asksOnly.map(({ check, quote }) => ({ check, quote, reason: 'Meant like this.' })))}>Save it as it is</Button> : undefined}>
            {met.say}
          </Notice>
        )}
        {isLeaving ? (
          <Notice tone="warn" action={<Button onClick={onClose}>Close without saving</Button>}>
            What you changed here is not saved yet.
          </Notice>
        ) : null}
        <p className={style.reason}>Everybody who opens the question sees the new words, and that the answer was edited.</p>
        <div className={style.buttons}>
          <Button kind="primary" aria-keyshortcuts="Control+Enter Meta+Enter" disabled={isBusy || !isChanged} onClick={() => save([])}>
            Save on the forum
          </Button>
          <Button onClick={close}>Cancel</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** What was put around the words when they were sent; it is not edited here. */
function Around({ name, text }: { name: string; text: string }) {
  return (
    <details className={style.words}>
      <summary>{name}</summary>
      <Prose text={text} />
    </details>
  );
}
