/** Something in a text that tells who a person is, or how to reach them. */
export interface PrivateFind {
  from: number;
  to: number;
  what: string;
}

/** Every match of `pattern` (global, linear); `group` is the part that is private where not all of it is. */
export const finds = (text: string, pattern: RegExp, what: string, group = 0): PrivateFind[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const part = match[group];
    if (part === undefined) return [];
    const from = match.index + (group === 0 ? 0 : match[0].lastIndexOf(part));
    return [{ from, to: from + part.length, what }];
  });

/** The words before a place, on the same line and not across the end of a sentence. */
export function wordsBefore(text: string, at: number, reach: number): string {
  return text.slice(Math.max(0, at - reach), at).split(/\n|[.!?](?=\s)/).at(-1) ?? '';
}
