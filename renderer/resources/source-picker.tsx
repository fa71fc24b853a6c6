import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { SourceSlot } from '#renderer/slots/answer-rooms.ts';
import { Button } from '#renderer/ui/button.tsx';
import { hostOf } from '#shared/resources/address.ts';
import type { Resource } from '#shared/words/resource.ts';
import style from './picker.module.css';
import { useSources } from './use-found.ts';

/** Finds a page and puts it into the answer as a link; what speaks of the question's own words comes first. */
export function SourcePicker({ questionId, onInsert, onClose }: SourceSlot) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const { cards, isCurrent } = useSources(text.trim(), questionId);
  const list = useId();
  const search = useRef<HTMLInputElement>(null);
  const options = useRef<HTMLDivElement>(null);
  // Enter may be quicker than the answer to the last letter: then it counts for what is found.
  const wanted = useRef(false);
  useEffect(() => search.current?.focus(), []);

  const at = Math.max(0, cards.findIndex(({ id }) => id === chosen));
  const active = cards[at] ?? null;
  useEffect(() => {
    void options.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active?.id]);
  useEffect(() => {
    if (!isCurrent || !wanted.current) return;
    wanted.current = false;
    if (active) onInsert(active);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && cards.length > 0) {
      event.preventDefault();
      setChosen(cards[(at + step + cards.length) % cards.length]?.id ?? null);
    } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      event.stopPropagation();
      if (!isCurrent) wanted.current = true;
      else if (active) onInsert(active);
    }
  };
  const why = (card: Resource): string => (card.forQuestion === '' ? '' : `speaks of ${card.forQuestion}`);
  return (
    <section className={style.picker} aria-label="Add a source" onKeyDown={onKeyDown}>
      <div className={style.head}>
        <input
          ref={search}
          type="search"
          className={style.search}
          aria-label="Search resources"
          aria-controls={list}
          aria-activedescendant={active ? `${list}-${active.id}` : undefined}
          aria-autocomplete="list"
          placeholder="Search resources"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={({ target }) => {
            wanted.current = false;
            setText(target.value);
            setChosen(null);
          }}
        />
        <Button kind="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
      <p className="visually-hidden" role="status">
        {isCurrent ? (cards.length === 1 ? '1 page' : `${cards.length} pages`) : ''}
      </p>
      {/* The focus stays in the field, which says which page is active. */}
      <div ref={options} role="listbox" id={list} className={style.list} tabIndex={0} aria-label="Resources" aria-busy={!isCurrent} aria-activedescendant={active ? `${list}-${active.id}` : undefined}>
        {cards.map((card) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div key={card.id} id={`${list}-${card.id}`} role="option" tabIndex={-1} aria-selected={card.id === active?.id} className={style.option} onMouseDown={(event) => event.preventDefault()} onClick={() => onInsert(card)}>
            <b>
              <bdi>{card.title}</bdi>
            </b>
            <span dir="auto">{card.answers}</span>
            <small>{[hostOf(card.url), why(card), card.uses > 0 ? `used ${card.uses}×` : ''].filter(Boolean).join(' · ')}</small>
          </div>
        ))}
      </div>
      {isCurrent && cards.length === 0 ? <p className={style.none}>No page fits these words.</p> : null}
      {active ? <p className={style.none}>Read it before you pass it on: {active.url}</p> : null}
    </section>
  );
}
