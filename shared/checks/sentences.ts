/** A stretch of a text, in UTF-16 units. */
export interface Span {
  from: number;
  to: number;
}

const listItem = /^\s{0,12}(?:[-*+•]|\d{1,9}[.)]|#{1,6}|>|\|)(?=\s|$)/;
const shortForm = /(?:^|[\s(])(?:e\.g|i\.e|etc|approx|vs|no|dr|mr|mrs|ms|st|prof)$/i;
const isSpace = (char: string | undefined): boolean => char === undefined || /\s/.test(char);

/** The sentences of a Markdown text: list items and headings are sentences of their own, lines of one paragraph belong together. One pass. */
export function sentenceSpans(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  const close = (to: number): void => {
    let start = from;
    let end = to;
    while (start < end && isSpace(text[start])) start += 1;
    while (end > start && isSpace(text[end - 1])) end -= 1;
    if (end > start) spans.push({ from: start, to: end });
    from = to;
  };
  let lineFrom = 0;
  while (lineFrom <= text.length) {
    const found = text.indexOf('\n', lineFrom);
    const lineTo = found === -1 ? text.length : found;
    if (listItem.test(text.slice(lineFrom, lineFrom + 24)) || isBlank(text, lineFrom, lineTo)) close(lineFrom);
    for (let at = lineFrom; at < lineTo; at += 1) {
      if (!/[.!?…]/.test(text.charAt(at))) continue;
      let end = at + 1;
      while (end < lineTo && /[.!?…"'”’)\]*_]/.test(text.charAt(end))) end += 1;
      const isEnd = isSpace(text[end]) && !(text[at] === '.' && end === at + 1 && shortForm.test(text.slice(Math.max(0, at - 8), at)));
      if (isEnd) close(end);
      at = end - 1;
    }
    if (listItem.test(text.slice(lineFrom, lineFrom + 24)) && !continues(text, lineTo)) close(lineTo);
    lineFrom = lineTo + 1;
  }
  close(text.length);
  return spans;
}

const isBlank = (text: string, from: number, to: number): boolean => text.slice(from, to).trim() === '';

/** Whether the next line goes on with this one. */
function continues(text: string, lineTo: number): boolean {
  const next = text.slice(lineTo + 1, lineTo + 25);
  return /^[ \t]{1,12}\S/.test(next) && !listItem.test(next);
}
