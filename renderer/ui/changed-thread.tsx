import { SafeHtml } from './html/safe-html.tsx';
import { TimeAgo } from './time-ago.tsx';
import style from './changed-thread.module.css';

export interface ChangedThreadProps {
  posts: readonly { id: string; author: { name: string; username: string }; isAsker: boolean; createdAt: number; html: string }[];
  /** What became of the question, part by part; empty where it was not edited. */
  difference: readonly { kind: 'same' | 'gone' | 'new'; text: string }[];
  isClosed: boolean;
  isGone: boolean;
  /** What relative links in the posts are relative to. */
  base: string;
}

/** What happened on the forum while an answer was written: read beside the answer, decided by a person. */
export function ChangedThread({ posts, difference, isClosed, isGone, base }: ChangedThreadProps) {
  return (
    <div className={style.changed}>
      {isGone ? <p className={style.fact}>The question was taken away from the forum.</p> : null}
      {isClosed ? <p className={style.fact}>The question was closed: the forum takes no more answers.</p> : null}
      {difference.length > 0 ? (
        <section>
          <h3>The question was edited</h3>
          <p className={style.question}>
            {difference.map((part, index) => (
              <Part key={index} {...part} />
            ))}
          </p>
        </section>
      ) : null}
      {posts.length > 0 ? (
        <section>
          <h3>{posts.length === 1 ? '1 new post' : `${posts.length} new posts`}</h3>
          {posts.map((post) => (
            <article key={post.id} className={style.post}>
              <p className={style.by}>
                <bdi>{post.author.name === '' ? post.author.username : post.author.name}</bdi>
                {post.isAsker ? ', who asked' : ''} · <TimeAgo at={post.createdAt} />
              </p>
              <SafeHtml html={post.html} base={base} />
            </article>
          ))}
        </section>
      ) : null}
    </div>
  );
}

function Part({ kind, text }: { kind: 'same' | 'gone' | 'new'; text: string }) {
  if (kind === 'gone') return <del>{text}</del>;
  if (kind === 'new') return <ins>{text}</ins>;
  return <span>{text}</span>;
}
