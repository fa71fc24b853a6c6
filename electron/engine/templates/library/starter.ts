import { createHash } from 'node:crypto';
import { z } from 'zod';
import { templateKind } from '#shared/words/template.ts';
import type { TemplateContent } from '#shared/words/library.ts';
import type { Db } from '../../store/db.ts';
import { addPolicy, allPolicies } from '../../store/policies.ts';
import { addVersion, allTemplates, loadedLibrary, noteLibrary, slugs, writeTemplate, type TemplateRecord } from '../../store/templates.ts';
import { starterPolicies } from './starter-policies.ts';
import { slugFrom } from './writing/slug.ts';
import starter from './starter-library.json' with { type: 'json' };

const starterFillIn = z.object({ key: z.string(), label: z.string(), hint: z.string(), required: z.boolean(), max_chars: z.number().int().positive().nullable() });

const template = z.object({
  id: z.string(),
  title: z.string(),
  kind: templateKind,
  when_to_use: z.string(),
  not_for: z.string(),
  community: z.string(),
  tags: z.array(z.string()),
  suggested_level: z.string(),
  body: z.string(),
  fill_ins: z.array(starterFillIn),
  disclaimer_ids: z.array(z.string()),
  sources: z.array(z.object({ title: z.string(), url: z.string(), year: z.number().int().nullable() })),
  version: z.number().int(),
  reviewed_on: z.string().nullable(),
  language: z.string(),
});

const disclaimer = z.object({
  id: z.string(),
  title: z.string(),
  when_to_use: z.string(),
  body: z.string(),
  placement: z.enum(['top', 'bottom']),
  communities: z.array(z.string()),
  tags: z.array(z.string()),
  translations: z.record(z.string(), z.string()),
  version: z.number().int(),
  reviewed_on: z.string().nullable(),
});

const pack = z.object({ code: z.string(), name: z.string(), emergency: z.string(), advice_line: z.string(), poison: z.string(), crisis: z.string(), child: z.string(), checked: z.array(z.string()) });
export type StarterPack = z.infer<typeof pack>;

export const library = z.object({
  version: z.number().int(),
  templates: z.array(template),
  disclaimers: z.array(disclaimer),
  locale_packs: z.object({ locales: z.array(pack) }),
});

const name = 'starter';
/** Nobody has to answer for words that came with Rounds; a person who changes them does. */
export const starterOwner = 'rounds';

/** Fills the tables from the library that comes with Rounds, when it is not the one they were filled from. What was changed here stays. */
export function loadLibrary(db: Db, source: unknown = starter, at = 0): void {
  const sha = createHash('sha256').update(JSON.stringify(source)).digest('hex');
  if (loadedLibrary(db, name)?.sha === sha) return;
  const { version, templates, disclaimers } = library.parse(source);
  db.tx(() => {
    const have = new Map(allTemplates(db).map((row) => [row.id, row]));
    const takeIn = (entry: Entry): void => {
      const known = have.get(entry.id);
      if (known && (known.origin !== 'starter' || known.draft !== null || known.version >= entry.version)) return;
      writeTemplate(db, rowOf(entry, known, at, () => slugFrom(entry.id, slugs(db), entry.kind)));
      addVersion(db, { template_id: entry.id, version: entry.version, content: JSON.stringify(entry.content), published_by: starterOwner, published_at: at, note: 'Came with Rounds. A draft for human review.' });
    };
    for (const row of templates) takeIn({ id: row.id, family: row.id, kind: row.kind, language: row.language, version: row.version, folder: row.community === '*' ? 'General' : row.community, content: contentOf(row) });
    for (const row of disclaimers) {
      takeIn({ id: row.id, family: row.id, kind: 'disclaimer', language: 'en', version: row.version, folder: 'Disclaimers', content: disclaimerContent(row, row.body) });
      for (const [language, body] of Object.entries(row.translations)) {
        takeIn({ id: `${row.id}.${language}`, family: row.id, kind: 'disclaimer', language, version: row.version, folder: 'Disclaimers', content: disclaimerContent(row, body) });
      }
    }
    const policies = new Set(allPolicies(db).map(({ id }) => id));
    // The first filling only: a policy that was removed on this desk does not come back with the next version.
    if (policies.size === 0) for (const [position, one] of starterPolicies.entries()) addPolicy(db, { id: one.id, title: one.title, disclaimer_id: one.disclaimerId, rule: one.rule, when: JSON.stringify(one.when), position: (position + 1) * 10, origin: 'starter' });
    noteLibrary(db, { name, version, sha });
  });
}

interface Entry {
  id: string;
  family: string;
  kind: TemplateRecord['kind'];
  language: string;
  version: number;
  folder: string;
  content: TemplateContent;
}

function rowOf({ id, family, kind, language, version, folder, content }: Entry, known: TemplateRecord | undefined, at: number, newSlug: () => string): Parameters<typeof writeTemplate>[1] {
  return {
    // Where it stands here is for this desk to say; what it says comes with Rounds.
    ...(known ?? { review_by: null, folder, scope: 'community', team: '', owner: starterOwner, is_retired: 0, rev: 0, slug: newSlug(), family, language }),
    id,
    kind,
    version,
    content: JSON.stringify(content),
    draft: null,
    drafted_by: '',
    review_asked_at: null,
    rev: (known?.rev ?? 0) + 1,
    origin: 'starter',
    changed_at: at,
  };
}

const contentOf = (row: z.infer<typeof template>): TemplateContent => ({
  title: row.title,
  body: row.body,
  aliases: [],
  communities: [row.community],
  tags: row.tags,
  fillIns: row.fill_ins.map((one) => ({ key: one.key, kind: 'text', label: one.label, hint: one.hint, isRequired: one.required, maxChars: one.max_chars, choices: [], preset: '' })),
  disclaimerIds: row.disclaimer_ids,
  sources: row.sources,
  whenToUse: row.when_to_use,
  notFor: row.not_for,
  placement: 'bottom',
  suggestedLevel: row.suggested_level,
});

const disclaimerContent = (row: z.infer<typeof disclaimer>, body: string): TemplateContent => ({
  title: row.title,
  body,
  aliases: [],
  communities: row.communities,
  tags: row.tags,
  fillIns: [],
  disclaimerIds: [],
  sources: [],
  whenToUse: row.when_to_use,
  notFor: '',
  placement: row.placement,
  suggestedLevel: '',
});

/** What every desk has from the start, by its ids: a library may speak of it without carrying it. */
export const starterIds = (): string[] => [...starter.templates.map(({ id }) => id), ...starter.disclaimers.flatMap(({ id, translations }) => [id, ...Object.keys(translations).map((language) => `${id}.${language}`)])];

/** Every country whose numbers come with Rounds. `checked` names the fields that were seen in a public source. */
export const starterPacks = (): readonly StarterPack[] => starter.locale_packs.locales;
