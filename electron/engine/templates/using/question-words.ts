const letters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** Words in lower case without accents, in reading order. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => letters[letter] ?? letter)
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** One form for "spot" and "spots". Rough: it only has to be the same for what is written and what is looked for. */
export function stem(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.length > 5 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:sh|x|ss|zz|tch)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** The word with each two neighbouring letters changed over: what a quick hand meant. */
export const swaps = (word: string): string[] =>
  word.length < 4 ? [] : [...new Set(Array.from({ length: word.length - 1 }, (_, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)))].filter((other) => other !== word);

const common = new Set(
  'a about after again all also back while whole am an and any are as at be been before but by can could day days did do does doing for from get gets go got had has have having he help her him his how i if in is it its just know like me month months more my no not now of off on one or our out over please she should since so some than that the their them then there these they thing this to too two up very was we week weeks were what when where which who why will with would year years you your old'.split(' '),
);

// They fit many templates, so they may tip the balance and are never the reason.
const vague = new Set('baby bleeding child children cold doctor eye first hot mouth new night pain photo red safe side skin small son sore daughter start sun using yellow'.split(' ').map(stem));

/** Says nothing of what a question is about, or is true of too many. */
export const isVague = (stemmed: string): boolean => vague.has(stemmed);

/** What of a question says which template fits. */
export interface Speaking {
  title: string;
  tags: readonly string[];
  bodyText: string;
  isChild: boolean;
  isPregnant: boolean;
  hasPhoto: boolean;
}

/** By stem: the word as it stands in the question, and what it is worth. A tag says more than a title, a title more than a story. */
export function weigh(asked: Speaking): Map<string, { word: string; worth: number }> {
  const weights = new Map<string, { word: string; worth: number }>();
  const add = (words: readonly string[], weight: number): void => {
    for (const word of words) {
      if (word.length < 3 || common.has(word)) continue;
      const key = stem(word);
      const worth = vague.has(key) ? weight / 3 + 0.5 : weight;
      if ((weights.get(key)?.worth ?? 0) < worth) weights.set(key, { word, worth });
    }
  };
  add(wordsOf(asked.bodyText.slice(0, 4_000)).slice(0, 150), 0.4);
  add(wordsOf(asked.title), 2);
  add(asked.tags.flatMap(wordsOf), 3);
  if (asked.isChild) add(['child'], 2);
  if (asked.isPregnant) add(['pregnancy'], 2);
  if (asked.hasPhoto) add(['photo'], 1);
  return weights;
}
