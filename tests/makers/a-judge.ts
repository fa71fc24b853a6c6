import { readAsked } from '#electron/engine/triage/whom.ts';
import { createJudge, type Judged } from '#shared/triage/judge.ts';
import type { RuleBook } from '#shared/triage/rule-book.ts';
import { readRuleBook } from '#shared/triage/rules/book.ts';
import type { TickAnswers } from '#shared/triage/ticks.ts';
import { rankOf, type Level } from '#shared/words/level.ts';

/** A question with the level a person gave it. */
export interface LabelledQuestion {
  id: string;
  title: string;
  body: string;
  level: Level;
}

/** The rules that come with Rounds, changed where a test asks what they are for. */
export const someRules = (change: (book: RuleBook) => Partial<RuleBook> = () => ({})): RuleBook => {
  const book = readRuleBook();
  return { ...book, ...change(book) };
};

export function aJudge(book: RuleBook = someRules()): (question: { title?: string; body: string; answers?: TickAnswers }) => Judged {
  const judge = createJudge(book);
  return ({ title = '', body, answers = {} }) => judge({ ...readAsked(title, body), answers });
}

/** How often what should be seen today is sorted so, and how often what can wait is; with the ones that went wrong. */
export function rates(questions: readonly LabelledQuestion[], book: RuleBook = someRules()): { recall: number; raised: number; missed: string[]; alarmed: string[] } {
  const judge = aJudge(book);
  const isSoonest = (level: Level): boolean => rankOf(level) >= rankOf('urgent');
  const judged = questions.map((question) => ({ ...question, given: judge(question).level }));
  const needy = judged.filter(({ level }) => isSoonest(level));
  const routine = judged.filter(({ level }) => level === 'routine');
  const missed = needy.filter(({ given }) => !isSoonest(given)).map(({ id }) => id);
  const alarmed = routine.filter(({ given }) => isSoonest(given)).map(({ id }) => id);
  return { recall: 1 - missed.length / needy.length, raised: alarmed.length / routine.length, missed, alarmed };
}
