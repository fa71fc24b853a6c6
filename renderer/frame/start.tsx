import { createHashHistory } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import '#renderer/style/tokens.css';
import '#renderer/style/base.css';
import { aDeskOver, type DeskClient } from '#renderer/link/desk.tsx';
import { aQueryClient } from '#renderer/link/use-live.ts';
import { App } from './app.tsx';
import { aRouter } from './routes.tsx';
import { whatIsShownFirst } from './shown-first.ts';
import { showRememberedTheme } from './theme.tsx';

/** Puts the desk into the page: once, with its first rows, where they are near; sooner and without them where they are not. */
export async function start(call: DeskClient, place: HTMLElement): Promise<void> {
  const desk = aDeskOver(call);
  const queries = aQueryClient();
  const { hash } = window.location;
  const router = aRouter(createHashHistory());
  showRememberedTheme();
  await Promise.all([whatIsShownFirst(desk, queries, hash), router.load()]);
  createRoot(place).render(<App desk={desk} queries={queries} router={router} />);
}
