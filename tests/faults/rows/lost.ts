import { expect } from 'vitest';
import { fault500, garbage, gateway, page, portal, type Fate, type When } from '#tests/doubles/proxy/fate.ts';
import type { World } from '../world.ts';
import { hour, minute, mustBe, mustSay, second, wasEver, type Row } from './row.ts';

const before: readonly When[] = ['before'];
const after: readonly When[] = ['after'];
const either: readonly When[] = ['before', 'after'];

/** How looking fails: being unable to look is no reason to send. */
const blind = ({ chance }: World): Fate => chance.pick<Fate>([{ kind: 'drop', when: 'before' }, { kind: 'reset', when: 'after' }, { kind: 'hang', when: 'before' }, gateway(503, 'before'), { kind: 'cut-short' }, fault500('before')]);

/** An answer whose outcome is lost, among others that have nothing to do with that. */
async function lose(world: World, fate: Fate, when: When): Promise<void> {
  const { chance, proxy } = world;
  if (chance.isSo(0.5)) await world.send();
  const item = await world.write();
  // Lost once, it is sent once more; lost twice, a person decides.
  const times = when === 'before' && chance.isSo(0.3) ? 2 : 1;
  const looks = chance.isSo(0.4) ? chance.between(1, 3) : 0;
  const trouble = blind(world);
  const isUnread = 'isUnread' in fate;
  if (isUnread) await world.end(world.sent);
  proxy.next(isUnread ? world.posts : world.postOf(item), looks === 0 ? fate : { kind: 'first', deed: () => proxy.next(world.reads, trouble, looks), then: fate });
  if (times === 2) proxy.next(isUnread ? world.posts : world.postOf(item), fate);
  world.handOver(item);
  if (chance.isSo(0.5) && !isUnread) await world.send();
  await world.end(world.sent, 2 * hour);
  expect(wasEver(world, 'checking'), 'it was looked for').toBe(true);
  if (times === 2) {
    mustBe(world, item, 'needs-you', 2);
    await mustSay(world, item, /never said whether it took/);
    await world.pass(5 * hour);
    mustBe(world, item, 'needs-you', 2);
    world.outbox().retry(item.id, false);
    await world.end(world.sent, 2 * hour);
    mustBe(world, item, 'sent', 3);
  } else mustBe(world, item, 'sent', when === 'after' ? 1 : 2);
  for (const other of world.sent) if (other !== item) mustBe(world, other, 'sent', 1);
}

const aLoss = (number: number, says: string, fate: (world: World, when: When) => Fate, whens: readonly When[]): Row => ({
  number,
  says,
  run(world) {
    const when = world.chance.pick(whens);
    return lose(world, fate(world, when), when);
  },
});

/** How long after it was asked the connection of the slow answer is free again. */
const longestHeld = 60 * second + 100;

/** Rows in which nobody knows whether the forum took it. */
export const lost: readonly Row[] = [
  aLoss(2, 'the connection ends before the request is read', ({ chance }) => ({ kind: 'drop', when: 'before', ...(chance.isSo(0.3) ? { isUnread: true } : {}) }), before),
  aLoss(3, 'the forum takes it, then the connection ends', () => ({ kind: 'drop', when: 'after' }), after),
  aLoss(4, 'a reset before the forum takes it', ({ chance }) => ({ kind: 'reset', when: 'before', ...(chance.isSo(0.3) ? { isUnread: true } : {}) }), before),
  aLoss(5, 'a reset after the forum took it', () => ({ kind: 'reset', when: 'after' }), after),
  aLoss(6, 'silence, and the forum never heard of it', () => ({ kind: 'hang', when: 'before' }), before),
  aLoss(7, 'silence after the forum took it', () => ({ kind: 'hang', when: 'after' }), after),
  aLoss(8, 'a gateway’s page, and the forum never heard of it', ({ chance }) => gateway(chance.pick([502, 503, 504]), 'before'), before),
  aLoss(9, 'a gateway’s page after the forum took it', ({ chance }) => gateway(chance.pick([502, 503, 504]), 'after'), after),
  aLoss(10, 'a 500 with JSON, taken or not', (_, when) => fault500(when), either),
  aLoss(14, 'half of the forum’s yes', () => ({ kind: 'cut-short' }), after),
  {
    number: 15,
    says: 'a 200 that is no JSON, a 200 with a page, a network’s sign-in page',
    async run(world) {
      const { chance, proxy } = world;
      const what = chance.pick(['garbage', 'page', 'portal'] as const);
      const when = chance.pick(either);
      if (what === 'garbage') return lose(world, garbage(when), when);
      if (what === 'page') return lose(world, page(when), when);
      return behindAPortal(world, proxy, chance.isSo(0.5));
    },
  },
  {
    number: 16,
    says: 'the yes comes one byte at a time',
    async run(world) {
      const item = await world.write();
      const everyMs = world.chance.pick([1_000, 3_000, 7_000]);
      world.proxy.next(world.postOf(item), { kind: 'trickle', everyMs });
      world.handOver(item);
      const begun = world.clock.elapsed();
      await world.pass(longestHeld - begun + world.clock.elapsed(), () => world.row(item).state === 'checking');
      expect(world.row(item).state, 'it is given up').toBe('checking');
      await world.pass(0);
      expect(world.proxy.silent().size, 'and the connection is free again').toBe(0);
      await world.end(world.sent);
      mustBe(world, item, 'sent', 1);
      expect(wasEver(world, 'checking')).toBe(true);
    },
  },
  {
    number: 17,
    says: 'two hundred megabytes in front of the yes',
    async run(world) {
      const item = await world.write();
      world.proxy.next(world.postOf(item), { kind: 'flood', bytes: 200_000_000 });
      world.handOver(item);
      await world.end(world.sent);
      mustBe(world, item, 'sent', 1);
      expect(wasEver(world, 'checking')).toBe(true);
      // Two are read; the rest is what lies in the sockets between.
      expect(world.proxy.flooded()).toBeLessThan(32_000_000);
    },
  },
];

/** Everything is answered by the network's own page, until somebody signs in to it. */
async function behindAPortal(world: World, proxy: World['proxy'], isFromThePost: boolean): Promise<void> {
  const item = await world.write();
  const shut = (): void => proxy.always(() => true, () => portal);
  if (isFromThePost) proxy.next(world.postOf(item), { kind: 'first', deed: shut, then: portal });
  else shut();
  world.handOver(item);
  await world.pass(world.chance.between(1, 30) * minute);
  mustBe(world, item, isFromThePost ? 'checking' : 'waiting', isFromThePost ? 1 : 0);
  await mustSay(world, item, /Network login needed/);
  expect(world.postsAsked()).toBe(0);
  proxy.clear();
  await world.end(world.sent, hour);
  mustBe(world, item, 'sent', isFromThePost ? 2 : 1);
}
