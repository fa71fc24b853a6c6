import '#renderer/style/tokens.css';
import '#renderer/style/base.css';
import { createHashHistory } from '@tanstack/react-router';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { App } from '#renderer/frame/app.tsx';
import { aRouter } from '#renderer/frame/routes.tsx';
import { hearLinkState } from '#renderer/link/link-state.ts';
import { aQueryClient } from '#renderer/link/use-live.ts';
import { aFakeDesk, type FakeDesk } from './a-fake-desk.ts';

export interface ShownDesk {
  fake: FakeDesk;
  listbox: ReturnType<typeof page.getByRole>;
  options: ReturnType<typeof page.getByRole>;
  heading: ReturnType<typeof page.getByRole>;
  views: ReturnType<typeof page.getByRole>;
  /** The title of the selected question. */
  selected(): string | null;
  /** The titles on screen, in order. */
  titles(): (string | null)[];
}

const inList = '[role=listbox][aria-label="Unanswered questions"] ';

/** The whole window on a fake desk, at an address such as `/settings`. */
export async function showDesk({ fake = aFakeDesk(), at = '/unanswered' }: { fake?: FakeDesk; at?: string } = {}): Promise<ShownDesk> {
  localStorage.clear();
  sessionStorage.clear();
  document.body.style.height = '100vh';
  // Without the runner's own question mark, which a hash history would read as ours.
  history.replaceState(null, '', `${location.pathname}#${at}`);
  hearLinkState('connected');
  const { container } = await render(<App desk={fake.desk} queries={aQueryClient()} router={aRouter(createHashHistory())} />);
  container.style.height = '100%';
  return {
    fake,
    listbox: page.getByRole('listbox', { name: 'Unanswered questions' }),
    options: page.getByRole('listbox', { name: 'Unanswered questions' }).getByRole('option'),
    heading: page.getByRole('heading', { level: 1 }),
    views: page.getByRole('navigation', { name: 'Views' }),
    selected: () => document.querySelector(`${inList}[aria-selected=true] bdi`)?.textContent ?? null,
    titles: () => [...document.querySelectorAll(`${inList}[role=option]`)].map((option) => option.querySelector('bdi')?.textContent ?? null),
  };
}
