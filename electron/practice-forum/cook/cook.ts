import MarkdownIt, { type MarkdownIt as Markdown } from 'markdown-it';
import { bbcode } from './bbcode.ts';
import { comments } from './comments.ts';
import type { CookFacts } from './cook-facts.ts';
import { emoji } from './emoji.ts';
import { mentions } from './mentions.ts';
import { pictures } from './pictures.ts';

export type Cook = (raw: string, facts: CookFacts) => string;

/** Markdown as Discourse writes it, to the HTML Discourse makes of it. No HTML of the writer's survives as HTML. */
export function createCook(): Cook {
  const markdown = new MarkdownIt({ html: false, breaks: true, linkify: true, langPrefix: 'lang-' });
  for (const part of [comments, bbcode, mentions, emoji, pictures, links]) part(markdown);
  return (raw, facts) => markdown.render(raw.replaceAll('\r\n', '\n'), { facts }).trim();
}

function links(markdown: Markdown): void {
  const { rules } = markdown.renderer;
  rules['link_open'] = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    if (token && /^(?:https?:)?\/\//i.test(String(token.attrGet('href') ?? ''))) token.attrSet('rel', 'noopener nofollow ugc');
    return self.renderToken(tokens, index, options);
  };
  rules['table_open'] = () => '<div class="md-table">\n<table>\n';
  rules['table_close'] = () => '</table>\n</div>\n';
}

/** The first words of cooked HTML, still escaped, as Discourse's excerpts are. */
export function excerptOf(cooked: string, length = 220): string {
  const words = cooked.replace(/<aside class="quote[\s\S]*?<\/aside>/g, ' ').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();
  if (words.length <= length) return words;
  return `${words.slice(0, length).replace(/(?:\s\S*|&[^;]*)$/, '')}&hellip;`;
}
