import { useId, useState } from 'react';
import style from './about.module.css';

interface LeftFieldProps {
  name: string;
  value: string;
  most: number;
  choices?: readonly string[];
  isWide?: boolean;
  isLocked?: boolean;
  /** Why this cannot be kept; empty where it can. */
  troubleOf?(typed: string): string;
  onKeep(value: string): void;
}

/** A line that is kept when the person leaves it or presses Enter, so that half a word is nobody's. */
export function LeftField({ name, value, most, choices = [], isWide = false, isLocked = false, troubleOf = () => '', onKeep }: LeftFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const trouble = typed === null || typed.trim() === value ? '' : troubleOf(typed.trim());
  const keep = (): void => {
    if (typed === null || trouble !== '') return;
    if (typed.trim() !== value) onKeep(typed.trim());
    setTyped(null);
  };
  return (
    <label className={isWide ? style.wide : ''}>
      {name}
      <input
        value={typed ?? value}
        maxLength={most}
        dir="auto"
        readOnly={isLocked}
        list={choices.length > 0 ? `${id}-list` : undefined}
        aria-invalid={trouble !== ''}
        aria-describedby={trouble === '' ? undefined : `${id}-trouble`}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={keep}
        onKeyDown={({ key, nativeEvent }) => key === 'Enter' && !nativeEvent.isComposing && keep()}
      />
      {choices.length > 0 ? (
        <datalist id={`${id}-list`}>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </datalist>
      ) : null}
      {trouble === '' ? null : (
        <span id={`${id}-trouble`} className={style.trouble} role="status">
          {trouble}
        </span>
      )}
    </label>
  );
}

/** "a, b, c" as a list: each once, none empty, none longer than `long`, at most `most`. */
export const listOf = (typed: string, { long, most }: { long: number; most: number }): string[] =>
  [...new Set(typed.split(',').map((part) => part.trim().slice(0, long)))].filter((part) => part !== '').slice(0, most);
