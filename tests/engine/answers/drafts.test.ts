import { describe, expect, it } from 'vitest';
import { createDrafts } from '#electron/engine/answers/drafts.ts';
import { createLive } from '#electron/engine/live.ts';
import { revisionsOf } from '#electron/engine/store/drafts.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { draft, draftRow, emptyDraft, noTicks, type DraftContent } from '#shared/words/draft.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aPost, aQuestion, aStore } from '#tests/makers/a-store.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const setUp = () => {
  const db = aStore();
  const clock = aClock();
  const live = createLive(db);
  const question = aQuestion(db, 1);
  return { db, clock, question, drafts: createDrafts({ db, live, clock }) };
};
const written = (text: string, more: Partial<DraftContent> = {}): DraftContent => ({ ...structuredClone(emptyDraft), text, ...more });

describe('opening', () => {
  it('gives an empty draft and writes nothing', () => {
    const { db, drafts, question } = setUp();
    let commits = 0;
    db.onCommit(() => (commits += 1));
    expect(draft.parse(drafts.open(question))).toEqual({ ...emptyDraft, questionId: question, rev: 0, savedAt: 0 });
    expect(commits).toBe(0);
  });

  it('gives back what was saved, all of it', () => {
    const { drafts, question, clock } = setUp();
    const content = written('Hello [[One line]]', { ticks: { ...noTicks, isChild: true }, typingMs: 5, blanks: [{ key: 'a', label: 'One line', hint: '', isRequired: true, maxChars: null, templateId: 't' }] });
    drafts.save({ questionId: question, rev: 0, content });
    expect(drafts.open(question)).toEqual({ ...content, questionId: question, rev: 1, savedAt: clock.now() });
  });
});

describe('saving', () => {
  it('counts revisions, and keeps the last twenty', () => {
    const { db, drafts, question } = setUp();
    for (let rev = 0; rev < 25; rev += 1) expect(drafts.save({ questionId: question, rev, content: written(`Text ${rev}`) }).rev).toBe(rev + 1);
    expect(revisionsOf(db, question).map((row) => row.rev)).toEqual(Array.from({ length: 20 }, (_, i) => 25 - i));
  });

  it('refuses a text that was written on an older revision, and overwrites nothing', () => {
    const { drafts, question } = setUp();
    drafts.save({ questionId: question, rev: 0, content: written('First window') });
    expect(troubleFrom(() => drafts.save({ questionId: question, rev: 0, content: written('Second window') }))).toMatchObject({ kind: 'draft-conflict', rev: 1 });
    expect(drafts.open(question).text).toBe('First window');
  });

  it('writes nothing for nothing, nor the same twice', () => {
    const { db, drafts, question } = setUp();
    expect(drafts.save({ questionId: question, rev: 0, content: written('  ') }).rev).toBe(0);
    expect(revisionsOf(db, question)).toEqual([]);
    drafts.save({ questionId: question, rev: 0, content: written('Text') });
    expect(drafts.save({ questionId: question, rev: 1, content: written('Text') }).rev).toBe(1);
  });

  it('keeps ticks without words, and counts such a draft as none', async () => {
    const { db, drafts, question } = setUp();
    drafts.save({ questionId: question, rev: 0, content: written('', { ticks: { ...noTicks, isChild: true } }) });
    expect(drafts.open(question).ticks.isChild).toBe(true);
    expect(await latest(drafts.list(undefined))).toEqual([]);
    expect(db.all(db.sql.selectFrom('drafts').select('question_id').where('is_discarded', '=', 0))).toEqual([]);
  });

  it('says when the question is not here', () => {
    const { drafts } = setUp();
    expect(troubleFrom(() => drafts.save({ questionId: 'practice:99' as QuestionId, rev: 0, content: written('x') })).kind).toBe('not-found');
  });

  it('survives damage: what the disk changed is not what the person gets', () => {
    const { db, drafts, question } = setUp();
    drafts.save({ questionId: question, rev: 0, content: written('Ten milligrams? No: one.') });
    const row = db.one(db.sql.selectFrom('drafts').select('content'));
    db.run(db.sql.updateTable('drafts').set({ content: String(row?.content).replace('one', 'ten') }));
    expect(drafts.open(question).text).toBe('Ten milligrams? No: one.');
  });
});

describe('putting away', () => {
  it('hides the draft, and brings it back', async () => {
    const { drafts, question } = setUp();
    drafts.save({ questionId: question, rev: 0, content: written('Text') });
    drafts.discard(question);
    expect(drafts.open(question)).toMatchObject({ text: '', rev: 1 });
    expect(await latest(drafts.list(undefined))).toEqual([]);
    expect(drafts.restore(question)).toMatchObject({ text: 'Text', rev: 1 });
    expect(await latest(drafts.list(undefined))).toHaveLength(1);
  });

  it('brings back the text before the last when the draft is not put away', () => {
    const { drafts, question } = setUp();
    drafts.save({ questionId: question, rev: 0, content: written('Long and good') });
    drafts.save({ questionId: question, rev: 1, content: written('') });
    expect(drafts.restore(question)).toMatchObject({ text: 'Long and good', rev: 3 });
  });

  it('says when there is nothing to bring back', () => {
    const { drafts, question } = setUp();
    expect(troubleFrom(() => drafts.restore(question)).kind).toBe('not-found');
  });
});

it('lists drafts newest first, with what their row shows', async () => {
  const { db, drafts, question, clock } = setUp();
  const other = aQuestion(db, 2, { title: 'Other', state: 'closed' });
  drafts.save({ questionId: question, rev: 0, content: written('Three words here, and [[one blank]]') });
  await clock.forward(1_000);
  drafts.save({ questionId: other, rev: 0, content: written('x'.repeat(500)) });
  const rows = (await latest(drafts.list(undefined)))?.map((row) => draftRow.parse(row));
  expect(rows?.map((row) => row.questionId)).toEqual([other, question]);
  expect(rows?.[0]).toMatchObject({ title: 'Other', community: 'Skin', isWaiting: false, savedAt: clock.now() });
  expect(rows?.[1]).toMatchObject({ isWaiting: true, blanksLeft: 1, words: 6, excerpt: 'Three words here, and [[one blank]]' });
});

describe('a change on the forum', () => {
  const change = async (set: ReturnType<typeof setUp>) => latest(set.drafts.change(set.question, undefined));

  it('is none without a draft, and none at first', async () => {
    const set = setUp();
    expect(await change(set)).toBe(null);
    set.drafts.save({ questionId: set.question, rev: 0, content: written('Text') });
    expect(await change(set)).toBe(null);
  });

  it('is what came since the person opened the question, not since the first save', async () => {
    const set = setUp();
    set.drafts.open(set.question);
    await set.clock.forward(60_000);
    aPost(set.db, set.question, 2, { author_id: 5, author_username: 'else' });
    set.drafts.save({ questionId: set.question, rev: 0, content: written('Text') });
    expect((await change(set))?.newPosts.map((post) => post.number)).toEqual([2]);
  });

  it('is not what opening itself brought in', async () => {
    const set = setUp();
    set.drafts.open(set.question);
    await set.clock.forward(500);
    set.db.tx(() => aPost(set.db, set.question, 2, { author_id: 5 }));
    await set.clock.forward(60_000);
    set.drafts.save({ questionId: set.question, rev: 0, content: written('Text') });
    expect(await change(set)).toBe(null);
  });

  it('is over when the person has read it', async () => {
    const set = setUp();
    set.drafts.save({ questionId: set.question, rev: 0, content: written('Text') });
    aPost(set.db, set.question, 2, { author_id: 5 });
    expect(await change(set)).not.toBe(null);
    set.drafts.acknowledge(set.question);
    expect(await change(set)).toBe(null);
  });
});
