import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CommandId } from '#shared/words/ids.ts';
import type { DeedKind } from '#shared/words/deed.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { aModeratedForum, aModeration, type DeedFate, type LookFate } from '#tests/makers/a-moderation.ts';
import { aFolder } from '#tests/makers/a-store.ts';

/** Each batch has threads of its own, so that what stands there is its doing alone. */
const perBatch = 3;

type Event =
  | { do: 'act'; kind: DeedKind; count: number }
  | { do: 'pass'; ms: number }
  | { do: 'fates'; changes: DeedFate[]; looks: LookFate[] }
  | { do: 'network'; isDown: boolean }
  | { do: 'crash' }
  | { do: 'undo' | 'retry'; which: number }
  | { do: 'jump'; ms: number }
  | { do: 'answer'; is: boolean }
  | { do: 'wake' };

const kind = fc.constantFrom<DeedKind>('close', 'duplicate', 'hide', 'move', 'tag', 'flag', 'escalate', 'accept');
const fate = fc.constantFrom<DeedFate>('ok', 'ok', 'commit-lost', 'lost', 'unreachable', 'slow-down', 'slow-action', 'signed-out', 'refused', 'gone', 'hang', 'commit-hang', 'throws');
const looking = fc.constantFrom<LookFate>('ok', 'unreachable', 'fault', 'slow-down', 'signed-out');
const act: fc.Arbitrary<Event> = fc.record({ do: fc.constant('act' as const), kind, count: fc.integer({ min: 1, max: perBatch }) });
const fates: fc.Arbitrary<Event> = fc.record({ do: fc.constant('fates' as const), changes: fc.array(fate, { minLength: 1, maxLength: 5 }), looks: fc.array(looking, { maxLength: 3 }) });
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 2, arbitrary: act },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(0, 300, 2_500, 11_000, 16_000, 70_000) }) },
  { weight: 2, arbitrary: fates },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('network' as const), isDown: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'retry' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('jump' as const), ms: fc.constantFrom(-3_600_000, 3_600_000) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('answer' as const), is: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wake' as const) }) },
);

/** An order that meets its fates, then whatever else happens. */
const scene = fc.tuple(act, fates, fc.constant<Event>({ do: 'pass', ms: 11_000 }), fc.array(event, { maxLength: 5 })).map(([first, second, third, rest]) => [first, second, third, ...rest]);

const untouched = { isClosed: false, isListed: true, communityId: 1, tags: [] as string[], isFlagged: false };
const marks: Partial<Record<DeedKind, object>> = { close: { isClosed: true }, duplicate: { isClosed: true }, hide: { isListed: false }, move: { communityId: 2 }, tag: { tags: ['rash'] }, flag: { isFlagged: true }, escalate: { isFlagged: true } };

it('whatever happens in whatever order: no deed done twice, none forgotten, each in one honest state, and the queue agrees', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(scene, { minLength: 1, maxLength: 4 }), async (scenes) => {
      const events = scenes.flat();
      const clock = aClock();
      const script = aModeratedForum();
      const folder = aFolder();
      const open = () => {
        const desk = aModeration({ clock, script, folder });
        desk.moderation.start();
        return desk;
      };
      let desk = open();
      desk.db.run(desk.db.sql.insertInto('communities').values({ account_id: 'practice', id: 2, name: 'Heart', slug: 'heart', color: '3a86ff', position: 1, members: 1 }));
      const original = desk.question(900);
      const ordered: { id: CommandId; kind: DeedKind; topics: number[]; isUndone: boolean }[] = [];

      for (const one of events) {
        const batch = 'which' in one ? ordered[one.which % Math.max(1, ordered.length)] : undefined;
        if (one.do === 'act') {
          const topics = Array.from({ length: one.count }, (_, i) => 1 + ordered.length * perBatch + i);
          const id = await desk.act(one.kind, topics.map(desk.question), { ofQuestionId: original, communityId: 2, tags: one.kind === 'tag' ? ['rash'] : [] });
          ordered.push({ id, kind: one.kind, topics, isUndone: false });
        }
        if (one.do === 'pass') await pass(clock, one.ms, 1_000);
        if (one.do === 'fates') {
          script.next = [...one.changes];
          script.nextLooks = [...one.looks];
        }
        if (one.do === 'network') script.isDown = one.isDown;
        if (one.do === 'jump') clock.jump(one.ms);
        if (one.do === 'answer') desk.setAnswering(one.is);
        if (one.do === 'wake') desk.moderation.wake();
        if (one.do === 'undo' && batch) {
          desk.moderation.undo({ batchId: batch.id });
          batch.isUndone = true;
        }
        if (one.do === 'retry' && batch) desk.moderation.retry({ batchId: batch.id });
        if (one.do === 'crash') {
          await desk.kill();
          desk = open();
        }
      }

      // Everything heals; a hanging request ends as it does in life, with the process.
      script.isDown = false;
      script.next = [];
      script.nextLooks = [];
      await desk.kill();
      desk = open();
      // A clock that was put back makes a pause the forum asked for look longer, by an hour at most.
      await pass(clock, 4_000_000, 20_000);
      for (const { id } of await desk.batches()) desk.moderation.retry({ batchId: id });
      desk.moderation.wake();
      await pass(clock, 200_000, 10_000);

      const back = new Map((await desk.batches()).flatMap(({ undoes, id }) => (undoes === undefined ? [] : [[undoes, id] as const])));
      for (const batch of ordered) {
        const rows = desk.rows(batch.id);
        expect(rows.map((row) => row.topic_id)).toEqual(batch.topics);
        for (const row of rows) {
          const topicId = row.topic_id ?? 0;
          const said = `${batch.kind} ${topicId} ${row.state} ${row.trouble} asked to undo: ${batch.isUndone}; ${script.changed.filter((change) => change.split(' ')[1] === String(topicId)).join('; ')}`;
          // Nothing hangs in between, nothing is forgotten: healed and tried again, it is done, or undone where that was asked.
          expect(row.state, said).toBe(batch.isUndone ? 'undone' : 'done');
          expect(script.topic(topicId), said).toEqual({ ...untouched, ...(row.state === 'done' ? marks[batch.kind] : {}) });
          const standing = script.posts.filter((post) => post.topicId === topicId).length;
          expect(standing, said).toBe(batch.kind === 'duplicate' && row.state === 'done' ? 1 : 0);
          // Nothing twice: each change happened at most once on the way there, and once on the way back.
          const changes = script.changed.filter((change) => change.split(' ')[1] === String(topicId));
          expect(new Set(changes).size, said).toBe(changes.length);
          const question = desk.row(topicId);
          expect(question.is_underway, said).toBe(0);
          const leaves = ['close', 'duplicate', 'hide'].includes(batch.kind) && row.state === 'done';
          expect(question.is_waiting, said).toBe(leaves ? 0 : 1);
          expect(question.is_sorted, said).toBe(batch.kind === 'accept' && row.state === 'done' ? 1 : 0);
        }
        for (const row of desk.rows(back.get(batch.id) ?? batch.id)) expect(['done', 'undone']).toContain(row.state);
      }
      await desk.kill();
    }),
    { numRuns: 150, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false },
  );
});
