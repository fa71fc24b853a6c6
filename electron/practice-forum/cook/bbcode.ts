import { factsOf, type Markdown } from './cook-facts.ts';

type BlockState = Parameters<Parameters<Markdown['block']['ruler']['push']>[1]>[0];

const opening = /^\[(quote|details|spoiler)(?:=("?)([^\]]*?)\2)?\]$/;

/** `[quote]`, `[details]` and `[spoiler]`, each with its marks on lines of their own; `[spoiler]` also inside a line. */
export function bbcode(markdown: Markdown): void {
  const { escapeHtml } = markdown.utils;
  markdown.block.ruler.before(
    'fence',
    'bbcode',
    (state, startLine, endLine, silent) => {
      const found = opening.exec(lineOf(state, startLine));
      const name = found?.[1];
      if (!found || !name) return false;
      const close = closingLine(state, name, startLine, endLine);
      if (close === -1) return false;
      if (silent) return true;
      const { parentType, lineMax } = state;
      state.parentType = 'blockquote';
      state.lineMax = close;
      const open = state.push(`bbcode_${name}_open`, '', 1);
      open.info = found[3] ?? '';
      open.block = true;
      state.md.block.tokenize(state, startLine + 1, close);
      state.push(`bbcode_${name}_close`, '', -1).block = true;
      state.parentType = parentType;
      state.lineMax = lineMax;
      state.line = close + 1;
      return true;
    },
    { alt: ['paragraph', 'blockquote', 'list'] },
  );

  markdown.inline.ruler.before('link', 'spoiler', (state, silent) => {
    if (!state.src.startsWith('[spoiler]', state.pos)) return false;
    const from = state.pos + '[spoiler]'.length;
    const close = state.src.indexOf('[/spoiler]', from);
    if (close === -1 || close > state.posMax) return false;
    if (!silent) {
      const { posMax } = state;
      state.push('inline_spoiler_open', 'span', 1).attrSet('class', 'spoiler');
      state.pos = from;
      state.posMax = close;
      state.md.inline.tokenize(state);
      state.push('inline_spoiler_close', 'span', -1);
      state.posMax = posMax;
    }
    state.pos = close + '[/spoiler]'.length;
    return true;
  });

  const { rules } = markdown.renderer;
  rules['bbcode_quote_open'] = (tokens, index, _options, env) => {
    const { username, post, topic } = quoted(tokens[index]?.info ?? '');
    if (username === '') return '<aside class="quote no-group">\n<blockquote>\n';
    const avatar = factsOf(env).avatar(username, 48);
    const picture = avatar === null ? '' : `<img alt="" width="24" height="24" src="${escapeHtml(avatar)}" class="avatar"> `;
    const where = `${post ? ` data-post="${post}"` : ''}${topic ? ` data-topic="${topic}"` : ''}`;
    return `<aside class="quote no-group" data-username="${escapeHtml(username)}"${where}>\n<div class="title">\n<div class="quote-controls"></div>\n${picture}${escapeHtml(username)}:</div>\n<blockquote>\n`;
  };
  rules['bbcode_quote_close'] = () => '</blockquote>\n</aside>\n';
  rules['bbcode_details_open'] = (tokens, index) => `<details>\n<summary>${escapeHtml(tokens[index]?.info || 'Summary')}</summary>\n`;
  rules['bbcode_details_close'] = () => '</details>\n';
  rules['bbcode_spoiler_open'] = () => '<div class="spoiler">\n';
  rules['bbcode_spoiler_close'] = () => '</div>\n';
}

/** `ana, post:3, topic:7` */
function quoted(info: string): { username: string; post: number; topic: number } {
  const [username = '', ...rest] = info.split(',').map((part) => part.trim());
  const numberAfter = (name: string): number => Number(rest.find((part) => part.startsWith(`${name}:`))?.slice(name.length + 1)) || 0;
  return { username, post: numberAfter('post'), topic: numberAfter('topic') };
}

const lineOf = (state: BlockState, line: number): string => state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trim();

/** -1 when nothing closes it, or when it is nested deeper than anybody quotes. */
function closingLine(state: BlockState, name: string, startLine: number, endLine: number): number {
  let depth = 1;
  for (let line = startLine + 1; line < endLine; line++) {
    const text = lineOf(state, line);
    if (text === `[/${name}]`) depth--;
    else if (opening.exec(text)?.[1] === name) depth++;
    if (depth === 0) return line;
    if (depth > 12) return -1;
  }
  return -1;
}
