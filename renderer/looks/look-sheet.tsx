import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { goToQuestion } from '#renderer/link/places.ts';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { Button } from '#renderer/ui/button.tsx';
import { SafeHtml } from '#renderer/ui/html/safe-html.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Prose } from '#renderer/ui/prose.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { SecondLook } from '#shared/words/second-look.ts';
import { JudgeBar } from './judge-bar.tsx';
import style from './looks.module.css';
import { lookWords } from './sort-looks.ts';
import { TextDifference } from './text-difference.tsx';

/** One text beside the question it answers, and what its reader says of it. */
export function LookSheet({ look }: { look: SecondLook }) {
  return (
    <article className={style.sheet} aria-label={look.title} data-pane="look" tabIndex={-1}>
      <header className={style.head}>
        <h2>
          <bdi>{look.title}</bdi>
        </h2>
        <p className={style.quiet}>
          {lookWords[look.state]}
          {look.agreedBy.length > 0 ? ` by ${look.agreedBy.length}` : ''} · {look.isMine ? 'written by you' : <>written by <bdi>{look.by}</bdi></>} · <TimeAgo at={look.at} />
          {look.required.length > 0 ? ` · needed: ${look.required.join('; ')}` : ''}
        </p>
        {look.place === 'machine' ? <p className={style.quiet}>{look.placeWhy === '' ? 'Only people at this machine can read it.' : look.placeWhy}</p> : null}
        {look.note === '' ? null : (
          <p className={style.note} dir="auto">
            “<bdi>{look.note}</bdi>”
          </p>
        )}
      </header>
      <div className={style.both}>
        <Question questionId={look.questionId} />
        <section className={style.part} aria-label="The answer" tabIndex={0}>
          <h3>The answer</h3>
          <Prose text={look.text} blanks />
          <Said look={look} />
        </section>
      </div>
      <Ways look={look} />
    </article>
  );
}

function Question({ questionId }: { questionId: QuestionId }) {
  const desk = useDesk();
  const { value: thread, trouble } = useLive(desk.query.threads.open.experimental_liveOptions({ input: { questionId } }));
  return (
    <section className={style.part} aria-label="The question" tabIndex={0} aria-busy={thread === undefined}>
      <h3>The question</h3>
      {trouble ? <Notice tone="warn">{trouble.say}</Notice> : null}
      {thread === null ? <p className={style.quiet}>This question is not on this desk any more.</p> : null}
      {thread?.posts.filter(({ kind }) => kind !== 'small-action').map((post) => (
        <div key={post.id} className={style.post}>
          <p className={style.quiet}>
            <bdi>{post.author.name === '' ? post.author.username : post.author.name}</bdi>
            {post.isAsker ? ', who asked' : ''} · <TimeAgo at={post.createdAt} />
          </p>
          <SafeHtml html={post.html} base={thread.url} />
        </div>
      ))}
    </section>
  );
}

/** What was said of the text so far. */
function Said({ look }: { look: SecondLook }) {
  const said =
    look.state === 'agreed' ? (
      <Notice tone="good">
        Agreed by {look.agreedBy.length}: <bdi>{look.agreedBy.join(', ')}</bdi>.{look.remark === '' ? '' : ` “${look.remark}”`}
      </Notice>
    ) : look.state === 'stopped' ? (
      <Notice tone="bad">
        <bdi>{look.reader}</bdi> stopped it: “<bdi>{look.remark}</bdi>”
      </Notice>
    ) : look.state === 'suggested' ? (
      <Notice tone="warn">
        <bdi>{look.reader}</bdi> suggests changes.{look.remark === '' ? '' : ` “${look.remark}”`}
      </Notice>
    ) : null;
  return (
    <>
      {said}
      {look.state === 'suggested' && look.suggestion !== null ? <TextDifference before={look.text} now={look.suggestion} /> : null}
    </>
  );
}

/** What this person can do with it. */
function Ways({ look }: { look: SecondLook }) {
  const desk = useDesk();
  const [said, setSaid] = useState('');
  const attempt = (deed: () => Promise<unknown>): void => {
    setSaid('');
    deed().catch((error: unknown) => setSaid(troubleOf(error).say));
  };
  const takeOver = (): void => attempt(async () => goToQuestion((await desk.call.looks.takeOver({ id: look.id })).questionId));
  return (
    <footer className={style.foot}>
      {said === '' ? null : <Notice tone="bad">{said}</Notice>}
      {look.mayJudge ? <JudgeBar look={look} /> : null}
      <div className={style.acts}>
        {look.maySend ? (
          <Button kind="primary" onClick={takeOver}>
            Send it as my answer
          </Button>
        ) : null}
        <Button onClick={() => goToQuestion(look.questionId)}>{look.isMine && look.state !== 'sent' ? 'Go on writing' : 'Open the question'}</Button>
        {look.isMine && (look.state === 'asked' || look.state === 'agreed' || look.state === 'suggested') ? (
          <Button kind="quiet" onClick={() => attempt(() => desk.call.looks.withdraw({ id: look.id }))}>
            Withdraw
          </Button>
        ) : null}
      </div>
      {look.maySend ? <p className={style.quiet}>It becomes your draft with a line that says who wrote it; you send it from the question, with all checks.</p> : null}
    </footer>
  );
}
