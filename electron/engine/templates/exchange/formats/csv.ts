import type { TemplateKind } from '#shared/words/template.ts';
import type { ForeignTemplate } from '../arriving.ts';
import { foreign } from '../words/foreign.ts';
import { writeOwnWords } from '../words/own-words.ts';
import { byColumn, readTable, unguarded, wordsIn } from './table.ts';

export const csvColumns = ['id', 'kind', 'title', 'aliases', 'topics', 'tags', 'scope', 'owner', 'language', 'status', 'review_by', 'when_to_use', 'body'] as const;
const bodyNames = ['body', 'content', 'text', 'snippet', 'answer', 'message'];
const titleNames = ['title', 'name', 'label', 'subject'];
export const isTableOfTemplates = (columns: readonly string[]): boolean => bodyNames.some((name) => columns.includes(name));

const kinds: readonly string[] = ['answer', 'snippet', 'disclaimer', 'moderation'] satisfies TemplateKind[];
/** Read so that nothing is missed, and not taken: an import arrives as drafts of one's own. */
const notTaken: readonly string[] = ['scope', 'owner', 'status', 'review_by', 'version'];

/** A table with a column of texts: ours, or one somebody made by hand. */
export function readCsv(text: string, name: string): { foreign: ForeignTemplate[]; losses: string[] } {
  const { columns, records } = byColumn(readTable(text, name));
  const bodyColumn = bodyNames.find((one) => columns.includes(one)) ?? 'body';
  const titleColumn = titleNames.find((one) => columns.includes(one)) ?? 'title';
  const times = new Map<string, number>();
  const all = records.map((record, at) => {
    const cell = (column: string): string => unguarded(record[column] ?? '');
    const has = (column: string): boolean => columns.includes(column);
    const body = cell(bodyColumn);
    const title = cell(titleColumn) || firstWords(body) || `Row ${at + 2}`;
    const count = (times.get(title) ?? 0) + 1;
    times.set(title, count);
    const id = cell('id').trim();
    const kind = cell('kind').trim().toLowerCase();
    return foreign(
      {
        sourceId: id === '' ? `title:${title}${count > 1 ? `#${count}` : ''}` : `id:${id}`,
        ...(id === '' ? {} : { ownId: id }),
        title,
        ...(kinds.includes(kind) ? { kind: kind as TemplateKind } : {}),
        ...(has('aliases') ? { aliases: wordsIn(cell('aliases')) } : {}),
        ...(has('topics') ? { communities: wordsIn(cell('topics')) } : {}),
        ...(has('tags') ? { tags: wordsIn(cell('tags')) } : {}),
        ...(has('when_to_use') ? { whenToUse: cell('when_to_use') } : {}),
        ...(has('folder') ? { folder: cell('folder') } : {}),
        language: cell('language'),
        whole: body,
      },
      (writing) => writeOwnWords(writing, body),
    );
  });
  const known = new Set<string>([...csvColumns, bodyColumn, titleColumn, 'folder', ...notTaken]);
  const others = columns.filter((column) => column !== '' && !known.has(column));
  const mine = columns.filter((column) => notTaken.includes(column));
  return {
    foreign: all,
    losses: [
      ...(others.length === 0 ? [] : [`Columns that are not known here were left out: ${others.slice(0, 12).join(', ')}.`]),
      ...(mine.length === 0 ? [] : [`What a table says of ${mine.join(', ')} is not taken: everything arrives as your own draft.`]),
    ],
  };
}

const firstWords = (body: string): string => (body.trim().split('\n')[0] ?? '').slice(0, 60);
