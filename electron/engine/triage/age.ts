/** An age in the asker's words. `isSelf`: said with "I"; `isOther`: said of somebody named beside it; neither: not clear. */
export interface FoundAge {
  months: number;
  quote: string;
  isSelf: boolean;
  isOther: boolean;
}

const words: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70,
};
const number = `(\\d{1,3}(?:\\.5)?|${Object.keys(words).join('|')})`;
const unit = '(years?|yrs?|y|months?|mos?|weeks?|wks?|days?)';
const dear = '(?:son|daughter|baby|newborn|infant|toddler|child|kid|boy|girl|little one|nephew|niece|grandson|granddaughter|brother|sister|husband|wife|partner|boyfriend|girlfriend|mother|mum|mom|father|dad|grandmother|grandma|grandfather|grandad|aunt|uncle|friend)';
const after = '(?=\\s*(?:$|[.,;:)!?\\n-](?!\\d)|(?:and|but|with|years?|yrs?|yo|male|female|now|tomorrow|today|yesterday|next|this|who|so)\\b))';

// Weeks and months count only beside "old" or a person: "3 months ago" is no age. All repetition is bounded.
const patterns: readonly { is: RegExp; who: 'self' | 'other' | null }[] = [
  { is: new RegExp(`\\b(?:i['’]?m|i am)\\s(?:a\\s|an\\s|only\\s|just\\s){0,2}${number}[ -]?${unit}[ -]?(?:old|o)\\b`, 'i'), who: 'self' },
  { is: new RegExp(`\\b(?:(?:my|our|the)\\s(?:\\w{1,15}\\s)?(?:${dear}\\s(?:is\\s)?)?)?${number}[ -]?${unit}[ -]?(?:old|\\/o)\\b(?:\\s${dear}\\b)?`, 'i'), who: null },
  { is: new RegExp(`\\b${number}\\s?(?:yo|y\\/o)\\b`, 'i'), who: null },
  { is: new RegExp(`\\b(?:i['’]?m|i am)\\s(?:a\\s|only\\s|just\\s|nearly\\s|almost\\s){0,2}(\\d{1,2})${after}`, 'i'), who: 'self' },
  { is: new RegExp(`\\b(?:i['’]?m|i am)\\s[^.,\\n\\d]{1,30},\\s(\\d{1,2})(?=[.,\\n]|$)`, 'i'), who: 'self' },
  { is: new RegExp(`\\b(?:he|she|(?:my|our)\\s(?:\\w{1,15}\\s)?${dear})(?:\\sis|['’]s)\\s(?:only\\s|just\\s|about\\s|nearly\\s|almost\\s){0,2}${number}(?:\\s${unit})?${after}`, 'i'), who: 'other' },
  { is: new RegExp(`\\b${dear},?\\s\\(?(\\d{1,2})(?=[.,)])`, 'i'), who: 'other' },
  { is: new RegExp(`\\b(?:(?:my|our)\\s(?:\\w{1,15}\\s){0,2})?(?:DS|DD|LO|DGS|DGD|${dear})\\s(?:\\w{1,15}\\s)?\\(?(?:is\\s|aged\\s|age\\s)?${number}\\s?(weeks?|wks?|months?|mos?|m|yrs?|years?|y)\\b(?!\\s(?:ago|on|in|now on|of|into))`, 'i'), who: 'other' },
  { is: /\b(?:DS|DD|LO|[A-Z][a-z]{1,11})\s\((\d{1,2})\s?(m|mo|months|wks|weeks|yo|y)?\)/, who: 'other' },
  { is: /\b(?:I|i)\s?\((\d{2})\s?[mfMF]?\)/, who: 'self' },
  { is: new RegExp(`\\b(?:he|she)(?:\\sis|['’]?s)\\s(\\d{1,2})\\s?(m|mo|mths?)\\b`, 'i'), who: 'other' },
  { is: /\b(?:male|female|man|woman|boy|girl),?\s(\d{1,2})\b(?![+%]|\.\d|\s?(?:weeks?|months?|days?|hours?|cm|mm|kg))/i, who: null },
  { is: /(?<![\d.])\b(\d{1,2})\s?(?:male|female)\b/i, who: null },
  { is: /(?<![\d.°])\b(\d{2})\s?[MF]\b(?!\.\d)/, who: null },
  { is: /\((\d{2})\s?[mf]\)|\b(\d{2})\s?[mf],\s/, who: null },
  { is: /(?:^|[.!?\n]\s{0,3})(\d{2})(?=,\s|\shere\b)/, who: null },
];

/** The first age in the text, in months; null: none said. */
export function findAge(text: string): FoundAge | null {
  let first: { at: number; age: FoundAge } | null = null;
  for (const { is, who } of patterns) {
    const found = is.exec(text);
    if (!found || (first && found.index >= first.at)) continue;
    const count = numberOf(found[1] ?? found[2]);
    if (count === null) continue;
    const months = monthsOf(count, found[1] === undefined ? undefined : found[2]);
    if (months > 120 * 12) continue;
    const quote = found[0].replace(/^[.!?\s]{1,5}/, '').trim();
    const isOther = who === 'other' || (who === null && new RegExp(`\\b(?:my|our|${dear})\\b`, 'i').test(quote));
    first = { at: found.index, age: { months, quote, isSelf: who === 'self', isOther } };
  }
  return first?.age ?? null;
}

export function numberOf(said: string | undefined): number | null {
  if (said === undefined) return null;
  const count = words[said.toLowerCase()] ?? Number(said);
  return Number.isFinite(count) ? count : null;
}

function monthsOf(count: number, said: string | undefined): number {
  const letter = (said ?? 'y')[0]?.toLowerCase();
  if (letter === 'y') return count * 12;
  const months = letter === 'm' ? count : letter === 'w' ? (count * 7) / 30 : count / 30;
  return Math.round(months * 10) / 10;
}
