import { useQuery } from '@tanstack/react-query';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import type { ViewFilter } from '#shared/words/view.ts';
import style from './level.module.css';

/** Why a question is in the queue or not; with a filter, also which of its conditions let it in or keep it out. */
export function WhyHere({ questionId, title, filter, onClose }: { questionId: QuestionId; title: string; filter?: ViewFilter; onClose(): void }) {
  const desk = useDesk();
  const { data, error } = useQuery({ ...desk.query.views.why.queryOptions({ input: { questionId, ...(filter ? { filter } : {}) } }), staleTime: 0, gcTime: 0 });
  const isHere = filter ? data?.isInView : data?.isWaiting;
  return (
    <Dialog title={data === undefined || isHere ? 'Why is this here?' : 'Why is this not here?'} onClose={onClose}>
      <p>
        <bdi>{title}</bdi>
      </p>
      {error ? <p role="alert">{troubleOf(error).say}</p> : null}
      <ul className={style.reasons} aria-label="Reasons">
        {data?.says.map((say) => (
          <li key={say} dir="auto">
            {say}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
