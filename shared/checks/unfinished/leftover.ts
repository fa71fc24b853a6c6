import type { Finding } from '#shared/words/finding.ts';
import type { Reading } from '../answer-to-check.ts';
import { found, short, spansOf, type Check } from '../found.ts';
import type { Span } from '../sentences.ts';
import { angles, brackets } from './brackets.ts';
import { crosses } from './crosses.ts';

const check: Check = { id: 'leftover', title: 'Left over', weight: 'ask', why: 'It looks like a place that somebody meant to fill in later; once posted, it is read by everybody.' };

/** Notes to oneself. Written in pieces, so that this file holds none. */
const notes = new RegExp(String.raw`\b(?:TO` + String.raw`DO|FIX` + String.raw`ME)\b(?!\w)|\bTBD\b(?=\s?[:\])])|(?<=[([]\s?)TBD\b`, 'g');
/** Marks of other programs: Ruby, shell, mail merge, snippet tools. */
const foreign = /%\{[^\s{}][^\n{}]{0,60}\}|#\{[^\n{}]{1,60}\}|\$\{[^\n{}]{1,60}\}|(?<![\w$])\$[A-Z][A-Z_]{1,30}\$(?!\w)|(?<![\w%])%[A-Z][A-Z_]{2,30}%(?!\w)|\$\|\$|(?<![\w{\\$#%])\{[a-z][\w.-]{2,40}\}(?!\})|(?<![\w{\\$#%])\{[A-Z][A-Z_ ]{2,40}\}(?!\})|<<[^\n<>]{1,40}>>|(?<!\w)@@[A-Za-z_]{2,30}@@/g;
const hashes = /#{3,6}[^\n#]{1,120}#{3,6}/g;
const filler = /\blorem ipsum(?: dolor sit amet)?\b|\bdolor sit amet\b/gi;
const gap = /(?<![\w_*\\])_{3,200}(?![\w_*])/g;
const spoken = /\b(?:INSERT|ADD|YOUR|ENTER) (?:[A-Z]{2,15} ){0,4}HERE\b|\bYOUR NAME\b|(?<=\b(?:Hi|Hello|Dear|Hey) )(?:Name|NAME|Firstname|FirstName|First Name|Username|USERNAME)(?=[,!.\s])|\((?:insert|fill in|enter|add) (?:your |the |a )?(?:name|link|date|age|number|url|place|details|username|here)[^()\n]{0,40}\)/g;

export function leftovers(reading: Reading): Finding[] {
  const text = reading.visible;
  const spans: Span[] = [
    ...spansOf(text, notes).filter(({ from, to }) => !isShouting(text, from, to)),
    ...spansOf(text, foreign),
    ...spansOf(text, hashes),
    ...spansOf(text, filler),
    ...spansOf(text, gap).filter(({ from, to }) => !isRule(text, from, to)),
    ...spansOf(text, spoken),
    ...brackets(text, reading.own),
    ...angles(text),
    ...crosses(text),
  ].toSorted((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return spans.flatMap(({ from, to }) => {
    if (from < end) return [];
    end = to;
    return [found(check, reading, { from, to }, `“${short(text.slice(from, to))}” looks unfinished. Fill it in or take it out.`)];
  });
}

/** Within a line of capitals it is a word of some language. */
function isShouting(text: string, from: number, to: number): boolean {
  const next = /^\s\p{Lu}{2,}/u.test(text.slice(to, to + 12));
  const before = /\p{Lu}{2,}[,;]?\s$/u.test(text.slice(Math.max(0, from - 12), from));
  return next || before;
}

/** Underscores alone on a line are a rule across the page. */
function isRule(text: string, from: number, to: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  const rest = /^[^\n]*/.exec(text.slice(to, to + 200))?.[0] ?? '';
  return line.trim() === '' && rest.trim() === '';
}
