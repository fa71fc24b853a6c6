import { XMLParser } from 'fast-xml-parser';
import type { ForeignTemplate } from '../arriving.ts';
import { asEnd, checkXml, FileRefused, shortName } from '../limits/limits.ts';
import { asFacts } from '../own/facts.ts';
import { foreign } from '../words/foreign.ts';
import { decodeEntities, type Cleaner } from '../words/html.ts';
import { writeMarkedHtml } from '../words/marked-html.ts';
import { writeMarked } from '../words/segments.ts';
import { quicktext } from '../words/variables.ts';
import { apart, type Writing } from '../words/writing.ts';

const lists = ['menu', 'text', 'texts'];

export const isQuicktext = (text: string): boolean => /<quicktext\b/i.test(text.slice(0, 4_000));

/** Templates of the add-on, with the menus they stand in as folders. Throws FileRefused for scripts and for XML that declares anything. */
export function readQuicktext(text: string, name: string, cleaner: Cleaner): { foreign: ForeignTemplate[]; losses: string[] } {
  checkXml(text, name);
  const root = asFacts(asFacts(parse(text, name))['quicktext']);
  const type = wordsOf(root['filetype']).toLowerCase();
  if (type === 'scripts') throw new FileRefused(`“${shortName(name)}” holds scripts, not templates. Rounds runs nothing out of a file; export the templates instead.`);
  const losses = new Set<string>();
  const texts = each(root['menu']).flatMap((menu) => {
    const folder = wordsOf(menu['title']);
    return each(menu['texts']).flatMap((group) => each(group['text']).map((one) => ({ folder, one })));
  });
  const names = apart(texts.map(({ folder, one }) => `${folder} ${wordsOf(one['name'])}`));
  const slugs = new Map(texts.map(({ folder, one }, at) => [keyOf(folder, wordsOf(one['name'])), names[at] ?? '']));
  const included = new Set(texts.flatMap(({ one }) => [...wordsOf(one['body']).matchAll(/\[\[TEXT=([^[\]|]{1,200})\|([^[\]|]{1,200})\]\]/gi)].map((found) => keyOf(found[1] ?? '', found[2] ?? ''))));
  const all = texts.map(({ folder, one }, at) => {
    const title = wordsOf(one['name']) || 'Without a title';
    const key = keyOf(folder, title);
    const keyword = wordsOf(one['keyword']);
    const lost = [
      ...(wordsOf(one['subject']).trim() === '' ? [] : ['Its subject is not carried: answers here have none.']),
      ...(typeof one['@_shortcut'] === 'string' && one['@_shortcut'] !== '' && one['@_shortcut'] !== '0' ? [`Its key (${shortName(one['@_shortcut'])}) is not carried.`] : []),
      ...(wordsOf(one['attachments']).trim() === '' ? [] : ['Its attachments are not carried.']),
    ];
    const isHtml = one['@_type'] === 'text/html' || one['@_type'] === '1';
    return foreign({ sourceId: key, title, folder, slug: names[at] ?? '', ...(keyword === '' ? {} : { aliases: keyword.split(/[,;]/) }), ...(included.has(key) ? { kind: 'snippet' } : {}), losses: lost }, (writing) => {
      const mean = (found: RegExpExecArray): boolean => meaning(writing, found, slugs);
      const body = wordsOf(one['body']);
      if (isHtml) writeMarkedHtml(writing, cleaner, { html: body, name: title, pattern: mark, mean });
      else writeMarked(writing, body, mark, mean);
    });
  });
  return { foreign: all, losses: [...losses] };
}

const keyOf = (folder: string, title: string): string => `${folder.trim()}/${title.trim()}`;

function parse(text: string, name: string): unknown {
  try {
    return new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '@_',
      processEntities: false,
      parseTagValue: false,
      parseAttributeValue: false,
      trimValues: false,
      cdataPropName: '#cdata',
      ignoreDeclaration: true,
      ignorePiTags: true,
      maxNestedTags: 40,
      isArray: (tag) => lists.includes(tag),
    }).parse(text) as unknown;
  } catch (error) {
    throw new FileRefused(`“${shortName(name)}” is not XML that can be read: ${asEnd(error instanceof Error ? error.message : 'something is missing in it')}`);
  }
}

const each = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((one) => ({ ...asFacts(one) }));

/** The text of an element: what is quoted as it is, and what is not without its entities. */
function wordsOf(value: unknown): string {
  if (typeof value === 'string') return decodeEntities(value);
  if (Array.isArray(value)) return value.map(wordsOf).join('');
  const element = asFacts(value);
  const quoted = element['#cdata'];
  if (quoted !== undefined) return Array.isArray(quoted) ? quoted.filter((one) => typeof one === 'string').join('') : typeof quoted === 'string' ? quoted : '';
  return typeof element['#text'] === 'string' ? decodeEntities(element['#text']) : '';
}

const mark = /\[\[([A-Z]{2,20})(?:=([^[\]]{0,1000}))?\]\]/g;
const runs = new Set(['SCRIPT', 'FILE', 'IMAGE', 'URL', 'ATT', 'ATTACHMENT', 'CLIPBOARD', 'HEADER', 'SELECTION', 'ORGATT', 'ORGHEADER']);

function meaning(writing: Writing, found: RegExpExecArray, slugs: ReadonlyMap<string, string>): boolean {
  const [whole, tag = '', words = ''] = found;
  const [first = '', second = '', third = ''] = words.split('|');
  if (tag === 'CURSOR') writing.loss('Where the cursor stood is not carried.');
  else if (tag === 'INPUT' && /^select$/i.test(second)) writing.blank({ label: first || 'Choice', kind: 'choice', choices: third.split(';') });
  else if (tag === 'INPUT') writing.blank({ label: first || 'Input', preset: third });
  else if (tag === 'DATE') writing.blank({ label: 'Date', kind: 'date' });
  else if (tag === 'TEXT') {
    const slug = slugs.get(keyOf(first, second));
    if (slug === undefined) writing.unknown(plain(whole), 'names a text that is not in this file; it became a blank');
    else writing.include(slug);
  } else if (runs.has(tag)) writing.unknown(plain(whole), 'would fetch or run something; that is never done, and it became a blank');
  else if (tag === 'TO' || tag === 'FROM' || tag === 'SUBJECT') writing.named(quicktext, tag === 'SUBJECT' ? 'subject' : `${tag}=${first}${second === '' || second.startsWith(' ') ? '' : `|${second}`}`, plain(whole));
  else writing.unknown(plain(whole));
  return true;
}

const plain = (mark: string): string => mark.slice(2, -2);
