// Controls, and what turns the direction of all that follows: a name may be written in any script, but not rule the sentence around it.
const rulers = /(?!\s)\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufdd0]/gu;

/** Other people's words as Markdown that shows them letter for letter: no link, no markup, no template mark comes of them. */
export const literally = (words: string): string =>
  words
    .replace(rulers, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<>{}|~&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    // At the beginning of a line these would make a heading or a list.
    .replace(/^(?=[#+=-])|(?<=^\d{1,9})(?=[.)])/, '\\');
