import { IconDots } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { IconButton } from './button.tsx';
import style from './menu.module.css';

export interface MenuItem {
  name: string;
  /** In place of the name, which still names it; `id` tells apart what is called the same. */
  shows?: ReactNode;
  id?: string;
  isBad?: boolean;
  /** A line stands above it: from here on it is about something else. */
  isApart?: boolean;
  run(): void;
}

interface MenuProps {
  name: string;
  items: readonly MenuItem[];
  /** The button's own words, with its look; without them it shows three dots and is called by the menu's name. */
  button?: { words: ReactNode; className: string | undefined };
}

/** What is wanted less often, behind one button. Arrows walk it, Escape and Tab leave it, and the focus goes back to the button. */
export function Menu({ name, items, button }: MenuProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const entries = (): HTMLElement[] => [...(place.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const close = (): void => {
    setOpen(false);
    place.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  };

  useEffect(() => {
    if (!isOpen) return;
    entries()[0]?.focus();
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && !place.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [isOpen]);

  const press = (event: KeyboardEvent): void => {
    const all = entries();
    const here = all.findIndex((entry) => entry === document.activeElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === 'Tab') return setOpen(false);
    if (event.key === 'Escape') close();
    else if (to === undefined) return;
    else all[(to + all.length) % all.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };

  const opener = { 'aria-haspopup': 'menu', 'aria-expanded': isOpen, 'aria-controls': isOpen ? id : undefined, onClick: () => setOpen(!isOpen) } as const;
  return (
    <div ref={place} className={style.place}>
      {button ? (
        <button type="button" className={button.className} {...opener}>
          {button.words}
        </button>
      ) : (
        <IconButton name={name} {...opener}>
          <IconDots size={16} />
        </IconButton>
      )}
      {isOpen ? (
        <div id={id} role="menu" aria-label={name} className={`${style.menu} ${button ? style.below : ''}`} onKeyDown={press}>
          {items.map((item) => (
            <button
              key={item.id ?? item.name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={`${item.isBad ? style.bad : ''} ${item.isApart ? style.apart : ''}`}
              onClick={() => {
                // Closed first, so that a dialog gives the focus back to the button and not to what is gone.
                close();
                item.run();
              }}
            >
              {item.shows ?? item.name}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
