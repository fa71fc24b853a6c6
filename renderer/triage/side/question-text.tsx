import { useId, useRef, type RefObject } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { useMarkedWords } from '#renderer/level/use-marked-words.ts';
import { heardIn, useVerdict } from '#renderer/level/use-verdict.ts';
import { SafeHtml } from '#renderer/ui/html/safe-html.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { Thread } from '#shared/words/question.ts';
import style from '../triage.module.css';

/** What was asked, with the words marked that the level rests on. */
export function QuestionText({ questionId, thread }: { questionId: QuestionId; thread: Thread }) {
  const id = useId();
  const verdict = useVerdict(questionId).value;
  const title = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useMarkedWords(title as RefObject<Element | null>, heardIn(verdict, 'title'));
  useMarkedWords(body, heardIn(verdict, 'body'));
  const first = thread.posts.find((post) => post.number === 1);
  return (
    <section className={style.asked} aria-labelledby={id}>
      <h2 id={id}>
        <bdi ref={title}>{thread.question.title}</bdi>
      </h2>
      <p className={style.quiet}>
        <bdi>{thread.question.asker}</bdi> · <TimeAgo at={thread.question.askedAt} />
        {thread.posts.length > 1 ? ` · ${thread.posts.length - 1} more ${thread.posts.length === 2 ? 'post' : 'posts'}` : ''}
      </p>
      <div ref={body} className={style.text}>
        {first ? <SafeHtml html={first.html} base={thread.url} /> : <p className={style.quiet}>Its words have not been read yet.</p>}
      </div>
    </section>
  );
}

/** The thread of a question, live. */
export function useThread(questionId: QuestionId) {
  const desk = useDesk();
  return useLive(desk.query.threads.open.experimental_liveOptions({ input: { questionId } })).value;
}
