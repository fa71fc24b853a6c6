import { describe, expect, it } from 'vitest';
import type { QuestionId } from '#shared/words/ids.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { aModeratedForum, aModeration, aStartedModeration, type DeedFate } from '#tests/makers/a-moderation.ts';

const moment = 11_000;

describe('whatever happens on the way, it is done once', () => {
  const roads: [string, DeedFate[]][] = [
    ['done, but the forum’s reply was lost', ['commit-lost']],
    ['lost before the forum did it', ['lost']],
    ['told to slow down', ['slow-down', 'slow-down']],
    ['told to slow down with this alone', ['slow-action', 'slow-action']],
    ['no network at first', ['unreachable', 'unreachable', 'unreachable']],
    ['lost, then no network', ['lost', 'unreachable']],
    ['lost, then told to slow down', ['lost', 'slow-down']],
    ['lost, then done without a word', ['lost', 'commit-lost']],
    ['an adapter that throws', ['throws']],
  ];
  it.each(roads)('closing: %s', async (_, fates) => {
    const { clock, act, question, script, deeds } = aStartedModeration();
    script.next.push(...fates);
    const batchId = await act('close', [question(1)]);
    await pass(clock, 300_000, 1_000);
    expect(await deeds(batchId)).toMatchObject([{ state: 'done' }]);
    expect(script.changed).toEqual(['isClosed 1 true']);
  });

  it.each(roads)('a message: %s', async (_, fates) => {
    const { clock, act, question, script, deeds } = aStartedModeration();
    script.next.push(...fates);
    const batchId = await act('duplicate', [question(1)], { ofQuestionId: question(9) });
    await pass(clock, 300_000, 1_000);
    expect(await deeds(batchId)).toMatchObject([{ state: 'done' }]);
    expect(script.changed).toEqual(['post 1', 'isClosed 1 true']);
  });

  it('a desk that just asks again posts twice (control)', async () => {
    const script = aModeratedForum();
    script.next.push('commit-lost');
    const reply = { topicId: 1, raw: 'x', marker: 'm', firstTriedAt: 0, typingMs: 0, openMs: 0 };
    for (let attempt = 0; attempt < 5; attempt += 1) if ((await script.forum.reply(reply)).kind === 'posted') break;
    expect(script.posts).toHaveLength(2);
  });

  it('leaves as long between two messages as this forum asks for, and does meanwhile what is no message', async () => {
    const { clock, act, question, script, deeds } = aStartedModeration();
    script.spacingMs = 40_000;
    const batchId = await act('duplicate', [question(1), question(2)], { ofQuestionId: question(9) });
    await pass(clock, 45_000, 1_000);
    expect(script.changed).toEqual(['post 1', 'isClosed 1 true']);
    await pass(clock, 15_000, 1_000);
    expect(script.changed).toEqual(['post 1', 'isClosed 1 true', 'post 2', 'isClosed 2 true']);
    expect(await deeds(batchId)).toMatchObject([{ state: 'done' }, { state: 'done' }]);
  });

  it('looks two seconds after a loss, and not before', async () => {
    const { clock, act, question, script } = aStartedModeration();
    script.next.push('lost');
    await act('close', [question(1)]);
    await pass(clock, 10_100);
    script.asked.length = 0;
    await pass(clock, 1_800);
    expect(script.asked).toEqual([]);
    await pass(clock, 300);
    expect(script.asked).toEqual(['look 1']);
  });

  it('lost twice: it asks the person, whose retry looks first', async () => {
    const { clock, act, question, script, deeds, moderation, waiting } = aStartedModeration();
    script.next.push('lost', 'lost');
    const batchId = await act('close', [question(1)]);
    await pass(clock, 300_000, 1_000);
    expect(await deeds(batchId)).toMatchObject([{ state: 'needs-you', trouble: { kind: 'outcome-unknown' } }]);
    expect(waiting(), 'nothing is forgotten').toEqual([1]);
    script.asked.length = 0;
    moderation.retry({ batchId });
    await pass(clock, 60_000, 1_000);
    expect(script.asked[0]).toBe('look 1');
    expect(await deeds(batchId)).toMatchObject([{ state: 'done' }]);
    expect(script.changed).toEqual(['isClosed 1 true']);
  });

  it('an unknown deed stays unknown while nothing can be looked at, and is asked for once', async () => {
    const { clock, act, question, script, deeds } = aStartedModeration();
    script.next.push('commit-lost');
    const batchId = await act('close', [question(1)]);
    await pass(clock, moment);
    script.isDown = true;
    await pass(clock, 3 * 3_600_000, 60_000);
    expect(await deeds(batchId)).toMatchObject([{ state: 'checking', reason: expect.stringContaining('look') }]);
    script.isDown = false;
    await pass(clock, 120_000, 1_000);
    expect(await deeds(batchId)).toMatchObject([{ state: 'done' }]);
    expect(script.asked.filter((asked) => asked === 'close 1')).toHaveLength(1);
  });

  it('offline it waits, says so, and goes on when sync finds the forum again', async () => {
    const { clock, act, question, script, deeds, setSync } = aStartedModeration();
    script.isDown = true;
    const batchId = await act('close', [question(1)]);
    await pass(clock, 200_000, 5_000);
    setSync('offline');
    await pass(clock, 100);
    expect(await deeds(batchId)).toMatchObject([{ state: 'waiting', reason: expect.stringContaining('cannot be reached') }]);
    script.isDown = false;
    setSync('idle');
    await pass(clock, 100);
    expect(await deeds(batchId)).toMatchObject([{ state: 'done' }]);
  });

  it('a key that was taken back stops everything and drops nothing', async () => {
    const { clock, act, question, script, deeds, moderation } = aStartedModeration();
    script.next.push('signed-out');
    const batchId = await act('close', [question(1), question(2)]);
    await pass(clock, 600_000, 10_000);
    expect(script.asked.filter((asked) => asked.startsWith('close'))).toHaveLength(1);
    expect((await deeds(batchId)).map(({ state, reason }) => `${state} ${reason}`)).toEqual(Array(2).fill('waiting Waits until you have signed in again. Nothing is lost.'));
    moderation.wake();
    await pass(clock, 1_000);
    expect(script.changed).toHaveLength(2);
  });
});

describe('a crash', () => {
  it.each<DeedFate>(['commit-hang', 'hang'])('while it was on its way leaves it done once: %s', async (fate) => {
    const clock = aClock();
    const first = aModeration({ clock });
    first.moderation.start();
    first.script.next.push(fate);
    const batchId = await first.act('duplicate', [first.question(1)], { ofQuestionId: first.question(9) });
    await pass(clock, moment);
    expect(await first.deeds(batchId)).toMatchObject([{ state: 'doing' }]);
    await first.kill();

    const second = aModeration({ clock, script: first.script, folder: first.folder });
    second.moderation.start();
    expect(await second.deeds(batchId)).toMatchObject([{ state: 'checking' }]);
    await pass(clock, 60_000);
    expect(await second.deeds(batchId)).toMatchObject([{ state: 'done' }]);
    expect(second.script.changed).toEqual(['post 1', 'isClosed 1 true']);
  });

  it('after a move whose reply was lost does not forget where it came from, though it is seen done before it is looked for', async () => {
    const clock = aClock();
    const first = aModeration({ clock });
    first.db.run(first.db.sql.insertInto('communities').values({ account_id: 'practice', id: 2, name: 'Heart', slug: 'heart', color: '3a86ff', position: 1, members: 1 }));
    first.moderation.start();
    first.script.next.push('commit-lost');
    const batchId = await first.act('move', [first.question(1), first.question(2)], { communityId: 2 });
    await pass(clock, moment, 1_000);
    first.moderation.undo({ batchId });
    await first.kill();

    // The way back of the second is due first, and asks for the first in the same list.
    const second = aModeration({ clock, script: first.script, folder: first.folder });
    second.moderation.start();
    await pass(clock, 600_000, 20_000);
    expect(await second.deeds(batchId)).toMatchObject([{ state: 'undone' }, { state: 'undone' }]);
    expect([second.script.topic(1).communityId, second.script.topic(2).communityId]).toEqual([1, 1]);
  });

  it('between two steps goes on with the second', async () => {
    const clock = aClock();
    const first = aModeration({ clock });
    first.moderation.start();
    first.script.next.push('ok', 'hang');
    await first.act('duplicate', [first.question(1)], { ofQuestionId: first.question(9) });
    await pass(clock, moment);
    expect(first.script.changed).toEqual(['post 1']);
    await first.kill();
    const second = aModeration({ clock, script: first.script, folder: first.folder });
    second.moderation.start();
    await pass(clock, 60_000);
    expect(second.script.changed).toEqual(['post 1', 'isClosed 1 true']);
  });

  it('while it was held does it after what was left of the hold, also when the clock was put forward or back', async () => {
    for (const jump of [0, 86_400_000, -86_400_000]) {
      const clock = aClock();
      const first = aModeration({ clock });
      first.moderation.start();
      const batchId = await first.act('close', [first.question(1)]);
      await first.kill();
      clock.jump(jump);
      const second = aModeration({ clock, script: first.script, folder: first.folder });
      second.moderation.start();
      expect(second.waiting()).toEqual([]);
      await pass(clock, moment);
      expect(await second.deeds(batchId), `jump ${jump}`).toMatchObject([{ state: 'done' }]);
    }
  });

  it('is not a stop: stopping lets what is on its way arrive, and begins no other', async () => {
    const { clock, act, question, script, moderation, rows } = aStartedModeration();
    const gate = Promise.withResolvers<void>();
    script.gate = gate.promise;
    script.next.push('slow');
    const batchId = await act('close', [question(1), question(2)]);
    await pass(clock, moment);
    const stopping = moderation.stop(2_000);
    gate.resolve();
    await stopping;
    await pass(clock, 5_000);
    expect(rows(batchId).map(({ state }) => state)).toEqual(['done', 'waiting']);
    expect(script.changed).toEqual(['isClosed 1 true']);
  });
});

describe('undoing', () => {
  it('what is held never reaches the forum, and the question is back in the queue at once', async () => {
    const { clock, act, question, script, moderation, waiting, batch } = aStartedModeration();
    const batchId = await act('close', [question(1), question(2)]);
    expect(waiting()).toEqual([]);
    expect(moderation.undo({ batchId })).toEqual({ withdrawn: 2, reversed: 0, stays: 0 });
    expect(waiting()).toEqual([1, 2]);
    await pass(clock, 60_000);
    expect(script.asked).toEqual([]);
    expect(await batch(batchId)).toMatchObject({ undone: 2, canUndo: false });
    expect(moderation.undo({ batchId }), 'twice is once').toEqual({ withdrawn: 0, reversed: 0, stays: 0 });
  });

  it('what is on its way is put back when it has arrived', async () => {
    const { clock, act, question, script, moderation, deeds, waiting } = aStartedModeration();
    const gate = Promise.withResolvers<void>();
    script.gate = gate.promise;
    script.next.push('slow');
    const batchId = await act('close', [question(1)]);
    await pass(clock, moment);
    expect(moderation.undo({ batchId })).toEqual({ withdrawn: 0, reversed: 1, stays: 0 });
    gate.resolve();
    await pass(clock, 5_000);
    expect(script.changed).toEqual(['isClosed 1 true', 'isClosed 1 false']);
    expect(await deeds(batchId)).toMatchObject([{ state: 'undone' }]);
    expect(waiting()).toEqual([1]);
  });

  it('what was lost on its way is put back when it is found, and only withdrawn when it is not', async () => {
    for (const fate of ['commit-lost', 'lost'] as const) {
      const { clock, act, question, script, moderation, deeds } = aStartedModeration();
      script.next.push(fate);
      const batchId = await act('close', [question(1)]);
      await pass(clock, moment);
      moderation.undo({ batchId });
      await pass(clock, 60_000);
      expect(script.topic(1).isClosed).toBe(false);
      expect(script.changed).toEqual(fate === 'lost' ? [] : ['isClosed 1 true', 'isClosed 1 false']);
      expect(await deeds(batchId)).toMatchObject([{ state: 'undone' }]);
    }
  });

  it('half of it: the message is taken away and the rest is not done', async () => {
    const { clock, act, question, script, moderation, deeds, waiting } = aStartedModeration();
    script.next.push('ok', 'refused');
    const batchId = await act('duplicate', [question(1)], { ofQuestionId: question(9) });
    await pass(clock, 20_000);
    expect(await deeds(batchId)).toMatchObject([{ state: 'needs-you', reason: expect.stringContaining('does not let this account') }]);
    expect(moderation.undo({ batchId })).toEqual({ withdrawn: 0, reversed: 1, stays: 0 });
    await pass(clock, 20_000);
    expect(script.changed).toEqual(['post 1', 'unpost 1']);
    expect(script.posts).toEqual([]);
    expect(waiting()).toEqual([1, 9]);
  });

  it('what may stand without our knowing looks for it and takes it away', async () => {
    const { clock, act, question, script, moderation, deeds, rows } = aStartedModeration();
    script.next.push('lost', 'lost');
    const batchId = await act('duplicate', [question(1)], { ofQuestionId: question(9) });
    await pass(clock, 300_000, 1_000);
    expect(await deeds(batchId)).toMatchObject([{ state: 'needs-you', trouble: { kind: 'outcome-unknown' } }]);
    // It arrived after all, long after we stopped looking.
    script.posts.push({ id: 7, topicId: 1, raw: '', marker: rows(batchId)[0]?.marker ?? '' });
    moderation.undo({ batchId });
    await pass(clock, 60_000);
    expect(script.posts).toEqual([]);
    expect(script.changed).toEqual(['unpost 1']);
  });

  it('what came through long after we stopped looking, while it waits to be asked again, is put back as well', async () => {
    const { clock, act, question, script, moderation, deeds } = aStartedModeration();
    script.next.push('lost', 'unreachable');
    const batchId = await act('close', [question(1)]);
    await pass(clock, 10_000 + 2_000 + 15_000 + 500);
    expect(await deeds(batchId)).toMatchObject([{ state: 'waiting' }]);
    script.topic(1).isClosed = true;
    expect(moderation.undo({ batchId })).toEqual({ withdrawn: 0, reversed: 1, stays: 0 });
    await pass(clock, 200_000, 5_000);
    expect(script.topic(1).isClosed).toBe(false);
    expect(await deeds(batchId)).toMatchObject([{ state: 'undone' }]);
  });

  it('is over after a day', async () => {
    const { clock, act, question, script, moderation, batch } = aStartedModeration();
    const batchId = await act('close', [question(1)]);
    await pass(clock, moment);
    await clock.forward(25 * 3_600_000);
    expect(await batch(batchId)).toMatchObject({ canUndo: false });
    expect(moderation.undo({ batchId })).toEqual({ withdrawn: 0, reversed: 0, stays: 1 });
    await pass(clock, moment);
    expect(script.topic(1).isClosed).toBe(true);
  });

  it('survives a crash: the way back goes on at the next start', async () => {
    const clock = aClock();
    const first = aModeration({ clock });
    first.moderation.start();
    const batchId = await first.act('close', [1, 2, 3].map(first.question));
    await pass(clock, moment);
    first.moderation.undo({ batchId });
    await first.kill();
    const second = aModeration({ clock, script: first.script, folder: first.folder });
    second.moderation.start();
    await pass(clock, moment);
    expect([1, 2, 3].map((id) => second.script.topic(id).isClosed)).toEqual([false, false, false]);
    expect(await second.batch(batchId)).toMatchObject({ undone: 3 });
    expect(second.waiting()).toEqual([1, 2, 3]);
  });
});

describe('two hundred at once', () => {
  it('with refusals, losses, pauses and a crash in the middle: each row says what became of it, failed ones go again, and all is undone as one', { timeout: 120_000 }, async () => {
    const clock = aClock();
    const script = aModeratedForum();
    const first = aModeration({ clock, script });
    first.moderation.start();
    const ids: QuestionId[] = Array.from({ length: 200 }, (_, i) => first.question(i + 1));
    const faults: Record<number, DeedFate[]> = { 20: ['refused'], 21: ['refused'], 40: ['commit-lost'], 41: ['lost'], 60: ['slow-down'], 61: ['slow-action'], 80: ['unreachable', 'unreachable'], 100: ['gone'], 120: ['throws'], 150: ['commit-hang'] };
    for (const [topic, fates] of Object.entries(faults)) script.of.set(Number(topic), fates);
    const batchId = await first.act('close', ids);
    expect(await first.batch(batchId)).toMatchObject({ total: 200, waiting: 200 });
    expect(first.waiting()).toEqual([]);
    await pass(clock, 600_000, 2_000);
    expect((await first.deeds(batchId)).find(({ state }) => state === 'doing')).toMatchObject({ questionId: 'practice:150' });
    await first.kill();

    const desk = aModeration({ clock, script, folder: first.folder });
    desk.moderation.start();
    await pass(clock, 600_000, 2_000);
    expect(await desk.batch(batchId)).toMatchObject({ total: 200, done: 197, failed: 3, waiting: 0, canUndo: true });
    const failed = (await desk.deeds(batchId)).filter(({ state }) => state === 'needs-you');
    expect(failed.map(({ questionId, trouble }) => `${questionId} ${trouble?.kind}`)).toEqual(['practice:20 refused', 'practice:21 refused', 'practice:100 question-gone']);
    expect(desk.waiting(), 'what failed is back in the queue').toEqual([20, 21, 100]);
    expect(new Set(script.changed).size, 'each once').toBe(197);
    expect(script.changed).toHaveLength(197);
    expect(script.asked.filter((asked) => asked.startsWith('list')).length, 'read thirty at a time').toBeLessThan(12);

    desk.moderation.retry({ batchId });
    await pass(clock, 30_000);
    expect(await desk.batch(batchId)).toMatchObject({ done: 200, failed: 0 });
    expect(desk.waiting()).toEqual([]);

    expect(desk.moderation.undo({ batchId })).toEqual({ withdrawn: 0, reversed: 200, stays: 0 });
    await pass(clock, 120_000, 2_000);
    expect(await desk.batch(batchId)).toMatchObject({ total: 200, undone: 200, canUndo: false });
    expect(desk.waiting()).toHaveLength(200);
    expect([...script.topics.values()].some(({ isClosed }) => isClosed)).toBe(false);
    expect(await desk.activity('closed')).toHaveLength(400);
  });
});
