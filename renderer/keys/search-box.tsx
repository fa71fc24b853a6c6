import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { useCommands } from './commands.ts';
import style from './search-box.module.css';

const typingMs = 120;

export interface SearchBoxProps {
  /** Its name, and what stands in it while it is empty. */
  label: string;
  text: string;
  onText(text: string): void;
  /** Down, Enter, or Escape in an empty box: on to what was found. */
  onLeave(): void;
}

/** What the screen is searched with. Typed letters are this box's own; whoever searches hears of them when the typing rests. */
export function SearchBox({ label, text, onText, onLeave }: SearchBoxProps) {
  const [typed, setTyped] = useState(text);
  const box = useRef<HTMLInputElement>(null);
  const latest = useRef(onText);
  latest.current = onText;
  useEffect(() => setTyped((now) => (now.trim() === text ? now : text)), [text]);
  useEffect(() => {
    if (typed.trim() === text) return;
    const rest = setTimeout(() => latest.current(typed.trim()), typingMs);
    return () => clearTimeout(rest);
  }, [typed, text]);
  useCommands({
    'search.focus': () => {
      box.current?.focus();
      box.current?.select();
    },
  });
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && typed !== '') setTyped('');
    else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') {
      latest.current(typed.trim());
      onLeave();
      // Where nothing was found there is no place to go to; the next key is a command all the same.
      box.current?.blur();
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
