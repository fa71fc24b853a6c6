import type { AnswerToCheck } from '#shared/checks/answer-to-check.ts';
import { checkAnswer } from '#shared/checks/check-answer.ts';
import type { CheckId, Finding } from '#shared/words/finding.ts';

/** A text as the checks are given it: to a question about nothing, with the general disclaimer. */
export const anAnswer = (text: string, over: Partial<AnswerToCheck> = {}): AnswerToCheck => ({
  text,
  blanks: [],
  question: { title: '', bodyText: '' },
  disclaimers: [{ id: 'd-general', body: 'This is general advice. I have not seen you in person.' }],
  kind: 'answer',
  pictures: 0,
  isClinician: false,
  allowedNumbers: [],
  resources: [],
  ...over,
});

/** What one check says of a text. */
export const findingsOf = (check: CheckId, text: string, over: Partial<AnswerToCheck> = {}): Finding[] => checkAnswer(anAnswer(text, over)).filter((finding) => finding.check === check);

/** The words one check stumbled over. */
export const quotesOf = (check: CheckId, text: string, over: Partial<AnswerToCheck> = {}): string[] => findingsOf(check, text, over).map((finding) => finding.quote);
