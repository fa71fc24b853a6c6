import { expect, it } from 'vitest';
import { aClock } from '#tests/makers/a-clock.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { anOutbox, type OutboxUnderTest } from '#tests/makers/an-outbox.ts';

const never = (): Promise<void> => new Promise(() => {});

/** A desk that goes down whenever it reads this thread, and is opened again so many times. */
async function fallen(times: number, how: 'crash' | 'close') {
  const clock = aClock();
  let desk: OutboxUnderTest = anOutbox({ clock });
  const { script, folder } = desk;
  const bad = desk.send(desk.question(1), 'An answer with something in it.');
  const good = desk.send(desk.question(2), 'A plain answer.');
  // The first thing each life of it does is to read the first thread.
  script.onRead = () => (script.asked.at(-1) === 'read 1' ? never() : Promise.resolve());
  for (let time = 0; time < times; time += 1) {
    desk.outbox.start();
    await pass(clock, 5_000);
    if (how === 'crash') await desk.kill();
    else {
      const stopping = desk.outbox.stop(2_000);
      await pass(clock, 3_000);
      await stopping;
      desk.db.close();
    }
    desk = anOutbox({ clock, script, folder });
  }
  desk.outbox.start();
  await pass(clock, 5_000);
  return { clock, desk, script, bad, good };
}

it('an answer that brings the process down three times in a row is left alone, and the others go out', async () => {
  const { desk, bad, good, script } = await fallen(3, 'crash');
  expect(await desk.item(bad)).toMatchObject({ state: 'needs-you', reason: expect.stringContaining('closed unexpectedly 3 times'), body: expect.stringContaining('An answer with something in it.') });
  expect(await desk.item(good)).toMatchObject({ state: 'sent' });
  expect(script.posts.map((post) => post.topicId)).toEqual([2]);
  desk.outbox.takeBack(bad);
  expect(desk.drafts.open(desk.question(1)).text).toBe('An answer with something in it.');
});

it('twice is not enough (control)', async () => {
  const { desk, bad, good } = await fallen(2, 'crash');
  expect(await desk.item(bad)).toMatchObject({ state: 'waiting', trouble: null });
  expect(await desk.item(good)).toMatchObject({ state: 'waiting' });
});

it('closing in good order is no fall, however often it happens in the middle of something', async () => {
  const { desk, bad } = await fallen(5, 'close');
  expect(await desk.item(bad)).toMatchObject({ state: 'waiting', trouble: null });
});

it('one that came through in between begins to count anew', async () => {
  const clock = aClock();
  let desk: OutboxUnderTest = anOutbox({ clock });
  const { script, folder } = desk;
  const bad = desk.send(desk.question(1), 'An answer with something in it.');
  for (const isBad of [true, true, false, true, true]) {
    script.onRead = isBad ? never : null;
    if (!isBad) script.nextReads.push('fault');
    desk.outbox.start();
    await pass(clock, 500);
    await desk.kill();
    desk = anOutbox({ clock, script, folder });
  }
  script.onRead = null;
  desk.outbox.start();
  await pass(clock, 30_000);
  expect(await desk.item(bad)).toMatchObject({ state: 'sent' });
});

it('left alone it is looked for before it goes once more', async () => {
  const { clock, desk, bad, script } = await fallen(3, 'crash');
  script.onRead = null;
  script.asked.length = 0;
  desk.outbox.retry(bad, false);
  await pass(clock, 30_000);
  expect(await desk.item(bad)).toMatchObject({ state: 'sent', attempts: 1 });
  expect(script.posts.filter((post) => post.topicId === 1)).toHaveLength(1);
});
