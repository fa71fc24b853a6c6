import type { ForeignTemplate } from '../arriving.ts';
import { foreign } from '../words/foreign.ts';
import type { Cleaner } from '../words/html.ts';
import { writeMarkedHtml } from '../words/marked-html.ts';
import { zammad } from '../words/variables.ts';
import { byColumn, readTable } from './table.ts';

export const zammadColumns = ['id', 'name', 'keywords', 'content', 'note', 'active', 'groups'] as const;
export const isZammad = (columns: readonly string[]): boolean => ['name', 'keywords', 'content'].every((name) => columns.includes(name));

const mark = /#\{\s*([a-z0-9_.]{1,120})\s*\}/gi;

/** Text modules. A row with nothing but a group belongs to the one above it: that is how several groups are written. */
export function readZammad(text: string, name: string, cleaner: Cleaner): { foreign: ForeignTemplate[]; losses: string[] } {
  const { columns, records } = byColumn(readTable(text, name));
  const joined: { record: Record<string, string>; groups: string[] }[] = [];
  for (const record of records) {
    const groups = (record['groups'] ?? '').split(/[\n;]|,(?=\S)|, /).map((group) => group.trim()).filter((group) => group !== '');
    const last = joined.at(-1);
    if (last && (record['name'] ?? '').trim() === '' && (record['content'] ?? '').trim() === '') last.groups.push(...groups);
    else joined.push({ record, groups });
  }
  const all = joined.map(({ record, groups }) => {
    const title = record['name'] ?? '';
    const id = (record['id'] ?? '').trim();
    const losses = /^(?:false|0|no)$/i.test((record['active'] ?? '').trim()) ? ['It was switched off there.'] : [];
    return foreign(
      { sourceId: `name:${title || id}`, title, aliases: (record['keywords'] ?? '').split(/[,;\n]/), communities: groups.length > 0 ? groups : ['*'], whenToUse: record['note'] ?? '', losses },
      (writing) =>
        writeMarkedHtml(writing, cleaner, {
          html: record['content'] ?? '',
          name: title,
          pattern: mark,
          mean: (found) => {
            writing.named(zammad, found[1] ?? '', found[0]);
            return true;
          },
        }),
    );
  });
  const others = columns.filter((column) => column !== '' && !(zammadColumns as readonly string[]).includes(column) && !['created_at', 'updated_at', 'created_by', 'updated_by', 'user_id', 'foreign_id'].includes(column));
  return { foreign: all, losses: others.length === 0 ? [] : [`Columns that are not known here were left out: ${others.slice(0, 12).join(', ')}.`] };
}
