import { findMarks } from './blanks.ts';

/** Below this the formula says nothing. */
const fewestWords = 30;

/** Where a line begins that is read as a sentence of its own: a list item, a heading, a quote, a row of a table. */
const ownLine = /^\s{0,12}(?:[-*+•]|\d{1,9}[.)]|#{1,6}|>|\|)(?=\s|$)/;
const sentenceEnd = /(?<![.!?…])[.!?…]+["'”’)\]*_]*(?=\s|$)/gu;
const shortForms = /\b(?:e\.g|i\.e|etc|approx|vs|no|dr|mr|mrs|ms|st|prof)\.(?=\s)/giu;
const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

/**
 * The school year that can read `text` (Markdown), by Flesch and Kincaid, to one decimal; list items and headings count as sentences, blanks and addresses do not count.
 * `syllablesOf` counts the syllables of one English word. Null under 30 words: it cannot be said. English only; whoever asks knows the language.
 */
export function readingGrade(text: string, syllablesOf: (word: string) => number): number | null {
  let words = 0;
  let syllables = 0;
  let sentences = 0;
  for (const sentence of sentencesOf(withoutMarks(text))) {
    const found = sentence.match(wordPattern);
    if (!found) continue;
    sentences += 1;
    words += found.length;
    // No word is so long; counting one that is would take for ever.
    for (const word of found) syllables += Math.max(1, syllablesOf(word.slice(0, 60)));
  }
  if (words < fewestWords) return null;
  return Math.round((0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59) * 10) / 10;
}

/** The sentences of a Markdown text as a reader meets them, without their markup. */
export function sentencesOf(text: string): string[] {
  const parts: string[] = [];
  for (const line of text.split('\n')) {
    const isOwn = ownLine.test(line);
    if (line.trim() === '') parts.push('');
    else if (isOwn || parts.length === 0 || parts.at(-1) === '') parts.push(line.replace(ownLine, ''));
    else parts[parts.length - 1] += ` ${line}`;
  }
  return parts.flatMap((part) => plain(part).split(sentenceEnd)).map((part) => part.trim()).filter((part) => part !== '');
}

const plain = (line: string): string =>
  line
    .replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,2000}\)/g, '$1')
    .replace(/\bhttps?:\/\/\S+/g, ' ')
    .replace(/[*_`~\\|]+/g, '')
    .replace(shortForms, (form) => form.slice(0, -1));

function withoutMarks(text: string): string {
  let out = '';
  let at = 0;
  for (const mark of findMarks(text, [])) {
    out += text.slice(at, mark.from);
    at = mark.to;
  }
  return out + text.slice(at);
}
