import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '#electron/engine/store/migrate.ts';
import { desk as firstTables } from '#electron/engine/store/migrations/0001-desk.ts';
import { noTicks } from '#shared/words/draft.ts';
import { aDesk, until } from '#tests/makers/a-desk.ts';
import { aFolder } from '#tests/makers/a-store.ts';

const everything = { filter: {}, sort: 'best' as const, offset: 0, limit: 200 };

describe('the library of a whole desk', () => {
  it('starts on a data folder from before the studio, with how often each was used', async () => {
    const dataDir = aFolder();
    const old = new DatabaseSync(path.join(dataDir, 'rounds.sqlite'));
    migrate(old, [firstTables]);
    old.prepare("insert into templates (id, title, kind, body, community, tags, fill_ins, disclaimer_ids, sources, when_to_use, not_for, suggested_level, language, version, uses, used_at) values ('t-derm-eczema', 'Old', 'answer', 'Old words', '*', '[]', '[]', '[]', '[]', '', '', '', 'en', 1, 7, 1700000000000)").run();
    old.close();
    const desk = await aDesk({ dataDir });
    onTestFinished(() => desk.close());
    const page = await until(desk.client.library.page(everything), ({ total }) => total > 0);
    expect(page.rows.find(({ id }) => id === 't-derm-eczema')).toMatchObject({ title: 'Eczema: skin care and steroid worries', uses: 7, status: 'published' });
    expect(page.rows.every(({ status, marks }) => status === 'published' && !marks.includes('never-used') && !marks.includes('fault'))).toBe(true);
  });

  it('answers every call of an author, from a title to a version, through the contract', async () => {
    const desk = await aDesk();
    onTestFinished(() => desk.close());
    const { library, queue } = desk.client;
    desk.engine.start();
    const queuePage = await until(queue.page({ filter: {}, sort: 'newest', offset: 0, limit: 1 }), ({ rows }) => rows.length > 0);
    const question = queuePage.rows[0];
    if (!question) throw new Error('no question');

    const { templateId } = await library.create({ kind: 'answer', title: 'Skin::A dry rash' });
    const sheet = await until(library.open({ templateId }), (one) => one !== null);
    if (!sheet) throw new Error('no sheet');
    const content = { ...sheet.content, body: 'Hello {{ asker.name }},\n\ndry skin often itches. A plain moisturiser helps most people.' };
    const saved = await library.saveDraft({ templateId, rev: sheet.rev, content });
    expect((await library.report({ templateId, kind: 'answer', content })).faults).toEqual([]);
    expect((await library.preview({ kind: 'answer', content, questionId: question.id, ticks: noTicks, answers: {} })).text).toContain('dry skin often itches');
    const rows = [];
    for await (const { row } of await library.tryOut({ kind: 'answer', content, count: 5 })) if (row) rows.push(row);
    expect(rows.length).toBeGreaterThan(0);
    expect(await library.touches({ templateId })).toEqual({ templates: [], policies: [], drafts: 0, waiting: 0, sent: 0 });
    const carried = await library.saveCard({ templateId, ...saved, card: { slug: 'a-dry-rash', scope: 'community', team: '', owner: sheet.row.owner, folder: 'Skin', language: 'en', reviewBy: '2030-01-01' } });
    const asked = await library.askForReview({ templateId, ...carried });
    const returned = await library.returnToDraft({ templateId, ...asked });
    const published = await library.publish({ templateId, ...returned, note: 'First' });
    expect(await library.versions({ templateId })).toMatchObject([{ version: 1, note: 'First', content: { title: 'A dry rash' } }]);
    await library.comment({ templateId, text: 'Good.' });
    const commented = await until(library.open({ templateId }), (one) => one?.comments.length === 1);
    await library.commentDone({ templateId, commentId: commented?.comments[0]?.id ?? 0, isDone: true });
    const retired = await library.retire({ templateId, rev: published.rev, isRetired: true });
    expect((await until(library.page({ ...everything, filter: { text: 'moisturizer dry rash' } }), ({ total }) => total > 0)).rows.some(({ id, status }) => id === templateId && status === 'retired')).toBe(true);
    await expect(library.saveDraft({ templateId, rev: 1, content })).rejects.toMatchObject({ data: { kind: 'template-conflict', rev: retired.rev } });
    expect((await library.variables()).variables.length).toBeGreaterThan(10);
    const health = await library.health();
    expect(health.rows.filter(({ marks }) => marks.includes('fault'))).toEqual([]);
  });

  it('has not one mistake, look-alike or lost link in what comes with Rounds', async () => {
    const desk = await aDesk();
    onTestFinished(() => desk.close());
    const health = await desk.client.library.health();
    expect(health.rows).toEqual([]);
    expect(health.alike).toEqual([]);
    expect(health.links.length).toBeGreaterThan(5);
    expect(health.links.every(({ state }) => state === 'unchecked')).toBe(true);
  });
});
