import type { FillIn } from '#shared/words/fill-in.ts';
import type { TemplateContent } from '#shared/words/library.ts';
import type { OwnTemplate } from '../arriving.ts';
import { partsOf, type Part } from './parts.ts';
import { spoken } from './variables.ts';

/** How another format says each part. Null: it cannot, and the part becomes a blank (a variable) or its words (a snippet). */
export interface Tongue {
  text(text: string): string;
  variable(name: string, fallback: string | null): string | null;
  blank(fillIn: FillIn): string;
  include(slug: string): string | null;
}

/** What of a template besides its title and body a format has a place for. */
export type Carried = 'aliases' | 'communities' | 'tags' | 'fillIns' | 'whenToUse' | 'folder' | 'scope' | 'language' | 'reviewBy';

export interface Exported {
  name: string;
  mime: string;
  bytes: Uint8Array;
  losses: string[];
}

/** What goes out of a template, with its words as they are used: what is published, or the draft where nothing is. */
export interface Outgoing {
  template: OwnTemplate;
  words: TemplateContent;
}

export const outgoing = (templates: readonly OwnTemplate[]): Outgoing[] => templates.flatMap((template) => { const words = template.content ?? template.draft; return words ? [{ template, words }] : []; });

/** For formats that know a template by its title alone: variants in other languages say which they are, and others are counted. */
export function withTitles(all: readonly Outgoing[]): Outgoing[] {
  const taken = new Set<string>();
  return all.map(({ template, words }) => {
    let title = words.title;
    if (taken.has(title)) title = `${words.title} (${template.language})`;
    for (let n = 2; taken.has(title); n += 1) title = `${words.title} (${n})`;
    taken.add(title);
    return { template, words: { ...words, title } };
  });
}

/** A body in another tongue, and in words what was lost on the way. `others`: everything that may be included. */
export function sayIn(tongue: Tongue, { template, words }: Outgoing, others: ReadonlyMap<string, Outgoing>, carries: readonly Carried[]): { text: string; losses: string[] } {
  const lost = new Set<string>();
  const say = (parts: readonly Part[], fillIns: readonly FillIn[], path: readonly string[]): string =>
    parts
      .map((part) => {
        if (part.is === 'text') return tongue.text(part.text);
        if (part.is === 'disclaimers') {
          lost.add('the place of its disclaimers');
          return '';
        }
        if (part.is === 'code') {
          lost.add(`its commands, which stand there as written (${part.source.replace(/\s+/g, ' ').slice(0, 60)})`);
          return tongue.text(part.source);
        }
        if (part.is === 'variable') {
          const said = tongue.variable(part.name, part.fallback);
          if (said !== null) return said;
          lost.add(`{{ ${part.name} }}, which became a blank`);
          return tongue.blank(blankFor(part.name.replaceAll('.', '_'), spoken[part.name] ?? part.name, part.fallback ?? ''));
        }
        if (part.is === 'fill') {
          const known = fillIns.find(({ key }) => key === part.key) ?? blankFor(part.key, part.key.replaceAll('_', ' '), '');
          return tongue.blank(part.fallback !== null && known.preset === '' ? { ...known, preset: part.fallback } : known);
        }
        const said = tongue.include(part.slug);
        if (said !== null) return said;
        const snippet = others.get(part.slug);
        if (!snippet || path.includes(part.slug) || path.length > 8) {
          lost.add(`the snippet “${part.slug}”, which is not in this export`);
          return tongue.text(`{% include "${part.slug}" %}`);
        }
        lost.add(`that “${part.slug}” is a snippet: its words stand here, and a change of it will not reach them`);
        return say(partsOf(snippet.words.body), [...fillIns, ...snippet.words.fillIns], [...path, part.slug]);
      })
      .join('');
  const text = say(partsOf(words.body), words.fillIns, [template.slug]);
  for (const what of leftOut({ template, words }, carries)) lost.add(what);
  return { text, losses: lost.size === 0 ? [] : [`“${words.title}” leaves behind: ${[...lost].join('; ')}.`] };
}

const blankFor = (key: string, label: string, preset: string): FillIn => ({ key, kind: 'text', label, hint: '', isRequired: preset === '', maxChars: null, choices: [], preset });

function leftOut({ template, words }: Outgoing, carries: readonly Carried[]): string[] {
  const gone = (what: Carried, is: boolean, say: string): string[] => (is && !carries.includes(what) ? [say] : []);
  const rich = words.fillIns.some((one) => one.kind !== 'text' || one.hint !== '' || one.preset !== '' || one.maxChars !== null || !one.isRequired);
  return [
    ...gone('aliases', words.aliases.length > 0, 'its other names'),
    ...gone('communities', words.communities.some((one) => one !== '*'), 'its communities'),
    ...gone('tags', words.tags.length > 0, 'its tags'),
    ...gone('fillIns', rich, 'hints, choices, limits and presets of its blanks'),
    ...gone('whenToUse', words.whenToUse !== '', 'when to use it'),
    ...gone('folder', template.folder !== '', 'its folder'),
    ...gone('scope', template.scope !== 'mine' || template.owner !== '', 'whose it is'),
    ...gone('language', template.language !== 'en' || template.family !== template.id, `its language (${template.language})`),
    ...gone('reviewBy', template.reviewBy !== null, 'when to look at it again'),
    ...(words.notFor === '' ? [] : ['what it is not for']),
    ...(words.sources.length === 0 ? [] : ['its sources']),
    ...(words.disclaimerIds.length === 0 ? [] : ['the disclaimers that go with it']),
    ...(words.suggestedLevel === '' ? [] : ['its level']),
    ...(template.kind === 'answer' ? [] : [`that it is a ${template.kind === 'moderation' ? 'message of moderators' : template.kind}`]),
    ...(template.content === null ? ['that it is a draft nobody has published'] : template.draft === null ? [] : ['the draft beside it']),
    ...(template.isRetired ? ['that it is retired'] : []),
  ];
}

/** `[[label]]`: a blank that every format can show and ours reads back. */
export const bracketed = ({ label }: FillIn): string => `[[${label.replace(/[[\]\n]/g, ' ').slice(0, 180)}]]`;

export const textFile = (name: string, mime: string, text: string, losses: string[]): Exported => ({ name, mime, bytes: new TextEncoder().encode(text.toWellFormed()), losses });
