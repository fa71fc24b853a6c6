import { onTestFinished, describe, expect, it } from 'vitest';
import { createFollowUps } from '#electron/engine/follow-ups/follow-ups.ts';
import { createLive } from '#electron/engine/live.ts';
import { waits } from '#electron/engine/queue/filter.ts';
import type { Db } from '#electron/engine/store/db.ts';
import { updateQuestion } from '#electron/engine/store/questions.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { aClock, type HandClock } from '#tests/makers/a-clock.ts';
import { aFolder, aPost, aQuestion, aStore } from '#tests/makers/a-store.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** The room as one run of Rounds has it, with a clock moved by hand. */
function aRoom({ db = aStore(), clock = aClock() }: { db?: Db; clock?: HandClock } = {}) {
  const room = createFollowUps({ db, live: createLive(db), clock });
  room.start();
  onTestFinished(() => room.stop());
  const of = (questionId: QuestionId) => latest(room.ofQuestion({ questionId }, undefined));
  const why = async (questionId: QuestionId) => (await of(questionId))?.back?.why ?? null;
  /** Until what was committed has been looked at. */
  const settle = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
  const inQueue = () => db.all(db.sql.selectFrom('questions').select('id').where(waits)).map(({ id }) => id);
  return { db, clock, room, of, why, settle, inQueue, list: () => latest(room.list(undefined)) };
}

describe('a question that was put off to a time', () => {
  it('is out of this person’s queue until then, and back within a minute of it, with the note first said then', async () => {
    const { db, clock, room, of, why, inQueue } = aRoom();
    const id = aQuestion(db, 1);
    expect(inQueue()).toEqual([id]);
    room.snooze({ questionId: id, note: '  Ask about the new soap.  ', untilAt: clock.now() + 2 * hour, untilReply: false });
    expect(inQueue()).toEqual([]);
    await clock.forward(2 * hour - 30 * second);
    expect(await why(id)).toBe(null);
    await clock.forward(31 * second);
    expect(await of(id)).toMatchObject({ note: 'Ask about the new soap.', back: { why: 'time', say: 'The time you set has come. Nobody has answered it yet.' } });
    expect(inQueue()).toEqual([id]);
  });

  it('stays in the queue all the same while it is an emergency nobody has answered, also one that became one in its sleep', async () => {
    const { db, clock, room, inQueue, settle } = aRoom();
    const [calm, dire] = [aQuestion(db, 1), aQuestion(db, 2, { level: 3 })];
    for (const questionId of [calm, dire]) room.snooze({ questionId, note: '', untilAt: clock.now() + hour, untilReply: false });
    expect(inQueue()).toEqual([dire]);
    updateQuestion(db, calm, { level: 3 });
    await settle();
    expect(inQueue()).toEqual([calm, dire]);
    updateQuestion(db, dire, { is_answered: 1 });
    expect(inQueue()).toEqual([calm]);
  });

  it('does not come back by itself, only because somebody looks: without the watch it sleeps on', async () => {
    const { db, clock, room, why } = aRoom();
    const id = aQuestion(db, 1);
    room.snooze({ questionId: id, note: '', untilAt: clock.now() + hour, untilReply: false });
    room.stop();
    await clock.forward(2 * hour);
    expect(await why(id)).toBe(null);
  });

  it('is back at the start when its time came while Rounds was closed', async () => {
    const folder = aFolder();
    const first = aRoom({ db: aStore({ folder }) });
    const id = aQuestion(first.db, 1);
    first.room.snooze({ questionId: id, note: 'The picture', untilAt: first.clock.now() + hour, untilReply: false });
    first.room.stop();
    first.db.close();
    const later = aRoom({ db: aStore({ folder }), clock: aClock({ now: first.clock.now() + 3 * hour }) });
    expect(await later.of(id)).toMatchObject({ note: 'The picture', back: { why: 'time', at: later.clock.now() } });
    const early = aFolder();
    const other = aRoom({ db: aStore({ folder: early }) });
    const sleeper = aQuestion(other.db, 1);
    other.room.snooze({ questionId: sleeper, note: '', untilAt: other.clock.now() + hour, untilReply: false });
    other.room.stop();
    other.db.close();
    const soon = aRoom({ db: aStore({ folder: early }), clock: aClock({ now: other.clock.now() + minute }) });
    expect(await soon.why(sleeper)).toBe(null);
  });

  it('is back within a minute after the machine slept through its time', async () => {
    const { db, clock, room, why } = aRoom();
    const id = aQuestion(db, 1);
    room.snooze({ questionId: id, note: '', untilAt: clock.now() + 8 * hour, untilReply: false });
    // Timers stand still while a machine sleeps; only the wall clock goes on.
    clock.jump(9 * hour);
    expect(await why(id)).toBe(null);
    await clock.forward(minute);
    expect(await why(id)).toBe('time');
  });

  it('keeps nobody waiting longer when the wall clock is put back', async () => {
    const { db, clock, room, why } = aRoom();
    const id = aQuestion(db, 1);
    room.snooze({ questionId: id, note: '', untilAt: clock.now() + hour, untilReply: false });
    await clock.forward(10 * minute);
    clock.jump(-24 * hour);
    await clock.forward(49 * minute);
    expect(await why(id)).toBe(null);
    await clock.forward(2 * minute);
    expect(await why(id)).toBe('time');
  });

  it('sleeps on while the asker writes, when only the time was meant', async () => {
    const { db, clock, room, why, settle } = aRoom();
    const id = aQuestion(db, 1);
    room.snooze({ questionId: id, note: '', untilAt: clock.now() + hour, untilReply: false });
    aPost(db, id, 2, { html: '<p>It is worse.</p>' });
    await settle();
    expect(await why(id)).toBe(null);
  });
});

describe('a question that waits for the asker', () => {
  it('is back as soon as they wrote, with the beginning of what they wrote and without what they quote', async () => {
    const { db, clock, room, of, settle, inQueue } = aRoom();
    const id = aQuestion(db, 1, { is_answered: 1 });
    room.snooze({ questionId: id, note: 'Is it gone?', untilAt: null, untilReply: true });
    await clock.forward(100 * hour);
    expect((await of(id))?.back).toBe(null);
    aPost(db, id, 2, { html: '<aside class="quote"><blockquote><p>Does it fade?</p></blockquote></aside><p>No, it does not fade.</p>' });
    await settle();
    expect(await of(id)).toMatchObject({ note: 'Is it gone?', back: { why: 'reply', say: 'The asker wrote again.', quote: 'No, it does not fade.' } });
    expect(inQueue()).toEqual([]);
  });

  it('hears the asker only, and only what came after it was put to sleep', async () => {
    const { db, room, why, settle } = aRoom();
    const id = aQuestion(db, 1);
    aPost(db, id, 2, { html: '<p>I forgot to say: since May.</p>' });
    room.snooze({ questionId: id, note: '', untilAt: null, untilReply: true });
    aPost(db, id, 3, { author_id: 55, author_username: 'nurse_ilse', html: '<p>How old is he?</p>' });
    aPost(db, id, 4, { kind: 'small-action' });
    aPost(db, id, 5, { is_hidden: 1 });
    aPost(db, id, 6, { is_deleted: 1 });
    await settle();
    expect(await why(id)).toBe(null);
    aPost(db, id, 7, { html: '<p>He is four.</p>' });
    await settle();
    expect(await why(id)).toBe('reply');
  });

  it('comes back for whichever is first: the time, or their words', async () => {
    const { db, clock, room, why, settle } = aRoom();
    const [one, two] = [aQuestion(db, 1), aQuestion(db, 2)];
    for (const questionId of [one, two]) room.snooze({ questionId, note: '', untilAt: clock.now() + hour, untilReply: true });
    aPost(db, one, 2, { html: '<p>It is worse.</p>' });
    await settle();
    expect([await why(one), await why(two)]).toEqual(['reply', null]);
    await clock.forward(hour);
    expect([await why(one), await why(two)]).toEqual(['reply', 'time']);
  });

  it('says when they only said thanks, and is told better when they say more', async () => {
    const { db, room, of, why, settle } = aRoom();
    const id = aQuestion(db, 1);
    aPost(db, id, 2, { author_id: 55, author_username: 'nurse_ilse', author_name: 'Ilse', html: '<p>Keep it dry.</p>' });
    room.snooze({ questionId: id, note: '', untilAt: null, untilReply: true });
    aPost(db, id, 3, { html: '<p>Thank you so much Ilse! 🙏</p>' });
    await settle();
    expect(await of(id)).toMatchObject({ back: { why: 'thanks', say: 'The asker said thanks, and nothing else.', quote: 'Thank you so much Ilse! 🙏' } });
    aPost(db, id, 4, { html: '<p>But now he has a fever.</p>' });
    await settle();
    expect(await why(id)).toBe('reply');
  });

  it('sleeps on after a thank-you when that is what the person wants, and hears the next word', async () => {
    const { db, room, of, why, settle } = aRoom();
    const id = aQuestion(db, 1);
    room.snooze({ questionId: id, note: 'Check in May', untilAt: null, untilReply: true });
    aPost(db, id, 2, { html: '<p>Thanks!</p>' });
    await settle();
    room.snooze({ questionId: id, note: 'Check in May', untilAt: null, untilReply: true });
    await settle();
    expect(await of(id)).toMatchObject({ note: 'Check in May', back: null });
    aPost(db, id, 3, { html: '<p>It is back.</p>' });
    await settle();
    expect(await why(id)).toBe('reply');
  });
});

describe('a question whose thread changes while it sleeps', () => {
  it.each([
    ['closed', 'The forum has closed it; it takes no more answers.'],
    ['archived', 'The forum has put it into its archive; it takes no more answers.'],
    ['unlisted', 'A moderator has hidden it from the forum’s lists.'],
    ['gone', 'It was deleted on the forum, or is no longer open to you.'],
  ] as const)('comes back when it is %s, and says so', async (state, say) => {
    const { db, room, of, settle } = aRoom();
    const id = aQuestion(db, 1);
    room.snooze({ questionId: id, note: '', untilAt: null, untilReply: true });
    updateQuestion(db, id, { state });
    await settle();
    expect(await of(id)).toMatchObject({ back: { why: 'closed', say } });
  });

  it('sleeps on when it was closed before it was put to sleep', async () => {
    const { db, room, why, settle } = aRoom();
    const id = aQuestion(db, 1, { state: 'closed' });
    room.snooze({ questionId: id, note: '', untilAt: null, untilReply: true });
    updateQuestion(db, id, { bumped_at: 5 });
    await settle();
    expect(await why(id)).toBe(null);
  });

  it('says who answered it meanwhile', async () => {
    const { db, clock, room, of } = aRoom();
    const id = aQuestion(db, 1);
    room.snooze({ questionId: id, note: '', untilAt: clock.now() + hour, untilReply: true });
    aPost(db, id, 2, { author_id: 55, author_username: 'nurse_ilse', author_name: 'Ilse', html: '<p>Keep it dry.</p>' });
    updateQuestion(db, id, { is_answered: 1 });
    await clock.forward(hour + minute);
    expect((await of(id))?.back).toMatchObject({ why: 'time', say: 'The time you set has come. Ilse answered it meanwhile.' });
  });
});

describe('the list of follow-ups', () => {
  it('has those that are back first, then by time, and those that only wait for the asker last', async () => {
    const { db, clock, room, settle, list } = aRoom();
    const [a, b, c, d] = [1, 2, 3, 4].map((number) => aQuestion(db, number)) as [QuestionId, QuestionId, QuestionId, QuestionId];
    room.snooze({ questionId: a, note: '', untilAt: null, untilReply: true });
    room.snooze({ questionId: b, note: '', untilAt: clock.now() + 9 * hour, untilReply: false });
    room.snooze({ questionId: c, note: '', untilAt: clock.now() + hour, untilReply: true });
    room.snooze({ questionId: d, note: '', untilAt: null, untilReply: true });
    aPost(db, d, 2, { html: '<p>Hello?</p>' });
    await settle();
    expect((await list())?.map(({ questionId }) => questionId)).toEqual([d, c, b, a]);
  });

  it('lets go of what is finished, and takes either back with one undo', async () => {
    const { db, clock, room, of, inQueue } = aRoom();
    const id = aQuestion(db, 1);
    const undo = () => room.undo({ questionId: id });
    room.snooze({ questionId: id, note: 'One', untilAt: clock.now() + hour, untilReply: false });
    await clock.forward(2 * hour);
    room.finish({ questionId: id });
    expect(await of(id)).toBe(null);
    undo();
    expect(await of(id)).toMatchObject({ note: 'One', back: { why: 'time' } });
    expect(troubleFrom(undo)).toMatchObject({ kind: 'too-late' });
    room.snooze({ questionId: id, note: 'Two', untilAt: clock.now() + hour, untilReply: false });
    undo();
    expect(await of(id)).toMatchObject({ note: 'One', back: { why: 'time' } });
    const other = aQuestion(db, 2);
    room.snooze({ questionId: other, note: '', untilAt: clock.now() + hour, untilReply: false });
    room.undo({ questionId: other });
    expect(await of(other)).toBe(null);
    expect(inQueue()).toEqual([id, other]);
  });

  it('refuses what would never come back, or is back before it left', () => {
    const { db, clock, room } = aRoom();
    const id = aQuestion(db, 1);
    expect(troubleFrom(() => room.snooze({ questionId: id, note: '', untilAt: null, untilReply: false }))).toMatchObject({ kind: 'refused' });
    expect(troubleFrom(() => room.snooze({ questionId: id, note: '', untilAt: clock.now(), untilReply: true }))).toMatchObject({ kind: 'refused', say: 'This time has passed. Choose a later one.' });
    expect(troubleFrom(() => room.snooze({ questionId: 'practice:99' as QuestionId, note: '', untilAt: null, untilReply: true }))).toMatchObject({ kind: 'not-found' });
  });
});
