import type { Finding } from '#shared/words/finding.ts';
import type { Reading } from '../answer-to-check.ts';
import { found, type Check } from '../found.ts';
import { hideLinks, hideMarks } from '../hide.ts';
import { addresses } from './addresses.ts';
import { namesAndBirthdays } from './names-and-birthdays.ts';
import { phoneNumbers } from './phone.ts';
import { finds, type PrivateFind } from './private-find.ts';
import { createIsPublic } from './public-numbers.ts';
import { recordNumbers } from './record-numbers.ts';

const check: Check = { id: 'personal-data', title: 'Personal data', weight: 'refuse', why: 'A public answer stays in search results for years; what tells who somebody is, or how to reach them, does not belong in it (after the list of HIPAA Safe Harbor).' };

const mail = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}_%+'-][\p{L}\p{N}._%+'-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu;
const at = String.raw`\s?(?:\(at\)|\[at\]|\{at\}|<at>|\(a\)|\[a\])\s?`;
const dot = String.raw`(?:\s?(?:\(dot\)|\[dot\]|\{dot\})\s?|\sdot\s|\.)`;
const ending = '(?:com|org|net|co|uk|de|edu|gov|in|au|ca|info|io|fr|es|eu|nz|ie|ch|at|me)';
const spelled = new RegExp(String.raw`(?<![\w.+-])[\w+-]{1,40}(?:\.[\w+-]{1,40}){0,3}(?:${at}[\w-]{2,40}${dot}${ending}|\sat\s[\w-]{2,40}\s(?:\(dot\)|dot)\s${ending}|\sat\s(?:gmail|googlemail|yahoo|hotmail|outlook|icloud|proton(?:mail)?|aol|gmx|web|live|msn)${dot}${ending})\b`, 'gi');
/** Written to by people in distress; known to everybody. */
const publicMail = new Set(['jo@samaritans.org', 'jo@samaritans.ie', 'pat@papyrus-uk.org']);

export function personalData(reading: Reading): Finding[] {
  // Quotes and code count: what the asker gave away is not repeated. Addresses of pages do not, but those to write to do.
  const text = hideLinks(hideMarks(reading.text, reading.blanks).replace(/mailto:/gi, '       '));
  const isPublic = createIsPublic(reading.allowedNumbers);
  const all = [
    ...finds(text, mail, 'an e-mail address').filter(({ from, to }) => !publicMail.has(text.slice(from, to).toLowerCase())),
    ...finds(text, spelled, 'an e-mail address'),
    ...recordNumbers(text, isPublic),
    ...namesAndBirthdays(text),
    ...addresses(text),
    ...phoneNumbers(text, isPublic),
  ];
  return apart(all).map(({ from, to, what }) => found(check, reading, { from, to }, `“${reading.text.slice(from, to)}” looks like ${what}. Take it out: this page is public.`));
}

/** In reading order; of two that overlap, the one that was named first. */
function apart(all: readonly PrivateFind[]): PrivateFind[] {
  const ordered = all.map((find, rank) => ({ find, rank })).toSorted((a, b) => a.find.from - b.find.from || a.rank - b.rank);
  const kept: { find: PrivateFind; rank: number }[] = [];
  for (const one of ordered) {
    const last = kept.at(-1);
    if (!last || one.find.from >= last.find.to) kept.push(one);
    else if (one.rank < last.rank) kept[kept.length - 1] = one;
  }
  return kept.map(({ find }) => find);
}
