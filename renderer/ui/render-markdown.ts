import createMarkdown from 'markdown-it';

const markdown = createMarkdown({ html: false, breaks: true, linkify: true });
markdown.renderer.rules['image'] = (tokens, index) => {
  const words = markdown.utils.escapeHtml(tokens[index]?.content ?? '');
  return `<em>[picture${words === '' ? '' : `: ${words}`}]</em>`;
};

/** About as a forum renders it. Raw HTML stays text; the result is untrusted all the same and goes through the sanitiser. */
export const renderMarkdown = (text: string): string => markdown.render(text);
