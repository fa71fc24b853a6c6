import { create } from 'zustand';
import type { QuestionId } from '#shared/words/ids.ts';

/** The question whose composer is on screen (null: none), and whether the outbox is. Others need not say again what they say. */
export const useOnScreen = create<{ questionId: QuestionId | null; isOutbox: boolean }>(() => ({ questionId: null, isOutbox: false }));

/** Opens one of the texts that wait for a second reader, from any screen. */
export function goToReview(id: string, win: Pick<Window, 'location'> = window): void {
  win.location.hash = `#/review?id=${encodeURIComponent(id)}`;
}

/** Opens a question with its composer, from any screen. */
export function goToQuestion(id: QuestionId, win: Pick<Window, 'location'> = window): void {
  win.location.hash = `#/unanswered?id=${encodeURIComponent(id)}`;
}
