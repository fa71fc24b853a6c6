import type { FillIn } from '#shared/words/fill-in.ts';
import type { OwnTemplate } from '../../arriving.ts';
import { writeYaml, type Facts } from '../../own/front-matter.ts';
import { outgoing, sayIn, textFile, type Exported, type Outgoing } from '../../words/say-in.ts';
import { fieldOf, spoken } from '../../words/variables.ts';

/** One match file. Blanks become a form; what espanso does not know is asked for in it, too. Snippets become nested matches. */
export function writeEspanso(templates: readonly OwnTemplate[]): Exported {
  const all = outgoing(templates);
  const bySlug = new Map(all.map((one) => [one.template.slug, one]));
  const losses: string[] = [];
  const taken = new Set<string>();
  const triggers = new Map(all.map((one) => [one.template.slug, triggersOf(one, taken)]));
  const matches = all.map((one) => {
    const fields = new Map<string, Facts>();
    const nested = new Map<string, string>();
    const { text, losses: lost } = sayIn(
      {
        text: (words) => words.replace(/[\u{E004}\u{E005}]/gu, '').replace(/\{\{|\}\}|\[\[|\]\]/g, (sign) => `\\${sign.charAt(0)}\\${sign.charAt(1)}`),
        variable: (name, fallback) => {
          const field = fieldOf(name);
          fields.set(field, fallback === null ? {} : { default: fallback });
          losses.push(`“${one.words.title}”: ${spoken[name] ?? name} is asked for there, because nothing there knows it.`);
          return place(field);
        },
        blank: (fillIn) => {
          fields.set(fillIn.key, fieldFacts(fillIn));
          if (fillIn.kind !== 'text' && fillIn.kind !== 'choice') losses.push(`“${one.words.title}”: “${fillIn.label}” is plain text there.`);
          return place(fillIn.key);
        },
        include: (slug) => {
          const trigger = bySlug.get(slug)?.template.kind === 'snippet' ? triggers.get(slug)?.[0] : undefined;
          if (trigger === undefined) return null;
          const name = `part_${[...nested.keys()].length + 1}`;
          const known = [...nested].find(([, other]) => other === trigger)?.[0];
          if (known === undefined) nested.set(name, trigger);
          return `{{${known ?? name}}}`;
        },
      },
      one,
      bySlug,
      ['aliases'],
    );
    losses.push(...lost);
    return matchOf(one, text, { fields, nested, triggers: triggers.get(one.template.slug) ?? [] });
  });
  return textFile('rounds.espanso.yml', 'application/yaml', writeYaml({ matches }, { blocks: true }), [...new Set(losses)]);
}

// Held as signs of their own until it is known whether the text becomes a form.
const open = '\u{E004}';
const close = '\u{E005}';
const place = (field: string): string => `${open}${field}${close}`;
const placed = (text: string, write: (field: string) => string): string => text.replace(/\u{E004}([a-z0-9_]{1,80})\u{E005}/gu, (_, field: string) => write(field));

function matchOf({ words }: Outgoing, text: string, { fields, nested, triggers }: { fields: ReadonlyMap<string, Facts>; nested: ReadonlyMap<string, string>; triggers: readonly string[] }): Facts {
  const terms = words.aliases.filter((alias) => !triggers.includes(alias));
  const head = { ...(triggers.length === 1 ? { trigger: triggers[0] } : { triggers }), label: words.title, search_terms: terms.length > 0 ? terms : undefined };
  const filled = Object.fromEntries([...fields].filter(([, facts]) => Object.keys(facts).length > 0));
  const asked = Object.keys(filled).length > 0 ? filled : undefined;
  if (fields.size === 0 && nested.size === 0) return { ...head, replace: text };
  if (nested.size === 0) return { ...head, form: placed(text, (field) => `[[${field}]]`), form_fields: asked };
  const form = fields.size === 0 ? [] : [{ name: 'form1', type: 'form', params: { layout: [...fields.keys()].map((field) => `${field}: [[${field}]]`).join('\n'), fields: asked } }];
  const parts = [...nested].map(([name, trigger]) => ({ name, type: 'match', params: { trigger } }));
  return { ...head, replace: placed(text, (field) => `{{form1.${field}}}`), vars: [...form, ...parts] };
}

const fieldFacts = ({ kind, choices, preset }: FillIn): Facts => ({
  ...(kind === 'choice' ? { type: 'choice', values: choices } : kind === 'text' ? { multiline: true } : {}),
  ...(preset === '' ? {} : { default: preset }),
});

/** Names that begin with a colon are triggers already; whoever has none gets its own name. */
function triggersOf({ template, words }: Outgoing, taken: Set<string>): string[] {
  const wanted = words.aliases.filter((alias) => alias.startsWith(':') && !taken.has(alias));
  const triggers = wanted.length > 0 ? wanted : [`:${template.slug}`];
  for (const trigger of triggers) taken.add(trigger);
  return triggers;
}
