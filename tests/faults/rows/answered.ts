import { expect } from 'vitest';
import { gateway, type Fate } from '#tests/doubles/proxy/fate.ts';
import { postsOf, type World } from '../world.ts';
import { hour, minute, mustBe, mustSay, second, type Row } from './row.ts';

/** The text is the person's draft again, whole. */
function mustComeBack(world: World, item: Parameters<World['row']>[0]): void {
  world.outbox().takeBack(item.id);
  mustBe(world, item, 'withdrawn');
  expect(world.draftOf(item)).toBe(item.text);
}

async function shut(world: World, how: 'close' | 'remove', when: 'before' | 'at the post'): Promise<void> {
  const { proxy, forum } = world;
  const item = await world.write();
  const other = await world.write();
  if (when === 'before') await forum[how](item.topicId);
  else proxy.next(world.postOf(item), { kind: 'first', deed: () => forum[how](item.topicId) });
  world.handOver(item);
  world.handOver(other);
  await world.end(world.sent);
  mustBe(world, item, 'needs-you', when === 'before' ? 0 : 1);
  await mustSay(world, item, how === 'close' ? /was closed/ : /no longer on the forum/);
  mustBe(world, other, 'sent', 1);
  const posts = postsOf(world).length;
  await world.pass(6 * hour);
  expect(postsOf(world).length, 'no retry').toBe(posts);
  if (how === 'close') mustComeBack(world, item);
}

async function wrongLength(world: World, which: 'tooShort' | 'tooLong'): Promise<void> {
  const item = await world.send({ text: world.forum[which] });
  await world.end([item]);
  mustBe(world, item, 'needs-you', 1);
  await mustSay(world, item, which === 'tooShort' ? /at least/ : /at most/);
  mustComeBack(world, item);
}

/** Stopped before it left; the person reads what changed and sends all the same, or does not. */
async function changed(world: World, deed: (topicId: number) => Promise<void>, words: RegExp): Promise<void> {
  const item = await world.write();
  await world.pass(world.chance.between(1, 600) * second);
  await deed(item.topicId);
  world.handOver(item);
  await world.end([item]);
  mustBe(world, item, 'needs-you', 0);
  await mustSay(world, item, words);
  expect((await world.item(item)).change).not.toBeNull();
  await world.pass(6 * hour);
  expect(postsOf(world)).toEqual([]);
  expect(() => world.outbox().retry(item.id, false), 'not without reading it').toThrow();
  if (world.chance.isSo(0.5)) return mustComeBack(world, item);
  world.outbox().retry(item.id, true);
  await world.end([item]);
  mustBe(world, item, 'sent', 1);
}

/** Rows in which the forum answers and means it, people are quicker, or the machines are wrong. */
export const answered: readonly Row[] = [
  {
    number: 19,
    says: 'the question is closed or deleted',
    run: (world) => shut(world, world.chance.pick(['close', 'remove']), world.chance.pick(['before', 'at the post'])),
  },
  {
    number: 20,
    says: 'too short, too long, too similar to something else, too similar to itself',
    settings: (kind) => (kind === 'discourse' ? { refusesRepeats: true } : {}),
    async run(world) {
      const { chance, proxy, kind } = world;
      const what = chance.pick(['tooShort', 'tooLong', 'itself', 'something else'] as const);
      if (what === 'tooShort' || what === 'tooLong') return wrongLength(world, what);
      const item = await world.write();
      if (what === 'itself' || kind === 'nodebb') {
        // What the forum refuses is the second of two; the first of them stands there.
        proxy.next(world.postOf(item), { kind: 'twice', gapMs: 0, hears: 'second' });
        world.handOver(item);
        await world.end([item]);
        mustBe(world, item, 'sent', 1);
        return;
      }
      const similar: Fate = { kind: 'answer', when: 'before', status: 422, body: '{"action":"create_post","errors":["Body is too similar to what you recently posted"]}' };
      proxy.next(world.postOf(item), similar);
      world.handOver(item);
      await world.end([item]);
      mustBe(world, item, 'needs-you', 1);
      await mustSay(world, item, /too similar/);
      mustComeBack(world, item);
    },
  },
  {
    number: 21,
    says: 'the forum holds it for a moderator',
    async run(world) {
      const { chance, proxy, forum } = world;
      const item = await world.write();
      if (chance.isSo(0.5)) proxy.next(world.postOf(item), chance.pick<Fate>([{ kind: 'drop', when: 'after' }, { kind: 'hang', when: 'after' }, { kind: 'cut-short' }, gateway(504, 'after')]));
      forum.hold();
      world.handOver(item);
      await world.end([item]);
      mustBe(world, item, 'in-review', 1);
      await world.pass(chance.between(1, 8) * hour);
      mustBe(world, item, 'in-review', 1);
      expect(await world.waiting(item)).toBe(1);
      if (chance.isSo(0.25)) return;
      const isApproved = chance.isSo(0.6);
      await forum.judge(isApproved);
      await world.pass(20 * minute, () => world.row(item).state !== 'in-review');
      mustBe(world, item, isApproved ? 'sent' : 'needs-you', 1);
      expect(postsOf(world)).toHaveLength(1);
      if (!isApproved) mustComeBack(world, item);
    },
  },
  { number: 22, says: 'the question was edited under the answer', run: (world) => changed(world, world.forum.edit, /the question was edited/) },
  { number: 23, says: 'somebody else answered first', run: (world) => changed(world, world.forum.answer, /somebody else answered/) },
  {
    number: 24,
    says: 'something on the way delivers it twice',
    async run(world) {
      const { chance, proxy } = world;
      const item = await world.write();
      // The forum itself takes no two posts of one person within ten seconds.
      const gapMs = world.kind === 'nodebb' ? chance.between(10_500, 14_000) : chance.between(0, 14_000);
      const isLost = world.kind === 'discourse' && chance.isSo(0.3);
      proxy.next(world.postOf(item), isLost ? { kind: 'twice', gapMs: 0, hears: 'neither' } : { kind: 'twice', gapMs, hears: 'first' });
      world.handOver(item);
      await world.pass(2 * minute);
      mustBe(world, item, 'sent', 1);
      await mustSay(world, item, /stands on the forum twice/);
      expect(await world.standing(item)).toBe(2);
      expect((await world.item(item)).trouble).toMatchObject({ kind: 'twins', postIds: [expect.any(Number)], isLeaving: false });
      if (chance.isSo(0.3)) return 1;
      if (chance.isSo(0.3)) proxy.next(({ method }) => method === 'DELETE', chance.pick<Fate>([{ kind: 'drop', when: 'after' }, { kind: 'drop', when: 'before' }, { kind: 'hang', when: 'after' }]));
      world.outbox().deleteTwins(item.id);
      await world.pass(10 * minute, () => world.row(item).trouble === null);
      if (world.row(item).trouble !== null) {
        // It could not be said whether it was deleted, and it was not: the offer stands.
        world.outbox().deleteTwins(item.id);
        await world.pass(10 * minute, () => world.row(item).trouble === null);
      }
      expect(world.row(item)).toMatchObject({ state: 'sent', trouble: null });
      expect(await world.standing(item)).toBe(1);
      return 0;
    },
  },
  {
    number: 25,
    says: 'the forum’s clock, or ours, is wrong',
    async run(world) {
      const { chance, proxy } = world;
      const date = chance.pick(['Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 31 Dec 2199 23:59:59 GMT', 'yesterday', '']);
      const ours = chance.pick([0, -world.clock.now(), 50 * 365 * 24 * hour, -2 * hour]);
      proxy.always(() => true, () => ({ kind: 'date', date }));
      const item = await world.write();
      world.jump(ours);
      if (chance.isSo(0.5)) proxy.next(world.postOf(item), { kind: 'drop', when: chance.pick(['before', 'after']) });
      world.handOver(item);
      await world.pass(second);
      world.jump(chance.pick([0, -ours, 3 * hour]));
      await world.end([item]);
      mustBe(world, item, 'sent');
    },
  },
  {
    number: 26,
    says: 'a crash between the forum’s answer and our note of it, or anywhere near',
    async run(world) {
      const { chance, proxy } = world;
      const item = await world.write();
      const other = chance.isSo(0.5) ? await world.write() : null;
      const when = chance.pick(['after the answer', 'before it left', 'on its way there', 'on its way back', 'while looking'] as const);
      let isThere = false;
      const never = new Promise<never>(() => {});
      if (when === 'after the answer' || when === 'before it left') {
        world.carry(async (reply) => {
          if (when === 'after the answer') await reply();
          isThere = true;
          return never;
        });
      } else if (when === 'while looking') {
        proxy.next(world.postOf(item), { kind: 'first', deed: () => proxy.next(world.reads, { kind: 'first', deed: () => void (isThere = true), then: { kind: 'hang', when: 'before' } }), then: { kind: 'drop', when: 'after' } });
      } else {
        const fate: Fate = { kind: 'hang', when: when === 'on its way there' ? 'before' : 'after' };
        proxy.next(world.postOf(item), { kind: 'first', deed: () => void (isThere = true), then: fate });
      }
      world.handOver(item);
      if (other) world.handOver(other);
      await world.pass(30 * second, () => isThere && (proxy.silent().size > 0 || when === 'after the answer' || when === 'before it left'));
      expect(isThere).toBe(true);
      mustBe(world, item, when === 'while looking' ? 'checking' : 'sending', 1);
      await world.kill();
      // The machine may have slept, or been off for the night.
      if (chance.isSo(0.3)) await world.clock.run(10 * hour);
      await world.open();
      mustBe(world, item, 'checking', 1);
      await world.end(world.sent);
      mustBe(world, item, 'sent', when === 'before it left' || when === 'on its way there' ? 2 : 1);
      if (other) mustBe(world, other, 'sent', 1);
    },
  },
];
