import { useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import type { SettingsChange } from '#shared/words/settings.ts';

/** The settings as they are kept, and a way to change one at once. `said` names the last change, or why it failed. */
export function useSettings() {
  const desk = useDesk();
  const live = useLive(desk.query.settings.current.experimental_liveOptions());
  const packs = useLive(desk.query.localePacks.list.experimental_liveOptions()).value ?? [];
  const [said, setSaid] = useState<{ text: string; isBad: boolean } | null>(null);
  const change = async (name: string, to: SettingsChange): Promise<void> => {
    try {
      await desk.call.settings.change(to);
      setSaid({ text: `Saved: ${name}`, isBad: false });
    } catch (error) {
      setSaid({ text: `${name} was not saved. ${troubleOf(error).say}`, isBad: true });
    }
  };
  return { ...live, packs, said, change };
}
