import { describe, expect, it } from 'vitest';
import { aClock } from '#tests/makers/a-clock.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { aModeration, aStartedModeration } from '#tests/makers/a-moderation.ts';
import type { DeedKind } from '#shared/words/deed.ts';

const moment = 11_000;

describe('a deed', () => {
  it('leaves the queue at once, is held ten seconds whatever answers are held, then reaches the forum once', async () => {
    const { clock, act, question, script, deeds, batch, waiting } = aStartedModeration({ holdSeconds: 0 });
    const id = question(1);
    question(2);
    const batchId = await act('close', [id]);
    expect(waiting()).toEqual([2]);
    expect(await deeds(batchId)).toMatchObject([{ state: 'held', canUndo: true, goesAt: clock.now() + 10_000, reason: expect.stringContaining('undo') }]);
    await pass(clock, 9_500);
    expect(script.asked).toEqual([]);
    await pass(clock, 1_500);
    expect(script.changed).toEqual(['isClosed 1 true']);
    expect(await deeds(batchId)).toMatchObject([{ state: 'done', reason: 'Done on the forum.', goesAt: null }]);
    expect(await batch(batchId)).toMatchObject({ total: 1, done: 1, failed: 0, waiting: 0, goesAt: null });
    expect(waiting()).toEqual([2]);
  });

  it('is held as long as answers are, where that is longer', async () => {
    const { clock, act, question, script } = aStartedModeration({ holdSeconds: 30 });
    await act('close', [question(1)]);
    await pass(clock, 29_000);
    expect(script.asked).toEqual([]);
    await pass(clock, 2_000);
    expect(script.changed).toHaveLength(1);
  });

  const kinds: [DeedKind, object, string[], object][] = [
    ['close', {}, ['isClosed 1 true'], { state: 'closed' }],
    ['off-topic', {}, ['isClosed 1 true'], { state: 'closed' }],
    ['hide', {}, ['isListed 1 false'], { state: 'unlisted' }],
    ['move', { communityId: 2 }, ['communityId 1 2'], { community_id: 2 }],
    ['tag', { tags: ['rash', 'child'] }, ['tags 1 ["rash","child"]'], { tags: '["rash","child"]' }],
    ['flag', { note: 'Please look.' }, ['isFlagged 1 true'], { state: 'open' }],
    ['escalate', {}, ['isFlagged 1 true'], { level: 1, level_by: 'person' }],
    ['duplicate', { ofQuestionId: 'practice:9' }, ['post 1', 'isClosed 1 true'], { state: 'closed' }],
  ];
  it.each(kinds)('of each kind is done, told to the desk, kept in the history, and undone: %s', async (kind, detail, changed, after) => {
    const { clock, act, question, row, script, db, activity, moderation, deeds, waiting } = aStartedModeration();
    db.run(db.sql.insertInto('communities').values({ account_id: 'practice', id: 2, name: 'Heart', slug: 'heart', color: '3a86ff', position: 1, members: 1 }));
    question(9);
    const before = { ...row(9), ...(question(1) && row(1)) };
    const batchId = await act(kind, [question(1)], detail);
    await pass(clock, moment);
    expect(script.changed).toEqual(changed);
    expect(row(1)).toMatchObject(after);
    expect(await activity()).toMatchObject([{ by: 'robin', questionId: 'practice:1', title: 'Question 1' }]);
    expect(moderation.undo({ batchId })).toEqual({ withdrawn: 0, reversed: 1, stays: 0 });
    await pass(clock, 30_000);
    expect(await deeds(batchId)).toMatchObject([{ state: 'undone', reason: 'Put back as it was.', canUndo: false }]);
    expect(script.topic(1)).toEqual({ isClosed: false, isListed: true, communityId: 1, tags: [], isFlagged: false });
    expect(script.posts).toEqual([]);
    expect({ state: row(1).state, community: row(1).community_id, tags: row(1).tags, level: row(1).level, by: row(1).level_by, waits: row(1).is_waiting }).toEqual({ state: 'open', community: before.community_id, tags: '[]', level: 0, by: 'words', waits: 1 });
    expect(waiting()).toEqual([1, 9]);
    expect((await activity())[0]?.what).toMatch(/^undid: /);
  });

  it('accepting sorts at once and asks the forum nothing; undone it is as before', async () => {
    const { clock, act, question, row, script, moderation, deeds, batch, activity } = aStartedModeration();
    const batchId = await act('accept', [question(1), question(2)]);
    expect(row(1).is_sorted).toBe(1);
    expect(row(1).is_waiting).toBe(1);
    expect(await deeds(batchId)).toMatchObject([{ state: 'done', reason: expect.stringContaining('stays in the queue') }, { state: 'done' }]);
    expect(await batch(batchId)).toMatchObject({ done: 2, goesAt: null, canUndo: true });
    expect(moderation.undo({ batchId })).toEqual({ withdrawn: 0, reversed: 2, stays: 0 });
    expect(row(1).is_sorted).toBe(0);
    expect((await activity()).map(({ what }) => what)).toEqual(['undid: accepted', 'undid: accepted', 'accepted', 'accepted']);
    await pass(clock, moment);
    expect(script.asked).toEqual([]);
  });

  it('reopening and showing again bring a question back into the queue when the forum has done it', async () => {
    const { clock, act, question, script, db, waiting } = aStartedModeration();
    for (const [id, state] of [[1, 'closed'], [2, 'unlisted']] as const) db.run(db.sql.updateTable('questions').set({ state }).where('id', '=', question(id)));
    Object.assign(script.topic(1), { isClosed: true });
    Object.assign(script.topic(2), { isListed: false });
    await act('reopen', [question(1)]);
    await act('unhide', [question(2)]);
    expect(waiting()).toEqual([]);
    await pass(clock, moment);
    expect(waiting()).toEqual([1, 2]);
  });

  it('that a colleague has done already changes nothing, says so, and is not taken from the colleague by undoing', async () => {
    const { clock, act, question, script, deeds, moderation, activity } = aStartedModeration();
    script.topic(1).isClosed = true;
    const batchId = await act('close', [question(1)]);
    await pass(clock, moment);
    expect(await deeds(batchId)).toMatchObject([{ state: 'done', reason: expect.stringContaining('like this already') }]);
    moderation.undo({ batchId });
    await pass(clock, moment);
    expect(script.topic(1).isClosed).toBe(true);
    expect(script.changed).toEqual([]);
    expect(await deeds(batchId)).toMatchObject([{ state: 'undone', reason: expect.stringContaining('nothing had to be put back') }]);
    expect(await activity(), 'nobody here did anything').toEqual([]);
  });

  it('with a message posts none where the question was closed meanwhile', async () => {
    const { clock, act, question, script, deeds } = aStartedModeration();
    question(9);
    const batchId = await act('duplicate', [question(1)], { ofQuestionId: question(9) });
    script.topic(1).isClosed = true;
    await pass(clock, moment);
    expect(script.posts).toEqual([]);
    expect(await deeds(batchId)).toMatchObject([{ state: 'done' }]);
  });

  it('moves back only what is still where it was put', async () => {
    const { clock, act, question, script, db, moderation, batches } = aStartedModeration();
    db.run(db.sql.insertInto('communities').values({ account_id: 'practice', id: 2, name: 'Heart', slug: 'heart', color: '3a86ff', position: 1, members: 1 }));
    const batchId = await act('move', [question(1)], { communityId: 2 });
    await pass(clock, moment);
    script.topic(1).communityId = 7;
    await pass(clock, 180_000, 10_000);
    moderation.undo({ batchId });
    await pass(clock, moment);
    expect(script.topic(1).communityId).toBe(7);
    expect(await batches()).toMatchObject([{ undoes: batchId, failed: 1 }, { done: 1, undone: 0 }]);
  });

  it('takes back only the tags it brought', async () => {
    const { clock, act, question, script, moderation } = aStartedModeration();
    script.topic(1).tags = ['rash'];
    const batchId = await act('tag', [question(1)], { tags: ['rash', 'child'] });
    await pass(clock, moment);
    expect(script.topic(1).tags).toEqual(['rash', 'child']);
    moderation.undo({ batchId });
    await pass(clock, moment);
    expect(script.topic(1).tags).toEqual(['rash']);
  });
});

describe('the same order twice', () => {
  it('is one order', async () => {
    const { clock, question, script, moderation, batches } = aStartedModeration();
    const order = { batchId: '00000000-0000-4000-8000-000000000001' as never, kind: 'close' as const, detail: {}, questionIds: [question(1), question(1)] };
    const [first, second] = await Promise.all([moderation.act(order), moderation.act(order)]);
    expect(second).toEqual(first);
    expect(first).toMatchObject({ total: 1 });
    await pass(clock, moment);
    expect(script.changed).toEqual(['isClosed 1 true']);
    expect(await batches()).toHaveLength(1);
  });
});

describe('what cannot be ordered', () => {
  it('is refused before anything is written', async () => {
    const { act, question, batches } = aStartedModeration();
    const id = question(1);
    await expect(act('duplicate', [id])).rejects.toMatchObject({ trouble: { kind: 'not-allowed' } });
    await expect(act('duplicate', [id], { ofQuestionId: id })).rejects.toMatchObject({ trouble: { say: expect.stringContaining('itself') } });
    await expect(act('move', [id])).rejects.toMatchObject({ trouble: { kind: 'not-allowed' } });
    await expect(act('move', [id], { communityId: 77 })).rejects.toMatchObject({ trouble: { kind: 'not-found' } });
    await expect(act('tag', [id], { tags: [' '] })).rejects.toMatchObject({ trouble: { kind: 'not-allowed' } });
    await expect(act('close', [id, 'practice:404' as never])).rejects.toMatchObject({ trouble: { kind: 'not-found' } });
    expect(await batches()).toEqual([]);
  });

  it('and by whom: who is no moderator orders, undoes and judges nothing, and what was ordered before does not leave', async () => {
    const { clock, act, db, question, script, moderation, waiting, deeds } = aStartedModeration();
    const batchId = await act('close', [question(1)]);
    const roles = (list: string[]) => db.run(db.sql.insertInto('people').values({ username: 'robin', name: '', roles: JSON.stringify(list), seen_at: 0 }).onConflict((on) => on.column('username').doUpdateSet({ roles: JSON.stringify(list) })));
    db.run(db.sql.insertInto('people').values({ username: 'ana', name: '', roles: '["administrator"]', seen_at: 0 }));
    roles(['answerer']);
    await expect(act('close', [question(2)])).rejects.toMatchObject({ trouble: { kind: 'not-allowed' } });
    expect(() => moderation.undo({ batchId })).toThrow(expect.objectContaining({ name: 'TroubleError' }));
    expect(() => moderation.retry({ batchId })).toThrow(expect.objectContaining({ name: 'TroubleError' }));
    expect(() => moderation.judgeHeld({ reviewId: 1, isApproved: true })).toThrow(expect.objectContaining({ name: 'TroubleError' }));
    await pass(clock, 60_000);
    expect(script.asked).toEqual([]);
    roles(['moderator']);
    await pass(clock, moment);
    expect(script.changed).toEqual(['isClosed 1 true']);
    expect(await deeds(batchId)).toMatchObject([{ state: 'done' }]);
    expect(waiting()).toEqual([2]);
  });
});

describe('answers', () => {
  it('go first: while one is on its way no deed begins', async () => {
    const { clock, act, question, script, setAnswering } = aStartedModeration();
    await act('close', [question(1)]);
    setAnswering(true);
    await pass(clock, 20_000);
    expect(script.asked).toEqual([]);
    setAnswering(false);
    await pass(clock, 1_000);
    expect(script.changed).toHaveLength(1);
  });

  it('to the same question go first, however long they are held', async () => {
    const { clock, act, question, script, db } = aStartedModeration();
    const id = question(1);
    db.run(db.sql.insertInto('outbox').values({ id: 'a', account_id: 'practice', question_id: id, topic_id: 1, title: '', body: '', body_sha: '', marker: '', state: 'held', baseline: '{}', content: '{}', created_at: 0, changed_at: 0, first_tried_at: null, trouble: null, change: null, post_id: null, post_number: null, review_id: null }));
    await act('close', [id]);
    await act('close', [question(2)]);
    await pass(clock, 30_000);
    expect(script.changed).toEqual(['isClosed 2 true']);
    db.run(db.sql.updateTable('outbox').set({ state: 'sent', post_id: 5 }));
    await pass(clock, 1_000);
    expect(script.changed).toEqual(['isClosed 2 true', 'isClosed 1 true']);
  });
});

describe('held posts', () => {
  const post = (reviewId: number, topicId: number | null) => ({ reviewId, version: 0, topicId, title: 'A question', author: 'mei', raw: 'Words', at: reviewId, why: 'fast_typer' });

  it('are shown while somebody looks, judged through the outbox, and gone from the list at once', async () => {
    const clock = aClock();
    const desk = aModeration({ clock });
    desk.moderation.start();
    desk.question(1);
    desk.script.held = [post(5, 1), post(6, null)];
    const seen: unknown[] = [];
    const life = new AbortController();
    void (async () => {
      for await (const list of desk.moderation.held(life.signal)) seen.push(list.map(({ reviewId, questionId }) => [reviewId, questionId]));
    })();
    await pass(clock, 1_000);
    expect(seen.at(-1)).toEqual([[5, 'practice:1'], [6, null]]);
    desk.moderation.judgeHeld({ reviewId: 6, isApproved: true });
    await pass(clock, 100);
    expect(seen.at(-1)).toEqual([[5, 'practice:1']]);
    const batchId = await desk.act('reject', [desk.question(1)]);
    await pass(clock, moment);
    expect(desk.script.changed).toEqual(['approve 6', 'reject 5']);
    expect(await desk.batch(batchId)).toMatchObject({ kind: 'reject', done: 1, canUndo: false });
    expect(desk.moderation.undo({ batchId })).toEqual({ withdrawn: 0, reversed: 0, stays: 1 });
    expect((await desk.batches()).map(({ kind }) => kind).toSorted()).toEqual(['approve', 'reject']);
    life.abort();
    const asked = desk.script.asked.length;
    await pass(clock, 60_000);
    expect(desk.script.asked.length, 'nobody looks, so nobody asks').toBe(asked);
  });

  it('that somebody else decided about say so, and a question without any says that', async () => {
    const { clock, act, question, script, moderation, deeds, batches } = aStartedModeration();
    question(1);
    script.held = [post(5, 1)];
    const life = new AbortController();
    void moderation.held(life.signal).next();
    await pass(clock, 100);
    moderation.judgeHeld({ reviewId: 5, isApproved: true });
    script.held = [];
    await pass(clock, moment);
    const [judged] = await batches();
    expect(await deeds(judged!.id)).toMatchObject([{ state: 'needs-you', reason: expect.stringContaining('Somebody else') }]);
    const none = await act('approve', [question(2)]);
    expect(await deeds(none)).toMatchObject([{ state: 'needs-you', reason: expect.stringContaining('holds nothing') }]);
    life.abort();
  });
});
