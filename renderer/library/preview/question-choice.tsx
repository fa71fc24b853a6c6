import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import style from './preview.module.css';

interface QuestionChoiceProps {
  questionId: QuestionId | null;
  title: string;
  onChoose(id: QuestionId): void;
}

/** The question the words are shown with, and the way to another one of the queue. */
export function QuestionChoice({ questionId, title, onChoose }: QuestionChoiceProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className={style.question}>
      <b>{questionId === null ? 'No question waits.' : <bdi>{title}</bdi>}</b>
      <button ref={button} type="button" className={style.change} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Keep this one' : 'Choose another question'}
      </button>
      {isOpen ? (
        <Search
          onChoose={(id) => {
            onChoose(id);
            close();
          }}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

function Search({ onChoose, onClose }: { onChoose(id: QuestionId): void; onClose(): void }) {
  const desk = useDesk();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const page = useLive(desk.query.queue.page.experimental_liveOptions({ input: { filter: text === '' ? {} : { text }, sort: 'oldest', offset: 0, limit: 8 } }));
  const rows = page.value?.rows ?? [];
  return (
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <input ref={box} type="search" aria-label="Search the waiting questions" placeholder="Search the waiting questions" maxLength={200} value={typed} onChange={({ target }) => setTyped(target.value)} />
      <ul className={`bare ${style.found}`} aria-label="Waiting questions">
        {rows.map((row) => (
          <li key={row.id}>
            <Button kind="quiet" onClick={() => onChoose(row.id)}>
              <bdi>{row.title}</bdi>
            </Button>
          </li>
        ))}
      </ul>
      <p role="status" className={style.faint}>
        {page.trouble ? page.trouble.say : page.value && rows.length === 0 ? 'No waiting question has these words.' : ''}
      </p>
    </div>
  );
}
