import type { Finding } from '#shared/words/finding.ts';
import type { Reading } from '../answer-to-check.ts';
import { found, spansOf, type Check } from '../found.ts';

const check: Check = { id: 'overclaiming', title: 'Too sure', weight: 'advise', why: 'Nobody can be this sure from words or a picture; a careful answer keeps trust when it turns out otherwise.' };
const sure = /\b(?:definitely|100 ?(?:%|per ?cent)|guaranteed?|without (?:a |any )?doubt|no doubt|obviously|surely|undoubtedly|certainly|for certain)(?!\w)/gi;
const plain: Readonly<Record<string, string>> = { definitely: 'very likely', obviously: 'probably', surely: 'probably', undoubtedly: 'very likely', certainly: 'very likely', guaranteed: 'likely' };
const doubt = /\b(?:not|never|cannot|can['’]?t|won['’]?t|nobody|no one|nothing|hard|impossible|isn['’]?t|aren['’]?t|don['’]?t|doesn['’]?t|without|if|whether|nor)\b/i;
/** What is all of one kind, and no claim. */
const pure = /^\s?(?:pure\s)?(?:cotton|silk|wool|linen|mineral|natural|aloe|juice|oxygen|coconut|petroleum|zinc|vegan|fragrance)/i;

export function overclaiming(reading: Reading): Finding[] {
  if (!reading.isEnglish) return [];
  return spansOf(reading.own, sure).flatMap(({ from, to, match }) => {
    const before = reading.own.slice(Math.max(0, from - 45), from).split(/[.!?\n]/).at(-1) ?? '';
    if (doubt.test(before) || pure.test(reading.own.slice(to, to + 20))) return [];
    const instead = plain[match[0].toLowerCase()];
    return [found(check, reading, { from, to }, `You cannot be this sure from text: “${match[0]}”. Say how likely it is, and what would change your mind.`, instead === undefined ? {} : { instead: sameCase(match[0], instead) })];
  });
}

const sameCase = (like: string, text: string): string => (/^[A-Z]/.test(like) ? text.charAt(0).toUpperCase() + text.slice(1) : text);
