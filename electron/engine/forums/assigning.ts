import type { How } from './forum.ts';
import type { ForumTime } from './forum-clock.ts';

/**
 * What a forum can keep of who is at a question: one person, and a note that carries the end. There is no compare-and-set: the last one to say so wins,
 * so whoever takes looks before and after.
 */
export interface Assigning {
  /** Who holds a thread now. Throws ForumTrouble. */
  holderOf(topicId: number, how?: How): Promise<SeenHolder | null>;
  /** Gives a thread to us until then (on the forum's clock, whole seconds), or moves that end. Never throws. */
  assign(topicId: number, untilAt: number, how?: Pick<How, 'isForPerson'>): Promise<Assigned>;
  /** Takes it from whoever holds it. Never throws. */
  unassign(topicId: number): Promise<Assigned>;
  /** Threads that changed hands since this was asked last; the first time none. Throws ForumTrouble, also where a forum announces nothing. */
  changedHands(how?: How): Promise<number[]>;
  time: ForumTime;
}

/** `untilAt`: the end in the note, on the forum's clock; null: the assignment has none; undefined: a list that does not carry notes. */
export interface SeenHolder {
  username: string;
  name: string;
  untilAt?: number | null | undefined;
}

export type Assigned =
  | { kind: 'done' }
  /** It keeps none, or none of ours. */
  | { kind: 'refused'; status: number }
  | { kind: 'slow-down'; waitMs: number }
  /** Nobody knows; looking tells. */
  | { kind: 'lost' }
  /** Not a byte left. */
  | { kind: 'unreachable' };
