import { createRootRoute, createRoute, createRouter, redirect, useNavigate, useSearch, type RouterHistory } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import style from './frame.module.css';
import { Frame } from './frame.tsx';
import { placeOf } from './place.ts';
import { UnansweredScreen } from './desk/unanswered-screen.tsx';
import { useTitle } from './use-title.ts';

const Drafts = lazy(async () => ({ default: (await import('./drafts-room.tsx')).DraftsRoom }));
const Library = lazy(async () => ({ default: (await import('#renderer/library/library-screen.tsx')).LibraryScreen }));
const Disclaimers = lazy(async () => ({ default: (await import('#renderer/disclaimers/disclaimers-screen.tsx')).DisclaimersScreen }));
const Outbox = lazy(async () => ({ default: (await import('#renderer/outbox/outbox-screen.tsx')).OutboxScreen }));
const Settings = lazy(async () => ({ default: (await import('#renderer/settings/settings-screen.tsx')).SettingsScreen }));

/** A screen that is one page: it scrolls by itself and comes when it is asked for. */
function Page({ title, children, isFull = false }: { title: string; children: ReactNode; isFull?: boolean }) {
  useTitle(title);
  return (
    <main className={isFull ? style.full : style.page} data-pane="page" tabIndex={-1}>
      <Suspense fallback={null}>{children}</Suspense>
    </main>
  );
}

const root = createRootRoute({ component: Frame, notFoundComponent: UnansweredHere });
/** Which template is open, in the address, so that a link and the back button find it. */
const templatePlaceOf = (search: Record<string, unknown>): { id?: string } => (typeof search['id'] === 'string' && search['id'].length <= 120 ? { id: search['id'] } : {});

function TemplatesHere() {
  const { id } = useSearch({ from: '/templates' });
  const navigate = useNavigate();
  return (
    <Page title="Templates" isFull>
      <Library templateId={id ?? null} onOpen={(next) => void navigate({ to: '/templates', search: next === null ? {} : { id: next } })} />
    </Page>
  );
}

function UnansweredHere() {
  return <p role="alert">There is no such screen. Choose one from the list on the left.</p>;
}

const tree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', beforeLoad: () => Promise.reject(redirect({ to: '/unanswered', replace: true })) }),
  createRoute({ getParentRoute: () => root, path: '/unanswered', validateSearch: placeOf, component: UnansweredScreen }),
  createRoute({ getParentRoute: () => root, path: '/drafts', component: () => <Page title="Drafts"><Drafts /></Page> }),
  createRoute({ getParentRoute: () => root, path: '/outbox', component: () => <Page title="Outbox"><Outbox /></Page> }),
  createRoute({ getParentRoute: () => root, path: '/templates', validateSearch: templatePlaceOf, component: TemplatesHere }),
  createRoute({ getParentRoute: () => root, path: '/disclaimers', component: () => <Page title="Disclaimers"><Disclaimers /></Page> }),
  createRoute({ getParentRoute: () => root, path: '/settings', component: () => <Page title="Settings"><Settings /></Page> }),
]);

/** The address of every screen, behind the # sign, so that no server has to know it. */
export const aRouter = (history: RouterHistory) => createRouter({ routeTree: tree, history, defaultPendingMs: 0, scrollRestoration: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof aRouter>;
  }
}
