import { useQuery } from '@tanstack/react-query';
import { levelNames, reasonNames } from '#renderer/level/level-words.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import style from './activity.module.css';

/** Levels that people changed, why, and which rules had fired: what whoever keeps the rules learns from. */
export function LessonList({ onOpen }: { onOpen(id: QuestionId): void }) {
  const desk = useDesk();
  const { data: lessons, error, refetch } = useQuery({ ...desk.query.triage.lessons.queryOptions(), staleTime: 0 });
  if (error) {
    return (
      <Notice tone="bad" action={<Button onClick={() => void refetch()}>Try again</Button>}>
        {troubleOf(error).say}
      </Notice>
    );
  }
  if (lessons === undefined) return <p className={style.lead}>Reading…</p>;
  if (lessons.length === 0) {
    return (
      <Empty title={<p>No level was changed by hand yet.</p>}>
        <p>When somebody raises or lowers one, the reason is kept here for whoever writes the rules.</p>
      </Empty>
    );
  }
  return (
    <ol role="list" className={style.lines} aria-label="Levels changed by hand">
      {lessons.map((lesson) => (
        <li key={`${lesson.questionId} ${lesson.at}`} className={style.line}>
          <span className={style.time}>
            <TimeAgo at={lesson.at} />
          </span>
          <div>
            <p>
              <b>
                <bdi>{lesson.by}</bdi>
              </b>{' '}
              {levelNames[lesson.from]} → {levelNames[lesson.to]}: {reasonNames[lesson.reason].toLowerCase()}.{' '}
              <button type="button" className={style.title} onClick={() => onOpen(lesson.questionId)}>
                <bdi>{lesson.title}</bdi>
              </button>
            </p>
            <p className={style.detail} dir="auto">
              {lesson.note === '' ? '' : `${lesson.note} · `}
              {lesson.fired.length === 0 ? 'No rule had fired.' : `Rules: ${lesson.fired.join(', ')}`}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
