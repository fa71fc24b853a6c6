import createMarkdown from 'markdown-it';

const markdown = createMarkdown({ html: false, breaks: true, linkify: true });
markdown.renderer.rules['image'] = (tokens, index) => {
  // Behind a bar some forums keep how large it is.
  const words = markdown.utils.escapeHtml((tokens[index]?.content ?? '').replace(/\|\d{1,5}x\d{1,5}(?:,\s*\d{1,3}%)?$/, ''));
  return `<em>[picture${words === '' ? '' : `: ${words}`}]</em>`;
};

const blank = /^\[\[([^[\]\n]{1,200})\]\]/;
markdown.inline.ruler.before('link', 'blank', (state, silent) => {
  const isShown = (state.env as { showsBlanks?: boolean }).showsBlanks === true;
  const found = isShown && state.src.startsWith('[[', state.pos) ? blank.exec(state.src.slice(state.pos, state.pos + 204)) : null;
  if (!found) return false;
  if (!silent) state.push('blank', 'mark', 0).content = found[1] ?? '';
  state.pos += found[0].length;
  return true;
});
markdown.renderer.rules['blank'] = (tokens, index) => `<mark>${markdown.utils.escapeHtml(tokens[index]?.content ?? '')}</mark>`;

/** About as a forum renders it. Raw HTML stays text; the result is untrusted all the same and goes through the sanitiser. `showsBlanks`: `[[words]]` become a mark around the words. */
export const renderMarkdown = (text: string, { showsBlanks = false } = {}): string => markdown.render(text, { showsBlanks });
