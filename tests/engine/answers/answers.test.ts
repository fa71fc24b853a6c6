import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { updateQuestion } from '#electron/engine/store/questions.ts';
import { emptyDraft } from '#shared/words/draft.ts';
import { commandId } from '#shared/words/ids.ts';
import { outboxItem } from '#shared/words/outbox.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { aPost } from '#tests/makers/a-store.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { aStartedOutbox } from '#tests/makers/an-outbox.ts';

describe('an answer', () => {
  it('is posted once, with its disclaimer and an invisible random marker, and its draft is closed', async () => {
    const { clock, send, question, script, item, drafts } = aStartedOutbox();
    const q = question(1);
    drafts.save({ questionId: q, rev: 0, content: { ...emptyDraft, text: 'Use a plain moisturiser every day.' } });
    const id = send(q);
    await pass(clock, 3_000);
    expect(script.posts).toHaveLength(1);
    expect(script.posts[0]?.raw).toMatch(/^Use a plain moisturiser every day\.\n\n---\n\nThis is general advice\.[^]*in person\.\n\n<!-- rounds:[0-9a-f]{16} -->$/);
    expect(outboxItem.parse(await item(id))).toMatchObject({ state: 'sent', attempts: 1, postId: 'practice:101', url: 'https://forum.test/t/question-1/1/2', reason: 'Stands on the forum.', trouble: null });
    expect(drafts.open(q).text).toBe('');
    expect(script.asked).toEqual(['read 1', 'post 1', 'read 1']);
  });

  it('is written down before the forum is asked, and never waits for it', () => {
    const { send, question, script, db } = aStartedOutbox();
    send(question(1));
    expect(script.asked).toEqual([]);
    expect(db.all(db.sql.selectFrom('outbox').select(['state', 'body_sha']))).toMatchObject([{ state: 'waiting', body_sha: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  it('is one answer when it is sent twice: by the same command, or in the same words', async () => {
    const { clock, answers, question, script } = aStartedOutbox();
    const command = { commandId: commandId.parse(randomUUID()), questionId: question(1), content: { ...emptyDraft, text: 'The same words twice.' } };
    const first = await answers.send(command);
    expect(await answers.send(command)).toEqual(first);
    expect((await answers.send({ ...command, commandId: commandId.parse(randomUUID()) })).id).toBe(first.id);
    await pass(clock, 5_000);
    expect((await answers.send(command)).id).toBe(first.id);
    await pass(clock, 5_000);
    expect(script.posts).toHaveLength(1);
  });

  it('late autosaves cannot bring the sent text back as a draft', () => {
    const { drafts, send, question } = aStartedOutbox();
    const q = question(1);
    const { rev } = drafts.save({ questionId: q, rev: 0, content: { ...emptyDraft, text: 'Use a plain moisturiser.' } });
    send(q, 'Use a plain moisturiser.');
    expect(troubleFrom(() => drafts.save({ questionId: q, rev, content: { ...emptyDraft, text: 'Use a plain moisturiser.' } })).kind).toBe('draft-conflict');
    expect(drafts.open(q).text).toBe('');
  });

  it('counts the templates it was made of', () => {
    const { db, send, question, clock } = aStartedOutbox();
    send(question(1), 'Text of an answer', { templates: [{ templateId: 't-derm-mole', version: 1 }, { templateId: 't-derm-mole', version: 1 }] });
    expect(db.one(db.sql.selectFrom('template_counts').select(['uses', 'used_at']).where('template_id', '=', 't-derm-mole'))).toMatchObject({ uses: 1, used_at: clock.now() });
  });
});

describe('sending is refused', () => {
  const blank = (label: string, isRequired: boolean) => ({ key: label, label, hint: '', isRequired, maxChars: null, templateId: 't' });

  it('while anything is still to be filled in, told apart by kind', () => {
    const { send, question, db } = aStartedOutbox();
    const trouble = troubleFrom(() => send(question(1), 'A [[Must]] b [[May]] c {{ asker.name }} d [[who knows]] e [[Must]] {% if x %}', { blanks: [blank('Must', true), blank('May', false)] }));
    expect(trouble).toMatchObject({ kind: 'blanks-left', labels: ['Must'], optional: ['May'], marks: ['{{ asker.name }}', '[[who knows]]', '{% if x %}'], remedy: 'fill-blanks' });
    expect(db.all(db.sql.selectFrom('outbox').select('id'))).toEqual([]);
  });

  it('and would leave with the blank otherwise (control)', async () => {
    const { clock, outbox, script, question } = aStartedOutbox();
    outbox.add({ commandId: commandId.parse(randomUUID()), questionId: question(1), topicId: 1, title: 'x', body: 'A [[Must]] b', baseline: { postIds: [1001], state: 'open', question: null }, content: emptyDraft });
    await pass(clock, 2_000);
    expect(script.posts[0]?.raw).toContain('[[Must]]');
  });

  it('when it is too short or too long for the forum', () => {
    const { send, question } = aStartedOutbox();
    expect(troubleFrom(() => send(question(1), 'Hi'))).toMatchObject({ kind: 'too-short', least: 5 });
    expect(troubleFrom(() => send(question(1), '   \n'))).toMatchObject({ kind: 'too-short' });
    const long = troubleFrom(() => send(question(1), 'x'.repeat(4_990)));
    expect(long).toMatchObject({ kind: 'too-long' });
    const most = long.kind === 'too-long' ? long.most : 0;
    expect(() => send(question(1), 'x'.repeat(most))).not.toThrow();
    expect(troubleFrom(() => send(question(2), 'x'.repeat(most + 1))).kind).toBe('too-long');
  });

  it('when the question is closed, gone or not here', () => {
    const { send, question, db } = aStartedOutbox();
    updateQuestion(db, question(1), { state: 'closed' });
    updateQuestion(db, question(2), { state: 'gone' });
    expect(troubleFrom(() => send(question(1))).kind).toBe('question-closed');
    expect(troubleFrom(() => send(question(2))).kind).toBe('question-gone');
    expect(troubleFrom(() => send('practice:77' as ReturnType<typeof question>)).kind).toBe('not-found');
  });

  it('when somebody answered meanwhile, until the person has read it', () => {
    const { send, question, db, drafts } = aStartedOutbox();
    const q = question(1);
    drafts.save({ questionId: q, rev: 0, content: { ...emptyDraft, text: 'Mine' } });
    aPost(db, q, 2, { author_id: 5, author_username: 'else' });
    expect(troubleFrom(() => send(q))).toMatchObject({ kind: 'thread-changed', change: { newPosts: [{ number: 2 }] } });
    drafts.acknowledge(q);
    expect(() => send(q)).not.toThrow();
  });

  it('and leaves the draft as it was', () => {
    const { send, question, drafts } = aStartedOutbox();
    const q = question(1);
    drafts.save({ questionId: q, rev: 0, content: { ...emptyDraft, text: 'A [[b]]' } });
    troubleFrom(() => send(q, 'A [[b]]'));
    expect(drafts.open(q)).toMatchObject({ text: 'A [[b]]', rev: 1 });
  });
});

it('previews what would be posted, marks and all', async () => {
  const { answers, question } = aStartedOutbox();
  expect((await answers.preview(question(1), { ...emptyDraft, text: 'A [[b]]' })).markdown).toMatch(/^A \[\[b\]\]\n\n---\n\nThis is general advice/);
});
