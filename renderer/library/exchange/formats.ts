import type { PackFormat } from '#shared/words/exchange.ts';

/** What each format is called, and what a person would hand over. `written`: what comes out; null: it is read and not written. */
export const formats: Readonly<Record<PackFormat, { name: string; file: string; written: string | null }>> = {
  rounds: { name: 'Rounds', file: 'a folder or .zip of Markdown files', written: 'Markdown files with everything in them, .zip' },
  markdown: { name: 'Markdown', file: '.md files, one template each', written: 'one file for each template, .zip' },
  csv: { name: 'CSV', file: 'a table with a title and a text column', written: 'a table for a spreadsheet' },
  espanso: { name: 'espanso', file: 'match files, .yml', written: 'a match file, .yml' },
  zammad: { name: 'Zammad', file: 'text modules, .csv', written: 'text modules, .csv' },
  chatwoot: { name: 'Chatwoot', file: 'canned responses, .json', written: 'canned responses, .json' },
  'discourse-templates': { name: 'Discourse templates', file: 'discourse_templates.json', written: 'a topic for each template, .zip' },
  'reddit-toolbox': { name: 'Reddit Toolbox', file: 'the wiki page “toolbox”, .json', written: null },
  'auto-review-comments': { name: 'AutoReviewComments', file: 'Markdown, one comment a line', written: 'Markdown, one comment a line' },
  beeftext: { name: 'Beeftext', file: 'combos, .json or .csv', written: 'combos, .json' },
  quicktext: { name: 'Quicktext', file: 'templates, .xml', written: null },
  mailspring: { name: 'Mailspring', file: 'a folder of .html files', written: null },
};
