import type { Finding } from '#shared/words/finding.ts';
import type { Reading } from '../answer-to-check.ts';
import { found, spansOf, type Check } from '../found.ts';

const check: Check = { id: 'photo-claim', title: 'No picture here', weight: 'advise', why: 'The question carries no picture, so words about one come from another thread or from a template.' };
const claim = /\b(?:(?:in|from|on|by|at) (?:your|the|this|that|his|her) (?:\w{1,12} )?(?:picture|photo|photograph|image|pic)s?|(?:your|the) (?:\w{1,12} )?(?:picture|photo|photograph|image|pic)s? (?:shows?|looks?|seems?|suggests?)|thank(?:s| you) for (?:the|your|posting the) (?:\w{1,12} )?(?:picture|photo|image|pic)s?|i (?:can )?see (?:in|from|on) (?:your|the) (?:picture|photo|image|pic)s?)\b/gi;
const wish = /\b(?:if|could|can you|would|please|without|no|not|cannot|add|post|send|share|upload|take|bring)\b/i;

export function photoClaim(reading: Reading): Finding[] {
  if (!reading.isEnglish || reading.pictures > 0) return [];
  return spansOf(reading.own, claim).flatMap(({ from, to, match }) => {
    const before = reading.own.slice(Math.max(0, from - 60), from).split(/[.!?\n]/).at(-1) ?? '';
    return wish.test(before) ? [] : [found(check, reading, { from, to }, `“${match[0]}”: this question has no picture. Take it out, or ask for one.`)];
  });
}
