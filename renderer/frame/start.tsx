import { createHashHistory } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import '#renderer/style/tokens.css';
import '#renderer/style/base.css';
import { aDeskOver, type DeskClient } from '#renderer/link/desk.tsx';
import { aQueryClient } from '#renderer/link/use-live.ts';
import { App } from './app.tsx';
import { askAhead } from './ask-ahead.ts';
import { showRememberedTheme } from './theme.tsx';

/** Puts the desk into the page. */
export function start(call: DeskClient, place: HTMLElement): void {
  const desk = aDeskOver(call);
  const queries = aQueryClient();
  askAhead(desk, queries, window.location.hash);
  showRememberedTheme();
  createRoot(place).render(<App desk={desk} queries={queries} history={createHashHistory()} />);
}
