import { create } from 'zustand';

const useAnnounced = create<{ text: string; turn: number }>(() => ({ text: '', turn: 0 }));

/** Says a sentence to people who listen to the screen; nothing is seen. The same sentence twice is heard twice. */
export const announce = (text: string): void => useAnnounced.setState(({ turn }) => ({ text, turn: turn + 1 }));

/** The window's one polite voice; mounted once, and never unmounted while something may be said. */
export function Announcer() {
  const { text, turn } = useAnnounced();
  return (
    <div aria-live="polite" className="visually-hidden" data-announcer="">
      {text === '' ? '' : text + (turn % 2 === 0 ? '' : '\u00a0')}
    </div>
  );
}
