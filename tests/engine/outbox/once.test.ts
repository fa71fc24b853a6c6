import { describe, expect, it } from 'vitest';
import { aClock } from '#tests/makers/a-clock.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { anOutbox, aScriptedForum, aStartedOutbox, type PostFate } from '#tests/makers/an-outbox.ts';

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
    ['told that another post came too soon, and it was this one', ['slow-posts-committed']],
    ['told that another post came too soon, three times', ['slow-posts', 'slow-posts', 'slow-posts']],
    ['lost, then told that it was posted just now', ['lost', 'slow-posts-committed']],
    ['a network’s sign-in page in the forum’s place', ['network-login']],
  ];
  it.each(roads)('%s', async (_, fates) => {
    const { clock, send, question, script, item } = aStartedOutbox();
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
    const { clock, send, question, script, item, outbox } = aStartedOutbox();
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
    const { clock, send, question, script, item } = aStartedOutbox();
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
    const { clock, send, question, script } = aStartedOutbox();
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
    const { clock, send, question, script, item } = aStartedOutbox();
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
    const { clock, send, question, script, item } = aStartedOutbox();
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
    const { clock, send, question, script, outbox, db } = aStartedOutbox();
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
    const { clock, send, question, script, outbox, db } = aStartedOutbox();
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
