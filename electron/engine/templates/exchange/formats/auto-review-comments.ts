import { z } from 'zod';
import type { ForeignTemplate } from '../arriving.ts';
import { foreign, refusedThing } from '../words/foreign.ts';
import type { Cleaner } from '../words/html.ts';
import { writeMarkedHtml } from '../words/marked-html.ts';
import { writeMarked } from '../words/segments.ts';
import { autoReviewComments } from '../words/variables.ts';
import type { Writing } from '../words/writing.ts';

/** Where a comment is offered, by the sign before its title. */
export const contexts: Readonly<Record<string, string>> = { Q: 'for questions', A: 'for answers', C: 'for closing', EQ: 'for edited questions', EA: 'for edited answers' };

const heading = /^###[ \t]*(?:\[([A-Z]{1,3}(?:,[A-Z]{1,3})*)\])?[ \t]*(.*)$/;
export const isAutoReviewComments = (text: string): boolean => /^\s*###[ \t]*\[(?:Q|A|C|EQ|EA)(?:,|\])/m.test(text);

/** `### [Q] Title`, then everything up to the next title: a comment of several paragraphs is one comment. */
export function readAutoReviewMarkdown(text: string): ForeignTemplate[] {
  const found: { title: string; signs: string[]; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const [, signs, title] = heading.exec(line) ?? [];
    if (title !== undefined) found.push({ title: title.trim(), signs: signs?.split(',') ?? [], lines: [] });
    else found.at(-1)?.lines.push(line);
  }
  return found.map(({ title, signs, lines }, at) => aComment(title || `Comment ${at + 1}`, signs, (writing) => writeComment(writing, lines.join('\n').trim())));
}

const entry = z.object({ name: z.string(), description: z.string() });

/** The list inside `callback([…])`, taken out as text and read as JSON; nothing is called. Null: it is no such thing. */
export function listInCall(text: string): string | null {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  if (open === -1 || close < open || !/^[\s;]*$/.test(text.slice(close + 1)) || !/^\s*[\w$.]{1,100}\s*$/.test(text.slice(0, open))) return null;
  return text.slice(open + 1, close);
}

export const isAutoReviewList = (value: unknown): value is unknown[] => Array.isArray(value) && value.length > 0 && value.every((one) => entry.safeParse(one).success);

export const readAutoReviewList = (list: readonly unknown[], cleaner: Cleaner): ForeignTemplate[] =>
  list.map((one, at) => {
    const read = entry.safeParse(one);
    if (!read.success) return refusedThing(`#${at}`, `Entry ${at + 1}`, 'It has no name or no description.');
    const [, signs, title = ''] = /^(?:\[([A-Z]{1,3}(?:,[A-Z]{1,3})*)\])?\s*(.*)$/s.exec(read.data.name) ?? [];
    return aComment(title || `Comment ${at + 1}`, signs?.split(',') ?? [], (writing) => writeMarkedHtml(writing, cleaner, { html: read.data.description, name: title, pattern: mark, mean: meaning(writing) }));
  });

function aComment(title: string, signs: readonly string[], write: (writing: Writing) => void): ForeignTemplate {
  const tags = signs.flatMap((sign) => contexts[sign] ?? []);
  const unknown = signs.filter((sign) => !(sign in contexts));
  return foreign({ sourceId: `${signs.join(',')}:${title}`, title, tags, losses: unknown.map((sign) => `The sign [${sign}] before its title is not known here.`) }, write);
}

const mark = /\[(username|OP|type here)\]|\$(SITENAME|SITEURL|MYUSERID)\$/gi;

const writeComment = (writing: Writing, text: string): void => writeMarked(writing, text, mark, meaning(writing));

const meaning = (writing: Writing) => (found: RegExpExecArray): boolean => {
  if (/type here/i.test(found[0])) writing.blank({ label: 'type here' });
  else writing.named(autoReviewComments, found[0], found[0]);
  return true;
};
