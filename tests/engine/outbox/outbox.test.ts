import { describe, expect, it } from 'vitest';
import { aClock } from '#tests/makers/a-clock.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { latest } from '#tests/makers/a-watcher.ts';
import { anOutbox, aStartedOutbox } from '#tests/makers/an-outbox.ts';

describe('without a network', () => {
  it('answers wait, say so, and go out in the order they were sent', async () => {
    const { clock, send, question, script, item, outbox } = aStartedOutbox();
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
    const { clock, send, question, script } = aStartedOutbox();
    script.isDown = true;
    send(question(1));
    await pass(clock, 30 * 60_000, 1_000);
    const reads = script.asked.length;
    expect(reads).toBeGreaterThanOrEqual(29);
    expect(reads).toBeLessThanOrEqual(40);
  });

  it('nothing is posted blind, even when posting would work', async () => {
    const { clock, send, question, script } = aStartedOutbox();
    script.nextReads.push('unreachable', 'fault', 'slow-down');
    send(question(1));
    await pass(clock, 1_000);
    expect(script.posts).toEqual([]);
    await pass(clock, 60_000);
    expect(script.posts).toHaveLength(1);
  });

  it('goes on at once when sync has found the forum again', async () => {
    const { clock, send, question, script, setSync } = aStartedOutbox();
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
    const { clock, send, question, script, outbox } = aStartedOutbox();
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
    const { clock, send, question, script, item } = aStartedOutbox();
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

  it('"you have just posted": it looks at once whether that was this answer, and only then waits; the others may be looked for meanwhile', async () => {
    const { clock, send, question, script, item } = aStartedOutbox();
    script.nextPosts.push('slow-posts');
    const first = send(question(1));
    const second = send(question(2), 'Another answer.');
    await pass(clock, 1_000);
    expect(await item(first)).toMatchObject({ state: 'checking', reason: expect.stringContaining('whether this answer stands there already') });
    await pass(clock, 2_000);
    expect(script.asked.filter((asked) => asked.startsWith('look'))).toEqual(['look 1']);
    expect(await item(first)).toMatchObject({ state: 'waiting', trouble: { kind: 'slow-down' } });
    await pass(clock, 25_000);
    expect(script.posts).toEqual([]);
    expect(await item(second)).toMatchObject({ state: 'waiting', attempts: 0 });
    await pass(clock, 10_000);
    expect(script.posts.map((post) => post.topicId)).toEqual([1, 2]);
  });

  it('"you have just posted", also to a desk that was restarted meanwhile', async () => {
    const clock = aClock();
    const first = anOutbox({ clock });
    first.outbox.start();
    first.script.nextPosts.push('slow-posts');
    first.send(first.question(1));
    await pass(clock, 500);
    await first.kill();
    const second = anOutbox({ clock, script: first.script, folder: first.folder });
    second.outbox.start();
    await pass(clock, 28_000);
    expect(second.script.posts).toEqual([]);
    await pass(clock, 5_000);
    expect(second.script.posts).toHaveLength(1);
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
    const { clock, send, question, script, items, outbox } = aStartedOutbox();
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
    const { clock, send, question, script, item } = aStartedOutbox();
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
    const { clock, send, question, script, item, outbox, drafts } = aStartedOutbox();
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
    const { clock, send, question, script, item } = aStartedOutbox();
    script.nextPosts.push('closed', 'too-short', 'similar');
    const ids = [1, 2, 3, 4].map((topic) => send(question(topic), `Answer for ${topic}.`));
    await pass(clock, 60_000);
    expect(await item(ids[0]!)).toMatchObject({ state: 'needs-you', trouble: { kind: 'question-closed' } });
    expect(await item(ids[1]!)).toMatchObject({ state: 'needs-you', trouble: { kind: 'too-short', least: 5 } });
    expect(await item(ids[2]!)).toMatchObject({ state: 'needs-you', trouble: { kind: 'refused' }, reason: expect.stringContaining('too similar') });
    expect(await item(ids[3]!)).toMatchObject({ state: 'sent' });
  });
});

it('stops when the other end cannot prove that it is the forum, says so, and asks again only when somebody says so', async () => {
  const { clock, send, question, script, item, outbox } = aStartedOutbox();
  script.nextPosts.push('not-safe');
  const first = send(question(1));
  const second = send(question(2), 'Another answer.');
  await pass(clock, 24 * 3_600_000, 600_000);
  expect(script.asked.filter((asked) => asked.startsWith('post'))).toHaveLength(1);
  for (const id of [first, second]) expect(await item(id)).toMatchObject({ state: 'waiting', reason: expect.stringContaining('could not prove') });
  outbox.wake();
  await pass(clock, 5_000);
  expect(script.posts.map((post) => post.topicId)).toEqual([1, 2]);
});

it('says that the network wants somebody to sign in, and goes on by itself after that', async () => {
  const { clock, send, question, script, item } = aStartedOutbox();
  script.nextPosts.push('network-login');
  const first = send(question(1));
  const second = send(question(2), 'Another answer.');
  await pass(clock, 1_000);
  expect(await item(first)).toMatchObject({ state: 'checking', reason: expect.stringContaining('Network login needed') });
  expect(await item(second)).toMatchObject({ state: 'waiting', reason: expect.stringContaining('Network login needed') });
  await pass(clock, 60_000);
  for (const id of [first, second]) expect(await item(id)).toMatchObject({ state: 'sent' });
});

it('leaves as much time between two posts as the forum asks for, also after a restart', async () => {
  const clock = aClock();
  const first = anOutbox({ clock });
  first.script.spacingMs = 11_000;
  first.outbox.start();
  for (const topic of [1, 2, 3]) first.send(first.question(topic), `Answer for ${topic}.`);
  await pass(clock, 15_000, 100);
  expect(first.leftAt).toHaveLength(2);
  await first.kill();
  const second = anOutbox({ clock, script: first.script, folder: first.folder });
  second.outbox.start();
  await pass(clock, 15_000, 100);
  const left = [...first.leftAt, ...second.leftAt];
  expect(left).toHaveLength(3);
  for (const [i, at] of left.entries()) if (i > 0) expect(at - (left[i - 1] ?? 0)).toBeGreaterThanOrEqual(11_000);
});

it('leaves at least a second between two posts', async () => {
  const { clock, send, question, leftAt } = aStartedOutbox();
  for (const topic of [1, 2, 3]) send(question(topic), `Answer for ${topic}.`);
  await pass(clock, 5_000, 50);
  expect(leftAt).toHaveLength(3);
  for (const [i, at] of leftAt.entries()) if (i > 0) expect(at - (leftAt[i - 1] ?? 0)).toBeGreaterThanOrEqual(1_000);
});

it('a mistake of ours stops one answer, with its text, and not the rest', async () => {
  const { clock, send, question, script, item, log } = aStartedOutbox();
  script.nextReads.push('broken');
  const first = send(question(1));
  const second = send(question(2), 'Another answer.');
  await pass(clock, 20_000);
  expect(await item(first)).toMatchObject({ state: 'needs-you', trouble: { kind: 'unexpected' } });
  expect(await item(second)).toMatchObject({ state: 'sent' });
  expect(log.lines.join('\n')).not.toContain('moisturiser');
});

it('logs neither text nor titles', async () => {
  const { clock, send, question, script, log } = aStartedOutbox();
  script.nextPosts.push('lost', 'slow-down');
  send(question(1), 'A secret about somebody.');
  await pass(clock, 60_000);
  expect(log.lines.length).toBeGreaterThan(2);
  expect(log.lines.join('\n')).not.toMatch(/secret|Question 1|rounds:/);
});

it('shows one question’s newest item, live', async () => {
  const { clock, send, question, outbox } = aStartedOutbox();
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
  const { clock, send, question, items, db } = aStartedOutbox();
  send(question(1));
  await pass(clock, 2_000);
  expect(await items()).toHaveLength(1);
  clock.jump(8 * 24 * 3_600_000);
  expect(await items()).toEqual([]);
  expect(db.all(db.sql.selectFrom('outbox').select('id'))).toHaveLength(1);
});
