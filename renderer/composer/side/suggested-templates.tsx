import { useQuery } from '@tanstack/react-query';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { useComposer } from '../composer-store.ts';
import { takeTemplate } from '../editor/insert-template.ts';
import style from './side.module.css';

/** They stand still while a panel opens and closes. Milliseconds. */
const freshMs = 30_000;

/** The three templates that fit this question best, each with the reason why. */
export function SuggestedTemplates({ questionId }: { questionId: QuestionId }) {
  const desk = useDesk();
  const session = useComposer((state) => state.session);
  const { data: offers = [] } = useQuery({ ...desk.query.templates.find.queryOptions({ input: { text: '', questionId } }), staleTime: freshMs });
  const best = offers.filter(({ isBest }) => isBest);
  if (best.length === 0 || !session) return null;
  const insert = (templateId: string): void => {
    desk.call.templates.fill({ templateId, questionId, ticks: session.content().ticks }).then(
      (filled) => takeTemplate(filled),
      (error: unknown) => useComposer.setState({ trouble: troubleOf(error) }),
    );
  };
  return (
    <section>
      <h3>Suggested templates</h3>
      <ul role="list" className={style.cards}>
        {best.map((offer) => (
          <li key={offer.id}>
            <button type="button" className={style.card} onClick={() => insert(offer.id)}>
              <b>
                <bdi>{offer.title}</bdi>
              </b>
              <small>
                {offer.why}
                {offer.uses > 0 ? ` · used ${offer.uses}×` : ''}
                {offer.isOverdue ? ' · review overdue' : ''}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
