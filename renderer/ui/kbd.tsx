import style from './kbd.module.css';

const isMac = (): boolean => /mac/i.test(navigator.userAgent);
const signs: Record<string, string> = { enter: '⏎', comma: ',', escape: 'Esc', arrowup: '↑', arrowdown: '↓' };

/** A key of the catalog as people know it: `mod+shift+Enter` is "Ctrl Shift ⏎", or "⌘ ⇧ ⏎" on a Mac. */
export function keyName(key: string, mac = isMac()): string {
  const names = mac ? { mod: '⌘', shift: '⇧', alt: '⌥', ctrl: '⌃' } : { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', ctrl: 'Ctrl' };
  return key
    .split('>')
    .map((step) =>
      step
        .split('+')
        .map((part) => names[part as 'mod'] ?? signs[part.toLowerCase()] ?? (part.length === 1 ? part.toUpperCase() : part))
        .join(' '),
    )
    .join(' then ');
}

export function Kbd({ keys, onAccent = false }: { keys: string; onAccent?: boolean }) {
  return <kbd className={`${style.kbd} ${onAccent ? style.onAccent : ''}`}>{keyName(keys)}</kbd>;
}
