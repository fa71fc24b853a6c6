import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { fieldOf, momentOf, snoozeTimes } from '#shared/follow-ups/snooze-times.ts';
import { sayMoment, snooze, useSnooze, type ToSnooze } from './snooze.ts';
import style from './snooze.module.css';

const hour = 3_600_000;

/** Until when a question should be out of sight, and what to say when it is back. One press on a time does it. */
export function SnoozeDialog({ asked }: { asked: ToSnooze }) {
  const desk = useDesk();
  const id = useId();
  const [now] = useState(() => Date.now());
  const [note, setNote] = useState(asked.note);
  const [untilReply, setUntilReply] = useState(asked.untilReply);
  const [own, setOwn] = useState(() => fieldOf(Math.ceil((now + 24 * hour) / hour) * hour));
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const times = useRef<HTMLDivElement>(null);
  useEffect(() => times.current?.querySelector('button')?.focus(), []);
  const close = (): void => useSnooze.setState({ asked: null });

  const put = async (untilAt: number | null, withReply: boolean): Promise<void> => {
    setBusy(true);
    try {
      await snooze(desk, { questionId: asked.questionId, title: asked.title, note, untilAt, untilReply: withReply });
      close();
    } catch (error) {
      setSaid(troubleOf(error).say);
      setBusy(false);
    }
  };
  const putOwn = (): void => {
    const at = momentOf(own);
    if (at === null || at <= Date.now()) setSaid(at === null ? 'Choose a day and a time.' : 'This time has passed. Choose a later one.');
    else void put(at, untilReply);
  };
  const press = (event: KeyboardEvent): void => {
    const buttons = [...(times.current?.querySelectorAll('button') ?? [])];
    const here = buttons.findIndex((button) => button === document.activeElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || here === -1) return;
    event.preventDefault();
    buttons[(to + buttons.length) % buttons.length]?.focus();
  };

  return (
    <Dialog title="Snooze until…" onClose={close}>
      <div className={style.form}>
        <p className={style.about}>
          <bdi>{asked.title}</bdi>
        </p>
        {said === null ? null : <Notice tone="bad">{said}</Notice>}
        {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div ref={times} className={style.times} onKeyDown={press}>
          {snoozeTimes(new Date(now)).map(({ id: name, name: words, at }) => (
            <button key={name} type="button" className={style.time} disabled={isBusy} onClick={() => void put(at, untilReply)}>
              <span>{words}</span>
              <small>{sayMoment(at, now)}</small>
            </button>
          ))}
          <button type="button" className={style.time} disabled={isBusy} onClick={() => void put(null, true)}>
            <span>Until the asker writes</span>
            <small>whenever that is</small>
          </button>
        </div>
        <div className={style.own}>
          <label htmlFor={`${id}-own`}>At a time of your own</label>
          <input id={`${id}-own`} type="datetime-local" value={own} min={fieldOf(now)} onChange={({ target }) => setOwn(target.value)} />
          <Button disabled={isBusy} onClick={putOwn}>
            Snooze until then
          </Button>
        </div>
        <label className={style.tick}>
          <input type="checkbox" checked={untilReply} onChange={({ target }) => setUntilReply(target.checked)} />
          <span>Bring it back sooner when the asker writes</span>
        </label>
        <div className={style.note}>
          <label htmlFor={`${id}-note`}>What you planned</label>
          <textarea id={`${id}-note`} rows={2} maxLength={2_000} value={note} placeholder="Said first when it is back" onChange={({ target }) => setNote(target.value)} />
        </div>
        <p className={style.hint}>It leaves your queue until then, unless it is an emergency nobody has answered. Others still see it, and nothing is told to the forum.</p>
      </div>
    </Dialog>
  );
}
