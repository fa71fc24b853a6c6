import { findMarks } from '#shared/answers/blanks.ts';
import type { Blank } from '#shared/words/draft.ts';

const spaces = (text: string): string => text.replace(/[^\n]/g, ' ');

/** `text` with what `pattern` finds made blank; the length stays, so offsets hold. The pattern must be linear. */
export const hide = (text: string, pattern: RegExp): string => text.replace(pattern, spaces);

/** Our own marks: they are told of as blanks. */
export function hideMarks(text: string, blanks: readonly Blank[]): string {
  let out = '';
  let at = 0;
  for (const mark of findMarks(text, blanks)) {
    out += text.slice(at, mark.from) + spaces(text.slice(mark.from, mark.to));
    at = mark.to;
  }
  return out + text.slice(at);
}

/** Fenced blocks and code between backticks. */
export function hideCode(text: string): string {
  let fence: string | null = null;
  const lines = text.split('\n').map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === null) {
      if (mark === undefined) return line;
      fence = mark;
      return spaces(line);
    }
    if (mark?.startsWith(fence)) fence = null;
    return spaces(line);
  });
  return hide(lines.join('\n'), /``[^`\n]{1,400}``|`[^`\n]{1,400}`/g);
}

/** Lines of a quoted post: other people's words. */
export const hideQuotedLines = (text: string): string => hide(text, /^ {0,3}>.*$/gm);

/** Words in quotation marks: mostly the asker's. */
export const hideQuotedWords = (text: string): string => hide(text, /“[^“”\n]{1,300}”|"[^"\n]{1,300}"|„[^„“”\n]{1,300}[“”]|«[^«»\n]{1,300}»/g);

/** Addresses; the words of a link stay. */
export const hideLinks = (text: string): string => hide(text, /\b(?:https?:\/\/|www\.)[^\s<>()"']{1,2000}|(?<=\]\()[^()\s]{1,2000}(?=[)\s])|\bdoi:\s?[^\s]{1,200}|\b10\.\d{4,9}\/[^\s]{1,200}/gi);
