import { createLive } from '#electron/engine/live.ts';
import type { Clock } from '#electron/engine/ports.ts';
import type { Db } from '#electron/engine/store/db.ts';
import { addVersion, writeTemplate } from '#electron/engine/store/templates.ts';
import type { Tables } from '#electron/engine/store/tables.ts';
import { aRenderer } from '#tests/makers/a-renderer.ts';
import { createLibrary, type Library } from '#electron/engine/templates/library/library.ts';
import type { TemplateContent } from '#shared/words/library.ts';
import { settings as settingsShape, type Settings } from '#shared/words/settings.ts';
import type { Insertable } from 'kysely';
import { onTestFinished } from 'vitest';
import { someSettings, theClock } from './a-desk.ts';
import { aStore } from './a-store.ts';

export const someContent = (change: Partial<TemplateContent> = {}): TemplateContent => ({
  title: 'A rash that itches',
  body: 'Hello {{ asker.name }}, an itching rash is common.',
  aliases: [],
  communities: ['*'],
  tags: [],
  fillIns: [],
  disclaimerIds: [],
  sources: [],
  whenToUse: '',
  notFor: '',
  placement: 'bottom',
  suggestedLevel: '',
  ...change,
});

export interface ATemplate {
  row?: Partial<Insertable<Tables['templates']>>;
  /** What is published; the draft where `isDraft`. */
  content?: Partial<TemplateContent>;
  isDraft?: boolean;
  publishedAt?: number;
}

/** A template in the store: of the community, by `ada`, published as version 1 unless it is a draft. */
export function aTemplate(db: Db, id: string, { row = {}, content = {}, isDraft = false, publishedAt = 1_700_000_000_000 }: ATemplate = {}): string {
  const packed = JSON.stringify(someContent({ title: id, ...content }));
  writeTemplate(db, {
    id,
    kind: 'answer',
    family: id,
    slug: id.toLowerCase(),
    scope: 'community',
    team: '',
    owner: 'ada',
    folder: '',
    language: 'en',
    version: isDraft ? 0 : 1,
    content: isDraft ? null : packed,
    draft: isDraft ? packed : null,
    drafted_by: isDraft ? 'ada' : '',
    changed_at: 1_700_000_000_000,
    ...row,
  });
  if (!isDraft) addVersion(db, { template_id: id, version: row.version ?? 1, content: packed, published_by: 'ada', published_at: publishedAt, note: '' });
  return id;
}

export interface LibraryUnderTest extends Library {
  db: Db;
  /** Somebody else sits down at the desk. */
  become(name: string, teams?: readonly string[]): void;
  change(settings: Partial<Settings>): void;
}

/** The room of the library on a real store. `robin` of the team `team` sits at the desk. */
export function aLibrary({ db = aStore(), settings = {}, clock = theClock }: { db?: Db; settings?: Partial<Settings>; clock?: Clock } = {}): LibraryUnderTest {
  const file = someSettings(settingsShape.parse(settings));
  const renderer = aRenderer();
  onTestFinished(() => renderer.stop());
  const library = createLibrary({ db, live: createLive(db), clock, settings: file, renderer });
  return {
    ...library,
    db,
    become(name, teams) {
      db.run(db.sql.updateTable('accounts').set({ my_username: name }));
      if (teams) void file.change({ teams: [...teams] });
    },
    change: (next) => void file.change(next),
  };
}
