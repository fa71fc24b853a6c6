import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false, breaks: true, linkify: true, langPrefix: 'language-' });
markdown.renderer.rules['link_open'] = (tokens, index, options, _env, self) => {
  const token = tokens[index];
  if (token && /^(?:https?:)?\/\//i.test(String(token.attrGet('href') ?? ''))) token.attrSet('rel', 'nofollow ugc');
  return self.renderToken(tokens, index, options);
};
markdown.renderer.rules['paragraph_open'] = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('dir', 'auto');
  return self.renderToken(tokens, index, options);
};

markdown.renderer.rules['text'] = (tokens, index) =>
  markdown.utils
    .escapeHtml(tokens[index]?.content ?? '')
    .replace(/(^|[\s(])@([\p{L}\p{N}_-]{2,40})/gu, (_all, before: string, name: string) => `${before}<a class="plugin-mentions-user plugin-mentions-a" href="/user/${encodeURIComponent(name.toLowerCase())}" aria-label="Profile: ${name}">@<bdi>${name}</bdi></a>`)
    .replace(/:(smile|heart|thumbsup):/g, (_all, name: string) => `<img src="/assets/plugins/nodebb-plugin-emoji/emoji/android/${name}.png" class="not-responsive emoji emoji-android emoji--${name}" title=":${name}:" alt=":${name}:" />`);

/** What readers get for a source. Raw HTML and comments come out as text, a link definition as nothing; without the Markdown plugin everything is text. */
export const htmlOf = (source: string, hasMarkdown: boolean): string => (hasMarkdown ? markdown.render(source) : escaped(source).replaceAll('\n', '<br />\n'));

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;', '/': '&#x2F;', '\\': '&#x5C;', '`': '&#96;' };

/** Entities as NodeBB writes them. */
export const escaped = (text: string): string => text.replace(/[&<>"'/\\`]/g, (mark) => marks[mark] ?? mark);
