import { z } from 'zod';
import type { ForeignTemplate } from '../arriving.ts';
import { decodeEntities } from '../words/html.ts';
import { foreign, refusedThing } from '../words/foreign.ts';
import { toolbox, toolboxTokens } from '../words/variables.ts';
import { writeMarked } from '../words/segments.ts';
import type { Writing } from '../words/writing.ts';

const reason = z.looseObject({ title: z.string().default(''), text: z.string() });
const macro = z.looseObject({ title: z.string().default(''), text: z.string() });
const shape = z.looseObject({
  ver: z.number().exactOptional(),
  removalReasons: z.looseObject({ header: z.string().default(''), footer: z.string().default(''), reasons: z.array(z.unknown()).default([]) }).exactOptional(),
  modMacros: z.array(z.unknown()).exactOptional(),
});

export const isToolbox = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value) && ('removalReasons' in value || 'modMacros' in value);

/** What the old `unescape` does. Newer pages are not escaped at all, and then nothing in them looks like this. */
export const unescaped = (text: string): string => text.replace(/%u([0-9a-f]{4})|%([0-9a-f]{2})/gi, (_, wide: string | undefined, byte: string | undefined) => String.fromCharCode(Number.parseInt(wide ?? byte ?? '', 16)));

const actions = ['remove', 'approve', 'spam', 'lockthread', 'lockreply', 'sticky', 'distinguish', 'banuser', 'muteuser', 'archivemodmail', 'highlightmodmail', 'userflair'];

/** A subreddit's `toolbox` page: header and footer become snippets every reason includes, reasons become messages of moderators, macros become answers. */
export function readToolbox(value: unknown): { foreign: ForeignTemplate[]; losses: string[] } {
  const read = shape.safeParse(value);
  if (!read.success) return { foreign: [refusedThing('#0', 'The whole page', 'It does not have the shape of a toolbox page.')], losses: [] };
  const { removalReasons, modMacros = [] } = read.data;
  const out: ForeignTemplate[] = [];
  const around = (['header', 'footer'] as const).flatMap((part) => {
    const text = unescaped(removalReasons?.[part] ?? '');
    if (text.trim() === '') return [];
    const slug = `toolbox-${part}`;
    out.push(foreign({ sourceId: part, title: part === 'header' ? 'Beginning of every removal' : 'End of every removal', kind: 'snippet', slug, tags: ['removal'] }, (writing) => writeToolbox(writing, text)));
    return [part];
  });
  for (const [at, one] of (removalReasons?.reasons ?? []).entries()) {
    const known = reason.safeParse(one);
    const key = `reason:${known.success ? known.data.title || at : at}`;
    if (!known.success) {
      out.push(refusedThing(key, `Reason ${at + 1}`, 'It has no text.'));
      continue;
    }
    const title = unescaped(known.data.title) || `Removal reason ${at + 1}`;
    out.push(
      foreign({ sourceId: key, title, kind: 'moderation', tags: ['removal'], losses: flairLosses(known.data) }, (writing) => {
        if (around.includes('header')) {
          writing.include('toolbox-header');
          writing.words('\n\n');
        }
        writeToolbox(writing, unescaped(known.data.text));
        if (around.includes('footer')) {
          writing.words('\n\n');
          writing.include('toolbox-footer');
        }
      }),
    );
  }
  for (const [at, one] of modMacros.entries()) {
    const known = macro.safeParse(one);
    const key = `macro:${known.success ? known.data.title || at : at}`;
    if (!known.success) out.push(refusedThing(key, `Macro ${at + 1}`, 'It has no text.'));
    else {
      const does = actions.filter((action) => known.data[action] === true);
      const losses = does.length === 0 ? [] : [`What it does besides writing is not carried and never done: ${does.join(', ')}.`];
      out.push(foreign({ sourceId: key, title: unescaped(known.data.title) || `Macro ${at + 1}`, tags: ['macro'], losses }, (writing) => writeToolbox(writing, unescaped(known.data.text))));
    }
  }
  const kept = new Set(['ver', 'removalReasons', 'modMacros']);
  const others = Object.keys(read.data).filter((key) => !kept.has(key));
  return { foreign: out, losses: others.length === 0 ? [] : [`Settings of the page that are not templates were left out: ${others.slice(0, 12).join(', ')}.`] };
}

const flairLosses = (one: Record<string, unknown>): string[] => (['flairText', 'flairCSS', 'flairTemplateID'].some((key) => typeof one[key] === 'string' && one[key] !== '') ? ['The flair it sets is not carried.'] : []);

const token = new RegExp(String.raw`\{(${toolboxTokens.join('|')})\}`, 'g');

function writeToolbox(writing: Writing, text: string): void {
  for (const piece of fieldsIn(text)) {
    if (typeof piece === 'string') {
      writeMarked(writing, piece, token, (found) => {
        writing.named(toolbox, found[1] ?? '', found[0]);
        return true;
      });
    } else if (piece.choices.length > 0) writing.blank({ label: piece.label, kind: 'choice', choices: piece.choices });
    else writing.blank({ label: piece.label, preset: piece.preset });
  }
}

interface Field {
  label: string;
  choices: string[];
  preset: string;
}

/** Text and the fields in it. Reads forward only: what is not closed is text. */
function fieldsIn(text: string): (string | Field)[] {
  const out: (string | Field)[] = [];
  const open = /<(select|textarea|input)\b([^<>]{0,1000})>/gi;
  const missing = new Set<string>();
  let from = 0;
  let count = 0;
  for (let found = open.exec(text); found; found = open.exec(text)) {
    const [whole, tag = '', facts = ''] = found;
    const name = tag.toLowerCase();
    let inner = '';
    let end = found.index + whole.length;
    if (name !== 'input') {
      const closer = `</${name}>`;
      const close = missing.has(closer) ? -1 : text.toLowerCase().indexOf(closer, end);
      if (close === -1) {
        missing.add(closer);
        continue;
      }
      inner = text.slice(end, close);
      end = close + closer.length;
    }
    count += 1;
    out.push(text.slice(from, found.index), fieldOf(name, facts, inner, count));
    from = end;
    open.lastIndex = end;
  }
  out.push(text.slice(from));
  return out;
}

function fieldOf(tag: string, facts: string, inner: string, count: number): Field {
  const fact = (name: string): string => decodeEntities(new RegExp(String.raw`\b${name}\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(facts)?.slice(1).find((one) => one !== undefined) ?? '');
  const choices = tag === 'select' ? [...inner.matchAll(/<option\b[^<>]{0,400}>([^<]{0,1000})/gi)].map((one) => decodeEntities(one[1] ?? '').trim()).filter((one) => one !== '') : [];
  const label = fact('placeholder') || fact('title') || fact('id').replace(/[_-]+/g, ' ') || (choices.length > 0 ? `Choice ${count}` : `Field ${count}`);
  return { label, choices, preset: tag === 'textarea' ? decodeEntities(inner).trim() : fact('value') };
}
