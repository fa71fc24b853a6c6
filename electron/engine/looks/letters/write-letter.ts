import { literally } from '../../templates/language/literally.ts';
import { packLetter, type Letter } from './letter.ts';

/** Every message begins its title with this; messages that do not are nobody's business here and are not read. */
export const titlePrefix = 'Second look: ';
const longestTitle = 200;

export const titleOf = (question: string): string => `${titlePrefix}${question.replace(/\s+/g, ' ').trim()}`.slice(0, longestTitle).trim();

interface About {
  /** Of the question, as the forum has it. */
  title: string;
  url: string;
  /** Who is speaking. */
  name: string;
  marker: string;
}

/** A message that people can read without Rounds, with the part for Rounds in front; null: not even without the words in it would the forum take it. `most`: characters. */
export function writeLetter(one: Letter, about: About, most: number): string | null {
  const head = packLetter(one);
  const foot = `<!-- rounds:${about.marker} -->`;
  const [first, ...rest] = said(one, about);
  const whole = [head, first, ...rest, foot].join('\n\n');
  if (whole.length <= most) return whole;
  const short = [head, first, 'The text is too long for a message. It can be read in Rounds.', foot].join('\n\n');
  return short.length <= most ? short : null;
}

function said(one: Letter, { title, url, name }: About): string[] {
  const who = literally(name);
  switch (one.kind) {
    case 'ask':
      return [`${who} asks for a second look at an answer to “${literally(title)}”: ${url}`, ...quoted(one.note), '---', one.text];
    case 'verdict':
      if (one.verdict === 'agree') return [`${who} agrees to this answer.`, ...quoted(one.remark)];
      if (one.verdict === 'stop') return [`${who} stopped this answer:`, ...quoted(one.remark)];
      return [`${who} suggests changes.`, ...quoted(one.remark), '---', one.suggestion ?? ''];
    case 'withdraw':
      return [`${who} took this text back.`];
    case 'sent':
      return [`${who} sent this answer.`];
  }
}

const quoted = (words: string): string[] => (words.trim() === '' ? [] : [words.trim().split('\n').map((line) => `> ${line}`).join('\n')]);
