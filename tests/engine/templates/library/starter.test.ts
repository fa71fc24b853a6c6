import { describe, expect, it } from 'vitest';
import { allCounts, allTemplates, countUse, readContent, templateById } from '#electron/engine/store/templates.ts';
import { loadLibrary } from '#electron/engine/templates/library/starter.ts';
import starter from '#electron/engine/templates/library/starter-library.json' with { type: 'json' };
import { aStore } from '#tests/makers/a-store.ts';

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
