import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { DeskProvider, useDesk, type Desk } from '#renderer/link/desk.tsx';
import { useLinkState } from '#renderer/link/link-state.ts';
import { resumeLive, useLive } from '#renderer/link/use-live.ts';
import { SanitiserProvider } from '#renderer/ui/html/safe-html.tsx';
import { Crash } from './around/crash.tsx';
import { HowToOpen } from './around/how-to-open.tsx';
import type { aRouter } from './routes.tsx';
import { useTheme } from './theme.tsx';

export interface AppProps {
  desk: Desk;
  queries: QueryClient;
  router: ReturnType<typeof aRouter>;
}

/** The whole window. Everything it needs is handed in, so that a test can hand in something else. */
export function App({ desk, queries, router }: AppProps) {
  return (
    <QueryClientProvider client={queries}>
      <DeskProvider desk={desk}>
        <Crash what="Rounds">
          <SanitiserProvider>
            <Window queries={queries} router={router} />
          </SanitiserProvider>
        </Crash>
      </DeskProvider>
    </QueryClientProvider>
  );
}

function Window({ queries, router }: Omit<AppProps, 'desk'>) {
  const link = useLinkState(({ state }) => state);
  const [hasOpened, setHasOpened] = useState(false);
  useEffect(() => {
    if (link !== 'connected') return;
    setHasOpened(true);
    void resumeLive(queries);
  }, [link, queries]);
  // A window that was open keeps what it shows, and what was typed in it; the banner says the rest.
  if (!hasOpened && (link === 'no-token' || link === 'refused')) return <HowToOpen why={link} />;
  return <ThemedRouter router={router} />;
}

function ThemedRouter({ router }: Pick<AppProps, 'router'>) {
  const desk = useDesk();
  useTheme(useLive(desk.query.settings.current.experimental_liveOptions()).value?.theme);
  return <RouterProvider router={router} />;
}
