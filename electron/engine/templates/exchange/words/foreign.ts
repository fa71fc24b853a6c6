import type { TemplateContent } from '#shared/words/library.ts';
import type { TemplateKind } from '#shared/words/template.ts';
import type { ForeignTemplate } from '../arriving.ts';
import { most } from '../limits/limits.ts';
import { createWriting, type Writing } from './writing.ts';

/** What a reader knows of one template; what it does not name stays as it is here. */
export interface Known {
  sourceId: string;
  ownId?: string;
  title: string;
  kind?: TemplateKind;
  aliases?: readonly string[];
  tags?: readonly string[];
  communities?: readonly string[];
  whenToUse?: string;
  slug?: string;
  folder?: string;
  language?: string;
  whole?: string;
  losses?: readonly string[];
}

/** A template of another tool in our words; `write` writes its body. What is too long is cut and named, a body that is too long is refused. */
export function foreign(known: Known, write: (writing: Writing) => void): ForeignTemplate {
  const losses: string[] = [...(known.losses ?? [])];
  const writing = createWriting();
  write(writing);
  const { body, fillIns, losses: lost } = writing.done();
  const cut = (text: string, length: number, what: string): string => {
    const plain = text.trim();
    if (plain.length > length) losses.push(`Its ${what} was longer than ${length} characters and was cut.`);
    return plain.slice(0, length);
  };
  const words = (list: readonly string[], length: number, count: number, what: string): string[] => {
    const plain = [...new Set(list.map((one) => one.replace(/\s+/g, ' ').trim()).filter((one) => one !== ''))];
    if (plain.length > count || plain.some((one) => one.length > length)) losses.push(`Some of its ${what} were too many or too long and were left out.`);
    return plain.filter((one) => one.length <= length).slice(0, count);
  };
  const title = cut(known.title.replace(/\s+/g, ' '), 200, 'title') || 'Without a title';
  const carried: ForeignTemplate['carried'] = { title, body: body.slice(0, most.body), fillIns };
  if (known.aliases) carried.aliases = words(known.aliases, 80, 40, 'other names');
  if (known.tags) carried.tags = words(known.tags, 60, 40, 'tags');
  if (known.communities) carried.communities = words(known.communities, 120, 60, 'groups');
  if (known.whenToUse !== undefined) carried.whenToUse = cut(known.whenToUse, 600, 'note');
  const language = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/.test(known.language ?? '') ? (known.language ?? 'en') : 'en';
  return {
    sourceId: known.sourceId,
    ownId: known.ownId ?? null,
    kind: known.kind ?? 'answer',
    carried: carried satisfies Partial<TemplateContent>,
    whole: known.whole ?? null,
    slug: known.slug ?? '',
    folder: cut(known.folder ?? '', 120, 'folder'),
    language,
    losses: [...losses, ...lost],
    refused: body.length > most.body ? `Its text is longer than ${most.body} characters.` : body.trim() === '' ? 'It has no text.' : '',
  };
}

/** A place for something that cannot come in, so that it is seen and not missed. */
export const refusedThing = (sourceId: string, title: string, why: string): ForeignTemplate => ({ ...foreign({ sourceId, title }, (writing) => writing.words('-')), carried: { title: title.slice(0, 200) || sourceId.slice(0, 200), body: '', fillIns: [] }, refused: why });
