import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useCommandsAround } from '#renderer/keys/commands.ts';
import { Palette } from '#renderer/keys/palette.tsx';
import { goToPane } from '#renderer/keys/panes.ts';
import { useKeys, useMenuCommands } from '#renderer/keys/use-keys.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { troubleOf } from '#renderer/link/trouble-of.ts';
import { useLive } from '#renderer/link/use-live.ts';
import { Announcer } from '#renderer/ui/announce.tsx';
import { useAskedAddress } from '#renderer/ui/html/outside.ts';
import { Said, say } from '#renderer/ui/say.tsx';
import { Banner } from './around/banner.tsx';
import { Crash } from './around/crash.tsx';
import style from './frame.module.css';
import { Head } from './around/head.tsx';
import { whenIdle } from './idle.ts';
import { loadAnsweringAhead } from './desk/question-desk.tsx';
import { SignedOut } from './around/signed-out.tsx';
import { SyncBar } from './around/sync-bar.tsx';
import { Views } from './around/views.tsx';

const loadKeySheet = () => import('#renderer/keys/key-sheet.tsx');
const loadAskToOpen = () => import('#renderer/ui/html/ask-to-open.tsx');
const loadUndoToast = () => import('./undo.tsx');
const KeySheet = lazy(async () => ({ default: (await loadKeySheet()).KeySheet }));
const AskToOpen = lazy(async () => ({ default: (await loadAskToOpen()).AskToOpen }));
const Undo = lazy(async () => ({ default: (await loadUndoToast()).Undo }));

/** What stands around every screen. */
export function Frame() {
  const desk = useDesk();
  const navigate = useNavigate();
  const [layer, setLayer] = useState<'palette' | 'keys' | null>(null);
  const asked = useAskedAddress();
  const singleKeys = useLive(desk.query.settings.current.experimental_liveOptions()).value?.singleKeys ?? true;
  // Letters typed while a layer is on its way belong to it.
  useKeys(singleKeys && layer === null);
  useMenuCommands();
  // What comes next is fetched once the first things are on screen, so that it takes no time from them.
  const isStarted = useLive(desk.query.queue.summary.experimental_liveOptions()).value !== undefined;
  useEffect(() => (isStarted ? whenIdle(() => void loadAnsweringAhead().then(() => Promise.all([loadKeySheet(), loadAskToOpen()]))) : undefined), [isStarted]);
  useCommandsAround({
    'palette.open': () => setLayer('palette'),
    'keys.show': () => setLayer('keys'),
    'go.unanswered': () => void navigate({ to: '/unanswered' }),
    'go.mine': () => void navigate({ to: '/mine' }),
    'go.triage': () => void navigate({ to: '/triage' }),
    'go.activity': () => void navigate({ to: '/activity' }),
    'go.review': () => void navigate({ to: '/review' }),
    'go.drafts': () => void navigate({ to: '/drafts' }),
    'go.outbox': () => void navigate({ to: '/outbox' }),
    'go.follow-ups': () => void navigate({ to: '/follow-ups' }),
    'go.resources': () => void navigate({ to: '/resources' }),
    'go.templates': () => void navigate({ to: '/templates', search: {} }),
    'library.health': () => void navigate({ to: '/templates', search: { view: 'health' } }),
    'library.import': () => void navigate({ to: '/templates', search: { view: 'import' } }),
    'go.disclaimers': () => void navigate({ to: '/disclaimers' }),
    'go.answerers': () => void navigate({ to: '/answerers' }),
    'go.forums': () => void navigate({ to: '/settings/forums', search: {} }),
    'forums.add': () => void navigate({ to: '/settings/forums', search: { view: 'add' } }),
    'go.settings': () => void navigate({ to: '/settings' }),
    'search.focus': () => void navigate({ to: '/unanswered' }).then(() => document.querySelector<HTMLElement>('[data-pane="queue"] input[type=search]')?.focus()),
    'pane.next': () => goToPane(1),
    'pane.previous': () => goToPane(-1),
    'sync.now': () => {
      desk.call.desk.syncNow().then(
        () => say('Asking the forum'),
        (error: unknown) => say(troubleOf(error).say),
      );
    },
  });

  return (
    <div className={style.frame}>
      <Head />
      <div className={style.banners}>
        <Banner />
        <SignedOut />
      </div>
      <Views />
      <div className={style.screen}>
        <Crash what="This screen">
          <Outlet />
        </Crash>
      </div>
      <SyncBar singleKeys={singleKeys} />
      <Said />
      <Announcer />
      {layer === 'palette' ? <Palette onClose={() => setLayer(null)} onQuestion={(id) => void navigate({ to: '/unanswered', search: { id } })} /> : null}
      <Suspense fallback={null}>
        {isStarted ? <Undo /> : null}
        {layer === 'keys' ? <KeySheet singleKeys={singleKeys} onClose={() => setLayer(null)} /> : null}
        {asked ? <AskToOpen url={asked} /> : null}
      </Suspense>
    </div>
  );
}
