import { useEffect, useRef } from 'react';
import type { TemplateOffer } from '#shared/words/template.ts';
import style from './templates.module.css';

const kinds: Readonly<Record<TemplateOffer['kind'], string>> = { answer: 'Answer', snippet: 'Snippet', disclaimer: 'Disclaimer', moderation: 'Moderation' };

const moreOf = (offer: TemplateOffer): string => [offer.why, kinds[offer.kind], offer.tags.slice(0, 4).join(', '), offer.uses > 0 ? `used ${offer.uses}×` : ''].filter(Boolean).join(' · ');

interface TemplateOptionsProps {
  id: string;
  offers: readonly TemplateOffer[];
  activeId: string | null;
  /** Whether the list answers what is typed now. */
  isSettled: boolean;
  query: string;
  onChoose(id: string): void;
  onInsert(id: string): void;
}

/** The templates found. The focus stays in the search field, which says which one is active; Tab reaches the list for whoever scrolls it. */
export function TemplateOptions({ id, offers, activeId, isSettled, query, onChoose, onInsert }: TemplateOptionsProps) {
  const active = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to end an effect.
    void active.current?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <div>
      <p className="visually-hidden" role="status">
        {isSettled ? (offers.length === 1 ? '1 template' : `${offers.length} templates`) : ''}
      </p>
      <div role="listbox" id={id} className={style.list} tabIndex={0} aria-label="Templates" aria-busy={!isSettled} aria-activedescendant={activeId === null ? undefined : `${id}-${activeId}`}>
        {offers.map((offer) => (
          <div
            key={offer.id}
            ref={offer.id === activeId ? active : null}
            role="option"
            id={`${id}-${offer.id}`}
            aria-selected={offer.id === activeId}
            aria-labelledby={`${id}-${offer.id}-title`}
            aria-describedby={`${id}-${offer.id}-more`}
            className={style.option}
            // The focus stays where the words are typed.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => offer.id === activeId || onChoose(offer.id)}
            onClick={() => onInsert(offer.id)}
          >
            <b id={`${id}-${offer.id}-title`}>{offer.title}</b>
            {/* Drawn by the style sheet: the title alone is the label, to the ear and to whoever checks that both agree. */}
            <small aria-hidden="true" data-more={moreOf(offer)} />
          </div>
        ))}
      </div>
      <div hidden>
        {offers.map((offer) => (
          <span key={offer.id} id={`${id}-${offer.id}-more`}>
            {moreOf(offer)}
          </span>
        ))}
      </div>
      {offers.length === 0 && isSettled ? (
        <p className={style.none}>
          {query === '' ? 'There are no templates yet.' : `Nothing fits “${query}”. Fewer or other words help: a complaint, a body part, or what the template says.`}
        </p>
      ) : null}
    </div>
  );
}
