import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { Kbd } from './kbd.tsx';
import style from './search-box.module.css';

const typingMs = 120;

export interface SearchBoxProps {
  /** Its name, and what stands in it while it is empty. */
  label: string;
  text: string;
  onText(text: string): void;
  /** Down, Enter, or Escape in an empty box: on to what was found. */
  onLeave(): void;
  box: RefObject<HTMLInputElement | null>;
}

/** Typed letters are this box's own; whoever searches hears of them when the typing rests. */
export function SearchBox({ label, text, onText, onLeave, box }: SearchBoxProps) {
  const [typed, setTyped] = useState(text);
  const latest = useRef(onText);
  latest.current = onText;
  useEffect(() => setTyped((now) => (now.trim() === text ? now : text)), [text]);
  useEffect(() => {
    if (typed.trim() === text) return;
    const rest = setTimeout(() => latest.current(typed.trim()), typingMs);
    return () => clearTimeout(rest);
  }, [typed, text]);
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && typed !== '') setTyped('');
    else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') {
      latest.current(typed.trim());
      onLeave();
    } else return;
    event.preventDefault();
  };
  return (
    <div className={style.search}>
      <input ref={box} type="search" aria-label={label} placeholder={label} maxLength={200} value={typed} onChange={({ target }) => setTyped(target.value)} onKeyDown={press} />
      <span aria-hidden="true">
        <Kbd keys="/" />
      </span>
    </div>
  );
}

/** Takes the focus into a box, over whatever stands in it. */
export function enter(box: RefObject<HTMLInputElement | null>): void {
  box.current?.focus();
  box.current?.select();
}
