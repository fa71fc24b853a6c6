import { expect, it } from 'vitest';
import type { ForumKind } from '#shared/words/account.ts';
import { anyFate } from '#tests/doubles/proxy/any-fate.ts';
import { anything } from '#tests/doubles/proxy/proxy.ts';
import { aWorld, mustBeHonest, told, type World } from './world.ts';

/** How many answers there are altogether, and in how many worlds: `ROUNDS_SOAK=5000` for a night. */
const soakItems = Number(process.env['ROUNDS_SOAK'] ?? 1_000);
const perWorld = 50;
const share = 0.3;
const hour = 3_600_000;

/** One world of faults: every request meets one with a chance of 30 %, and now and then the process is gone. Returns what was met. */
async function soak(kind: ForumKind, seed: number): Promise<{ requests: number; faults: number; asked: number; crashes: number; duplicates: number; missing: number }> {
  const world = await aWorld({ kind, seed });
  try {
    const items = [];
    for (let i = 0; i < perWorld; i += 1) items.push(await world.write());
    const before = world.proxy.seen.length;
    world.proxy.sometimes(anything, { seed, share, fate: (chance, asked) => anyFate(chance, world.forum.isPost(asked)) });
    let crashes = 0;
    for (const item of items) {
      world.handOver(item);
      if (world.chance.isSo(0.1)) {
        await world.pass(world.chance.between(0, 90_000));
        await world.crash();
        crashes += 1;
      }
    }
    await world.end(items, 48 * hour);
    const asked = items.filter((item) => world.row(item).state === 'needs-you').length;
    const met = world.proxy.seen.slice(before);
    // The weather clears; who was asked says “try again”.
    world.proxy.clear();
    await askAgain(world);
    const { length: rows } = world.db().all(world.db().sql.selectFrom('outbox').select('id'));
    for (const item of items) expect(world.row(item).state, `${item.text} ${world.row(item).trouble}`).toBe('sent');
    return { requests: met.length, faults: met.filter(({ fate }) => fate !== 'ok').length, asked, crashes, duplicates: await mustBeHonest(world), missing: items.length - rows };
  } catch (error) {
    if (error instanceof Error) error.message = `soak of ${kind}, ROUNDS_SEED=${seed}: ${error.message}\n${told(world)}`;
    throw error;
  } finally {
    await world.stop();
  }
}

async function askAgain(world: World): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    world.outbox().wake();
    for (const item of world.sent) if (world.row(item).state === 'needs-you') world.outbox().retry(item.id, false);
    await world.end(world.sent, 3 * hour);
    if (world.sent.every((item) => world.row(item).state === 'sent')) return;
  }
}

export function theSoak(kind: ForumKind): void {
  const one = process.env['ROUNDS_SEED'];
  const seeds = one === undefined ? Array.from({ length: Math.max(1, Math.round(soakItems / 2 / perWorld)) }, (_, i) => i + 1) : [Number(one)];
  it(`${seeds.length * perWorld} answers on ${kind}, with a fault in three requests of ten`, { timeout: 600_000 }, async () => {
    const sum = { requests: 0, faults: 0, asked: 0, crashes: 0, duplicates: 0, missing: 0 };
    for (const seed of seeds) {
      const met = await soak(kind, seed);
      for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += met[name];
    }
    console.info(`soak of ${kind}: ${seeds.length * perWorld} answers, seeds ${seeds.join(' ')}; ${sum.requests} requests, ${sum.faults} faults, ${sum.crashes} crashes; a person was asked ${sum.asked} times; ${sum.duplicates} duplicates, ${sum.missing} vanished`);
    expect(sum).toMatchObject({ duplicates: 0, missing: 0 });
    expect(sum.faults / sum.requests).toBeGreaterThan(share * 0.8);
  });
}
