import { describe, expect, it } from 'vitest';
import type { Outcome } from '#electron/engine/forums/forum.ts';
import { anyFate } from '#tests/doubles/proxy/any-fate.ts';
import { fault500, garbage, gateway, page, type Fate } from '#tests/doubles/proxy/fate.ts';
import { aWorld, mustBeHonest, type Sent, type World } from './world.ts';

const second = 1_000;

/** The outbox that anybody would write first: it sends, and when it does not hear a yes it sends again. */
async function sendNaively(world: World, item: Sent): Promise<void> {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const asked = world.door.reply({ topicId: item.topicId, raw: world.door.signed(item.text, item.id), marker: item.id, firstTriedAt: world.clock.now(), typingMs: 0, openMs: 0 });
    let outcome: Outcome | null = null;
    void asked.then((said) => (outcome = said));
    await world.pass(600 * second, () => outcome !== null);
    const said = outcome as Outcome | null;
    if (said?.kind === 'posted' || said?.kind === 'in-review') return;
    // Long enough for every forum's limit between two posts.
    await world.pass((said?.kind === 'slow-down' ? said.waitMs : 0) + 12 * second);
  }
}

/** The rows of the matrix in which the forum took it and the desk did not hear so. */
const roads: readonly (readonly [number, Fate])[] = [
  [3, { kind: 'drop', when: 'after' }],
  [5, { kind: 'reset', when: 'after' }],
  [7, { kind: 'hang', when: 'after' }],
  [9, gateway(502, 'after')],
  [10, fault500('after')],
  [14, { kind: 'cut-short' }],
  [15, garbage('after')],
  [15, page('after')],
  [16, { kind: 'trickle', everyMs: 3_000 }],
  [17, { kind: 'flood', bytes: 16_000_000 }],
];

describe.each(['discourse', 'nodebb'] as const)('an outbox that just sends again, on %s (control)', (kind) => {
  it.each(roads)('posts twice on the road of row %i', { timeout: 60_000 }, async (_, fate) => {
    const world = await aWorld({ kind, seed: 1 });
    try {
      const item = await world.write();
      world.proxy.next(world.postOf(item), fate);
      await sendNaively(world, item);
      expect(await world.standing(item)).toBe(2);
    } finally {
      await world.stop();
    }
  });

  it('posts many twice among random faults, where ours posts none', { timeout: 120_000 }, async () => {
    const world = await aWorld({ kind, seed: 1 });
    try {
      let duplicates = 0;
      const items: Sent[] = [];
      for (let i = 0; i < 25; i += 1) items.push(await world.write());
      world.proxy.sometimes(world.posts, { seed: 1, share: 0.3, fate: (chance) => anyFate(chance, true) });
      for (const item of items) {
        await sendNaively(world, item);
        duplicates += Math.max(0, (await world.standing(item)) - 1);
      }
      console.info(`naive on ${kind}: ${duplicates} duplicates among ${items.length} answers`);
      expect(duplicates).toBeGreaterThan(0);
    } finally {
      await world.stop();
    }
  });
});

it('our own outbox posts twice when it is told that nothing left (control)', { timeout: 60_000 }, async () => {
  const world = await aWorld({ kind: 'discourse', seed: 1 });
  try {
    const item = await world.write();
    world.carry(async (reply) => {
      const said = await reply();
      return said.kind === 'lost' ? { kind: 'unreachable', detail: 'a lie' } : said;
    });
    world.proxy.next(world.postOf(item), { kind: 'drop', when: 'after' });
    world.handOver(item);
    await world.end([item]);
    expect(await world.standing(item)).toBe(2);
  } finally {
    await world.stop();
  }
});

it('whoever looks at the end of a run sees a duplicate, a lie and a lost item (control)', { timeout: 60_000 }, async () => {
  const world = await aWorld({ kind: 'discourse', seed: 1 });
  try {
    const item = await world.send();
    await world.end([item]);
    expect(await mustBeHonest(world)).toBe(0);
    await sendNaively(world, item);
    await expect(mustBeHonest(world)).rejects.toThrow(/too often/);
    world.db().run(world.db().sql.updateTable('outbox').set({ state: 'needs-you' }));
    await expect(mustBeHonest(world)).rejects.toThrow(/needs-you, 2 standing/);
    world.db().run(world.db().sql.deleteFrom('attempts'));
    world.db().run(world.db().sql.deleteFrom('outbox'));
    await expect(mustBeHonest(world)).rejects.toThrow(/every item is there/);
  } finally {
    await world.stop();
  }
});
