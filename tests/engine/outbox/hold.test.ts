import { describe, expect, it } from 'vitest';
import { emptyDraft } from '#shared/words/draft.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { aPost } from '#tests/makers/a-store.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { anOutbox, aStartedOutbox } from '#tests/makers/an-outbox.ts';

describe('the hold', () => {
  it('keeps the answer for its time, and shows when it goes', async () => {
    const { clock, send, question, script, item } = aStartedOutbox({ holdSeconds: 10 });
    const id = send(question(1));
    expect(await item(id)).toMatchObject({ state: 'held', goesAt: clock.now() + 10_000 });
    await pass(clock, 9_900);
    expect(script.posts).toEqual([]);
    await pass(clock, 200);
    expect((await item(id)).state).toBe('sent');
  });

  it('can be undone: nothing leaves and the text is the draft again', async () => {
    const { clock, send, question, script, item, outbox, drafts } = aStartedOutbox({ holdSeconds: 10 });
    const q = question(1);
    const id = send(q, 'Second thoughts.', { typingMs: 7 });
    await pass(clock, 9_000);
    expect(outbox.takeBack(id)).toEqual({ questionId: q });
    await pass(clock, 60_000);
    expect(script.posts).toEqual([]);
    expect(await item(id)).toMatchObject({ state: 'withdrawn', goesAt: null });
    expect(drafts.open(q)).toMatchObject({ text: 'Second thoughts.', typingMs: 7 });
    expect(troubleFrom(() => outbox.takeBack(id)).kind).toBe('too-late');
  });

  it('undone over a newer draft loses neither text', async () => {
    const { send, question, item, outbox, drafts } = aStartedOutbox({ holdSeconds: 10 });
    const q = question(1);
    const id = send(q, 'The held answer.');
    drafts.save({ questionId: q, rev: drafts.open(q).rev, content: { ...emptyDraft, text: 'A newer idea.' } });
    outbox.takeBack(id);
    expect(drafts.open(q).text).toBe('The held answer.');
    expect((await item(id)).reason).toContain('put aside');
    expect(drafts.restore(q).text).toBe('A newer idea.');
    expect(drafts.restore(q).text).toBe('The held answer.');
  });

  it('can be cut short', async () => {
    const { clock, send, question, item, outbox } = aStartedOutbox({ holdSeconds: 60 });
    const id = send(question(1));
    await pass(clock, 1_000);
    outbox.sendNow(id);
    await pass(clock, 100);
    expect((await item(id)).state).toBe('sent');
  });

  it('that left by itself a moment before is no trouble, and does not leave again; one that was taken back is', async () => {
    const { clock, send, question, item, outbox, script } = aStartedOutbox({ holdSeconds: 5 });
    const id = send(question(1));
    await pass(clock, 6_000);
    const stood = await item(id);
    expect(stood.state).toBe('sent');
    outbox.sendNow(id);
    await pass(clock, 60_000);
    expect(await item(id)).toEqual(stood);
    expect(script.posts).toHaveLength(1);
    const other = send(question(2));
    outbox.takeBack(other);
    expect(troubleFrom(() => outbox.sendNow(other)).kind).toBe('too-late');
  });

  it.each([-86_400_000, 86_400_000, 3_600_000])('is not changed by a clock that jumps by %i ms', async (ms) => {
    const { clock, send, question, script, item } = aStartedOutbox({ holdSeconds: 10 });
    const id = send(question(1));
    clock.jump(ms);
    expect(Math.abs(((await item(id)).goesAt ?? 0) - clock.now())).toBeLessThanOrEqual(10_000);
    await pass(clock, 9_900);
    expect(script.posts).toEqual([]);
    await pass(clock, 200);
    expect(script.posts).toHaveLength(1);
  });

  it('survives a restart, and lasts at most its own length even when the clock went back', async () => {
    const clock = aClock();
    const first = anOutbox({ clock, settings: { holdSeconds: 10 } });
    first.outbox.start();
    first.send(first.question(1));
    await pass(clock, 2_000);
    await first.kill();
    clock.jump(-86_400_000);
    const second = anOutbox({ clock, script: first.script, folder: first.folder, settings: { holdSeconds: 10 } });
    second.outbox.start();
    await pass(clock, 9_000);
    expect(second.script.posts).toEqual([]);
    await pass(clock, 2_000);
    expect(second.script.posts).toHaveLength(1);
  });

  it('shows a change of the thread within a second, while the text is still fresh', async () => {
    const { clock, send, question, script, item, db } = aStartedOutbox({ holdSeconds: 10 });
    const q = question(1);
    const id = send(q);
    aPost(db, q, 2, { author_id: 5, author_username: 'else' });
    await pass(clock, 1_000);
    expect(await item(id)).toMatchObject({ state: 'needs-you', change: { newPosts: [{ number: 2 }] }, trouble: { kind: 'thread-changed' }, reason: expect.stringContaining('somebody else answered') });
    await pass(clock, 30_000);
    expect(script.posts).toEqual([]);
  });
});

describe('a thread that changed', () => {
  const changed = async () => {
    const set = aStartedOutbox();
    const q = set.question(1);
    const id = set.send(q);
    aPost(set.db, q, 2, { author_id: 5, author_username: 'else' });
    await pass(set.clock, 2_000);
    return { ...set, q, id };
  };

  it('stops the answer, beside what changed', async () => {
    const { script, item, id } = await changed();
    expect(await item(id)).toMatchObject({ state: 'needs-you', trouble: { kind: 'thread-changed' } });
    expect(script.posts).toEqual([]);
  });

  it('is not passed over by a mere retry', async () => {
    const { clock, script, outbox, id } = await changed();
    expect(troubleFrom(() => outbox.retry(id, false)).kind).toBe('thread-changed');
    await pass(clock, 10_000);
    expect(script.posts).toEqual([]);
  });

  it('is passed over when the person has read it', async () => {
    const { clock, script, outbox, id } = await changed();
    outbox.retry(id, true);
    await pass(clock, 2_000);
    expect(script.posts).toHaveLength(1);
  });

  it('stops again for what came in after that', async () => {
    const { clock, script, outbox, id, db, q, item } = await changed();
    aPost(db, q, 3, { author_id: 6, author_username: 'third' });
    expect(troubleFrom(() => outbox.retry(id, true))).toMatchObject({ kind: 'thread-changed', change: { newPosts: [{ number: 2 }, { number: 3 }] } });
    expect((await item(id)).change?.newPosts).toHaveLength(2);
    await pass(clock, 5_000);
    expect(script.posts).toEqual([]);
    outbox.retry(id, true);
    await pass(clock, 5_000);
    expect(script.posts).toHaveLength(1);
  });

  it('gives the text back', async () => {
    const { outbox, drafts, id, q } = await changed();
    outbox.takeBack(id);
    expect(drafts.open(q).text).toBe('Use a plain moisturiser every day.');
  });

  it('because it was closed stops the answer too', async () => {
    const { clock, send, question, script, item } = aStartedOutbox();
    script.closed.add(1);
    const id = send(question(1));
    await pass(clock, 2_000);
    expect(await item(id)).toMatchObject({ state: 'needs-you', trouble: { kind: 'question-closed' } });
    expect(script.posts).toEqual([]);
  });
});
