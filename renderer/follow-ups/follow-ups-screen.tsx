import { useState } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { goToQuestion } from '#renderer/link/places.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { askToSnooze, finish } from '#renderer/snooze/snooze.ts';
import page from '#renderer/style/page.module.css';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { FollowUp } from '#shared/words/follow-up.ts';
import { FollowUpRow } from './follow-up-row.tsx';
import style from './follow-ups.module.css';

/** Questions that were put off: those that are back, each with why and what was planned, and those that sleep. */
export function FollowUpsScreen() {
  const desk = useDesk();
  const { value: rows, trouble, retry } = useLive(desk.query.followUps.list.experimental_liveOptions());
  const [chosenId, setChosen] = useState<string | null>(null);
  const here = Math.max(0, rows?.findIndex(({ questionId }) => questionId === chosenId) ?? 0);
  const chosen = rows?.[here];

  const move = (step: 1 | -1): void => {
    const next = rows?.[Math.min(rows.length - 1, Math.max(0, chosenId === null ? 0 : here + step))];
    if (next) setChosen(next.questionId);
    if (next) document.querySelector<HTMLElement>(`[data-follow-up="${next.questionId}"]`)?.focus();
  };
  useCommands({
    'queue.next': () => move(1),
    'queue.previous': () => move(-1),
    ...(chosen ? { 'queue.open': () => goToQuestion(chosen.questionId), 'question.snooze': () => askToSnooze(chosen), 'follow-up.done': () => finish(desk, chosen) } : {}),
  });

  const back = rows?.filter((row) => row.back !== null) ?? [];
  const asleep = rows?.filter((row) => row.back === null) ?? [];
  const list = (name: string, those: readonly FollowUp[]) =>
    those.length === 0 ? null : (
      <section className={style.section}>
        <h2>
          {name} <span>{those.length}</span>
        </h2>
        <ul className={`bare ${style.list}`} aria-label={name}>
          {those.map((row) => (
            <FollowUpRow key={row.questionId} followUp={row} isChosen={row.questionId === chosen?.questionId} onChoose={() => setChosen(row.questionId)} />
          ))}
        </ul>
      </section>
    );
  return (
    <div className={page.page}>
      <h1>Follow-ups</h1>
      <p className={page.lead}>Questions you put off. They come back at their time, when the asker writes, or when the forum closes them.</p>
      {trouble ? (
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {trouble.say}
        </Notice>
      ) : null}
      {!rows && !trouble ? <p className={style.loading}>Looking…</p> : null}
      {rows?.length === 0 ? (
        <Empty title={<p>Nothing is put off.</p>}>
          <p>Open a question and press h, or choose “Snooze”: it leaves your queue and comes back with your note.</p>
        </Empty>
      ) : null}
      {list('Back', back)}
      {list('Asleep', asleep)}
    </div>
  );
}
