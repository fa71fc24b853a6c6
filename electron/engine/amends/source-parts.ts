/** A post's source in its parts. `sign`: the line by which an answer is known again; empty where it has none. `before`, `after`: what stands around the person's own words. */
export interface SourceParts {
  before: string;
  own: string;
  after: string;
  sign: string;
}

const signs = /(?:<!-- rounds:[\w-]{1,100} -->|\[\/\/\]: # \(rounds:[\w-]{1,100}\))/;
const lastSign = new RegExp(`\\n{0,9}(${signs.source})\\s{0,99}$`);
const anySign = new RegExp(`\\n{0,2}${signs.source}`, 'g');

/** Line ends as we write them, and without the space around: a forum does that to every text. */
export const plainSource = (source: string): string => source.replaceAll('\r\n', '\n').trim();

/** The same words without any line that would make an answer be taken for another one. */
export const withoutSigns = (text: string): string => text.replace(anySign, '');

/** The words of a post without the line that only Rounds reads, and that line. */
export function splitSign(source: string): { body: string; sign: string } {
  const plain = plainSource(source);
  const found = lastSign.exec(plain);
  return found ? { body: plain.slice(0, found.index), sign: found[1] ?? '' } : { body: plain, sign: '' };
}

/**
 * `sent`: the answer as it left this desk and the person's own words in it; null: it did not.
 * Where what was put around them still stands there, only the words themselves are the person's to change; else everything is.
 */
export function partsOf(source: string, sent: { body: string; own: string } | null): SourceParts {
  const { body, sign } = splitSign(source);
  const at = sent === null || sent.own === '' ? -1 : sent.body.indexOf(sent.own);
  if (sent && at >= 0) {
    const before = sent.body.slice(0, at);
    const after = sent.body.slice(at + sent.own.length);
    const isAround = body.startsWith(before) && body.endsWith(after) && body.length >= before.length + after.length;
    if (isAround) return { before, own: body.slice(before.length, body.length - after.length), after, sign };
  }
  return { before: '', own: body, after: '', sign };
}

/** The whole source again, with other words of the person. */
export const sourceWith = ({ before, after, sign }: SourceParts, own: string): string => `${before}${own}${after}${sign === '' ? '' : `\n\n${sign}`}`;
