import { zipSync } from 'fflate';
import type { GivenFile } from '../arriving.ts';
import { topicsFolder } from '../formats/markdown.ts';
import { writeFile } from '../own/front-matter.ts';
import { fileName } from '../own/template-file.ts';
import { saidList } from '../own/facts.ts';
import { bracketed, outgoing, sayIn, type Exported, type Outgoing, type Tongue } from '../words/say-in.ts';
import { discourse, namedIn, spoken } from '../words/variables.ts';
import type { OwnTemplate } from '../arriving.ts';

/** The same files are always the same zip: no clock and no order of a disk is in it. */
export function zipOf(files: readonly GivenFile[]): Uint8Array {
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  // The oldest day a zip knows, written by the clock on the wall, so that it is the same day in every time zone.
  return zipSync(Object.fromEntries(sorted.map(({ name, bytes }) => [name, bytes])), { level: 6, mtime: new Date(1980, 0, 1), os: 3 });
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text.toWellFormed());
const quiet = (value: string): string => value.replace(/\s+/g, ' ').trim();

const plainPages: Tongue = {
  text: (text) => (text.includes('{{') || text.includes('{%') ? text.replace(/\{(?=[{%])/g, '{{ "{" }}') : text),
  variable: (name, fallback) => (name in spoken ? `{{ ${name}${fallback === null ? '' : ` | default: ${JSON.stringify(fallback)}`} }}` : null),
  blank: bracketed,
  include: () => null,
};

/** One page a template: its title as heading, then its words. */
export function writeMarkdown(templates: readonly OwnTemplate[]): Exported {
  return pages(templates, 'rounds-markdown.zip', plainPages, [], ({ template, words }, text) => ({ name: fileName(template.slug), text: `# ${quiet(words.title)}\n\n${text}\n` }));
}

const forumWords: Tongue = {
  text: (text) => text,
  variable: (name, fallback) => {
    const theirs = namedIn(discourse, name);
    return theirs === null ? null : `%{${theirs}${fallback === null ? '' : `,fallback:${fallback.replace(/[{}\n]/g, ' ')}`}}`;
  },
  blank: bracketed,
  include: () => null,
};

/** Topics to post: the first post is the template. */
export function writeTopics(templates: readonly OwnTemplate[]): Exported {
  return pages(templates, 'rounds-discourse-topics.zip', forumWords, ['tags'], ({ template, words }, text) => {
    const category = words.communities.find((one) => one !== '*') ?? '';
    return { name: `${topicsFolder}/${fileName(template.slug)}`, text: writeFile({ title: words.title, category, tags: saidList(words.tags) }, text), losses: words.communities.length > 1 ? [`“${words.title}” leaves behind: every community but ${category || 'one'}; a topic has one category.`] : [] };
  });
}

function pages(templates: readonly OwnTemplate[], name: string, tongue: Tongue, carries: Parameters<typeof sayIn>[3], page: (one: Outgoing, text: string) => { name: string; text: string; losses?: string[] }): Exported {
  const all = outgoing(templates);
  const bySlug = new Map(all.map((one) => [one.template.slug, one]));
  const losses: string[] = [];
  const files = all.map((one) => {
    const { text, losses: lost } = sayIn(tongue, one, bySlug, carries);
    const made = page(one, text);
    losses.push(...lost, ...(made.losses ?? []));
    return { name: made.name, bytes: encode(made.text) };
  });
  return { name, mime: 'application/zip', bytes: zipOf(files), losses };
}
