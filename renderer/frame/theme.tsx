import { createTheme, MantineProvider, type MantineColorsTuple } from '@mantine/core';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import type { Settings } from '#shared/words/settings.ts';
import { styleNonce } from '#renderer/style/style-nonce.ts';

const shelf = 'rounds.theme';
const dark = '(prefers-color-scheme: dark)';

const ours: MantineColorsTuple = ['#e0f0ec', '#c8e4dd', '#9be3d5', '#4fc3ae', '#2fa591', '#178573', '#0f6b5c', '#0b574b', '#0a4d42', '#08201b'];
const theme = createTheme({ colors: { ours }, primaryColor: 'ours', primaryShade: { light: 6, dark: 3 }, autoContrast: true, defaultRadius: 8, cursorType: 'pointer', respectReducedMotion: true });

/** The theme of the last visit, set before anything is painted; the settings themselves arrive a moment later. */
export function showRememberedTheme(): void {
  applyTheme(localStorage.getItem(shelf) ?? 'system');
}

function applyTheme(name: string): void {
  if (name === 'light' || name === 'dark') document.documentElement.dataset['theme'] = name;
  else delete document.documentElement.dataset['theme'];
}

function onSystemChange(call: () => void): () => void {
  const media = matchMedia(dark);
  media.addEventListener('change', call);
  return () => media.removeEventListener('change', call);
}

/** Light or dark, as the system has it unless `setting` says otherwise; for our tokens and for Mantine's parts. */
export function Theme({ setting, children }: { setting: Settings['theme'] | undefined; children: ReactNode }) {
  const isDark = useSyncExternalStore(onSystemChange, () => matchMedia(dark).matches);
  const remembered = setting ?? localStorage.getItem(shelf) ?? 'system';
  const scheme = remembered === 'light' || remembered === 'dark' ? remembered : isDark ? 'dark' : 'light';
  useEffect(() => {
    if (setting === undefined) return;
    localStorage.setItem(shelf, setting);
    applyTheme(setting);
  }, [setting]);
  return (
    // Its variables are in style/mantine.css: a page with trusted types lets no script write style tags as text.
    <MantineProvider theme={theme} forceColorScheme={scheme} withCssVariables={false} withGlobalClasses={false} getStyleNonce={styleNonce}>
      {children}
    </MantineProvider>
  );
}
