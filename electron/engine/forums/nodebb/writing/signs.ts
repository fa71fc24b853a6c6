/** The mark by which an answer of ours is known again. */
export interface Signs {
  signed(body: string, marker: string): string;
  /** HTML of a post of ours: where the mark can be read in it, this forum is not to be given another. */
  lookAt(html: string): void;
  isShown(): boolean;
}

/** A link that is defined and used nowhere: Markdown renders it as nothing and keeps it in the source. A comment would be shown. */
export const markOf = (marker: string): string => `[//]: # (rounds:${marker})`;

/** A forum without Markdown shows it for what it is; then the words alone have to do, and nothing is added to them. */
export function createSigns(): Signs {
  let isShown = false;
  return {
    signed: (body, marker) => (isShown ? body : `${body}\n\n${markOf(marker)}`),
    lookAt(html) {
      if (/\(rounds:[\w-]{1,100}\)/.test(html)) isShown = true;
    },
    isShown: () => isShown,
  };
}

/** The words without the mark. */
export const unsigned = (raw: string, marker: string): string => raw.replace(`\n\n${markOf(marker)}`, '');

/** What a forum does to a text on its way in: line ends, outer space, one way to write each letter. */
export const normal = (raw: string): string => raw.normalize('NFC').replaceAll('\r\n', '\n').trim();
