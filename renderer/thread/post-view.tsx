import { useRef, type ReactNode } from 'react';
import type { Words } from '#renderer/level/mark-words.ts';
import { useMarkedWords } from '#renderer/level/use-marked-words.ts';
import { SafeHtml } from '#renderer/ui/html/safe-html.tsx';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import type { Post } from '#shared/words/question.ts';
import style from './thread.module.css';

export interface PostViewProps {
  post: Post;
  /** The first post is the question itself: the page's heading already names its author. */
  isQuestion: boolean;
  base: string;
  loadPicture(src: string): Promise<Blob>;
  /** Words to mark in it. */
  marks?: readonly Words[];
  /** What may be done with it. */
  deeds?: ReactNode;
}

const nothingMarked: readonly Words[] = [];

/** One post of the thread. What the forum did by itself, such as closing, is one line. */
export function PostView({ post, isQuestion, base, loadPicture, marks = nothingMarked, deeds }: PostViewProps) {
  const place = useRef<HTMLElement>(null);
  useMarkedWords(place, marks);
  const name = <bdi>{post.author.name || post.author.username}</bdi>;
  if (post.kind === 'small-action') {
    return (
      <div className={style.action} data-post={post.number}>
        {name} · <TimeAgo at={post.createdAt} />
        {post.html === '' ? null : <SafeHtml html={post.html} base={base} />}
      </div>
    );
  }
  return (
    <article ref={place} className={`${style.post} ${post.isNew && !isQuestion ? style.isNew : ''}`} data-post={post.number} tabIndex={-1} aria-label={isQuestion ? 'The question' : `${roleOf(post)} by ${post.author.name || post.author.username}`}>
      {isQuestion ? null : (
        <h2>
          <b>{name}</b>
          <span className={style.role}>{roleOf(post)}</span>
          <TimeAgo at={post.createdAt} />
          {post.isNew ? <span className={style.badge}>New</span> : null}
        </h2>
      )}
      <SafeHtml html={post.html} base={base} loadPicture={loadPicture} />
      {post.editedAt === null ? null : (
        <p className={style.action}>
          Edited <TimeAgo at={post.editedAt} />
        </p>
      )}
      {deeds}
    </article>
  );
}

/** What a post is to the question, in a word a person would use. Pure. */
export function roleOf(post: Pick<Post, 'kind' | 'isAsker' | 'isMine' | 'author'>): string {
  if (post.kind === 'whisper') return 'Staff note';
  if (post.isAsker) return 'The asker added';
  if (post.isMine) return 'Your answer';
  if (post.author.isBot) return 'Automatic post';
  if (post.kind === 'moderator') return 'Moderator';
  return 'Answer';
}
