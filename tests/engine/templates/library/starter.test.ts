import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { migrate } from '#electron/engine/store/migrate.ts';
import { desk } from '#electron/engine/store/migrations/0001-desk.ts';
import { allPolicies } from '#electron/engine/store/policies.ts';
import { allCounts, allTemplates, countUse, readContent, templateById, versionsOf } from '#electron/engine/store/templates.ts';
import { loadLibrary, starterOwner } from '#electron/engine/templates/library/starter.ts';
import starter from '#electron/engine/templates/library/starter-library.json' with { type: 'json' };
import { aLibrary, aTemplate, someContent } from '#tests/makers/a-library.ts';
import { aFolder, aStore } from '#tests/makers/a-store.ts';

const setUp = () => {
  const db = aStore();
  loadLibrary(db);
  return db;
};
const titleOf = (db: ReturnType<typeof aStore>, id: string): string | undefined => readContent(templateById(db, id)?.content ?? null)?.title;

describe('the library that comes with Rounds', () => {
  it('is there after the first start, whole', () => {
    const rows = allTemplates(setUp());
    expect(rows.filter(({ kind }) => kind !== 'disclaimer')).toHaveLength(starter.templates.length);
    expect(rows.filter(({ kind, family, id }) => kind === 'disclaimer' && family === id)).toHaveLength(starter.disclaimers.length);
  });

  it('is not written again when it is the same', () => {
    const db = setUp();
    let commits = 0;
    db.onCommit(() => (commits += 1));
    loadLibrary(db);
    expect(commits).toBe(0);
  });

  it('is brought up to date without losing counts, and never overwrites what a person changed or a newer version', () => {
    const db = setUp();
    countUse(db, 't-derm-eczema', 5, false);
    db.run(db.sql.updateTable('templates').set({ draft: '{}' }).where('id', '=', 't-derm-acne'));
    db.run(db.sql.updateTable('templates').set({ version: 3 }).where('id', '=', 't-derm-mole'));
    const next = structuredClone(starter);
    for (const template of next.templates) {
      template.version = 2;
      template.title = `New ${template.title}`;
    }
    loadLibrary(db, { ...next, version: 2 });
    expect(titleOf(db, 't-derm-eczema')).toBe('New Eczema: skin care and steroid worries');
    expect(templateById(db, 't-derm-eczema')?.version).toBe(2);
    expect(allCounts(db)).toContainEqual(expect.objectContaining({ template_id: 't-derm-eczema', uses: 1 }));
    expect(titleOf(db, 't-derm-acne')).not.toMatch(/^New/);
    expect(titleOf(db, 't-derm-mole')).not.toMatch(/^New/);
  });
});

/** A data folder as the first Rounds left it. */
const anOldFolder = (): string => {
  const folder = aFolder();
  const old = new DatabaseSync(path.join(folder, 'rounds.sqlite'));
  migrate(old, [desk]);
  const add = old.prepare("insert into templates (id, title, kind, body, community, tags, fill_ins, disclaimer_ids, sources, when_to_use, not_for, suggested_level, language, version, uses, used_at) values (?, ?, 'answer', 'Old words', '*', '[]', '[]', '[]', '[]', '', '', '', 'en', 1, ?, ?)");
  add.run('t-derm-eczema', 'Old title', 7, 1_700_000_000_000);
  add.run('t-derm-acne', 'Never used', 0, null);
  old.prepare("insert into libraries (name, version, sha) values ('starter', 1, 'old')").run();
  old.close();
  return folder;
};

describe('a data folder from before the studio', () => {
  it('is brought over: the library is filled anew and how often each was used is kept', () => {
    const db = aStore({ folder: anOldFolder() });
    expect(allTemplates(db)).toEqual([]);
    loadLibrary(db);
    expect(titleOf(db, 't-derm-eczema')).toBe('Eczema: skin care and steroid worries');
    expect(allTemplates(db).length).toBeGreaterThan(starter.templates.length);
    expect(allCounts(db)).toEqual([{ template_id: 't-derm-eczema', uses: 7, used_at: 1_700_000_000_000, edited: 0 }]);
    expect(allPolicies(db).length).toBeGreaterThan(0);
    expect(versionsOf(db, 't-derm-eczema')).toMatchObject([{ version: 1, published_by: starterOwner }]);
  });
});

describe('what a person made of the library that comes with Rounds', () => {
  const newer = () => {
    const next = structuredClone(starter);
    for (const template of next.templates) {
      template.version = 9;
      template.title = `New ${template.title}`;
    }
    return { ...next, version: 9 };
  };

  it('stays theirs: published words, where it stands, and what was retired', async () => {
    const db = aStore();
    const library = aLibrary({ db });
    loadLibrary(db);
    const row = (id: string) => templateById(db, id);
    const { rev } = library.saveDraft({ templateId: 't-derm-eczema', rev: 1, content: someContent({ title: 'Our eczema', body: 'Our words.' }) });
    await library.publish({ templateId: 't-derm-eczema', rev, note: '' });
    expect(row('t-derm-eczema')).toMatchObject({ origin: '', owner: 'robin', version: 2 });
    const card = { slug: 't-derm-acne', scope: 'community' as const, team: '', owner: 'robin', folder: 'Ours', language: 'en', reviewBy: '2030-01-01' };
    library.saveCard({ templateId: 't-derm-acne', rev: 1, card });
    library.retire({ templateId: 't-derm-mole', rev: 1, isRetired: true });

    loadLibrary(db, newer());
    expect(titleOf(db, 't-derm-eczema')).toBe('Our eczema');
    expect(row('t-derm-acne')).toMatchObject({ owner: 'robin', folder: 'Ours', review_by: '2030-01-01', version: 9 });
    expect(row('t-derm-mole')).toMatchObject({ is_retired: 1, version: 9 });
  });

  it('is never left half filled because a name is taken', () => {
    const db = aStore();
    aTemplate(db, 'mine', { row: { slug: 't-derm-eczema' } });
    loadLibrary(db);
    expect(templateById(db, 't-derm-eczema')?.slug).toBe('t-derm-eczema-2');
  });
});
