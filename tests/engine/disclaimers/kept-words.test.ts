import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Db } from '#electron/engine/store/db.ts';
import { emptyDraft } from '#shared/words/draft.ts';
import { commandId, type CommandId, type QuestionId } from '#shared/words/ids.ts';
import { outboxItem } from '#shared/words/outbox.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { aStartedOutbox } from '#tests/makers/an-outbox.ts';

function sayAnew(db: Db): void {
  const row = db.one(db.sql.selectFrom('templates').select(['content', 'rev']).where('id', '=', 'd-general'));
  db.run(db.sql.updateTable('templates').set({ content: row?.content?.replace('This is general advice.', 'These are the new words.') ?? '', version: 2, rev: (row?.rev ?? 0) + 1 }).where('id', '=', 'd-general'));
}

describe('an answer whose disclaimer is changed afterwards', () => {
  const setUp = (holdSeconds: 0 | 60) => {
    const desk = aStartedOutbox({ holdSeconds });
    const send = async (questionId: QuestionId, text: string, languages?: Record<string, string>): Promise<CommandId> => {
      const id = commandId.parse(randomUUID());
      await desk.answers.send({ commandId: id, questionId, content: { ...emptyDraft, text, disclaimers: { added: [], removed: [], ...(languages ? { languages } : {}) } } });
      return id;
    };
    return { ...desk, sendAnswer: send };
  };

  it('keeps the words it was sent with, and the next one carries the new', async () => {
    const { clock, db, question, script, item, sendAnswer } = setUp(0);
    const first = await sendAnswer(question(1), 'Use a plain moisturiser every day.');
    await pass(clock, 3_000);
    sayAnew(db);
    const second = await sendAnswer(question(2), 'Use a plain moisturiser every night.');
    await pass(clock, 60_000);
    expect(script.posts[0]?.raw).toContain('This is general advice.');
    expect(script.posts[1]?.raw).toContain('These are the new words.');
    expect((await item(first)).body).toContain('This is general advice.');
    expect((await item(first)).disclaimers).toContainEqual({ id: 'd-general', title: 'General information only', version: 1, language: 'en' });
    expect((await item(second)).disclaimers).toContainEqual({ id: 'd-general', title: 'General information only', version: 2, language: 'en' });
  });

  it('goes out in the words it was handed over with while it is held', async () => {
    const { clock, db, question, script, item, sendAnswer } = setUp(60);
    const id = await sendAnswer(question(1), 'Use a plain moisturiser every day.');
    sayAnew(db);
    expect((await item(id)).state).toBe('held');
    await pass(clock, 65_000);
    expect(script.posts[0]?.raw).toContain('This is general advice.');
  });

  it('takes up the new words when it was taken back and is sent again', async () => {
    const { clock, db, question, script, outbox, drafts, answers, sendAnswer } = setUp(60);
    const id = await sendAnswer(question(1), 'Use a plain moisturiser every day.');
    sayAnew(db);
    outbox.takeBack(id);
    await answers.send({ commandId: commandId.parse(randomUUID()), questionId: question(1), content: drafts.open(question(1)) });
    await pass(clock, 65_000);
    expect(script.posts.map(({ raw }) => raw)).toEqual([expect.stringContaining('These are the new words.')]);
  });

  it('says in which language each disclaimer was said', async () => {
    const { question, item, sendAnswer } = setUp(60);
    const id = await sendAnswer(question(1), 'Use a plain moisturiser every day.', { 'd-general': 'es' });
    expect(outboxItem.parse(await item(id)).disclaimers).toEqual([
      { id: 'd-general', title: 'General information only', version: 1, language: 'es' },
      { id: 'd-volunteer', title: 'Who is answering', version: 1, language: 'en' },
    ]);
  });
});
