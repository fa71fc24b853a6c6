/** What each tag that opens something is closed with. */
export const closers: Readonly<Record<string, string>> = { if: 'endif', unless: 'endunless', case: 'endcase', capture: 'endcapture', comment: 'endcomment', raw: 'endraw' };

/** Every tag of the language. */
export const tagNames = ['if', 'elsif', 'else', 'endif', 'unless', 'endunless', 'case', 'when', 'endcase', 'comment', 'endcomment', 'raw', 'endraw', 'assign', 'capture', 'endcapture', 'render', 'include', '#'] as const;

/** Tags that print nothing of their own: alone on a line, they take the line with them. */
export const silentTags: ReadonlySet<string> = new Set(tagNames.filter((name) => !['render', 'include', 'raw', 'endraw'].includes(name)));

const noLoops = 'Loops are not part of templates. Write every line out, or ask with {% if question.tags contains "…" %}.';
const noLayouts = 'Layouts are not part of templates. Put shared words into a snippet and write {% render "its-name" %}.';
const noCounting = 'Counting is not part of templates. Write the number, or make it a fill-in.';

/** Tags of Liquid that answers do not need, with what to do instead. */
export const refusedTags: Readonly<Record<string, string>> = {
  for: noLoops,
  tablerow: noLoops,
  break: noLoops,
  continue: noLoops,
  cycle: noLoops,
  ifchanged: noLoops,
  layout: noLayouts,
  block: noLayouts,
  section: noLayouts,
  increment: noCounting,
  decrement: noCounting,
  liquid: 'Write each tag on its own: {% … %}.',
  echo: 'Write {{ … }} to print something.',
};

/** Every filter of the language, by name. */
export const filterNames = ['append', 'capitalize', 'date', 'default', 'downcase', 'first', 'join', 'last', 'minus', 'plus', 'prepend', 'replace', 'size', 'strip', 'truncate', 'truncatewords', 'upcase'] as const;
export type FilterName = (typeof filterNames)[number];

export const isFilterName = (name: string): name is FilterName => (filterNames as readonly string[]).includes(name);
