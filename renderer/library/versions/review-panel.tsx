import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import { useTemplate } from '../writing/use-template.tsx';
import { Difference } from './difference.tsx';
import style from './versions.module.css';

/** What a second pair of eyes needs: who asks, what changed, and whether it is theirs to publish. */
export function ReviewPanel() {
  const { sheet } = useTemplate();
  const { draftedBy, reviewAskedAt, published, content, mayPublish, whyNot, row } = sheet;
  return (
    <section className={style.review} aria-label="Review">
      <p>
        {draftedBy === '' ? 'Its author' : <bdi>{draftedBy}</bdi>} asked for a second pair of eyes
        {reviewAskedAt === null ? '' : (
          <>
            {' '}
            <TimeAgo at={reviewAskedAt} />
          </>
        )}
        . {mayPublish ? 'Publish it, or return it to draft with a comment.' : whyNot}
      </p>
      <h3>{published ? `Difference to v${row.version}` : 'Never published before'}</h3>
      <Difference before={published} now={content} />
    </section>
  );
}
