import type { QuestionId } from '#shared/words/ids.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import { ForumTrouble, type Forum } from '../forums/forum.ts';
import type { Clock, Log } from '../ports.ts';

/** How often a forum is asked who has changed hands: our own at once, a stranger's within the day's budget of a key. */
export const hearEveryMs = { practice: 1_000, real: 5 * 60_000 } as const;
const longestMs = 30_000;

/** Hears of the claims of others between the readings of the lists, and of the forum being there again. */
export function createHearing({
  forum,
  accountId,
  every,
  clock,
  log,
  read,
  onReached,
}: {
  forum: Pick<Forum, 'changedHands'>;
  accountId: string;
  every: number;
  clock: Clock;
  log: Log;
  read(ids: readonly QuestionId[], signal: AbortSignal): Promise<void>;
  onReached(): void;
}) {
  const life = new AbortController();
  let failures = 0;
  let isRunning = false;
  let cancel = (): void => {};

  const waitAfter = (error: unknown): number => {
    if (!(error instanceof ForumTrouble)) return every;
    if (error.kind === 'slow-down') return Math.max(every, error.waitMs);
    // A bus that is not for us is no reason to ask more often, nor to think the forum away.
    return Math.max(every, Math.min(longestMs, every * 2 ** Math.min(failures, 10)));
  };

  async function run(): Promise<void> {
    if (isRunning || life.signal.aborted) return;
    isRunning = true;
    cancel();
    let trouble: unknown = null;
    try {
      const changed = await forum.changedHands({ signal: life.signal });
      if (changed.length > 0) await read(changed.map((topicId) => asQuestionId(accountId, topicId)), life.signal);
    } catch (error) {
      trouble = error;
      if (!life.signal.aborted && !(error instanceof ForumTrouble)) log.error('claims-not-heard', { error: error instanceof Error ? (error.stack ?? error.name) : typeof error });
    }
    isRunning = false;
    if (life.signal.aborted) return;
    failures = trouble === null ? 0 : failures + 1;
    cancel = clock.after(waitAfter(trouble), () => void run());
    const isAway = trouble instanceof ForumTrouble && (trouble.kind === 'unreachable' || trouble.kind === 'slow-down' || trouble.kind === 'signed-out');
    if (!isAway) onReached();
  }

  return {
    start: (): void => void run(),
    /** Asks at once. */
    now: (): void => void run(),
    stop(): void {
      life.abort();
      cancel();
    },
  };
}
