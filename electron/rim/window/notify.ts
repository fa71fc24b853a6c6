import type { EngineStatus } from '../engine/words.ts';

/** What the person was last told; `waiting` is the count they have seen or heard of. */
export interface Told {
  waiting: number | null;
  needsYou: number;
  /** Follow-ups that are back. */
  back: number | null;
}

export const toldNothing: Told = { waiting: null, needsYou: 0, back: null };

export interface Notice {
  about: 'outbox' | 'follow-ups' | 'queue';
  title: string;
  body: string;
}

/**
 * What a new status means for the dock and for the person's peace. A notice comes when one more answer needs them, or when more
 * questions wait, or are back, than they knew of while they look elsewhere; never about the first count of a start. Pure.
 */
export function noticeOf(told: Told, status: EngineStatus, { isFocused, isAllowed }: { isFocused: boolean; isAllowed: boolean }): { told: Told; badge: number; notice: Notice | null } {
  const badge = isAllowed ? status.waiting : 0;
  // While a first sync runs, every question is new to us and none to the person.
  if (!status.isSettled) return { told: { ...told, needsYou: status.needsYou }, badge, notice: null };
  const isWorse = status.needsYou > told.needsYou;
  const more = told.waiting === null ? 0 : status.waiting - told.waiting;
  const isNews = more > 0 && !isFocused;
  // One that was put off and not answered waits again as well; it is told of once.
  const isBack = told.back !== null && status.back > told.back && !isFocused;
  const next: Told = {
    needsYou: status.needsYou,
    back: status.back,
    // Looking at the queue is knowing its count; elsewhere it only grows by being told, and falls by itself.
    waiting: told.waiting === null || isFocused || isNews ? status.waiting : Math.min(told.waiting, status.waiting),
  };
  if (!isAllowed || !(isWorse || isBack || isNews)) return { told: next, badge, notice: null };
  // Titles are strangers' text, and a lock screen is read by anybody: counts only.
  const notice = isWorse
    ? { about: 'outbox' as const, title: status.needsYou === 1 ? 'An answer needs you' : `${status.needsYou} answers need you`, body: 'It has not been posted. Open the outbox to see why.' }
    : isBack
      ? { about: 'follow-ups' as const, title: status.back === 1 ? 'A question you put off is back' : `${status.back} questions you put off are back`, body: 'Open Follow-ups to see why, and what you planned.' }
      : { about: 'queue' as const, title: more === 1 ? 'A new question is waiting' : `${more} new questions are waiting`, body: `${status.waiting} ${status.waiting === 1 ? 'question waits' : 'questions wait'} for an answer.` };
  return { told: next, badge, notice };
}
