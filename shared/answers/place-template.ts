import type { TextChange } from './fill-marks.ts';

/** What was typed to open the picker: `/` alone on its line, or `::` anywhere. Null: the caret stands after neither. */
export function triggerAt(text: string, caret: number): { from: number; to: number } | null {
  if (text.slice(caret - 2, caret) === '::' && text[caret - 3] !== ':') return { from: caret - 2, to: caret };
  const lineFrom = text.lastIndexOf('\n', caret - 1) + 1;
  const lineEnd = text.indexOf('\n', caret);
  const line = text.slice(lineFrom, lineEnd === -1 ? text.length : lineEnd);
  return line.trim() === '/' && text[caret - 1] === '/' ? { from: caret - 1, to: caret } : null;
}

/** Puts a template where the caret is, with the empty lines Markdown needs between paragraphs when it has several. */
export function placeTemplate(text: string, at: { from: number; to: number }, template: string): TextChange {
  const before = text.slice(0, at.from);
  const after = text.slice(at.to);
  const isBlock = template.includes('\n');
  const lead = before.trim() === '' || !isBlock || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const tail = after.trim() === '' || !isBlock || after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
  return { from: at.from, to: at.to, insert: lead + template.trim() + tail };
}
