import { IconExternalLink, IconLink } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { AnswerDeeds } from '#renderer/amends/answer-deeds.tsx';
import { useStanding } from '#renderer/amends/use-standing.ts';
import { useCommands } from '#renderer/keys/commands.ts';
import { LevelBanner } from '#renderer/level/level-banner.tsx';
import { useMarkedWords } from '#renderer/level/use-marked-words.ts';
import { heardIn, useVerdict } from '#renderer/level/use-verdict.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { FollowUpNote } from '#renderer/snooze/follow-up-note.tsx';
import { askToSnooze } from '#renderer/snooze/snooze.ts';
import { Button, IconButton } from '#renderer/ui/button.tsx';
import { openOutside } from '#renderer/ui/html/outside.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { say } from '#renderer/ui/say.tsx';
import { Dot } from '#renderer/ui/tag.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import type { QuestionRow, Thread } from '#shared/words/question.ts';
import { loadPictureOf } from './load-picture.ts';
import { PostView } from './post-view.tsx';
import style from './thread.module.css';

export interface ThreadPaneProps {
  /** Known from the list, shown while the thread is on its way. */
  row: QuestionRow;
  thread: Thread | undefined;
  /** Buttons of the frame that belong beside the thread's own. */
  actions?: ReactNode;
  /** Leads to where the level is explained. */
  onHowLevel(): void;
}

/** The question and everything said under it. */
export function ThreadPane({ row, thread, actions, onHowLevel }: ThreadPaneProps) {
  const desk = useDesk();
  const place = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLElement>(null);
  const verdict = useVerdict(row.id).value;
  useMarkedWords(title, heardIn(verdict, 'title'));
  const inBody = heardIn(verdict, 'body');
  const url = thread?.url ?? '';
  const standing = useStanding(row.id);
  useEffect(() => {
    place.current?.scrollTo({ top: 0 });
  }, [row.id]);
  useSeen(thread);

  const copyLink = (): void => {
    navigator.clipboard.writeText(url).then(
      () => say('Link copied'),
      () => say('The link could not be copied'),
    );
  };
  const toPost = (step: 1 | -1): void => {
    const posts = [...(place.current?.querySelectorAll<HTMLElement>('article[data-post]') ?? [])];
    const here = posts.findIndex((post) => post.contains(document.activeElement));
    goToPost(posts[here === -1 ? (step === 1 ? 0 : posts.length - 1) : here + step]);
  };
  const snooze = (): void => askToSnooze({ questionId: row.id, title: thread?.question.title ?? row.title });
  useCommands({
    'question.snooze': snooze,
    'post.next': () => toPost(1),
    'post.previous': () => toPost(-1),
    ...(url === '' ? {} : { 'question.copy-link': copyLink, 'question.open-forum': () => openOutside(url) }),
  });

  // The question itself is new to whoever opens it; only what came after it is news.
  const fresh = thread?.posts.slice(1).filter((post) => post.isNew) ?? [];
  return (
    <div ref={place} className={style.thread} data-pane="question" tabIndex={-1} role="region" aria-label="Question">
      <header className={style.head}>
        <h1>
          <bdi ref={title}>{thread?.question.title ?? row.title}</bdi>
        </h1>
        <div className={style.by}>
          <span>
            asked by{' '}
            <b>
              <bdi>{row.asker}</bdi>
            </b>
          </span>
          ·<TimeAgo at={row.askedAt} />·<Dot color={row.community.color} />
          <bdi>{row.community.name}</bdi>
          {fresh.length > 0 ? (
            <Button kind="chip" onClick={() => goToPost(place.current?.querySelector<HTMLElement>(`[data-post="${fresh[0]?.number ?? 0}"]`) ?? undefined)}>
              {fresh.length} new
            </Button>
          ) : null}
          <span className={style.acts}>
            <Button kind="quiet" aria-keyshortcuts="h" onClick={snooze}>
              Snooze
            </Button>
            <IconButton name="Copy link" disabled={url === ''} onClick={copyLink}>
              <IconLink size={16} />
            </IconButton>
            <IconButton name="Open on the forum" disabled={url === ''} onClick={() => openOutside(url)}>
              <IconExternalLink size={16} />
            </IconButton>
            {actions}
          </span>
        </div>
      </header>
      <div className={style.notes}>
        <FollowUpNote questionId={row.id} />
        {thread ? <StateNote thread={thread} /> : null}
        <LevelBanner verdict={verdict} onHow={onHowLevel} />
      </div>
      {thread ? (
        thread.posts.map((post, index) => {
          const answer = standing.find(({ postId }) => postId === post.id);
          return <PostView key={post.id} post={post} isQuestion={index === 0} base={thread.url} loadPicture={loadPictureOf(desk, row.id)} {...(index === 0 ? { marks: inBody } : {})} deeds={answer ? <AnswerDeeds answer={answer} /> : null} />;
        })
      ) : (
        <div className={style.bones} role="status" aria-label="The question is being read" />
      )}
    </div>
  );
}

function goToPost(post: HTMLElement | undefined): void {
  post?.focus({ preventScroll: true });
  post?.scrollIntoView({ block: 'nearest' });
}

/** What the person has had on screen is no longer new when they come back. Until they leave, the marks stay. */
function useSeen(thread: Thread | undefined): void {
  const desk = useDesk();
  const last = useRef<Thread | undefined>(undefined);
  const id = thread?.question.id;
  useEffect(
    () => () => {
      const seen = last.current;
      const number = Math.max(0, ...(seen?.posts.map((post) => post.number) ?? []));
      if (seen && number > 0 && seen.posts.some((post) => post.isNew)) void desk.call.threads.markSeen({ questionId: seen.question.id, number }).catch(() => undefined);
    },
    [desk, id],
  );
  // After the effect above, whose end must still see the thread that is being left.
  useEffect(() => {
    last.current = thread;
  }, [thread]);
}

function StateNote({ thread }: { thread: Thread }) {
  if (thread.state === 'gone') return <Notice tone="warn">This question was deleted on the forum, or is no longer open to you. Your draft stays here.</Notice>;
  if (thread.state === 'closed' || thread.state === 'archived') return <Notice tone="warn">The forum has closed this question; it takes no more answers. Your draft stays here.</Notice>;
  if (thread.state === 'unlisted') return <Notice tone="warn">A moderator has hidden this question from the forum’s lists. It can still be answered.</Notice>;
  if (thread.isAnswered) return <Notice>Someone has answered this question, so it no longer waits in the queue.</Notice>;
  return null;
}
