import type { ForeignTemplate, GivenFile } from '../arriving.ts';
import { decodeText } from '../limits/decode.ts';
import { shortName } from '../limits/limits.ts';
import { readFacts } from '../own/facts.ts';
import { readFile } from '../own/front-matter.ts';
import { foreign } from '../words/foreign.ts';
import { writeOwnWords } from '../words/own-words.ts';
import { slugOf, type Writing } from '../words/writing.ts';
import { writeDiscourse } from './discourse.ts';

export const topicsFolder = 'discourse-topics';
const base = (name: string): string => (name.split('/').at(-1) ?? name).replace(/\.(?:md|markdown|txt)$/i, '');
const folderOf = (name: string): string => name.split('/').slice(0, -1).join(' / ');

/** One page, one template: the first heading is its title, or else the name of the file. */
export const readMarkdown = (files: readonly GivenFile[]): ForeignTemplate[] => files.map((file) => aPage(file, writeOwnWords, folderOf(file.name)));

/** Topics as we write them for a forum that keeps templates as topics. */
export const readTopics = (files: readonly GivenFile[]): ForeignTemplate[] => files.map((file) => aPage(file, writeDiscourse, ''));

function aPage(file: GivenFile, write: (writing: Writing, text: string) => void, folder: string): ForeignTemplate {
  const text = decodeText(file.bytes);
  const parts = readFile(text, file.name) ?? { facts: {}, body: text };
  const read = readFacts(parts.facts);
  const [, heading, rest = ''] = /^\s*#[ \t]+([^\n]{1,400})(?:\n+([\s\S]*))?$/.exec(parts.body) ?? [];
  const title = read.text('title') ?? heading?.replace(/[ \t]#+[ \t]*$/, '').trim() ?? base(file.name);
  const category = read.text('category');
  const tags = read.words('tags');
  const body = (heading !== undefined && read.text('title') === undefined ? rest : parts.body).replace(/^\n+|\s+$/g, '');
  const losses = read.unknown().map((key) => `“${shortName(key)}” at its top is not known here and was left out.`);
  return foreign(
    {
      sourceId: file.name,
      title,
      ...(tags.length > 0 ? { tags } : {}),
      ...(category === undefined ? {} : { communities: category === '' ? ['*'] : [category] }),
      slug: slugOf(base(file.name)),
      folder,
      whole: body,
      losses,
    },
    (writing) => write(writing, body),
  );
}
