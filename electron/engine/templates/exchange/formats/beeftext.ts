import { z } from 'zod';
import type { ForeignTemplate } from '../arriving.ts';
import { foreign, refusedThing } from '../words/foreign.ts';
import type { Cleaner } from '../words/html.ts';
import { writeMarkedHtml } from '../words/marked-html.ts';
import { writeMarked } from '../words/segments.ts';
import { ofField } from '../words/variables.ts';
import { apart, keyOf, type Writing } from '../words/writing.ts';
import { readTable } from './table.ts';

// Each version of the program calls things differently; all of them are read.
const combo = z.looseObject({
  uuid: z.string().exactOptional(),
  name: z.string().default(''),
  keyword: z.string().exactOptional(),
  comboText: z.string().exactOptional(),
  snippet: z.string().exactOptional(),
  substitutionText: z.string().exactOptional(),
  description: z.string().exactOptional(),
  useHtml: z.boolean().exactOptional(),
  enabled: z.boolean().exactOptional(),
  group: z.string().exactOptional(),
  groupUuid: z.string().exactOptional(),
});
const group = z.looseObject({ uuid: z.string(), name: z.string() });
const shape = z.looseObject({ fileFormatVersion: z.number().exactOptional(), combos: z.array(z.unknown()), groups: z.array(z.unknown()).exactOptional() });

export const isBeeftext = (value: unknown): boolean => typeof value === 'object' && value !== null && 'combos' in value && Array.isArray(value.combos);

interface Combo {
  id: string;
  title: string;
  keyword: string;
  text: string;
  note: string;
  isHtml: boolean;
  isOn: boolean;
  folder: string;
}

/** A backup of any version. */
export function readBeeftext(value: unknown, cleaner: Cleaner): { foreign: ForeignTemplate[]; losses: string[] } {
  const { combos, groups = [] } = shape.parse(value);
  const names = new Map(groups.flatMap((one) => { const read = group.safeParse(one); return read.success ? [[read.data.uuid, read.data.name] as const] : []; }));
  const refused: ForeignTemplate[] = [];
  const read = combos.flatMap((one, at): Combo[] => {
    const known = combo.safeParse(one);
    const text = known.success ? (known.data.snippet ?? known.data.substitutionText) : undefined;
    if (!known.success || text === undefined) {
      refused.push(refusedThing(`#${at}`, `Entry ${at + 1}`, 'It has no text.'));
      return [];
    }
    const { data } = known;
    const keyword = data.keyword ?? data.comboText ?? '';
    return [{ id: data.uuid ?? `keyword:${keyword}`, title: data.name || keyword || `Entry ${at + 1}`, keyword, text, note: data.description ?? '', isHtml: data.useHtml === true, isOn: data.enabled !== false, folder: names.get(data.group ?? data.groupUuid ?? '') ?? '' }];
  });
  return { foreign: [...together(read, cleaner), ...refused], losses: ['When each was made and changed, and how its keyword is matched, is not carried.'] };
}

/** `keyword,snippet,name`, without a line of titles. */
export const readBeeftextTable = (text: string, name: string, cleaner: Cleaner): ForeignTemplate[] =>
  together(
    readTable(text, name).map(([keyword = '', snippet = '', title = '']) => ({ id: `keyword:${keyword}`, title: title || keyword, keyword, text: snippet, note: '', isHtml: false, isOn: true, folder: '' })),
    cleaner,
  );

function together(combos: readonly Combo[], cleaner: Cleaner): ForeignTemplate[] {
  const names = apart(combos.map((one) => one.title));
  const slugs = new Map(combos.map((one, at) => [one.keyword, names[at] ?? '']));
  const included = new Set(combos.flatMap((one) => [...one.text.matchAll(/#\{combo:([^{}]{1,200})\}/g)].map((found) => found[1] ?? '')));
  return combos.map((one, at) =>
    foreign(
      {
        sourceId: one.id,
        title: one.title,
        aliases: [one.keyword],
        whenToUse: one.note,
        folder: one.folder,
        slug: names[at] ?? '',
        ...(one.keyword !== '' && included.has(one.keyword) ? { kind: 'snippet' } : {}),
        losses: one.isOn ? [] : ['It was switched off there.'],
      },
      (writing) => {
        const mean = (found: RegExpExecArray): boolean => meaning(writing, found, slugs);
        if (one.isHtml) writeMarkedHtml(writing, cleaner, { html: one.text, name: one.title, pattern: mark, mean });
        else writeMarked(writing, one.text.replaceAll('\r\n', '\n'), mark, mean);
      },
    ),
  );
}

const mark = /#\{(clipboard|date|time|dateTime|combo|upper|lower|trim|input|envVar|powershell|cursor|key|shortcut|delay)(?::([^{}]{0,1000}))?\}/g;

function meaning(writing: Writing, [whole, name = '', words = '']: RegExpExecArray, slugs: ReadonlyMap<string, string>): boolean {
  if (name === 'cursor') writing.loss('Where the cursor stood is not carried.');
  else if (name === 'input') {
    const ours = ofField(keyOf(words));
    if (ours) writing.variable(ours);
    else writing.blank({ label: words || 'Input' });
  } else if (name === 'date') writing.blank({ label: 'Date', kind: 'date' });
  else if (name === 'combo') {
    const slug = slugs.get(words);
    if (slug === undefined) writing.unknown(whole, 'names an entry that is not in this file; it became a blank');
    else writing.include(slug);
  } else if (name === 'powershell' || name === 'envVar' || name === 'key' || name === 'shortcut' || name === 'clipboard') writing.unknown(whole, 'would run or read something on the computer; that is never done, and it became a blank');
  else writing.unknown(whole);
  return true;
}
