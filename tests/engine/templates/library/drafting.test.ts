import { describe, expect, it } from 'vitest';
import { latest } from '#tests/makers/a-watcher.ts';
import { aLibrary, aTemplate, someContent, type LibraryUnderTest } from '#tests/makers/a-library.ts';
import { aStore } from '#tests/makers/a-store.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { templateSheet, type TemplateSheet } from '#shared/words/library.ts';

const sheetOf = async (library: LibraryUnderTest, templateId: string): Promise<TemplateSheet> => {
  const sheet = await latest(library.open(templateId, undefined));
  if (!sheet) throw new Error(`${templateId} is not there`);
  return templateSheet.parse(sheet);
};

describe('a new template', () => {
  it('begins as a draft that only its author sees', async () => {
    const library = aLibrary();
    const { templateId } = library.create({ kind: 'answer', title: 'Ringworm' });
    expect(await sheetOf(library, templateId)).toMatchObject({
      row: { title: 'Ringworm', scope: 'mine', owner: 'robin', status: 'draft', version: 0, hasDraft: true, slug: 'ringworm', communities: ['*'] },
      published: null,
      draftedBy: 'robin',
      mayPublish: true,
    });
    library.become('sam');
    expect(await latest(library.open(templateId, undefined))).toBeNull();
  });

  it('goes to the folder typed before its title, and gets a name of its own', async () => {
    const library = aLibrary();
    const first = library.create({ kind: 'snippet', title: 'Skin::Children::When to see a doctor' });
    const second = library.create({ kind: 'snippet', title: 'When to see a doctor' });
    expect((await sheetOf(library, first.templateId)).row).toMatchObject({ folder: 'Skin/Children', title: 'When to see a doctor', slug: 'when-to-see-a-doctor' });
    expect((await sheetOf(library, second.templateId)).row).toMatchObject({ folder: '', slug: 'when-to-see-a-doctor-2' });
  });

  it('gets a name even where its title has no such letters, and a better one when it has a title', async () => {
    const library = aLibrary();
    const arabic = library.create({ kind: 'answer', title: 'طفح جلدي' });
    expect((await sheetOf(library, arabic.templateId)).row.slug).toBe('answer');
    const unnamed = library.create({ kind: 'answer', title: '' });
    expect((await sheetOf(library, unnamed.templateId)).row.slug).toBe('answer-2');
    const { rev } = library.saveDraft({ templateId: unnamed.templateId, rev: 1, content: someContent({ title: 'Head lice' }) });
    await library.publish({ templateId: unnamed.templateId, rev, note: '' });
    expect((await sheetOf(library, unnamed.templateId)).row.slug).toBe('head-lice');
  });

  it('can be a copy of another one’s words, or its variant in another language', async () => {
    const db = aStore();
    const library = aLibrary({ db });
    aTemplate(db, 'insect-bite', { content: { title: 'Insect bite', body: 'Cool it.' } });
    const copy = await sheetOf(library, library.create({ kind: 'snippet', title: 'Cooling', from: 'insect-bite' }).templateId);
    expect(copy).toMatchObject({ row: { kind: 'snippet', title: 'Cooling', language: 'en', owner: 'robin' }, content: { body: 'Cool it.' }, variants: [] });
    const variant = await sheetOf(library, library.create({ kind: 'answer', title: 'Picadura', from: 'insect-bite', language: 'es' }).templateId);
    expect(variant).toMatchObject({ row: { language: 'es', slug: 'insect-bite-es' }, content: { title: 'Picadura', body: 'Cool it.' }, variants: [{ id: 'insect-bite', language: 'en' }] });
    expect((await sheetOf(library, 'insect-bite')).variants).toMatchObject([{ language: 'es', title: 'Picadura', status: 'draft' }]);
    expect(troubleFrom(() => library.create({ kind: 'answer', title: 'Otra', from: 'insect-bite', language: 'es' })).kind).toBe('not-allowed');
    expect(troubleFrom(() => library.create({ kind: 'answer', title: 'Otra', from: 'insect-bite', language: 'in Spanish' })).kind).toBe('not-allowed');
  });
});

describe('a draft', () => {
  it('is saved as typed, beside the words that are used meanwhile', async () => {
    const db = aStore();
    const library = aLibrary({ db });
    aTemplate(db, 'insect-bite', { content: { body: 'Cool it.' } });
    expect(library.saveDraft({ templateId: 'insect-bite', rev: 1, content: someContent({ title: 'insect-bite', body: 'Cool it {% if' }) })).toEqual({ rev: 2 });
    expect(await sheetOf(library, 'insect-bite')).toMatchObject({ row: { status: 'draft', version: 1, owner: 'ada' }, content: { body: 'Cool it {% if' }, published: { body: 'Cool it.' }, draftedBy: 'robin' });
  });

  it('is no draft any more when it says what is published again', async () => {
    const db = aStore();
    const library = aLibrary({ db });
    aTemplate(db, 'insect-bite');
    const { published } = await sheetOf(library, 'insect-bite');
    const { rev } = library.saveDraft({ templateId: 'insect-bite', rev: 1, content: someContent({ body: 'Other' }) });
    library.saveDraft({ templateId: 'insect-bite', rev, content: published ?? someContent() });
    expect((await sheetOf(library, 'insect-bite')).row).toMatchObject({ status: 'published', hasDraft: false });
  });

  it('counts no change where nothing changed', () => {
    const library = aLibrary();
    const { templateId } = library.create({ kind: 'answer', title: 'A' });
    const saved = library.saveDraft({ templateId, rev: 1, content: someContent() });
    expect(library.saveDraft({ templateId, ...saved, content: someContent() })).toEqual(saved);
  });

  it('is not overwritten by a window that has not seen the last change', async () => {
    const library = aLibrary();
    const { templateId } = library.create({ kind: 'answer', title: 'A' });
    library.saveDraft({ templateId, rev: 1, content: someContent({ body: 'first window' }) });
    const late = troubleFrom(() => library.saveDraft({ templateId, rev: 1, content: someContent({ body: 'second window' }) }));
    expect(late).toMatchObject({ kind: 'template-conflict', rev: 2 });
    expect((await sheetOf(library, templateId)).content.body).toBe('first window');
    for (const act of [library.discardDraft, library.askForReview, library.returnToDraft]) expect(troubleFrom(() => act({ templateId, rev: 1 })).kind).toBe('template-conflict');
    await expect(library.publish({ templateId, rev: 1, note: '' })).rejects.toMatchObject({ trouble: { kind: 'template-conflict' } });
    expect(troubleFrom(() => library.retire({ templateId, rev: 1, isRetired: true })).kind).toBe('template-conflict');
  });

  it('can be thrown away; what was never published is gone with it', async () => {
    const db = aStore();
    const library = aLibrary({ db });
    aTemplate(db, 'insect-bite', { content: { body: 'Cool it.' } });
    const { rev } = library.saveDraft({ templateId: 'insect-bite', rev: 1, content: someContent({ body: 'Warm it.' }) });
    library.discardDraft({ templateId: 'insect-bite', rev });
    expect((await sheetOf(library, 'insect-bite')).content.body).toBe('Cool it.');
    const { templateId } = library.create({ kind: 'answer', title: 'A' });
    library.discardDraft({ templateId, rev: 1 });
    expect(await latest(library.open(templateId, undefined))).toBeNull();
  });

  it('is thrown away by whoever wrote it or owns it, and by nobody else', () => {
    const db = aStore();
    const library = aLibrary({ db });
    aTemplate(db, 'bite', { isDraft: true });
    expect(troubleFrom(() => library.discardDraft({ templateId: 'bite', rev: 1 }))).toMatchObject({ kind: 'not-allowed' });
    library.become('ada');
    expect(library.discardDraft({ templateId: 'bite', rev: 1 })).toEqual({ rev: 1 });
  });

  it('that is thrown away leaves its variants together', async () => {
    const library = aLibrary();
    const { templateId } = library.create({ kind: 'answer', title: 'A' });
    const es = library.create({ kind: 'answer', title: 'A', from: templateId, language: 'es' });
    const fr = library.create({ kind: 'answer', title: 'A', from: templateId, language: 'fr' });
    library.discardDraft({ templateId, rev: 1 });
    expect((await sheetOf(library, es.templateId)).variants.map(({ id }) => id)).toEqual([fr.templateId]);
    expect(library.db.all(library.db.sql.selectFrom('templates').select('family').distinct())).toEqual([{ family: es.templateId }]);
  });

  it('can be given to a second reader and taken back', async () => {
    const library = aLibrary();
    const { templateId } = library.create({ kind: 'answer', title: 'A' });
    const asked = library.askForReview({ templateId, rev: 1 });
    expect(await sheetOf(library, templateId)).toMatchObject({ row: { status: 'in-review' }, reviewAskedAt: expect.any(Number) as number });
    library.returnToDraft({ templateId, ...asked });
    expect(await sheetOf(library, templateId)).toMatchObject({ row: { status: 'draft' }, reviewAskedAt: null });
  });
});

describe('comments', () => {
  it('are kept with their author, and ticked off', async () => {
    const db = aStore();
    const library = aLibrary({ db });
    aTemplate(db, 'a');
    aTemplate(db, 'b');
    library.comment({ templateId: 'a', text: ' Too long? ' });
    const [comment] = (await sheetOf(library, 'a')).comments;
    expect(comment).toMatchObject({ author: 'robin', text: 'Too long?', isDone: false });
    const commentId = comment?.id ?? 0;
    expect(troubleFrom(() => library.commentDone({ templateId: 'b', commentId, isDone: true })).kind).toBe('not-found');
    library.commentDone({ templateId: 'a', commentId, isDone: true });
    expect((await sheetOf(library, 'a')).comments).toMatchObject([{ isDone: true }]);
  });
});
