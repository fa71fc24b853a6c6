import { useEffect } from 'react';
import type { Settings } from '#shared/words/settings.ts';

const shelf = 'rounds.theme';

/** The theme of the last visit, set before anything is painted; the settings themselves arrive a moment later. */
export function showRememberedTheme(): void {
  applyTheme(localStorage.getItem(shelf) ?? 'system');
}

function applyTheme(name: string): void {
  if (name === 'light' || name === 'dark') document.documentElement.dataset['theme'] = name;
  else delete document.documentElement.dataset['theme'];
}

/** Light or dark, as the system has it unless `setting` says otherwise; kept for the next visit. */
export function useTheme(setting: Settings['theme'] | undefined): void {
  useEffect(() => {
    if (setting === undefined) return;
    localStorage.setItem(shelf, setting);
    applyTheme(setting);
  }, [setting]);
}
