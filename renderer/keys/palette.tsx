import { Fragment, useDeferredValue, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Kbd } from '#renderer/ui/kbd.tsx';
import type { QuestionId } from '#shared/words/ids.ts';
import { usePaletteItems, type PaletteItem } from './palette-items.ts';
import style from './palette.module.css';

/** Everything one can do or open from here, found by typing. The box keeps the focus and names the chosen line, so that it is read out. */
export function Palette({ onClose, onQuestion }: { onClose(): void; onQuestion(id: QuestionId): void }) {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const groups = usePaletteItems(query.trim(), useDeferredValue(query.trim()), onQuestion);
  const items = groups.flatMap((group) => group.items);
  const active = Math.min(chosen, items.length - 1);

  // The browser's own dialog: the rest of the page rests, and the focus goes back where it was.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);

  const run = (item: PaletteItem | undefined): void => {
    if (!item) return;
    onClose();
    // After the dialog has given the focus back, so that the command can take it where it wants.
    setTimeout(() => item.run(), 0);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + 8, PageUp: active - 8 }[event.key];
    if (event.key === 'Enter') run(items[active]);
    else if (to !== undefined) choose(event.key.startsWith('Arrow') ? (to + items.length) % items.length : Math.max(0, Math.min(items.length - 1, to)));
    else return;
    event.preventDefault();
  };
  const choose = (index: number): void => {
    setChosen(index);
    document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' });
  };

  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={style.palette}
      aria-label="Command palette"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <input
        type="text"
        role="combobox"
        aria-label="Search questions, templates, commands"
        placeholder="Search questions, templates, commands"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <div className={style.list} role="listbox" id={`${id}-list`} aria-label="Found">
        {groups.map((group) => (
          <Fragment key={group.name}>
            <div className={style.group} role="presentation">
              {group.name}
            </div>
            {group.items.map((item) => {
              const at = items.indexOf(item);
              return (
                // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                <div key={item.id} id={`${id}-${at}`} role="option" aria-selected={at === active} className={style.item} onMouseMove={() => setChosen(at)} onClick={() => run(item)}>
                  <bdi>{item.name}</bdi>
                  {item.about === undefined ? null : <small>{item.about}</small>}
                  {item.keys === undefined ? null : <Kbd keys={item.keys} />}
                </div>
              );
            })}
          </Fragment>
        ))}
      </div>
      <p className={items.length === 0 ? style.nothing : 'visually-hidden'} role="status">
        {items.length === 0 ? 'Nothing found' : `${items.length} found`}
      </p>
    </dialog>
  );
}
