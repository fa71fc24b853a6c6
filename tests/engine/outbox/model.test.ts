import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CommandId } from '#shared/words/ids.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { aFolder } from '#tests/makers/a-store.ts';
import { anOutbox, aScriptedForum, type PostFate, type ReadFate } from '#tests/makers/an-outbox.ts';

type Event =
  | { do: 'send'; topic: number }
  | { do: 'pass'; ms: number }
  | { do: 'fates'; posts: PostFate[]; looks: ReadFate[]; reads: ReadFate[] }
  | { do: 'network'; isDown: boolean }
  | { do: 'crash' }
  | { do: 'take back' | 'retry' | 'send now'; which: number }
  | { do: 'jump'; ms: number }
  | { do: 'close'; topic: number }
  | { do: 'moderate'; yes: boolean };

const topic = fc.integer({ min: 1, max: 4 });
const fate = fc.constantFrom<PostFate>('ok', 'commit-lost', 'lost', 'unreachable', 'slow-down', 'signed-out', 'review', 'too-short', 'similar', 'similar-committed', 'hang', 'commit-hang', 'throws', 'not-safe', 'network-login', 'slow-posts', 'slow-posts-committed');
const reading = fc.constantFrom<ReadFate>('ok', 'unreachable', 'fault', 'slow-down', 'signed-out');
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('send' as const), topic }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(0, 300, 2_500, 16_000, 70_000) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('fates' as const), posts: fc.array(fate, { maxLength: 3 }), looks: fc.array(reading, { maxLength: 2 }), reads: fc.array(reading, { maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('network' as const), isDown: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('take back' as const, 'retry' as const, 'send now' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('jump' as const), ms: fc.constantFrom(-86_400_000, 86_400_000, 31_536_000_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), topic }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('moderate' as const), yes: fc.boolean() }) },
);

it('whatever happens in whatever order: nothing twice, nothing lost, every answer in one honest state', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 25 }), fc.constantFrom(0, 5, 10), async (events, holdSeconds) => {
      const clock = aClock();
      const script = aScriptedForum();
      const folder = aFolder();
      const open = () => anOutbox({ clock, script, folder, settings: { holdSeconds: holdSeconds as 0 | 5 | 10 } });
      let desk = open();
      desk.outbox.start();
      const sent: CommandId[] = [];

      for (const [i, one] of events.entries()) {
        const id = 'which' in one ? sent[one.which % Math.max(1, sent.length)] : undefined;
        const attempt = (work: () => unknown): void => {
          try {
            work();
          } catch (error) {
            if ((error as Error).name !== 'TroubleError') throw error;
          }
        };
        if (one.do === 'send') attempt(() => sent.push(desk.send(desk.question(one.topic), `Answer number ${i}.`)));
        if (one.do === 'pass') await pass(clock, one.ms, 1_000);
        if (one.do === 'fates') {
          script.nextPosts = [...one.posts];
          script.nextLooks = [...one.looks];
          script.nextReads = [...one.reads];
        }
        if (one.do === 'network') script.isDown = one.isDown;
        if (one.do === 'jump') clock.jump(one.ms);
        if (one.do === 'close') script.closed.add(one.topic);
        if (one.do === 'moderate' && one.yes) script.approve();
        if (one.do === 'moderate' && !one.yes) script.reject();
        if (one.do === 'take back' && id) attempt(() => desk.outbox.takeBack(id));
        if (one.do === 'retry' && id) attempt(() => desk.outbox.retry(id, true));
        if (one.do === 'send now' && id) attempt(() => desk.outbox.sendNow(id));
        if (one.do === 'crash') {
          await desk.kill();
          desk = open();
          desk.outbox.start();
        }
      }

      // Everything heals; a hanging request ends as it does in life, with the process.
      script.isDown = false;
      script.nextPosts = [];
      script.nextLooks = [];
      script.nextReads = [];
      script.approve();
      await desk.kill();
      desk = open();
      desk.outbox.start();
      await pass(clock, 4_000_000, 20_000);
      desk.outbox.wake();
      await pass(clock, 400_000, 10_000);

      const rows = desk.db.all(desk.db.sql.selectFrom('outbox').selectAll());
      expect(rows.map((row) => row.id).toSorted()).toEqual([...new Set(sent)].toSorted());
      for (const row of rows) {
        const standing = script.posts.filter((post) => post.marker === row.marker).length;
        const said = `${row.state} ${row.trouble} ${standing}`;
        expect(standing, said).toBeLessThanOrEqual(1);
        expect(['sent', 'needs-you', 'withdrawn'], said).toContain(row.state);
        if (row.state === 'sent') expect(standing, said).toBe(1);
        else expect(standing, said).toBe(0);
        expect(row.resends_left, said).toBeGreaterThanOrEqual(0);
      }
      expect(script.posts.length).toBe(new Set(script.posts.map((post) => post.marker)).size);
      await desk.kill();
    }),
    { numRuns: 120, interruptAfterTimeLimit: 8_000, markInterruptAsFailure: false },
  );
});
