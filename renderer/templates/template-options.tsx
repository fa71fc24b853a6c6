import { memo, useEffect, useMemo, useRef } from 'react';
import type { TemplateOffer } from '#shared/words/template.ts';
import style from './templates.module.css';

const kinds: Readonly<Record<TemplateOffer['kind'], string>> = { answer: 'Answer', snippet: 'Snippet', disclaimer: 'Disclaimer', moderation: 'Moderation' };
const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

function sayLanguage(code: string): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

const moreOf = (offer: TemplateOffer, isMixed: boolean): string =>
  [offer.why, offer.isPinned ? 'pinned' : '', kinds[offer.kind], isMixed ? sayLanguage(offer.language) : '', offer.tags.slice(0, 4).join(', '), offer.uses > 0 ? `used ${offer.uses}×` : ''].filter(Boolean).join(' · ');

interface Section {
  title: string;
  offers: TemplateOffer[];
}

/** What is pinned here, what fits best, and the rest; found by words, one list. */
function sectionsOf(offers: readonly TemplateOffer[], isTyped: boolean): Section[] {
  if (isTyped) return [{ title: 'Found', offers: [...offers] }];
  return [
    { title: 'Pinned in this community', offers: offers.filter((offer) => offer.isPinned) },
    { title: 'Best for this question', offers: offers.filter((offer) => !offer.isPinned && offer.isBest) },
    { title: 'More templates', offers: offers.filter((offer) => !offer.isPinned && !offer.isBest) },
  ].filter((section) => section.offers.length > 0);
}

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
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to end an effect.
    void list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  const isTyped = query !== '';
  const sections = useMemo(() => sectionsOf(offers, isTyped), [offers, isTyped]);
  const isMixed = useMemo(() => new Set(offers.map(({ language }) => language)).size > 1, [offers]);
  return (
    <div>
      <p className="visually-hidden" role="status">
        {isSettled ? (offers.length === 1 ? '1 template' : `${offers.length} templates`) : ''}
      </p>
      <div
        ref={list}
        role="listbox"
        id={id}
        className={style.list}
        tabIndex={0}
        aria-label="Templates"
        aria-busy={!isSettled}
        aria-activedescendant={activeId === null ? undefined : `${id}-${activeId}`}
        // The focus stays where the words are typed.
        onMouseDown={(event) => event.preventDefault()}
        onMouseMove={({ target }) => {
          const over = idAt(target, id);
          if (over !== null && over !== activeId) onChoose(over);
        }}
        onClick={({ target }) => {
          const over = idAt(target, id);
          if (over !== null) onInsert(over);
        }}
      >
        {sections.map((section) => (
          <div key={section.title} role="group" aria-label={section.title}>
            {isTyped ? null : (
              <div className={style.section} aria-hidden="true">
                {section.title}
              </div>
            )}
            {section.offers.map((offer) => (
              <Option key={offer.id} id={`${id}-${offer.id}`} offer={offer} isActive={offer.id === activeId} isMixed={isMixed} />
            ))}
          </div>
        ))}
      </div>
      <div hidden>
        {offers.map((offer) => (
          <span key={offer.id} id={`${id}-${offer.id}-more`}>
            {moreOf(offer, isMixed)}
            {offer.isOverdue ? ' · review overdue' : ''}
          </span>
        ))}
      </div>
      {offers.length === 0 && isSettled ? (
        <p className={style.none}>
          {isTyped ? (
            <>
              Nothing fits “<bdi>{query}</bdi>”. Fewer or other words help: a complaint, a body part, or what the template says.
            </>
          ) : (
            'There are no templates yet.'
          )}
        </p>
      ) : null}
    </div>
  );
}

const idAt = (target: EventTarget, listId: string): string | null => (target instanceof Element ? (target.closest('[role=option]')?.id.slice(listId.length + 1) ?? null) : null);

// Fifty rows, of which an arrow key changes two.
const Option = memo(function Option({ id, offer, isActive, isMixed }: { id: string; offer: TemplateOffer; isActive: boolean; isMixed: boolean }) {
  return (
    <div role="option" id={id} aria-selected={isActive} aria-labelledby={`${id}-title`} aria-describedby={`${id}-more`} className={style.option}>
      <b id={`${id}-title`}>
        <bdi>{offer.title}</bdi>
      </b>
      {/* Drawn by the style sheet: the title alone is the label, to the ear and to whoever checks that both agree. */}
      <small aria-hidden="true" data-more={moreOf(offer, isMixed)} data-is-overdue={offer.isOverdue} />
    </div>
  );
});
