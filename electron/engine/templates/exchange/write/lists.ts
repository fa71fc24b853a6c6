import type { OwnTemplate } from '../arriving.ts';
import { contexts } from '../formats/auto-review-comments.ts';
import { bracketed, outgoing, sayIn, textFile, withTitles, type Exported, type Tongue } from '../words/say-in.ts';
import { autoReviewComments, chatwoot, fieldOf, namedIn } from '../words/variables.ts';

const liquid: Tongue = {
  text: (text) => (/\{[{%]/.test(text) ? text.replace(/\{(?=[{%])/g, '{{ "{" }}') : text),
  variable: (name, fallback) => {
    const theirs = namedIn(chatwoot, name);
    return theirs === null ? null : `{{ ${theirs}${fallback === null ? '' : ` | default: ${fallback.includes('"') ? `'${fallback.replaceAll("'", '’')}'` : `"${fallback}"`}`} }}`;
  },
  blank: bracketed,
  include: () => null,
};

/** Canned responses as their interface takes them; short codes are all different. */
export function writeChatwoot(templates: readonly OwnTemplate[]): Exported {
  const all = outgoing(templates);
  const bySlug = new Map(all.map((one) => [one.template.slug, one]));
  const losses: string[] = [];
  const taken = new Set<string>();
  const list = all.map((one) => {
    const { template, words } = one;
    const { text, losses: lost } = sayIn(liquid, one, bySlug, ['aliases']);
    losses.push(...lost);
    const wanted = words.aliases[0] ?? template.slug;
    const code = taken.has(wanted) ? template.slug : wanted;
    taken.add(code);
    if (code !== words.title || words.aliases.length > 1) losses.push(`“${words.title}” is known there by its short code “${code}” alone.`);
    return { short_code: code, content: text };
  });
  return textFile('chatwoot-canned-responses.json', 'application/json', `${JSON.stringify(list, null, 2)}\n`, losses);
}

const comment: Tongue = {
  text: (text) => text,
  variable: (name) => {
    const theirs = namedIn(autoReviewComments, name);
    return theirs === null ? null : theirs.startsWith('[') ? '[OP]' : theirs.toUpperCase();
  },
  blank: () => '[type here]',
  include: () => null,
};

/** One line of title and one of text: a second line would be read there as the next comment. */
export function writeAutoReviewComments(templates: readonly OwnTemplate[]): Exported {
  const signs = new Map(Object.entries(contexts).map(([sign, tag]) => [tag, sign]));
  const all = withTitles(outgoing(templates));
  const bySlug = new Map(all.map((one) => [one.template.slug, one]));
  const losses: string[] = [];
  const text = all.map((one) => {
    const { text: body, losses: lost } = sayIn(comment, one, bySlug, []);
    losses.push(...lost);
    const { words } = one;
    if (words.fillIns.length > 0) losses.push(`“${words.title}” leaves behind: the names of its blanks; there each is [type here].`);
    const paragraphs = body.split(/\n+/).map((line) => line.trim()).filter((line) => line !== '');
    if (paragraphs.length > 1) losses.push(`“${words.title}” has ${paragraphs.length} lines; there a comment is one line, so they stand in one.`);
    const found = words.tags.flatMap((tag) => signs.get(tag) ?? []);
    const line = paragraphs.join(' ').replace(/^#/, '\\#');
    return `###${found.length > 0 ? `[${found.join(',')}]` : '[Q]'} ${words.title.replace(/\s+/g, ' ')}\n${line}\n`;
  });
  return textFile('auto-review-comments.md', 'text/markdown', text.join('\n'), losses);
}

/** Groups and entries have names of their own that never change between two exports. */
const uuidOf = (words: string, hash: (text: string) => string): string => {
  const hex = hash(words).padEnd(32, '0');
  return `{${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}}`;
};

/** A backup in the newest version of its format. */
export function writeBeeftext(templates: readonly OwnTemplate[], hash: (text: string) => string): Exported {
  const all = outgoing(templates);
  const bySlug = new Map(all.map((one) => [one.template.slug, one]));
  const keywordOf = (slug: string): string | null => {
    const one = bySlug.get(slug);
    return one && one.template.kind === 'snippet' ? (one.words.aliases[0] ?? slug) : null;
  };
  const tongue: Tongue = {
    text: (text) => text,
    variable: (name) => `#{input:${fieldOf(name)}}`,
    blank: ({ label }) => `#{input:${label.replace(/[{}]/g, ' ')}}`,
    include: (slug) => { const keyword = keywordOf(slug); return keyword === null || /[{}]/.test(keyword) ? null : `#{combo:${keyword}}`; },
  };
  const losses: string[] = [];
  const folders = [...new Set(all.map(({ template }) => template.folder).filter((folder) => folder !== ''))];
  const made = '2000-01-01T00:00:00.000Z';
  const combos = all.map((one) => {
    const { template, words } = one;
    const { text, losses: lost } = sayIn(tongue, one, bySlug, ['folder', 'whenToUse', 'aliases']);
    losses.push(...lost);
    if (words.aliases.length > 1) losses.push(`“${words.title}” leaves behind: its other names but the first; an entry has one keyword.`);
    return {
      uuid: uuidOf(`combo ${template.id}`, hash),
      name: words.title,
      keyword: words.aliases[0] ?? template.slug,
      snippet: text,
      description: words.whenToUse,
      matchingMode: 0,
      caseSensitivity: 0,
      creationDateTime: made,
      modificationDateTime: made,
      enabled: !template.isRetired,
      ...(template.folder === '' ? {} : { group: uuidOf(`group ${template.folder}`, hash) }),
    };
  });
  const groups = folders.map((name) => ({ uuid: uuidOf(`group ${name}`, hash), name, description: '', creationDateTime: made, modificationDateTime: made, enabled: true }));
  return textFile('beeftext-backup.json', 'application/json', `${JSON.stringify({ fileFormatVersion: 10, combos, groups }, null, 2)}\n`, losses);
}
