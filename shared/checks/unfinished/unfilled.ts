import type { Finding } from '#shared/words/finding.ts';
import type { Reading } from '../answer-to-check.ts';
import { found, short, spansOf, type Check } from '../found.ts';
import { hideCode, hideMarks } from '../hide.ts';

const check: Check = { id: 'unfilled', title: 'Broken mark', weight: 'ask', why: 'Half a mark of a template is no blank that can be filled, and readers see it as it stands.' };

/** What is left of a mark whose other half is gone or that was cut up. Whole ones are blanks, and told of as such. */
const broken = /\{\{[^\n{}]{0,80}(?:\}(?!\}))?|\{%[^\n{}]{0,80}|\{#[^\n{}]{0,200}#\}|(?:\{\s?)?[A-Za-z_][\w.]{0,40}(?:\s?\|[\w: "']{1,60})?\s?(?:\}\}|%\})|\[\[[^\n[\]]{0,80}(?:\](?!\]))?|(?<=\w[\w .,'-]{0,60})\]\]/g;

export function unfilled(reading: Reading): Finding[] {
  const text = hideCode(hideMarks(reading.text, reading.blanks));
  const marks = spansOf(text, broken).filter(({ match }) => /^(?:\{\{|\{%|\{#|\[\[|\]\])|[._|{%]/.test(match[0]));
  return marks.map(({ from, to, match }) => found(check, reading, { from, to }, `“${short(match[0])}” looks like a part of a template mark. Take it out, or write what should stand there.`));
}
