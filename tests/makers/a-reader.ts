import MarkdownIt from 'markdown-it';

/** Reads Markdown as the forum does: raw HTML stands, links and pictures come alive. */
export function createMarkdown() {
  const markdown = new MarkdownIt({ html: true, linkify: false });
  return {
    html: (source: string): string => markdown.render(source),
    /** The letters a reader sees on one line. */
    plain: (source: string): string =>
      markdown
        .parseInline(source, {})
        .flatMap((token) => token.children ?? [])
        .map((token) => (token.type === 'softbreak' || token.type === 'hardbreak' ? ' ' : token.content))
        .join(''),
  };
}
