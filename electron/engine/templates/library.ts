import { createHash } from 'node:crypto';
import { z } from 'zod';
import { templateKind } from '#shared/words/template.ts';
import type { Db } from '../store/db.ts';
import { allDisclaimers, allTemplates, loadedLibrary, noteLibrary, writeDisclaimer, writeTemplate } from '../store/templates.ts';
import starter from './starter-library.json' with { type: 'json' };

export const fillIn = z.object({ key: z.string(), label: z.string(), hint: z.string(), required: z.boolean(), max_chars: z.number().int().positive().nullable() });

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
  fill_ins: z.array(fillIn),
  disclaimer_ids: z.array(z.string()),
  sources: z.array(z.object({ title: z.string(), url: z.string(), year: z.number().int().nullable() })),
  version: z.number().int(),
  reviewed_on: z.string().nullable(),
  language: z.string(),
});

const disclaimer = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  placement: z.enum(['top', 'bottom']),
  auto_when: z.string(),
  communities: z.array(z.string()),
  tags: z.array(z.string()),
  translations: z.record(z.string(), z.string()),
  version: z.number().int(),
  reviewed_on: z.string().nullable(),
});

const pack = z.object({ code: z.string(), name: z.string(), emergency: z.string(), advice_line: z.string(), poison: z.string(), crisis: z.string(), child: z.string(), checked: z.array(z.string()) });
export type LocalePack = z.infer<typeof pack>;

export const library = z.object({
  version: z.number().int(),
  templates: z.array(template),
  disclaimers: z.array(disclaimer),
  locale_packs: z.object({ locales: z.array(pack) }),
});

const name = 'starter';

/** Fills the tables from the library that comes with Rounds, when it is not the one they were filled from. A row with a newer version stays. */
export function loadLibrary(db: Db, source: unknown = starter): void {
  const sha = createHash('sha256').update(JSON.stringify(source)).digest('hex');
  if (loadedLibrary(db, name)?.sha === sha) return;
  const { version, templates, disclaimers } = library.parse(source);
  db.tx(() => {
    const have = new Map(allTemplates(db).map((row) => [row.id, row.version]));
    const haveDisclaimers = new Map(allDisclaimers(db).map((row) => [row.id, row.version]));
    for (const row of templates) {
      if ((have.get(row.id) ?? 0) > row.version) continue;
      writeTemplate(db, { ...row, tags: JSON.stringify(row.tags), fill_ins: JSON.stringify(row.fill_ins), disclaimer_ids: JSON.stringify(row.disclaimer_ids), sources: JSON.stringify(row.sources) });
    }
    for (const row of disclaimers) {
      if ((haveDisclaimers.get(row.id) ?? 0) > row.version) continue;
      writeDisclaimer(db, { ...row, communities: JSON.stringify(row.communities), tags: JSON.stringify(row.tags), translations: JSON.stringify(row.translations) });
    }
    noteLibrary(db, { name, version, sha });
  });
}

/** Every country whose numbers we carry. `checked` names the fields that were seen in a public source. */
export const localePacks = (): readonly LocalePack[] => starter.locale_packs.locales;

/** Null: no such pack; then the numbers stay blanks, for a wrong one is worse than none. */
export const localePack = (code: string): LocalePack | null => localePacks().find((known) => known.code === code) ?? null;
