import { ForumIcon } from '#renderer/forum/forum-mark.tsx';
import { sayCount } from '#renderer/forum/forum-state.ts';
import { Tag } from '#renderer/ui/tag.tsx';
import type { FoundForum } from '#shared/words/account.ts';
import style from '../accounts.module.css';

const mostShown = 12;

/** A forum as it shows itself to a stranger. */
export function FoundCard({ found }: { found: FoundForum }) {
  const { communities, members, topics, version } = found;
  const facts = [...(members === null ? [] : [`${sayCount(members)} members`]), ...(topics === null ? [] : [`${sayCount(topics)} topics`])];
  return (
    <section className={style.card} aria-label="What was found">
      <ForumIcon icon={found.icon} />
      <div className={style.about}>
        <h2>
          <bdi>{found.title}</bdi>
        </h2>
        <p className={style.quiet}>
          <bdi dir="ltr">{found.url.replace(/^https:\/\//, '')}</bdi> · {found.kind === 'nodebb' ? 'NodeBB' : 'Discourse'} {version}
        </p>
        {facts.length > 0 ? <p>{facts.join(' · ')}</p> : null}
        <p>{found.needsSignIn ? 'Nothing can be read there without signing in.' : 'Anybody can read it; signing in lets you answer.'}</p>
        {communities.length > 0 ? (
          <ul role="list" className={style.communities} aria-label="Communities">
            {communities.slice(0, mostShown).map(({ name, topics: count }, index) => (
              <li key={`${index} ${name}`}>
                <Tag>
                  <bdi>{name}</bdi>
                  {count === null ? '' : ` ${sayCount(count)}`}
                </Tag>
              </li>
            ))}
            {communities.length > mostShown ? <li className={style.quiet}>and {communities.length - mostShown} more</li> : null}
          </ul>
        ) : null}
      </div>
    </section>
  );
}
