import { useEffect, useState } from 'react';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import { keyName } from '#renderer/ui/kbd.tsx';
import type { DeskStatus, SyncStatus } from '#shared/words/desk.ts';
import style from '../frame.module.css';

/** The line at the bottom: how fresh everything is, what is on its way, and the keys that help most. */
export function SyncBar({ singleKeys }: { singleKeys: boolean }) {
  const desk = useDesk();
  const status = useLive(desk.query.desk.status.experimental_liveOptions()).value;
  return (
    <footer className={style.foot}>
      <div className={style.sync} role="status" aria-label="Sync">
        <span className={style.light} data-state={status?.sync.state ?? 'starting'} aria-hidden="true" />
        {status ? <SyncWords sync={status.sync} /> : 'Starting'}
      </div>
      {status ? <span>{outboxWords(status.outbox)}</span> : null}
      <span className={style.hints}>{singleKeys ? 'J K next/previous · R answer · / search · ? all keys' : `${keyName('mod+k')} commands and keys`}</span>
    </footer>
  );
}

/** What is read out changes with the state; the seconds tick for the eye only. */
function SyncWords({ sync }: { sync: SyncStatus }) {
  const seconds = useSecondsSince(sync.lastAt);
  if (sync.state !== 'idle' || sync.lastAt === null) return <>{syncWords(sync)}</>;
  return (
    <span>
      Synced <span aria-hidden="true">{seconds < 60 ? `${seconds} s ago` : `${Math.floor(seconds / 60)} min ago`}</span>
    </span>
  );
}

function useSecondsSince(at: number | null): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const beat = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(beat);
  }, []);
  return at === null ? 0 : Math.max(0, Math.floor((now - at) / 1_000));
}

/** Pure. */
export function syncWords(sync: SyncStatus): string {
  if (sync.state === 'starting') return sync.total === null ? `Reading the forum, ${sync.done} so far` : `Reading the forum, ${sync.done} of ${sync.total}`;
  if (sync.state === 'syncing') return 'Syncing';
  if (sync.state === 'offline') return 'Offline';
  if (sync.trouble?.kind === 'signed-out') return 'Signed out';
  if (sync.state === 'paused') return 'Paused by the forum';
  return sync.lastAt === null ? 'Not synced yet' : 'Synced';
}

/** Pure. */
export function outboxWords({ underway, needsYou }: DeskStatus['outbox']): string {
  if (needsYou > 0) return `Outbox: ${needsYou} ${needsYou === 1 ? 'needs' : 'need'} you${underway > 0 ? `, ${underway} on the way` : ''}`;
  return underway > 0 ? `Outbox: ${underway} on the way` : 'Outbox: empty';
}
