import { create } from 'zustand';
import type { QuestionId } from '#shared/words/ids.ts';

/** The question whose composer is on screen; null: none. Others need not say again what it says. */
export const useOnScreen = create<{ questionId: QuestionId | null }>(() => ({ questionId: null }));

/** Opens a question with its composer, from any screen. */
export function goToQuestion(id: QuestionId, win: Pick<Window, 'location'> = window): void {
  win.location.hash = `#/unanswered?id=${encodeURIComponent(id)}`;
}
