import { expect, it } from 'vitest';
import { pass } from '#tests/makers/a-hurry.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { anOutbox, aStartedOutbox, type PostFate } from '#tests/makers/an-outbox.ts';

/** An answer that something on the way delivered twice, and the desk has seen it. */
async function twins() {
  const desk = aStartedOutbox();
  desk.script.nextPosts.push('twice-lost');
  const id = desk.send(desk.question(1));
  await pass(desk.clock, 10_000);
  expect(desk.script.posts).toHaveLength(2);
  return { ...desk, id };
}

it('a plain yes is looked at once more after fifteen seconds, and only once', async () => {
  const { clock, send, question, script, item } = aStartedOutbox();
  const id = send(question(1));
  await pass(clock, 14_000);
  expect(script.asked).not.toContain('look 1');
  // The second delivery comes late.
  script.posts.push({ ...script.posts[0]!, id: 900, number: 9 });
  await pass(clock, 3_600_000, 60_000);
  expect(script.asked.filter((asked) => asked === 'look 1')).toHaveLength(1);
  expect(await item(id)).toMatchObject({ state: 'sent', trouble: { kind: 'twins', postIds: [900] }, reason: expect.stringContaining('stands on the forum twice') });
});

it('is looked at also by a desk that was restarted meanwhile', async () => {
  const clock = aClock();
  const first = anOutbox({ clock });
  first.outbox.start();
  const id = first.send(first.question(1));
  await pass(clock, 5_000);
  await first.kill();
  first.script.posts.push({ ...first.script.posts[0]!, id: 900, number: 9 });
  const second = anOutbox({ clock, script: first.script, folder: first.folder });
  second.outbox.start();
  await pass(clock, 30_000);
  expect(await second.item(id)).toMatchObject({ trouble: { kind: 'twins', postIds: [900] } });
});

it('stays reported until the person has the later one deleted; the first one stays', async () => {
  const { clock, id, item, outbox, script } = await twins();
  const [first] = script.posts;
  await pass(clock, 3_600_000, 60_000);
  expect((await item(id)).trouble).toMatchObject({ kind: 'twins', isLeaving: false });
  outbox.deleteTwins(id);
  expect((await item(id)).trouble).toMatchObject({ kind: 'twins', isLeaving: true });
  await pass(clock, 5_000);
  expect(await item(id)).toMatchObject({ state: 'sent', trouble: null });
  expect(script.posts).toEqual([first]);
  expect(troubleFrom(() => outbox.deleteTwins(id)).kind).toBe('too-late');
});

it.each<['lost' | 'unreachable' | 'refused', RegExp]>([
  ['lost', /^Stands on the forum\.$/],
  ['unreachable', /being deleted/],
  ['refused', /does not let this account delete/],
])('deleting that is %s is said, and nothing is posted or deleted for it', async (how, words) => {
  const { clock, id, item, outbox, script } = await twins();
  script.unposting = how;
  outbox.deleteTwins(id);
  await pass(clock, 5_000);
  expect(await item(id)).toMatchObject({ state: 'sent', reason: expect.stringMatching(words) });
  expect(script.posts).toHaveLength(how === 'lost' ? 1 : 2);
  script.unposting = 'done';
  await pass(clock, 120_000, 1_000);
  if (how === 'unreachable') expect(await item(id)).toMatchObject({ trouble: null });
  expect(script.asked.filter((asked) => asked === 'post 1')).toHaveLength(1);
});

it.each<PostFate>(['ok', 'commit-lost'])('an answer that stands once is nobody’s twin: %s (control)', async (fate) => {
  const { clock, send, question, script, item, outbox } = aStartedOutbox();
  script.nextPosts.push(fate);
  const id = send(question(1));
  await pass(clock, 60_000);
  expect(await item(id)).toMatchObject({ state: 'sent', trouble: null });
  expect(troubleFrom(() => outbox.deleteTwins(id)).kind).toBe('too-late');
  expect(script.asked.some((asked) => asked.startsWith('unpost'))).toBe(false);
});
