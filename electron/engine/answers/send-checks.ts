import { findMarks } from '#shared/answers/blanks.ts';
import { whatStops } from '#shared/checks/check-answer.ts';
import { inTheWay } from '#shared/checks/waived.ts';
import type { Blank, DraftContent } from '#shared/words/draft.ts';
import type { CheckFacts, Finding } from '#shared/words/finding.ts';
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
  /** What the checks go by; null: they have no question to go by. */
  facts: CheckFacts | null;
  /** What goes out with the answer. */
  disclaimers: readonly { id: string; body: string }[];
  change: ThreadChange | null;
}): Trouble | null {
  const { state, content, raw, body, limits, facts, disclaimers, change } = answer;
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
  // The disclaimers are the team's own words, and were checked when they were published.
  const findings = facts ? inTheWay(whatStops({ ...facts, text: content.text, blanks: content.blanks, disclaimers }), content.waivers) : [];
  if (findings.length > 0) return { kind: 'findings', findings, say: sayFindings(findings), remedy: 'edit' };
  if (change) return { kind: 'thread-changed', change, say: 'The thread changed since you began. Read what is new, then send again.', remedy: 'read-change' };
  return null;
}

function sayFindings(findings: readonly Finding[]): string {
  const refusing = findings.filter(({ weight }) => weight === 'refuse');
  if (refusing.length === 0) return findings.length === 1 ? `“${findings[0]?.quote}” looks left over. Send it as it is?` : `${findings.length} words look left over. Send them as they are?`;
  return refusing.length === 1 ? (refusing[0]?.say ?? '') : `${refusing.length} places must be mended before this can go. The first: ${refusing[0]?.say}`;
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
