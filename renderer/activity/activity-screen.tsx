import { useRef, useState } from 'react';
import { SearchBox } from '#renderer/keys/search-box.tsx';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import type { ActivityLine } from '#shared/words/deed.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { LessonList } from './lesson-list.tsx';
import style from './activity.module.css';

const fewLines = 100;
const mostLines = 500;

interface Opening {
  onOpen(id: QuestionId): void;
}

/** The history of who did what, and what people decided otherwise than the rules. */
export function ActivityScreen({ onOpen }: Opening) {
  const [shown, setShown] = useState<'history' | 'levels'>('history');
  return (
    <div className={style.screen}>
      <div className={style.head}>
        <h1>Activity</h1>
        <span className={style.parts} role="group" aria-label="What is shown">
          <Button kind="chip" aria-pressed={shown === 'history'} onClick={() => setShown('history')}>
            History
          </Button>
          <Button kind="chip" aria-pressed={shown === 'levels'} onClick={() => setShown('levels')}>
            Levels changed by hand
          </Button>
        </span>
      </div>
      {shown === 'history' ? <History onOpen={onOpen} /> : <LessonList onOpen={onOpen} />}
    </div>
  );
}

function History({ onOpen }: Opening) {
  const desk = useDesk();
  const list = useRef<HTMLOListElement>(null);
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(fewLines);
  const { value: lines, trouble, retry } = useLive(desk.query.moderation.activity.experimental_liveOptions({ input: { text, limit } }));
  return (
    <>
      <div className={style.search}>
        <SearchBox label="Search the history" text={text} onText={setText} onLeave={() => list.current?.querySelector('button')?.focus()} />
      </div>
      <p className={style.lead}>What was done from this desk, and what it heard of: who, what, and to which question.</p>
      <p className="visually-hidden" role="status">
        {text === '' || lines === undefined ? '' : lines.length === 1 ? '1 line found' : `${lines.length} lines found`}
      </p>
      {trouble ? (
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {trouble.say}
        </Notice>
      ) : null}
      {lines === undefined && !trouble ? <p className={style.lead}>Reading the history…</p> : null}
      {lines?.length === 0 ? (
        <Empty title={<p>{text === '' ? 'Nothing was done yet.' : 'Nothing matches.'}</p>} actions={text === '' ? null : <Button onClick={() => setText('')}>Show all</Button>}>
          <p>{text === '' ? 'What moderators and answerers do from this desk is written down here.' : 'Names, deeds, notes and titles are searched.'}</p>
        </Empty>
      ) : null}
      {lines && lines.length > 0 ? (
        <ol ref={list} role="list" className={style.lines} aria-label="History, newest first">
          {lines.map((line) => (
            <Line key={line.id} line={line} onOpen={onOpen} />
          ))}
        </ol>
      ) : null}
      {lines && lines.length >= limit && limit < mostLines ? (
        <Button className={style.more ?? ''} onClick={() => setLimit(mostLines)}>
          Show more
        </Button>
      ) : null}
    </>
  );
}

function Line({ line, onOpen }: { line: ActivityLine; onOpen(id: QuestionId): void }) {
  const { questionId } = line;
  return (
    <li className={style.line}>
      <span className={style.time}>
        <TimeAgo at={line.at} />
      </span>
      <div>
        <p>
          <b>
            <bdi>{line.by}</bdi>
          </b>{' '}
          {line.what}{' '}
          {questionId === null ? (
            <bdi>{line.title}</bdi>
          ) : (
            <button type="button" className={style.title} onClick={() => onOpen(questionId)}>
              <bdi>{line.title}</bdi>
            </button>
          )}
        </p>
        {line.detail === '' ? null : (
          <p className={style.detail} dir="auto">
            {line.detail}
          </p>
        )}
      </div>
    </li>
  );
}
