import { createRootRoute, createRoute, createRouter, redirect, useNavigate, useSearch, type RouterHistory } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, type ReactNode } from 'react';
import type { LibraryViewName } from '#renderer/library/library-screen.tsx';
import { forumsPlaceOf } from '#renderer/accounts/forums-place.ts';
import style from './frame.module.css';
import { Frame } from './frame.tsx';
import { placeOf } from './place.ts';
import { UnansweredScreen } from './desk/unanswered-screen.tsx';
import { useTitle } from './use-title.ts';

const Forums = lazy(async () => ({ default: (await import('#renderer/accounts/forums-screen.tsx')).ForumsScreen }));
const Activity = lazy(async () => ({ default: (await import('#renderer/activity/activity-screen.tsx')).ActivityScreen }));
const Triage = lazy(async () => ({ default: (await import('./triage-room.tsx')).TriageRoom }));
const Drafts = lazy(async () => ({ default: (await import('./drafts-room.tsx')).DraftsRoom }));
const Library = lazy(async () => ({ default: (await import('#renderer/library/library-screen.tsx')).LibraryScreen }));
const Disclaimers = lazy(async () => ({ default: (await import('#renderer/disclaimers/disclaimers-screen.tsx')).DisclaimersScreen }));
const Mine = lazy(async () => ({ default: (await import('#renderer/mine/mine-screen.tsx')).MineScreen }));
const Answerers = lazy(async () => ({ default: (await import('#renderer/answerers/answerers-screen.tsx')).AnswerersScreen }));
const Outbox = lazy(async () => ({ default: (await import('#renderer/outbox/outbox-screen.tsx')).OutboxScreen }));
const Looks = lazy(async () => ({ default: (await import('#renderer/looks/looks-screen.tsx')).LooksScreen }));
const People = lazy(async () => ({ default: (await import('#renderer/people/people-screen.tsx')).PeopleScreen }));
const FollowUps = lazy(async () => ({ default: (await import('#renderer/follow-ups/follow-ups-screen.tsx')).FollowUpsScreen }));
const Resources = lazy(async () => ({ default: (await import('#renderer/resources/resources-screen.tsx')).ResourcesScreen }));
const Settings = lazy(async () => ({ default: (await import('#renderer/settings/settings-screen.tsx')).SettingsScreen }));

/** A screen that is one page: it scrolls by itself and comes when it is asked for. */
function Page({ title, children, isFull = false }: { title: string; children: ReactNode; isFull?: boolean }) {
  useTitle(title);
  return (
    // A screen of several panes brings them along; F6 would not come past one that holds them all.
    <main className={isFull ? style.full : style.page} {...(isFull ? {} : { 'data-pane': 'page' })} tabIndex={-1}>
      <Suspense fallback={null}>{children}</Suspense>
    </main>
  );
}

const root = createRootRoute({ component: Frame, notFoundComponent: UnansweredHere });
/** Which template is open, or what stands in the library's place: in the address, so that a link and the back button find it. */
const templatePlaceOf = ({ id, view }: Record<string, unknown>): { id?: string | undefined; view?: LibraryViewName | undefined } => ({
  id: typeof id === 'string' && id !== '' && id.length <= 120 ? id : undefined,
  view: view === 'health' || view === 'import' ? view : undefined,
});

function TemplatesHere() {
  const { id, view } = useSearch({ from: '/templates' });
  const navigate = useNavigate();
  const onOpen = useCallback((next: string | null) => void navigate({ to: '/templates', search: next === null ? {} : { id: next } }), [navigate]);
  return (
    <Page title="Templates" isFull>
      <Library templateId={id ?? null} view={view ?? null} onOpen={onOpen} onView={(next) => void navigate({ to: '/templates', search: next === null ? {} : { view: next } })} />
    </Page>
  );
}

function DisclaimersHere() {
  const navigate = useNavigate();
  return (
    <Page title="Disclaimers">
      <Disclaimers onOpenTemplate={(id) => void navigate({ to: '/templates', search: { id } })} />
    </Page>
  );
}

function MineHere() {
  const navigate = useNavigate();
  return (
    <Page title="Mine">
      <Mine onOpen={(id) => void navigate({ to: '/unanswered', search: { id } })} />
    </Page>
  );
}

function TriageHere() {
  const navigate = useNavigate();
  return (
    <Page title="Triage" isFull>
      <Triage onOpen={(id) => void navigate({ to: '/unanswered', search: { id } })} />
    </Page>
  );
}

function ActivityHere() {
  const navigate = useNavigate();
  return (
    <Page title="Activity">
      <Activity onOpen={(id) => void navigate({ to: '/unanswered', search: { id } })} />
    </Page>
  );
}

const lookPlaceOf = ({ id }: Record<string, unknown>): { id?: string | undefined } => ({ id: typeof id === 'string' && id !== '' && id.length <= 60 ? id : undefined });

function ReviewHere() {
  const { id } = useSearch({ from: '/review' });
  const navigate = useNavigate();
  const onOpen = useCallback((next: string) => void navigate({ to: '/review', search: { id: next }, replace: true }), [navigate]);
  return (
    <Page title="Awaiting review" isFull>
      <Looks lookId={id ?? null} onOpen={onOpen} />
    </Page>
  );
}

function ForumsHere() {
  const place = useSearch({ from: '/settings/forums' });
  const navigate = useNavigate();
  return (
    <Page title="Forums">
      <Forums place={place} onPlace={(search) => void navigate({ to: '/settings/forums', search })} onQuestions={() => void navigate({ to: '/unanswered' })} onOutbox={() => void navigate({ to: '/outbox' })} />
    </Page>
  );
}

function UnansweredHere() {
  return <p role="alert">There is no such screen. Choose one from the list on the left.</p>;
}

const tree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', beforeLoad: () => Promise.reject(redirect({ to: '/unanswered', replace: true })) }),
  createRoute({ getParentRoute: () => root, path: '/unanswered', validateSearch: placeOf, component: UnansweredScreen }),
  createRoute({ getParentRoute: () => root, path: '/mine', component: MineHere }),
  createRoute({ getParentRoute: () => root, path: '/drafts', component: () => <Page title="Drafts"><Drafts /></Page> }),
  createRoute({ getParentRoute: () => root, path: '/outbox', component: () => <Page title="Outbox"><Outbox /></Page> }),
  createRoute({ getParentRoute: () => root, path: '/follow-ups', component: () => <Page title="Follow-ups"><FollowUps /></Page> }),
  createRoute({ getParentRoute: () => root, path: '/resources', component: () => <Page title="Resources"><Resources /></Page> }),
  createRoute({ getParentRoute: () => root, path: '/templates', validateSearch: templatePlaceOf, component: TemplatesHere }),
  createRoute({ getParentRoute: () => root, path: '/disclaimers', component: DisclaimersHere }),
  createRoute({ getParentRoute: () => root, path: '/triage', component: TriageHere }),
  createRoute({ getParentRoute: () => root, path: '/activity', component: ActivityHere }),
  createRoute({ getParentRoute: () => root, path: '/answerers', component: () => <Page title="Top answerers"><Answerers /></Page> }),
  createRoute({ getParentRoute: () => root, path: '/review', validateSearch: lookPlaceOf, component: ReviewHere }),
  createRoute({ getParentRoute: () => root, path: '/people', component: () => <Page title="People and roles"><People /></Page> }),
  createRoute({ getParentRoute: () => root, path: '/settings/forums', validateSearch: forumsPlaceOf, component: ForumsHere }),
  createRoute({ getParentRoute: () => root, path: '/settings', component: () => <Page title="Settings"><Settings /></Page> }),
]);

/** The address of every screen, behind the # sign, so that no server has to know it. */
export const aRouter = (history: RouterHistory) => createRouter({ routeTree: tree, history, defaultPendingMs: 0, scrollRestoration: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof aRouter>;
  }
}
