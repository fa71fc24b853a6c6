import type { PackFormat } from '#shared/words/exchange.ts';
import type { ForeignTemplate, GivenFile, Reading } from './arriving.ts';
import { isAutoReviewComments, isAutoReviewList, listInCall, readAutoReviewList, readAutoReviewMarkdown } from './formats/auto-review-comments.ts';
import { isBeeftext, readBeeftext, readBeeftextTable } from './formats/beeftext.ts';
import { isChatwoot, readChatwoot } from './formats/chatwoot.ts';
import { isTableOfTemplates, readCsv } from './formats/csv.ts';
import { discourseList, readDiscourse } from './formats/discourse.ts';
import { isEspanso, readEspanso } from './formats/espanso/read-espanso.ts';
import { readMailspring } from './formats/mailspring.ts';
import { readMarkdown, readTopics, topicsFolder } from './formats/markdown.ts';
import { isQuicktext, readQuicktext } from './formats/quicktext.ts';
import { byColumn, readTable } from './formats/table.ts';
import { isToolbox, readToolbox } from './formats/toolbox.ts';
import { isZammad, readZammad } from './formats/zammad.ts';
import { decodeText } from './limits/decode.ts';
import { checkCount, checkJsonDepth, FileRefused, shortName } from './limits/limits.ts';
import { packRoot, readOwn } from './own/read-own.ts';
import { createCleaner } from './words/html.ts';

type Read = Pick<Reading, 'own' | 'foreign' | 'losses'>;
interface Guess {
  format: PackFormat;
  say: string;
  reading: () => Read;
}

/** What each format is called. */
export const formatNames: Readonly<Record<PackFormat, string>> = {
  rounds: 'a library of Rounds',
  espanso: 'espanso matches',
  zammad: 'Zammad text modules',
  chatwoot: 'Chatwoot canned responses',
  'discourse-templates': 'Discourse templates',
  'reddit-toolbox': 'a Reddit Toolbox page',
  'auto-review-comments': 'AutoReviewComments',
  beeftext: 'a Beeftext backup',
  quicktext: 'Quicktext templates',
  mailspring: 'Mailspring templates',
  csv: 'a table (CSV)',
  markdown: 'Markdown pages',
};

const counted = 'When each was made, and how often it was used, is not carried.';
const onlyForeign = (read: { foreign: ForeignTemplate[]; losses?: string[] }): Read => ({ own: null, foreign: read.foreign, losses: read.losses ?? [] });
const ends = (...ends: string[]) => ({ name }: GivenFile): boolean => ends.some((end) => name.toLowerCase().endsWith(end));

/** Tells the format by what is in the files, or takes the person's word for it. Throws FileRefused where nothing fits. */
export function guess(files: readonly GivenFile[], asked?: PackFormat): Guess {
  if (files.length === 0) throw new FileRefused('There is no file in this.');
  const cleaner = createCleaner();
  for (const one of candidates(files, cleaner)) {
    if (asked !== undefined && one.format !== asked) continue;
    const found = one.fits();
    if (found === null) continue;
    return { format: one.format, say: asked === undefined ? `This looks like ${formatNames[one.format]}: ${found}.` : `Read as ${formatNames[one.format]}, as you asked.`, reading: one.read };
  }
  const first = files[0];
  throw new FileRefused(
    asked === undefined
      ? `Rounds does not know what “${shortName(first?.name ?? '')}” is. It reads ${Object.values(formatNames).join(', ')}.`
      : `“${shortName(first?.name ?? '')}” does not read like ${formatNames[asked]}.`,
  );
}

interface Candidate {
  format: PackFormat;
  /** What tells it, in a few words; null: it is not that. */
  fits: () => string | null;
  read: () => Read;
}

function candidates(files: readonly GivenFile[], cleaner: ReturnType<typeof createCleaner>): Candidate[] {
  const [first] = files;
  const single = files.length === 1 && first ? first : null;
  const yaml = files.filter(ends('.yml', '.yaml'));
  const matches = once(() => yaml.filter((file) => isEspanso(decodeText(file.bytes))));
  const html = files.filter(ends('.html', '.htm'));
  const pages = files.filter(ends('.md', '.markdown', '.txt'));
  const topics = pages.filter(({ name }) => name.startsWith(`${topicsFolder}/`));
  const text = once(() => (single ? decodeText(single.bytes) : ''));
  const json = once(() => (single && /^\s*[[{]/.test(text()) ? parsed(text(), single) : undefined));
  const called = once(() => {
    const list = single && ends('.js', '.json', '.jsonp', '.txt')(single) ? listInCall(text()) : null;
    return list === null || !single ? undefined : parsed(list, single);
  });
  const table = once(() => (single && ends('.csv', '.tsv', '.txt')(single) ? byColumn(readTable(text(), single.name, { firstOnly: true })).columns : []));
  const rest = (of: readonly GivenFile[]): string[] => files.filter((file) => !of.includes(file)).map(({ name }) => `“${shortName(name)}” was left out: it is of another kind.`);
  const root = packRoot(files);
  const singleName = single?.name ?? '';

  return [
    { format: 'rounds', fits: () => (root === null ? null : 'it holds a pack.json'), read: () => ({ ...readOwn(files, root ?? ''), foreign: [] }) },
    { format: 'beeftext', fits: () => (isBeeftext(json()) ? 'it has combos' : null), read: () => onlyForeign(readBeeftext(json(), cleaner)) },
    { format: 'chatwoot', fits: () => (isChatwoot(json()) ? 'every entry has a short code' : null), read: () => onlyForeign({ foreign: readChatwoot(json() as unknown[]), losses: [counted] }) },
    { format: 'discourse-templates', fits: () => (discourseList(json()) ? 'it has a list of templates' : null), read: () => onlyForeign({ foreign: readDiscourse(discourseList(json()) ?? []), losses: [counted] }) },
    { format: 'discourse-templates', fits: () => (topics.length > 0 ? `it is a folder called ${topicsFolder}` : null), read: () => onlyForeign({ foreign: readTopics(topics), losses: rest(topics) }) },
    { format: 'reddit-toolbox', fits: () => (isToolbox(json()) ? 'it has removal reasons or macros' : null), read: () => onlyForeign(readToolbox(json())) },
    { format: 'auto-review-comments', fits: () => (isAutoReviewList(called()) ? 'it is a call with a list of comments, which was not run' : isAutoReviewList(json()) ? 'every entry has a name and a description' : null), read: () => onlyForeign({ foreign: readAutoReviewList((called() ?? json()) as unknown[], cleaner) }) },
    { format: 'auto-review-comments', fits: () => (single && pages.length === 1 && isAutoReviewComments(text()) ? 'its titles begin with ###[Q] or the like' : null), read: () => onlyForeign({ foreign: readAutoReviewMarkdown(text()) }) },
    { format: 'quicktext', fits: () => (single && isQuicktext(text()) ? 'it begins with <quicktext>' : null), read: () => onlyForeign(readQuicktext(text(), singleName, cleaner)) },
    { format: 'espanso', fits: () => (matches().length > 0 ? 'it has matches' : null), read: () => onlyForeign(withLosses(readEspanso(matches(), cleaner), rest(matches()))) },
    { format: 'zammad', fits: () => (isZammad(table()) ? 'its columns are name, keywords, content' : null), read: () => onlyForeign(readZammad(text(), singleName, cleaner)) },
    { format: 'csv', fits: () => (isTableOfTemplates(table()) ? 'it has a column of texts' : null), read: () => onlyForeign(readCsv(text(), singleName)) },
    { format: 'beeftext', fits: () => (table().length === 3 ? 'it has three columns without titles' : null), read: () => onlyForeign({ foreign: readBeeftextTable(text(), singleName, cleaner) }) },
    { format: 'mailspring', fits: () => (html.length > 0 ? 'it is a folder of HTML files' : null), read: () => onlyForeign({ foreign: readMailspring(html, cleaner), losses: rest(html) }) },
    { format: 'markdown', fits: () => (pages.length > 0 ? 'they are pages of text' : null), read: () => onlyForeign({ foreign: readMarkdown(pages), losses: rest(pages) }) },
  ];
}

const withLosses = (read: { foreign: ForeignTemplate[]; losses: string[] }, more: readonly string[]): { foreign: ForeignTemplate[]; losses: string[] } => ({ foreign: read.foreign, losses: [...read.losses, ...more] });

/** Text that is no JSON may still be something else, unless it calls itself JSON. */
function parsed(text: string, file: GivenFile): unknown {
  const { name } = file;
  checkJsonDepth(text, name);
  try {
    const value: unknown = JSON.parse(text.replace(/^\u{FEFF}/u, ''));
    for (const list of [value, ...(typeof value === 'object' && value !== null ? Object.values(value) : [])]) if (Array.isArray(list)) checkCount(list.length);
    return value;
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    if (ends('.json')(file)) throw new FileRefused(`“${shortName(name)}” is not JSON that can be read.`);
    return undefined;
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
