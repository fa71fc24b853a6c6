import type { PackFormat } from '#shared/words/exchange.ts';

/** What each format is called, and what a person would hand over. */
export const formats: Readonly<Record<PackFormat, { name: string; file: string }>> = {
  rounds: { name: 'Rounds', file: 'a folder or .zip of Markdown files' },
  markdown: { name: 'Markdown', file: '.md files, one template each' },
  csv: { name: 'CSV', file: 'a table with a title and a text column' },
  espanso: { name: 'espanso', file: 'match files, .yml' },
  zammad: { name: 'Zammad', file: 'text modules, .csv' },
  chatwoot: { name: 'Chatwoot', file: 'canned responses, .json' },
  'discourse-templates': { name: 'Discourse templates', file: 'discourse_templates.json' },
  'reddit-toolbox': { name: 'Reddit Toolbox', file: 'the wiki page “toolbox”, .json' },
  'auto-review-comments': { name: 'AutoReviewComments', file: 'Markdown, one comment a line' },
  beeftext: { name: 'Beeftext', file: 'combos, .json or .csv' },
  quicktext: { name: 'Quicktext', file: 'templates, .xml' },
  mailspring: { name: 'Mailspring', file: 'a folder of .html files' },
};

/** What the library can be written as; the others are read only. */
export const writable: readonly PackFormat[] = ['rounds', 'csv', 'markdown', 'espanso', 'zammad', 'chatwoot', 'beeftext', 'auto-review-comments'];
