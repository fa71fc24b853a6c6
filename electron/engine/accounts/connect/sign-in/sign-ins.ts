import { randomUUID } from 'node:crypto';
import type { FoundForum, ForumKind, SignIn } from '#shared/words/account.ts';
import type { AccountId } from '#shared/words/ids.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import type { Clock } from '../../../ports.ts';
import type { SignedInAs } from '../../registry.ts';
import type { KeyRequest } from './key-request.ts';

export const lifeMs = 30 * 60_000;
const most = 10;

/** Where somebody is to be let in: a forum as it was found, or an account that is here. */
export interface Place {
  kind: ForumKind;
  base: URL;
  known: { accountId: AccountId; me: SignedInAs | null } | null;
  forum: FoundForum | null;
}

/** A sign-in that waits for the forum's page to be answered. */
export interface Waiting {
  id: string;
  way: 'device' | 'browser' | 'paste';
  where: Place;
  request: KeyRequest;
  /** Aborted when it is cancelled or over. */
  ended: AbortController;
}

export interface SignIns {
  /** `forMs`: how long it may wait. When too many wait, the oldest gives way. */
  add(waiting: Omit<Waiting, 'id' | 'ended'>, shown: { openUrl: string; userCode: string | null }, forMs: number): Waiting;
  waiting(id: string): Waiting | null;
  /** Those that still wait, newest first. */
  all(): Waiting[];
  standing(id: string): SignIn | null;
  finish(id: string, accountId: AccountId): void;
  end(id: string, trouble: Trouble): void;
  cancel(id: string): void;
  stop(): void;
}

interface Entry {
  waiting: Waiting;
  standing: SignIn;
  forget(): void;
}

/** Sign-ins in memory: a closed Rounds has begun none. `onChange` after each change of what `standing` says. */
export function createSignIns({ clock, onChange }: { clock: Clock; onChange: () => void }): SignIns {
  const entries = new Map<string, Entry>();
  const remove = (id: string): void => {
    const entry = entries.get(id);
    entry?.forget();
    entries.delete(id);
    entry?.waiting.ended.abort();
  };
  const settle = (id: string, standing: SignIn): void => {
    const entry = entries.get(id);
    if (entry?.standing.state !== 'waiting') return;
    entry.standing = standing;
    entry.forget();
    // How it ended is told to whoever looks late, and then forgotten.
    entry.forget = clock.after(lifeMs, () => {
      entries.delete(id);
      onChange();
    });
    entry.waiting.ended.abort();
    onChange();
  };
  const end = (id: string, trouble: Trouble): void => settle(id, { state: 'over', trouble });
  const waiting = (): Entry[] => [...entries.values()].filter(({ standing }) => standing.state === 'waiting');

  return {
    add(begun, shown, forMs) {
      const id = randomUUID();
      const life = Math.min(forMs, lifeMs);
      for (const old of waiting().slice(0, Math.max(0, waiting().length - most + 1))) end(old.waiting.id, over('Too many sign-ins waited at once, so this one gave way. Start again.'));
      for (const old of [...entries.keys()].slice(0, Math.max(0, entries.size - 5 * most))) remove(old);
      const entry: Entry = {
        waiting: { ...begun, id, ended: new AbortController() },
        standing: { state: 'waiting', ...shown, untilAt: clock.now() + life, mayPaste: begun.way !== 'device' },
        forget: clock.after(life, () => end(id, over('This sign-in waited too long. Start again.'))),
      };
      entries.set(id, entry);
      return entry.waiting;
    },
    waiting: (id) => {
      const entry = entries.get(id);
      return entry?.standing.state === 'waiting' ? entry.waiting : null;
    },
    all: () => waiting().map((entry) => entry.waiting).toReversed(),
    standing: (id) => entries.get(id)?.standing ?? null,
    finish: (id, accountId) => settle(id, { state: 'done', accountId }),
    end,
    cancel(id) {
      remove(id);
      onChange();
    },
    stop() {
      for (const id of entries.keys()) remove(id);
    },
  };
}

/** A sign-in that came to nothing, through nobody's fault but time's or the person's. */
export const over = (say: string): Trouble => ({ kind: 'refused', reasons: [], say, remedy: 'retry' });
