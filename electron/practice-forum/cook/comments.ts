import type { Markdown } from './cook-facts.ts';

/** `<!-- … -->` leaves no trace, neither between paragraphs nor inside one; in code it stays what was typed. */
export function comments(markdown: Markdown): void {
  markdown.block.ruler.before(
    'html_block',
    'comment',
    (state, startLine, endLine, silent) => {
      const at = (line: number): number => (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
      if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
      if (!state.src.startsWith('<!--', at(startLine))) return false;
      for (let line = startLine; line < endLine; line++) {
        const from = line === startLine ? at(line) + 4 : at(line);
        const close = state.src.indexOf('-->', from);
        if (close === -1) return false;
        const end = state.eMarks[line] ?? 0;
        if (close + 3 > end) continue;
        // Words after the mark belong to the reader: only a line that ends with it is a comment block.
        if (state.src.slice(close + 3, end).trim() !== '') return false;
        if (!silent) state.line = line + 1;
        return true;
      }
      return false;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
  markdown.inline.ruler.before('html_inline', 'comment', (state, silent) => {
    if (!state.src.startsWith('<!--', state.pos)) return false;
    const close = state.src.indexOf('-->', state.pos + 4);
    if (close === -1 || close + 3 > state.posMax) return false;
    if (!silent) state.pending = state.pending.replace(/ +$/, ' ');
    state.pos = close + 3;
    return true;
  });
}
