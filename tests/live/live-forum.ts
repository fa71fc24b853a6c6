import type { Credential } from '#electron/engine/forums/credential.ts';
import type { Clock } from '#electron/engine/ports.ts';
import type { ForumKind, TypedCredential } from '#shared/words/account.ts';

/** A post as anybody may read it who is let in. `raw`: as it was typed. */
export interface Standing {
  id: number;
  author: string;
  raw: string;
  html: string;
}

/** Another member of the forum, who knows nothing of Rounds: asks, looks, and clears away. Speaks to the forum by the plainest requests there are, none of them the adapter's own code. */
export interface Hand {
  username: string;
  ask(question: { title: string; raw: string; community: number }): Promise<number>;
  /** What stands in a thread: deleted posts do not. */
  standing(topicId: number): Promise<Standing[]>;
  /** The numbers on the first page of what the forum itself calls unanswered. */
  unanswered(): Promise<number[]>;
  /** Takes a thread away; a sentence when the forum does not let it. */
  remove(topicId: number): Promise<string | null>;
  /** Lets through what waits in this thread; says how many. Only a moderator's hand. */
  approve(topicId: number): Promise<number>;
}

/** A forum to be tried, and the members of it one may act as. */
export interface LiveForum {
  kind: ForumKind;
  baseUrl: string;
  /** What lets in the account that answers. */
  credential: Credential;
  /** The same as a person would type it; null: it came from a page. */
  typed: TypedCredential | null;
  /** Where questions may be asked; as the forum numbers it. */
  community: number;
  /** Null: nothing is written, and what needs it is skipped. */
  asker: Hand | null;
  /** An account whose answers wait for approval; null: that is skipped. */
  held: Credential | null;
  /** Where any account will do: has its next answer wait. */
  holdNext?: () => void;
  /** Who approves them, and clears away what the asker may not; null: that is skipped, and the asker does what they can. */
  moderator: Hand | null;
  clock: Clock;
  /** How long one step may take on the machine's own clock. */
  patienceMs: number;
  stop(): Promise<void>;
}

/** Looks again and again until it is so. Fails with what it saw last. */
export async function comesTrue<T>(what: string, { patienceMs }: Pick<LiveForum, 'patienceMs'>, look: () => T | Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const value = await look();
    if (isSo(value)) return value;
    if (performance.now() > end) throw new Error(`${what}: it did not become so; last seen: ${JSON.stringify(value)?.slice(0, 1_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A clock on which everything, the day included, goes by `times` as fast: for forums of our own, which share it. */
export function aQuickClock(times: number): Clock {
  const wall = Date.now();
  const begun = performance.now();
  const elapsed = (): number => (performance.now() - begun) * times;
  return {
    now: () => Math.round(wall + elapsed()),
    elapsed,
    after(ms, call) {
      const timer = setTimeout(call, ms / times);
      return () => clearTimeout(timer);
    },
  };
}
