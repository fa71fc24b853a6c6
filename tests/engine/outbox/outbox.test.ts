import { describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { commandId } from '#shared/words/ids.ts';
import { emptyDraft } from '#shared/words/draft.ts';
import { outboxItem } from '#shared/words/outbox.ts';
import { updateQuestion } from '#electron/engine/store/questions.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { aPost } from '#tests/makers/a-store.ts';
import { anOutbox, aScriptedForum, type PostFate } from '#tests/makers/an-outbox.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const started = (settings = {}) => {
  const clock = aClock();
  const desk = anOutbox({ clock, settings });
  desk.outbox.start();
  return { clock, ...desk };
};

describe('an answer', () => {
  it('is posted once, with its disclaimer and an invisible random marker, and its draft is closed', async () => {
    const { clock, send, question, script, item, drafts } = started();
    const q = question(1);
    drafts.save({ questionId: q, rev: 0, content: { ...emptyDraft, text: 'Use a plain moisturiser every day.' } });
    const id = send(q);
    await pass(clock, 3_000);
    expect(script.posts).toHaveLength(1);
    expect(script.posts[0]?.raw).toMatch(/^Use a plain moisturiser every day\.\n\n---\n\nThis is general advice\.[^]*I can be wrong\.\n\n<!-- rounds:[0-9a-f]{16} -->$/);
    expect(outboxItem.parse(await item(id))).toMatchObject({ state: 'sent', attempts: 1, postId: 'practice:101', url: 'https://forum.test/t/question-1/1/2', reason: 'Stands on the forum.', trouble: null });
    expect(drafts.open(q).text).toBe('');
    expect(script.asked).toEqual(['read 1', 'post 1', 'read 1']);
  });

  it('is written down before the forum is asked, and never waits for it', () => {
    const { send, question, script, db } = started();
    send(question(1));
    expect(script.asked).toEqual([]);
    expect(db.all(db.sql.selectFrom('outbox').select(['state', 'body_sha']))).toMatchObject([{ state: 'waiting', body_sha: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  it('is one answer when it is sent twice: by the same command, or in the same words', async () => {
    const { clock, answers, send, question, script } = started();
    const command = { commandId: commandId.parse(randomUUID()), questionId: question(1), content: { ...emptyDraft, text: 'The same words twice.' } };
    const first = answers.send(command);
    expect(answers.send(command)).toEqual(first);
    expect(send(question(1), 'The same words twice.')).toBe(first.id);
    await pass(clock, 5_000);
    expect(answers.send(command).id).toBe(first.id);
    await pass(clock, 5_000);
    expect(script.posts).toHaveLength(1);
  });

  it('late autosaves cannot bring the sent text back as a draft', () => {
    const { drafts, send, question } = started();
    const q = question(1);
    const { rev } = drafts.save({ questionId: q, rev: 0, content: { ...emptyDraft, text: 'Use a plain moisturiser.' } });
    send(q, 'Use a plain moisturiser.');
    expect(troubleFrom(() => drafts.save({ questionId: q, rev, content: { ...emptyDraft, text: 'Use a plain moisturiser.' } })).kind).toBe('draft-conflict');
    expect(drafts.open(q).text).toBe('');
  });

  it('counts the templates it was made of', () => {
    const { db, send, question, clock } = started();
    send(question(1), 'Text of an answer', { templates: [{ templateId: 't-derm-mole', version: 1 }, { templateId: 't-derm-mole', version: 1 }] });
    expect(db.one(db.sql.selectFrom('templates').select(['uses', 'used_at']).where('id', '=', 't-derm-mole'))).toMatchObject({ uses: 1, used_at: clock.now() });
  });
});

describe('sending is refused', () => {
  const blank = (label: string, isRequired: boolean) => ({ key: label, label, hint: '', isRequired, maxChars: null, templateId: 't' });

  it('while anything is still to be filled in, told apart by kind', () => {
    const { send, question, db } = started();
    const trouble = troubleFrom(() => send(question(1), 'A [[Must]] b [[May]] c {{ asker.name }} d [[who knows]] e [[Must]] {% if x %}', { blanks: [blank('Must', true), blank('May', false)] }));
    expect(trouble).toMatchObject({ kind: 'blanks-left', labels: ['Must'], optional: ['May'], marks: ['{{ asker.name }}', '[[who knows]]', '{% if x %}'], remedy: 'fill-blanks' });
    expect(db.all(db.sql.selectFrom('outbox').select('id'))).toEqual([]);
  });

  it('and would leave with the blank otherwise (control)', async () => {
    const { clock, outbox, script, question } = started();
    outbox.add({ commandId: commandId.parse(randomUUID()), questionId: question(1), topicId: 1, title: 'x', body: 'A [[Must]] b', baseline: { postIds: [1001], state: 'open', question: null }, content: emptyDraft });
    await pass(clock, 2_000);
    expect(script.posts[0]?.raw).toContain('[[Must]]');
  });

  it('when it is too short or too long for the forum', () => {
    const { send, question } = started();
    expect(troubleFrom(() => send(question(1), 'Hi'))).toMatchObject({ kind: 'too-short', least: 5 });
    expect(troubleFrom(() => send(question(1), '   \n'))).toMatchObject({ kind: 'too-short' });
    const long = troubleFrom(() => send(question(1), 'x'.repeat(4_990)));
    expect(long).toMatchObject({ kind: 'too-long' });
    const most = long.kind === 'too-long' ? long.most : 0;
    expect(() => send(question(1), 'x'.repeat(most))).not.toThrow();
    expect(troubleFrom(() => send(question(2), 'x'.repeat(most + 1))).kind).toBe('too-long');
  });

  it('when the question is closed, gone or not here', () => {
    const { send, question, db } = started();
    updateQuestion(db, question(1), { state: 'closed' });
    updateQuestion(db, question(2), { state: 'gone' });
    expect(troubleFrom(() => send(question(1))).kind).toBe('question-closed');
    expect(troubleFrom(() => send(question(2))).kind).toBe('question-gone');
    expect(troubleFrom(() => send('practice:77' as ReturnType<typeof question>)).kind).toBe('not-found');
  });

  it('when somebody answered meanwhile, until the person has read it', () => {
    const { send, question, db, drafts } = started();
    const q = question(1);
    drafts.save({ questionId: q, rev: 0, content: { ...emptyDraft, text: 'Mine' } });
    aPost(db, q, 2, { author_id: 5, author_username: 'else' });
    expect(troubleFrom(() => send(q))).toMatchObject({ kind: 'thread-changed', change: { newPosts: [{ number: 2 }] } });
    drafts.acknowledge(q);
    expect(() => send(q)).not.toThrow();
  });

  it('and leaves the draft as it was', () => {
    const { send, question, drafts } = started();
    const q = question(1);
    drafts.save({ questionId: q, rev: 0, content: { ...emptyDraft, text: 'A [[b]]' } });
    troubleFrom(() => send(q, 'A [[b]]'));
    expect(drafts.open(q)).toMatchObject({ text: 'A [[b]]', rev: 1 });
  });
});

it('previews what would be posted, marks and all', () => {
  const { answers, question } = started();
  expect(answers.preview(question(1), { ...emptyDraft, text: 'A [[b]]' }).markdown).toMatch(/^A \[\[b\]\]\n\n---\n\nThis is general advice/);
});

describe('the hold', () => {
  it('keeps the answer for its time, and shows when it goes', async () => {
    const { clock, send, question, script, item } = started({ holdSeconds: 10 });
    const id = send(question(1));
    expect(await item(id)).toMatchObject({ state: 'held', goesAt: clock.now() + 10_000 });
    await pass(clock, 9_900);
    expect(script.posts).toEqual([]);
    await pass(clock, 200);
    expect((await item(id)).state).toBe('sent');
  });

  it('can be undone: nothing leaves and the text is the draft again', async () => {
    const { clock, send, question, script, item, outbox, drafts } = started({ holdSeconds: 10 });
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
    const { send, question, item, outbox, drafts } = started({ holdSeconds: 10 });
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
    const { clock, send, question, item, outbox } = started({ holdSeconds: 60 });
    const id = send(question(1));
    await pass(clock, 1_000);
    outbox.sendNow(id);
    await pass(clock, 100);
    expect((await item(id)).state).toBe('sent');
    expect(troubleFrom(() => outbox.sendNow(id)).kind).toBe('too-late');
  });

  it.each([-86_400_000, 86_400_000, 3_600_000])('is not changed by a clock that jumps by %i ms', async (ms) => {
    const { clock, send, question, script, item } = started({ holdSeconds: 10 });
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
    const { clock, send, question, script, item, db } = started({ holdSeconds: 10 });
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
    const set = started();
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
    const { clock, send, question, script, item } = started();
    script.closed.add(1);
    const id = send(question(1));
    await pass(clock, 2_000);
    expect(await item(id)).toMatchObject({ state: 'needs-you', trouble: { kind: 'question-closed' } });
    expect(script.posts).toEqual([]);
  });
});

describe('whatever happens on the way, the forum has the answer once', () => {
  const roads: [string, PostFate[]][] = [
    ['taken, but the forum’s reply was lost', ['commit-lost']],
    ['lost before the forum took it', ['lost']],
    ['too similar, because it was already taken', ['similar-committed']],
    ['told to slow down', ['slow-down', 'slow-down']],
    ['no network at first', ['unreachable', 'unreachable', 'unreachable']],
    ['lost, then no network', ['lost', 'unreachable']],
    ['lost, then told to slow down', ['lost', 'slow-down']],
    ['lost, then taken without a word', ['lost', 'commit-lost']],
    ['an adapter that throws', ['throws']],
  ];
  it.each(roads)('%s', async (_, fates) => {
    const { clock, send, question, script, item } = started();
    script.nextPosts.push(...fates);
    const id = send(question(1));
    await pass(clock, 300_000, 1_000);
    expect(await item(id)).toMatchObject({ state: 'sent' });
    expect(script.posts).toHaveLength(1);
  });

  it('a desk that just sends again posts twice (control)', async () => {
    const script = aScriptedForum();
    script.nextPosts.push('commit-lost');
    const reply = { topicId: 1, raw: 'x', marker: 'm', firstTriedAt: 0, typingMs: 0, openMs: 0 };
    for (let attempt = 0; attempt < 5; attempt += 1) if ((await script.reply(reply)).kind === 'posted') break;
    expect(script.posts).toHaveLength(2);
  });

  it('lost twice: it asks the person, and the person’s retry looks first', async () => {
    const { clock, send, question, script, item, outbox } = started();
    script.nextPosts.push('lost', 'lost');
    const id = send(question(1));
    await pass(clock, 300_000, 1_000);
    expect(await item(id)).toMatchObject({ state: 'needs-you', attempts: 2, trouble: { kind: 'outcome-unknown' } });
    expect(script.asked.filter((asked) => asked === 'post 1')).toHaveLength(2);
    script.asked.length = 0;
    outbox.retry(id, false);
    await pass(clock, 60_000, 1_000);
    expect(script.asked.slice(0, 2)).toEqual(['look 1', 'look 1']);
    expect(await item(id)).toMatchObject({ state: 'sent', attempts: 3 });
    expect(script.posts).toHaveLength(1);
  });

  it('one that arrived long after we gave up looking is found before it is sent again', async () => {
    const { clock, send, question, script, item } = started();
    script.nextPosts.push('late');
    const id = send(question(1));
    await pass(clock, 5_000);
    script.nextReads.push('unreachable');
    await pass(clock, 12_500);
    expect((await item(id)).state).toBe('waiting');
    script.arrive();
    await pass(clock, 60_000);
    expect(await item(id)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(script.posts).toHaveLength(1);
  });

  it('waits two seconds before it looks, and fifteen before it looks again', async () => {
    const { clock, send, question, script } = started();
    script.nextPosts.push('lost');
    script.nextLooks.push('blind', 'blind');
    send(question(1));
    await pass(clock, 100);
    script.asked.length = 0;
    await pass(clock, 1_700);
    expect(script.asked).toEqual([]);
    await pass(clock, 300);
    expect(script.asked).toEqual(['look 1']);
    await pass(clock, 14_700);
    expect(script.asked).toEqual(['look 1']);
    await pass(clock, 500);
    expect(script.asked.slice(0, 2)).toEqual(['look 1', 'look 1']);
  });

  it('an unknown answer stays unknown while nothing can be looked at, for days, and shows its age', async () => {
    const { clock, send, question, script, item } = started();
    script.nextPosts.push('commit-lost');
    const id = send(question(1));
    await pass(clock, 1_000);
    script.isDown = true;
    await pass(clock, 3 * 3_600_000, 60_000);
    expect(await item(id)).toMatchObject({ state: 'checking', reason: expect.stringContaining('3 hours ago') });
    expect(script.asked.filter((asked) => asked === 'post 1')).toHaveLength(1);
    script.isDown = false;
    await pass(clock, 120_000, 1_000);
    expect(await item(id)).toMatchObject({ state: 'sent' });
    expect(script.posts).toHaveLength(1);
  });

  it('one that was delivered twice by something on the way is reported', async () => {
    const { clock, send, question, script, item } = started();
    script.nextPosts.push('twice-lost');
    const id = send(question(1));
    await pass(clock, 10_000);
    expect(await item(id)).toMatchObject({ state: 'sent', reason: expect.stringContaining('stands on the forum twice') });
  });
});

describe('a crash', () => {
  it.each<PostFate>(['commit-hang', 'hang'])('while the answer was on its way leaves one answer: %s', async (fate) => {
    const clock = aClock();
    const first = anOutbox({ clock });
    first.outbox.start();
    first.script.nextPosts.push(fate);
    const id = first.send(first.question(1));
    await pass(clock, 1_000);
    expect((await first.item(id)).state).toBe('sending');
    await first.kill();

    const second = anOutbox({ clock, script: first.script, folder: first.folder });
    second.outbox.start();
    expect((await second.item(id)).state).toBe('checking');
    await pass(clock, 60_000);
    expect((await second.item(id)).state).toBe('sent');
    expect(second.script.posts).toHaveLength(1);
  });

  it('before anything left sends what was held or waiting', async () => {
    const clock = aClock();
    const first = anOutbox({ clock });
    const id = first.send(first.question(1));
    await first.kill();
    const second = anOutbox({ clock, script: first.script, folder: first.folder });
    second.outbox.start();
    await pass(clock, 5_000);
    expect((await second.item(id)).state).toBe('sent');
    expect(second.script.posts).toHaveLength(1);
  });

  it('is not a stop: stopping lets the answer that is on its way arrive, and begins no other', async () => {
    const { clock, send, question, script, outbox, db } = started();
    const gate = Promise.withResolvers<void>();
    script.gate = gate.promise;
    script.nextPosts.push('slow');
    send(question(1));
    send(question(2), 'Another answer.');
    await pass(clock, 100);
    const stopping = outbox.stop(2_000);
    gate.resolve();
    await stopping;
    await pass(clock, 5_000);
    expect(script.posts.map((post) => post.topicId)).toEqual([1]);
    expect(db.all(db.sql.selectFrom('outbox').select('state').orderBy('seq'))).toMatchObject([{ state: 'sent' }, { state: 'waiting' }]);
  });

  it('is what a stop becomes when the forum takes too long: the answer is looked for at the next start', async () => {
    const { clock, send, question, script, outbox, db } = started();
    script.nextPosts.push('commit-hang');
    send(question(1));
    await pass(clock, 100);
    const stopping = outbox.stop(2_000);
    await pass(clock, 2_500);
    await stopping;
    expect(db.one(db.sql.selectFrom('outbox').select('state'))).toMatchObject({ state: 'sending' });
    expect(script.posts).toHaveLength(1);
  });
});

describe('without a network', () => {
  it('answers wait, say so, and go out in the order they were sent', async () => {
    const { clock, send, question, script, item, outbox } = started();
    script.isDown = true;
    const ids = [3, 1, 2].map((topic) => send(question(topic), `Answer for ${topic}.`));
    await pass(clock, 30_000);
    for (const id of ids) expect(await item(id)).toMatchObject({ state: 'waiting', reason: expect.stringContaining('cannot be reached'), attempts: 0 });
    expect((await item(ids[0]!)).goesAt).toBeGreaterThan(clock.now());
    script.isDown = false;
    outbox.wake();
    await pass(clock, 10_000);
    expect(script.posts.map((post) => post.topicId)).toEqual([3, 1, 2]);
  });

  it('asks less and less often, but at least every minute', async () => {
    const { clock, send, question, script } = started();
    script.isDown = true;
    send(question(1));
    await pass(clock, 30 * 60_000, 1_000);
    const reads = script.asked.length;
    expect(reads).toBeGreaterThanOrEqual(29);
    expect(reads).toBeLessThanOrEqual(40);
  });

  it('nothing is posted blind, even when posting would work', async () => {
    const { clock, send, question, script } = started();
    script.nextReads.push('unreachable', 'fault', 'slow-down');
    send(question(1));
    await pass(clock, 1_000);
    expect(script.posts).toEqual([]);
    await pass(clock, 60_000);
    expect(script.posts).toHaveLength(1);
  });

  it('goes on at once when sync has found the forum again', async () => {
    const { clock, send, question, script, setSync } = started();
    script.isDown = true;
    setSync('offline');
    send(question(1));
    await pass(clock, 120_000, 1_000);
    script.isDown = false;
    setSync('idle');
    await pass(clock, 100);
    expect(script.posts).toHaveLength(1);
  });

  it('an answer that never left can be taken back, one that may have arrived cannot', async () => {
    const { clock, send, question, script, outbox } = started();
    script.nextPosts.push('unreachable', 'lost');
    const first = send(question(1), 'The first answer.');
    await pass(clock, 1_000);
    outbox.takeBack(first);
    script.nextPosts.length = 0;
    script.nextPosts.push('lost');
    const second = send(question(2), 'The second answer.');
    await pass(clock, 5_000);
    expect(troubleFrom(() => outbox.takeBack(second)).kind).toBe('too-late');
  });
});

describe('the forum says', () => {
  it('"slow down": the whole account waits that long', async () => {
    const { clock, send, question, script, item } = started();
    script.nextPosts.push('slow-down');
    const first = send(question(1));
    const second = send(question(2), 'Another answer.');
    await pass(clock, 29_000);
    expect(script.asked.filter((asked) => asked.startsWith('post'))).toHaveLength(1);
    expect(await item(first)).toMatchObject({ state: 'waiting', trouble: { kind: 'slow-down' } });
    expect((await item(second)).reason).toContain('asked to wait');
    await pass(clock, 10_000);
    expect(script.posts.map((post) => post.topicId)).toEqual([1, 2]);
  });

  it('"slow down", also to a desk that was restarted meanwhile', async () => {
    const clock = aClock();
    const first = anOutbox({ clock });
    first.outbox.start();
    first.script.nextPosts.push('slow-down');
    first.send(first.question(1));
    await pass(clock, 1_000);
    await first.kill();
    const second = anOutbox({ clock, script: first.script, folder: first.folder });
    second.script.asked.length = 0;
    second.outbox.start();
    await pass(clock, 28_000);
    expect(second.script.asked).toEqual([]);
    await pass(clock, 2_000);
    expect(second.script.posts).toHaveLength(1);
  });

  it('"I do not know you": every answer waits with one notice, nothing more is asked, nothing is dropped', async () => {
    const { clock, send, question, script, items, outbox } = started();
    script.nextPosts.push('signed-out');
    send(question(1));
    send(question(2), 'Another answer.');
    await pass(clock, 2_000);
    script.asked.length = 0;
    await pass(clock, 3_600_000, 60_000);
    expect(script.asked).toEqual([]);
    const list = await items();
    expect(list.map((one) => one.state)).toEqual(['waiting', 'waiting']);
    expect(list.filter((one) => one.trouble?.kind === 'signed-out')).toHaveLength(1);
    expect(list.every((one) => one.reason.includes('signed in again'))).toBe(true);
    outbox.wake();
    await pass(clock, 5_000);
    expect(script.posts.map((post) => post.topicId)).toEqual([1, 2]);
  });

  it('"a moderator must see it": it is followed until it stands there, and never sent again', async () => {
    const { clock, send, question, script, item } = started();
    script.nextPosts.push('review');
    const id = send(question(1));
    await pass(clock, 300_000, 1_000);
    expect(await item(id)).toMatchObject({ state: 'in-review', attempts: 1 });
    script.approve();
    await pass(clock, 120_000, 1_000);
    expect(await item(id)).toMatchObject({ state: 'sent', attempts: 1 });
    expect(script.posts).toHaveLength(1);
  });

  it('"a moderator must see it", and the moderator says no: the text comes back', async () => {
    const { clock, send, question, script, item, outbox, drafts } = started();
    script.nextPosts.push('review');
    const id = send(question(1));
    await pass(clock, 5_000);
    script.reject();
    await pass(clock, 120_000, 1_000);
    expect(await item(id)).toMatchObject({ state: 'needs-you', reason: expect.stringContaining('not approve') });
    outbox.takeBack(id);
    expect(drafts.open(question(1)).text).toBe('Use a plain moisturiser every day.');
  });

  it('"no": the reason is shown and the answer behind it goes on', async () => {
    const { clock, send, question, script, item } = started();
    script.nextPosts.push('closed', 'too-short', 'similar');
    const ids = [1, 2, 3, 4].map((topic) => send(question(topic), `Answer for ${topic}.`));
    await pass(clock, 60_000);
    expect(await item(ids[0]!)).toMatchObject({ state: 'needs-you', trouble: { kind: 'question-closed' } });
    expect(await item(ids[1]!)).toMatchObject({ state: 'needs-you', trouble: { kind: 'too-short', least: 5 } });
    expect(await item(ids[2]!)).toMatchObject({ state: 'needs-you', trouble: { kind: 'refused' }, reason: expect.stringContaining('too similar') });
    expect(await item(ids[3]!)).toMatchObject({ state: 'sent' });
  });
});

it('leaves at least a second between two posts', async () => {
  const { clock, send, question, leftAt } = started();
  for (const topic of [1, 2, 3]) send(question(topic), `Answer for ${topic}.`);
  await pass(clock, 5_000, 50);
  expect(leftAt).toHaveLength(3);
  for (const [i, at] of leftAt.entries()) if (i > 0) expect(at - (leftAt[i - 1] ?? 0)).toBeGreaterThanOrEqual(1_000);
});

it('a mistake of ours stops one answer, with its text, and not the rest', async () => {
  const { clock, send, question, script, item, log } = started();
  script.nextReads.push('broken');
  const first = send(question(1));
  const second = send(question(2), 'Another answer.');
  await pass(clock, 20_000);
  expect(await item(first)).toMatchObject({ state: 'needs-you', trouble: { kind: 'unexpected' } });
  expect(await item(second)).toMatchObject({ state: 'sent' });
  expect(log.lines.join('\n')).not.toContain('moisturiser');
});

it('logs neither text nor titles', async () => {
  const { clock, send, question, script, log } = started();
  script.nextPosts.push('lost', 'slow-down');
  send(question(1), 'A secret about somebody.');
  await pass(clock, 60_000);
  expect(log.lines.length).toBeGreaterThan(2);
  expect(log.lines.join('\n')).not.toMatch(/secret|Question 1|rounds:/);
});

it('shows one question’s newest item, live', async () => {
  const { clock, send, question, outbox } = started();
  const q = question(1);
  expect(await latest(outbox.ofQuestion(q, undefined))).toBe(null);
  send(q);
  expect(await latest(outbox.ofQuestion(q, undefined))).toMatchObject({ state: 'waiting' });
  const seen: string[] = [];
  const stop = new AbortController();
  const watching = (async () => {
    for await (const item of outbox.ofQuestion(q, stop.signal)) if (item) seen.push(item.state);
  })();
  await pass(clock, 3_000);
  stop.abort();
  await watching;
  expect(seen.at(0)).toBe('waiting');
  expect(seen.at(-1)).toBe('sent');
});

it('forgets on the screen, not in the store, what was sent a week ago', async () => {
  const { clock, send, question, items, db } = started();
  send(question(1));
  await pass(clock, 2_000);
  expect(await items()).toHaveLength(1);
  clock.jump(8 * 24 * 3_600_000);
  expect(await items()).toEqual([]);
  expect(db.all(db.sql.selectFrom('outbox').select('id'))).toHaveLength(1);
});
