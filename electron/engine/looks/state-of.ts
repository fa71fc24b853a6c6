import type { SecondLook } from '#shared/words/second-look.ts';
import type { LookShown } from '../store/team/looks.ts';

/** How a look stands. Whether its text went out is the outbox's to say: an answer that was taken back is waiting again. */
export function stateOf({ state, left }: Pick<LookShown, 'state' | 'left'>): SecondLook['state'] {
  return left !== null && left !== 'withdrawn' ? 'sent' : state;
}

export const isOver = (state: SecondLook['state']): boolean => state === 'withdrawn' || state === 'sent';
