import type { QuestionId } from '#shared/words/ids.ts';
import type { Clock } from '../ports.ts';
import { leftOf, type Moment, type Term } from './lease.ts';

/** After a sleep or a jump the timers are wrong; this is how soon it is noticed. */
const lookEveryMs = 10_000;

/** The claims that run out, each measured from the moment it was heard of. In memory: a moment of one run means nothing in the next. */
export interface Terms {
  now(): Moment;
  of(id: QuestionId): Term | null;
  /** Begins anew. `end`: the forum's word for it, to know it by when it comes again. */
  begin(id: QuestionId, ms: number, end?: number | null): void;
  /** The same end seen again never lengthens what is left; another one begins anew. */
  note(id: QuestionId, ms: number, end: number): void;
  drop(id: QuestionId): void;
  /** Announces those that are over, now. */
  look(): void;
  stop(): void;
}

export function createTerms({ clock, onOver }: { clock: Clock; onOver(ids: readonly QuestionId[]): void }): Terms {
  const running = new Map<QuestionId, { term: Term; end: number | null }>();
  let cancel = (): void => {};
  let isStopped = false;
  const now = (): Moment => ({ wall: clock.now(), elapsed: clock.elapsed() });

  const plan = (): void => {
    cancel();
    if (running.size === 0 || isStopped) return;
    const at = now();
    const next = Math.min(...[...running.values()].map(({ term }) => leftOf(term, at)));
    cancel = clock.after(Math.min(lookEveryMs, Math.max(1, next)), look);
  };
  const look = (): void => {
    const at = now();
    const over = [...running].filter(([, { term }]) => leftOf(term, at) === 0).map(([id]) => id);
    for (const id of over) running.delete(id);
    if (over.length > 0) onOver(over);
    plan();
  };
  const begin = (id: QuestionId, ms: number, end: number | null = null): void => {
    running.set(id, { term: { from: now(), ms }, end });
    plan();
  };

  return {
    now,
    of: (id) => running.get(id)?.term ?? null,
    begin,
    note(id, ms, end) {
      const known = running.get(id);
      if (known?.end === end && leftOf(known.term, now()) <= ms) return;
      begin(id, ms, end);
    },
    drop(id) {
      if (running.delete(id)) plan();
    },
    look,
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
