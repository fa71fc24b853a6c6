import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { openOutside } from '#renderer/ui/html/outside.ts';
import { timeAgo, useNow } from '#renderer/ui/time-ago.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import style from './level.module.css';

/** How long what was found counts as fresh; it changes when questions come, and nobody watches it happen. */
const freshMs = 60_000;

/** Questions about the same from the newest ninety days, with the best answer each got. */
export function AskedBefore({ questionId }: { questionId: QuestionId }) {
  const desk = useDesk();
  const id = useId();
  const now = useNow();
  const { data: found, error } = useQuery({ ...desk.query.views.similar.queryOptions({ input: { questionId } }), staleTime: freshMs });
  return (
    <section className={style.region} aria-labelledby={id}>
      <h2 id={id}>Asked before</h2>
      {error ? <p className={style.nothing}>What was asked before could not be looked up.</p> : null}
      {found?.length === 0 ? <p className={style.nothing}>Nothing about the same in the last 90 days.</p> : null}
      {found && found.length > 0 ? (
        <ul role="list" className={style.cards}>
          {found.map((one) => (
            <li key={one.questionId} className={style.card}>
              <button type="button" onClick={() => openOutside(one.url)} title="Open on the forum">
                <bdi>{one.title}</bdi>
              </button>
              <small>
                {timeAgo(one.askedAt, now)} · {one.isSolved ? 'answered, accepted' : one.isAnswered ? 'answered' : 'not answered yet'} · shares <bdi>{one.words.join(', ')}</bdi>
              </small>
              {one.answer === '' ? null : (
                <p>
                  <bdi>{one.answerBy}</bdi>: <bdi>{one.answer}</bdi>
                </p>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
