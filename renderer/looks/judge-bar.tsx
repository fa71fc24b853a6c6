import { useId, useRef, useState } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { SecondLook } from '#shared/words/second-look.ts';
import style from './looks.module.css';
import { TextDifference } from './text-difference.tsx';

const done = { agree: 'Agreed.', suggest: 'Your changes went back to whoever wrote it.', stop: 'Stopped. Whoever wrote it is told why.' } as const;

/** Agree, suggest or stop. What is typed here stays until it is sent or the text is left. */
export function JudgeBar({ look }: { look: SecondLook }) {
  const desk = useDesk();
  const id = useId();
  const remarkField = useRef<HTMLTextAreaElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [remark, setRemark] = useState('');
  const [suggestion, setSuggestion] = useState(look.text);
  const [said, setSaid] = useState('');
  const [isBusy, setIsBusy] = useState(false);

  const judge = async (verdict: keyof typeof done): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    setSaid('');
    try {
      await desk.call.looks.judge({ id: look.id, verdict, remark, suggestion: verdict === 'suggest' ? suggestion : null });
      setIsOpen(false);
      announce(done[verdict]);
    } catch (error) {
      setSaid(troubleOf(error).say);
    } finally {
      setIsBusy(false);
    }
  };
  const open = (): void => {
    setIsOpen(true);
    requestAnimationFrame(() => remarkField.current?.focus());
  };
  useCommands({ 'look.agree': () => void judge('agree'), 'look.return': open });

  return (
    <div className={style.judge}>
      {isOpen ? (
        <div className={style.form} role="group" aria-label="Suggest or stop">
          <label htmlFor={`${id}-text`}>The text as you would have it</label>
          <textarea id={`${id}-text`} dir="auto" rows={8} maxLength={64_000} value={suggestion} onChange={({ target }) => setSuggestion(target.value)} />
          {suggestion.trim() === look.text.trim() ? null : <TextDifference before={look.text} now={suggestion} />}
          <label htmlFor={`${id}-remark`}>Note, and the reason when it must not go</label>
          <textarea id={`${id}-remark`} ref={remarkField} dir="auto" rows={3} maxLength={2_000} value={remark} onChange={({ target }) => setRemark(target.value)} />
        </div>
      ) : null}
      {said === '' ? null : <Notice tone="bad">{said}</Notice>}
      <div className={style.acts}>
        <Button kind={isOpen ? 'plain' : 'primary'} disabled={isBusy} onClick={() => void judge('agree')} aria-keyshortcuts="D">
          Agree
          <span aria-hidden="true">
            <Kbd keys="d" onAccent={!isOpen} />
          </span>
        </Button>
        {isOpen ? (
          <>
            <Button kind="primary" disabled={isBusy} onClick={() => void judge('suggest')}>
              Suggest these changes
            </Button>
            <Button kind="danger" disabled={isBusy} onClick={() => void judge('stop')}>
              Stop it
            </Button>
            <Button kind="quiet" onClick={() => setIsOpen(false)}>
              Close
            </Button>
          </>
        ) : (
          <Button disabled={isBusy} onClick={open} aria-keyshortcuts="Shift+D">
            Suggest or stop
            <span aria-hidden="true">
              <Kbd keys="shift+d" />
            </span>
          </Button>
        )}
      </div>
    </div>
  );
}
