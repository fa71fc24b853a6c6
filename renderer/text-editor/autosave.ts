import type { Instant } from '#shared/words/ids.ts';
import type { Trouble } from '#shared/words/trouble.ts';

/** Bounds of the law "nothing typed is lost" are 300 ms after a pause and 1 s under steady typing; the rest is for the commit itself. */
export const pauseMs = 200;
export const maxWaitMs = 700;
const firstRetryMs = 500;
const lastRetryMs = 4_000;

/** unsaved, saving: the text is newer than the disk. saved: the commit was answered. conflict: somebody saved another text; nothing is written until a person chose. */
export type SaveState =
  | { kind: 'saved'; at: Instant }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'failed'; trouble: Trouble }
  | { kind: 'conflict'; rev: number };

export interface SaveClock {
  now(): number;
  /** Calls once after `ms`; the returned function calls it off. */
  after(ms: number, call: () => void): () => void;
}

/** The clock on the wall of this window. */
export const windowClock: SaveClock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

export interface AutosaveParts<C> {
  rev: number;
  savedAt: Instant;
  /** Two texts are known from the start: nothing is written until `adopt`. */
  isConflict?: boolean;
  clock: SaveClock;
  /** Answers after the commit, or throws. */
  save(rev: number, content: C): Promise<{ rev: number; savedAt: Instant }>;
  troubleOf(error: unknown): Trouble;
  onState(state: SaveState): void;
}

export type Autosave<C> = ReturnType<typeof createAutosave<C>>;

/** Saves the newest content in order, one save at a time, and keeps what a failed save did not take. */
export function createAutosave<C>({ rev, savedAt, isConflict = false, clock, save, troubleOf, onState }: AutosaveParts<C>) {
  let state: SaveState = isConflict ? { kind: 'conflict', rev } : { kind: 'saved', at: savedAt };
  let pending: { content: C; since: number } | null = null;
  let inFlight: Promise<void> | null = null;
  let sent: C | null = null;
  let failures = 0;
  let retryAt = 0;
  let isPaused = false;
  let disarm = (): void => {};

  const tell = (next: SaveState): void => {
    state = next;
    onState(next);
  };

  function arm(lastKeyAt: number): void {
    disarm();
    if (!pending || inFlight || isPaused || state.kind === 'conflict') return;
    const due = failures > 0 ? retryAt : Math.min(lastKeyAt + pauseMs, pending.since + maxWaitMs);
    disarm = clock.after(Math.max(0, due - clock.now()), () => void run());
  }

  async function write(content: C, since: number): Promise<void> {
    sent = content;
    // While it keeps failing, the reason stays on screen instead of flickering.
    if (failures === 0) tell({ kind: 'saving' });
    try {
      const done = await save(rev, content);
      rev = done.rev;
      failures = 0;
      tell(pending ? { kind: 'unsaved' } : { kind: 'saved', at: done.savedAt });
    } catch (error) {
      pending = { content: pending?.content ?? content, since };
      const trouble = troubleOf(error);
      retryAt = clock.now() + Math.min(lastRetryMs, firstRetryMs * 2 ** failures);
      failures += 1;
      tell(trouble.kind === 'draft-conflict' || trouble.kind === 'template-conflict' ? { kind: 'conflict', rev: trouble.rev } : { kind: 'failed', trouble });
    }
  }

  function run(): Promise<void> {
    disarm();
    if (inFlight) return inFlight;
    if (!pending || state.kind === 'conflict') return Promise.resolve();
    const { content, since } = pending;
    pending = null;
    inFlight = write(content, since).then(() => {
      inFlight = null;
      arm(pending?.since ?? clock.now());
    });
    return inFlight;
  }

  return {
    state: () => state,
    rev: () => rev,
    /** What the last save carried, taken or not. */
    sent: () => sent,
    isSaved: () => !pending && state.kind === 'saved',

    change(content: C): void {
      const now = clock.now();
      pending = { content, since: pending?.since ?? now };
      if (state.kind === 'saved') tell({ kind: 'unsaved' });
      arm(now);
    },
    /** Saves now; resolves when everything typed so far was taken, or refused once. */
    async flush(): Promise<void> {
      await inFlight;
      await run();
    },
    /** Stops saving and waits for what is on its way, so that a send cannot be overtaken by an older save. */
    async pause(): Promise<void> {
      isPaused = true;
      disarm();
      await inFlight;
    },
    resume(): void {
      isPaused = false;
      arm(clock.now());
    },
    /** The person chose: the next save is written on this revision. */
    adopt(known: number, content: C | null): void {
      rev = known;
      failures = 0;
      pending = content === null ? null : { content, since: clock.now() };
      tell(pending ? { kind: 'unsaved' } : { kind: 'saved', at: clock.now() });
      arm(clock.now());
    },
    /** Saves nothing more; what was not taken is the caller's to keep. */
    stop(): void {
      isPaused = true;
      pending = null;
      disarm();
    },
  };
}
