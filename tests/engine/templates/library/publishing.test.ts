import { describe, expect, it } from 'vitest';
import { readContent, templateById, versionsOf } from '#electron/engine/store/templates.ts';
import { templateVersion, type TemplateSheet } from '#shared/words/library.ts';
import { aLibrary, aTemplate, someContent, type LibraryUnderTest } from '#tests/makers/a-library.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const sheetOf = async (library: LibraryUnderTest, templateId: string): Promise<TemplateSheet> => {
  const sheet = await latest(library.open(templateId, undefined));
  if (!sheet) throw new Error(`${templateId} is not there`);
  return sheet;
};
const rewrite = (library: LibraryUnderTest, templateId: string, body: string): number => {
  const row = templateById(library.db, templateId);
  return library.saveDraft({ templateId, rev: row?.rev ?? 0, content: { ...(readContent(row?.draft ?? row?.content ?? null) ?? someContent()), body } }).rev;
};

describe('publishing', () => {
  it('makes a version of the draft, with a note and a name', async () => {
    const library = aLibrary();
    aTemplate(library.db, 'bite', { content: { body: 'Cool it.' } });
    const rev = rewrite(library, 'bite', 'Cool it well.');
    expect(await library.publish({ templateId: 'bite', rev, note: ' Clearer ' })).toEqual({ rev: rev + 1, version: 2 });
    expect(await sheetOf(library, 'bite')).toMatchObject({ row: { status: 'published', version: 2, hasDraft: false, owner: 'ada' }, published: { body: 'Cool it well.' }, draftedBy: '' });
    expect(library.versions('bite').map((version) => templateVersion.parse(version))).toMatchObject([
      { version: 2, content: { body: 'Cool it well.' }, publishedBy: 'robin', note: 'Clearer' },
      { version: 1, content: { body: 'Cool it.' }, publishedBy: 'ada' },
    ]);
  });

  it('changes nothing that answers use before it happens', () => {
    const library = aLibrary();
    aTemplate(library.db, 'bite', { content: { body: 'Cool it.' } });
    rewrite(library, 'bite', 'Half a sent');
    expect(readContent(templateById(library.db, 'bite')?.content ?? null)?.body).toBe('Cool it.');
  });

  it('is refused without a title, without words, and with nothing new', async () => {
    const library = aLibrary();
    const { templateId } = library.create({ kind: 'answer', title: '' });
    const noTitle = library.saveDraft({ templateId, rev: 1, content: someContent({ title: ' ' }) });
    await expect(library.publish({ templateId, ...noTitle, note: '' })).rejects.toMatchObject({ trouble: { kind: 'not-allowed', say: expect.stringContaining('title') as string } });
    const noWords = library.saveDraft({ templateId, ...noTitle, content: someContent({ body: '\n' }) });
    await expect(library.publish({ templateId, ...noWords, note: '' })).rejects.toMatchObject({ trouble: { kind: 'not-allowed' } });
    const fine = library.saveDraft({ templateId, ...noWords, content: someContent() });
    const { rev } = await library.publish({ templateId, ...fine, note: '' });
    await expect(library.publish({ templateId, rev, note: '' })).rejects.toMatchObject({ trouble: { kind: 'not-allowed' } });
    expect(versionsOf(library.db, templateId)).toHaveLength(1);
  });

  it('publishes nothing that was changed while it was being looked at', async () => {
    const library = aLibrary();
    aTemplate(library.db, 'bite');
    const rev = rewrite(library, 'bite', 'First');
    const publishing = library.publish({ templateId: 'bite', rev, note: '' });
    rewrite(library, 'bite', 'Second');
    await expect(publishing).rejects.toMatchObject({ trouble: { kind: 'template-conflict' } });
    expect(versionsOf(library.db, 'bite')).toHaveLength(1);
  });
});

describe('restoring', () => {
  it('makes a new version with the old words and rewrites none', async () => {
    const library = aLibrary();
    aTemplate(library.db, 'bite', { content: { body: 'One' } });
    const second = await library.publish({ templateId: 'bite', rev: rewrite(library, 'bite', 'Two'), note: '' });
    const before = versionsOf(library.db, 'bite');
    expect(await library.restore({ templateId: 'bite', rev: second.rev, version: 1 })).toEqual({ rev: second.rev + 1, version: 3 });
    expect(versionsOf(library.db, 'bite').slice(1)).toEqual(before);
    expect((await sheetOf(library, 'bite')).published?.body).toBe('One');
  });

  it('leaves a draft that is being written alone', async () => {
    const library = aLibrary();
    aTemplate(library.db, 'bite', { content: { body: 'One' } });
    await library.publish({ templateId: 'bite', rev: rewrite(library, 'bite', 'Two'), note: '' });
    await library.restore({ templateId: 'bite', rev: rewrite(library, 'bite', 'Three, half writ'), version: 1 });
    expect(await sheetOf(library, 'bite')).toMatchObject({ row: { version: 3, status: 'draft' }, content: { body: 'Three, half writ' }, published: { body: 'One' } });
  });

  it('is refused for what is published now, and for what never was', async () => {
    const library = aLibrary();
    aTemplate(library.db, 'bite');
    await expect(library.restore({ templateId: 'bite', rev: 1, version: 1 })).rejects.toMatchObject({ trouble: { kind: 'not-allowed' } });
    await expect(library.restore({ templateId: 'bite', rev: 1, version: 7 })).rejects.toMatchObject({ trouble: { kind: 'not-found' } });
  });
});

describe('where the team asks for a second pair of eyes', () => {
  const asked = { reviewBeforePublish: true };

  it('nobody publishes what they wrote themselves; somebody else can', async () => {
    const library = aLibrary({ settings: asked });
    aTemplate(library.db, 'bite');
    const rev = rewrite(library, 'bite', 'By robin');
    expect(await sheetOf(library, 'bite')).toMatchObject({ mayPublish: false, whyNot: expect.stringContaining('second pair of eyes') as string });
    await expect(library.publish({ templateId: 'bite', rev, note: '' })).rejects.toMatchObject({ trouble: { kind: 'not-allowed', say: expect.stringContaining('second pair of eyes') as string } });
    library.become('ROBIN');
    await expect(library.publish({ templateId: 'bite', rev, note: '' })).rejects.toMatchObject({ trouble: { kind: 'not-allowed' } });
    library.become('sam');
    expect(await sheetOf(library, 'bite')).toMatchObject({ mayPublish: true, whyNot: '', draftedBy: 'robin' });
    expect(await library.publish({ templateId: 'bite', rev, note: '' })).toMatchObject({ version: 2 });
  });

  it('whoever changes it in review becomes its author', async () => {
    const library = aLibrary({ settings: asked });
    aTemplate(library.db, 'bite');
    library.askForReview({ templateId: 'bite', rev: rewrite(library, 'bite', 'By robin') });
    library.become('sam');
    const rev = rewrite(library, 'bite', 'By sam');
    expect(await sheetOf(library, 'bite')).toMatchObject({ row: { status: 'in-review' }, draftedBy: 'sam', mayPublish: false });
    library.become('robin');
    expect(await library.publish({ templateId: 'bite', rev, note: '' })).toMatchObject({ version: 2 });
  });

  it('saving the same words does not make somebody the author of them', async () => {
    const library = aLibrary({ settings: asked });
    aTemplate(library.db, 'bite');
    const rev = rewrite(library, 'bite', 'By robin');
    library.become('sam');
    expect(rewrite(library, 'bite', 'By robin')).toBe(rev);
    expect((await sheetOf(library, 'bite')).draftedBy).toBe('robin');
  });

  it('restoring makes a draft in review, unless one is there', async () => {
    const library = aLibrary();
    aTemplate(library.db, 'bite', { content: { body: 'One' } });
    const { rev } = await library.publish({ templateId: 'bite', rev: rewrite(library, 'bite', 'Two'), note: '' });
    library.change(asked);
    expect(await library.restore({ templateId: 'bite', rev, version: 1 })).toEqual({ rev: rev + 1, version: null });
    expect(await sheetOf(library, 'bite')).toMatchObject({ row: { status: 'in-review', version: 2 }, content: { body: 'One' }, published: { body: 'Two' }, mayPublish: false });
    await expect(library.restore({ templateId: 'bite', rev: rev + 1, version: 1 })).rejects.toMatchObject({ trouble: { kind: 'not-allowed' } });
  });

  it('what was written before the forum said who sits here counts as written here', async () => {
    const library = aLibrary({ settings: asked });
    aTemplate(library.db, 'bite');
    library.become('');
    const rev = rewrite(library, 'bite', 'By nobody yet');
    library.become('robin');
    await expect(library.publish({ templateId: 'bite', rev, note: '' })).rejects.toMatchObject({ trouble: { kind: 'not-allowed' } });
  });

  it('and without the rule one’s own can be published (control)', async () => {
    const library = aLibrary();
    aTemplate(library.db, 'bite');
    expect(await library.publish({ templateId: 'bite', rev: rewrite(library, 'bite', 'By robin'), note: '' })).toMatchObject({ version: 2 });
  });
});

describe('retiring', () => {
  it('keeps a template readable, and can be taken back', async () => {
    const library = aLibrary();
    aTemplate(library.db, 'bite');
    const { rev } = library.retire({ templateId: 'bite', rev: 1, isRetired: true });
    expect((await sheetOf(library, 'bite')).row.status).toBe('retired');
    expect(library.versions('bite')).toHaveLength(1);
    library.retire({ templateId: 'bite', rev, isRetired: false });
    expect((await sheetOf(library, 'bite')).row.status).toBe('published');
  });
});

describe('where a template belongs', () => {
  const card = { slug: 'bite', scope: 'community' as const, team: '', owner: 'ada', folder: '', language: 'en', reviewBy: null };

  it('changes at once, without a version', async () => {
    const library = aLibrary();
    aTemplate(library.db, 'bite');
    library.saveCard({ templateId: 'bite', rev: 1, card: { ...card, slug: 'insect-bite', folder: ' Skin ', reviewBy: '2030-01-01', scope: 'team', team: 'team' } });
    expect((await sheetOf(library, 'bite')).row).toMatchObject({ slug: 'insect-bite', folder: 'Skin', reviewBy: '2030-01-01', scope: 'team', team: 'team', version: 1, status: 'published' });
    expect(library.saveCard({ templateId: 'bite', rev: 2, card: { ...card, slug: 'insect-bite', folder: 'Skin', reviewBy: '2030-01-01', scope: 'team', team: 'team' } })).toEqual({ rev: 2 });
  });

  it.each([
    ['a name that is taken', { slug: 'other' }, 'already called'],
    ['a team one is not in', { scope: 'team' as const, team: 'surgeons' }, 'not in the team'],
    ['a team without a name', { scope: 'team' as const }, 'which team'],
    ['taking somebody else’s template away from the others', { scope: 'mine' as const }, 'Only its owner, ada'],
    ['taking it over', { owner: 'robin' }, 'Only its owner, ada'],
    ['taking it over and away', { owner: 'robin', scope: 'mine' as const }, 'Only its owner, ada'],
  ])('is refused: %s', (_, change, say) => {
    const library = aLibrary();
    aTemplate(library.db, 'bite');
    aTemplate(library.db, 'other');
    const trouble = troubleFrom(() => library.saveCard({ templateId: 'bite', rev: 1, card: { ...card, ...change } }));
    expect(trouble.kind).toBe('not-allowed');
    expect(trouble.say).toContain(say);
    expect(templateById(library.db, 'bite')?.rev).toBe(1);
  });

  it('can be changed by its owner, and given away, but not out of sight', () => {
    const library = aLibrary();
    aTemplate(library.db, 'bite', { row: { owner: 'robin' } });
    expect(troubleFrom(() => library.saveCard({ templateId: 'bite', rev: 1, card: { ...card, owner: 'sam', scope: 'mine' } })).kind).toBe('not-allowed');
    const mine = library.saveCard({ templateId: 'bite', rev: 1, card: { ...card, owner: 'robin', scope: 'mine' } });
    const given = library.saveCard({ templateId: 'bite', ...mine, card: { ...card, owner: 'sam', scope: 'community' } });
    expect(troubleFrom(() => library.saveCard({ templateId: 'bite', ...given, card: { ...card, owner: 'robin' } })).kind).toBe('not-allowed');
  });
});
