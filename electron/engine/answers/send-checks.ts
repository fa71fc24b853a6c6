import { findMarks } from '#shared/answers/blanks.ts';
import type { Blank, DraftContent } from '#shared/words/draft.ts';
import type { QuestionState } from '#shared/words/question.ts';
import type { ThreadChange } from '#shared/words/thread-change.ts';
import type { Trouble, TroubleOf } from '#shared/words/trouble.ts';

/** Why an answer may not go yet; null: it may. In the order in which a person would want to hear it. */
export function findObstacle(answer: {
  state: QuestionState;
  content: DraftContent;
  /** As it would be posted, marker included. */
  raw: string;
  /** As it would be posted, without it. */
  body: string;
  limits: { least: number; most: number };
  change: ThreadChange | null;
}): Trouble | null {
  const { state, content, raw, body, limits, change } = answer;
  if (state === 'gone' || change?.isGone) return { kind: 'question-gone', say: 'The question is no longer on the forum. Your text stays here as a draft.', remedy: 'none' };
  if (state === 'closed' || state === 'archived') return { kind: 'question-closed', say: 'The question was closed, so the forum takes no more answers. Your text stays here as a draft.', remedy: 'none' };
  const blanks = blanksLeft(body, content.blanks);
  if (blanks) return blanks;
  const length = count(content.text.trim());
  if (length < Math.max(1, limits.least)) return { kind: 'too-short', least: limits.least, say: `The forum asks for at least ${limits.least} characters; these are ${length}.`, remedy: 'edit' };
  if (count(raw) > limits.most) {
    const most = Math.max(0, limits.most - (count(raw) - length));
    return { kind: 'too-long', most, say: `With its disclaimers this answer has ${count(raw)} characters, and the forum takes ${limits.most}. Your own text may have ${most}.`, remedy: 'edit' };
  }
  if (change) return { kind: 'thread-changed', change, say: 'The thread changed since you began. Read what is new, then send again.', remedy: 'read-change' };
  return null;
}

/** Every mark left in the text, disclaimers included: what must be filled, what may be left out, and marks nobody described. */
function blanksLeft(body: string, known: readonly Blank[]): TroubleOf<'blanks-left'> | null {
  const found = findMarks(body, known);
  if (found.length === 0) return null;
  const unique = (list: string[]): string[] => [...new Set(list)];
  const labels = unique(found.flatMap(({ blank }) => (blank?.isRequired ? [blank.label] : [])));
  const optional = unique(found.flatMap(({ blank }) => (blank && !blank.isRequired ? [blank.label] : [])));
  const marks = unique(found.flatMap(({ blank, from, to }) => (blank ? [] : [body.slice(from, to)])));
  const parts: string[] = [];
  if (labels.length > 0) parts.push(labels.length === 1 ? `“${labels[0]}” is still empty` : `${labels.length} parts are still empty`);
  if (marks.length > 0) parts.push(marks.length === 1 ? `${marks[0]} is still in the text` : `${marks.length} template marks are still in the text`);
  if (optional.length > 0) parts.push(optional.length === 1 ? `the optional part “${optional[0]}” is open; fill it or leave it out` : `${optional.length} optional parts are open; fill them or leave them out`);
  const said = parts.join(', and ');
  return { kind: 'blanks-left', labels, marks, optional, say: `${said.charAt(0).toUpperCase()}${said.slice(1)}.`, remedy: 'fill-blanks' };
}

/** Characters as a forum counts them. */
const count = (text: string): number => {
  let characters = 0;
  for (const _ of text) characters += 1;
  return characters;
};
