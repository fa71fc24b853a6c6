/** A word of a text as the phrases see it: lower case, without apostrophes. `from`, `to` are offsets in the part it was read from. */
export interface Token {
  word: string;
  part: 'title' | 'body';
  from: number;
  to: number;
  /** Counted from 0; grows by one at every end of a sentence, and between title and body. */
  sentence: number;
  /** A comma, a dash, a colon or a bracket stands before it. */
  isAfterComma: boolean;
}

/** Longer than anybody reads on; what comes later is not heard. */
const mostTokens = 6_000;
const piece = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’ʼ]{0,60}(?:[.,]\d{1,4})?%?|\+|[.!?;…](?=[\s.!?;…"”’)*_]|$)|\n\s{0,20}(?:\n|[-*•]|\d{1,2}[.)])|[,:()–—]|\s-{1,2}\s/gu;

/** Said in two words what is mostly written in one; both are read as the one. */
const joined: ReadonlyMap<string, string> = new Map(
  [
    ...['do', 'does', 'did', 'is', 'are', 'was', 'were', 'has', 'have', 'had', 'would', 'could', 'should'].map((verb) => [`${verb} not`, `${verb}nt`] as const),
    ['can not', 'cant'] as const,
    ['will not', 'wont'] as const,
  ],
);
const alike: ReadonlyMap<string, string> = new Map([['cannot', 'cant'], ['aint', 'isnt'], ['i’ll', 'i will'], ["i'll", 'i will']]);

/** Two words that are read as one; undefined: they are two. */
export const joinedWord = (first: string, second: string): string | undefined => joined.get(`${first} ${second}`);

/** A word as it is compared. */
export const plainWord = (word: string): string => {
  const lower = word.normalize('NFKC').toLowerCase();
  return alike.get(lower) ?? alike.get(lower.replace(/['’ʼ]/g, '')) ?? lower.replace(/['’ʼ]/g, '').replace(/(\d),(\d{1,2})$/, '$1.$2');
};

/** The words of title and body in order. One pass over each. */
export function tokensOf(title: string, body: string): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  for (const [part, text] of [['title', title], ['body', body]] as const) {
    let isAfterComma = false;
    let endedAt = -1;
    for (const { 0: found, index } of text.matchAll(piece)) {
      if (tokens.length >= mostTokens) return tokens;
      if (/^[.!?;…\n]/.test(found)) {
        // "!!!" is one end.
        if (endedAt !== index) sentence += 1;
        endedAt = index + found.length;
        isAfterComma = false;
        continue;
      }
      if (/^[,:()–—\s]/.test(found)) {
        isAfterComma = true;
        continue;
      }
      const word = plainWord(found);
      const before = tokens.at(-1);
      const both = before?.sentence === sentence && before.part === part && !isAfterComma ? joinedWord(before.word, word) : undefined;
      if (before && both !== undefined) {
        before.word = both;
        before.to = index + found.length;
      } else tokens.push({ word, part, from: index, to: index + found.length, sentence, isAfterComma });
      isAfterComma = false;
    }
    sentence += 1;
  }
  return tokens;
}
