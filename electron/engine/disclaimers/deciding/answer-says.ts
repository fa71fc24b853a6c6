import { findMarks } from '#shared/answers/blanks.ts';

/** The person's own words: marks are not theirs yet, and a quote is the asker's. */
export function ownWords(text: string): string {
  let out = text;
  for (const mark of findMarks(text, []).toReversed()) out = out.slice(0, mark.from) + out.slice(mark.to);
  return out.replace(/^ {0,3}>.*$/gm, '');
}

// All repetition is bounded. English only: what is not understood is not there, and the person can add the disclaimer.
const amount = /\b\d{1,4}(?:[.,]\d{1,3})?\s?(?:mg|mcg|µg|ml|iu|milligrams?|micrograms?|millilit(?:re|er)s?|puffs?|drops?|tablets?|pills?|capsules?|sprays?)\b(?!\s?(?:pack|box))|\b(?:once|twice|three times|four times|\d times) (?:a|per|each|every) day\b[^.!?\n]{0,40}\b(?:mg|ml|tablets?|pills?|drops?|puffs?)\b|\bevery (?:\d{1,2}|four|six|eight|twelve) hours\b/i;

/** Whether an answer says how much of something to take. */
export const givesDose = (text: string): boolean => amount.test(text);

const picture = '(?:photo(?:graph)?s?|pics?|pictures?|images?)';
const seen = "(?:i (?:can )?see|i(?: would|['’]d)? (?:think|say)|looks?|seems?|appears?|shows?|suggests?|there (?:is|are)|it is|it['’]s|this is|these are)";
const of = `\\b(?:in|from|on|judging by|going by|looking at|having seen) (?:your|the|this|that|these|those|both|his|her|their) (?:\\w{1,15} ){0,2}${picture}\\b`;
const judged = [new RegExp(`${of}[^\\n]{0,80}\\b${seen}\\b`, 'i'), new RegExp(`\\b${seen}\\b[^\\n]{0,80}${of}`, 'i'), new RegExp(`\\b(?:your|the|this|these|both|his|her|their) (?:\\w{1,15} ){0,2}${picture} (?:\\w{1,15} )?(?:shows?|looks?|suggests?|seems?)\\b`, 'i')];
const refused = /\b(?:cannot|can['’]?t|can not|could(?: not|n['’]t)|unable|impossible|not possible|hard to|difficult to|nobody can|no one can|not (?:enough|clear)|too blurr(?:y|ed))\b/i;

/** Whether an answer says what it sees in a picture; saying that a picture is not enough is no judgement. */
export const judgesPicture = (text: string): boolean =>
  text
    .slice(0, 64_000)
    .split(/(?<=[.!?])\s|\n/)
    .some((sentence) => judged.some((is) => is.test(sentence)) && !refused.test(sentence));

const named = "suicid(?:e|al)|self[- ]?harm(?:ing|ed)?|(?:harm|kill)(?:ing|ed)? (?:your|my|him|her)self|tak(?:e|ing) (?:your|my|his|her) own life|end(?:ing)? (?:it all|(?:your|my|his|her) (?:own )?life)|(?:hurt|cut)(?:ting|ing)? (?:your|my|him|her)self on purpose|(?:thoughts? (?:of|about)|thinking (?:of|about)|urges? to) (?:hurt|cut)(?:ting|ing)? (?:your|my|him|her)self";
const heard = "(?:hurt|cut)(?:ting|ing)? (?:my|him|her)self|(?:want(?:s|ed)?|wish(?:es|ed)?|would rather|better off) (?:to (?:die|be dead)|(?:i|he|she) (?:was|were) dead|dead)|no (?:reason|point) (?:to|in) (?:live|living)|don['’]?t want to (?:live|be here|be alive) any ?more";
const inAnswer = new RegExp(`\\b(?:${named})\\b`, 'i');
const inQuestion = new RegExp(`\\b(?:${named}|${heard})\\b`, 'i');

/** Whether an answer itself speaks of suicide or self-harm. */
export const speaksOfCrisis = (text: string): boolean => inAnswer.test(text.slice(0, 64_000));

/** The first words of a question that may speak of suicide or self-harm; null: none that are known. Not hearing them means nothing. */
export const crisisWordsIn = (text: string): string | null => inQuestion.exec(text.slice(0, 64_000))?.[0] ?? null;
