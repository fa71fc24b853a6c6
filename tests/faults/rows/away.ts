import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { slowDown, type Fate } from '#tests/doubles/proxy/fate.ts';
import { somePapers } from '#tests/makers/a-secure-server.ts';
import { postsOf, type World } from '../world.ts';
import { askedBetween, hour, minute, mustBe, mustSay, second, wasEver, type Row } from './row.ts';

/** A server that nobody can trust, or that does not even speak TLS. Counts who connects. */
async function aStranger(speaksTls: boolean): Promise<{ url: string; connections(): number; stop(): Promise<void> }> {
  let connections = 0;
  const server = speaksTls ? https.createServer(somePapers()) : net.createServer((socket) => void socket.on('error', () => {}).end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const open = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    connections += 1;
    open.add(socket);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

async function refused(world: World): Promise<void> {
  const items = [await world.write(), await world.write()];
  await world.proxy.refuse();
  for (const item of items) world.handOver(item);
  await world.pass(world.chance.between(1, 90) * minute);
  for (const item of items) {
    mustBe(world, item, 'waiting', 0);
    await mustSay(world, item, /cannot be reached/);
  }
  await world.proxy.accept();
  // Within a minute of the network's return, though nobody says so.
  await world.end(items, 2 * minute);
  for (const item of items) mustBe(world, item, 'sent', 1);
}

/** The thread can still be read, and then nobody listens. */
async function refusedAtThePost(world: World): Promise<void> {
  const { proxy, clock } = world;
  const item = await world.write();
  proxy.next((asked) => world.forum.isOpening(asked), { kind: 'then', deed: () => proxy.refuse() });
  world.handOver(item);
  await world.pass(minute, () => world.row(item).attempts > 0);
  mustBe(world, item, 'waiting', 1);
  expect(postsOf(world)).toEqual([]);
  clock.after(world.chance.between(1, 20) * second, () => void proxy.accept());
  await world.end([item], 5 * minute);
  // Not a byte of the others left, so nothing had to be looked for.
  expect(wasEver(world, 'checking')).toBe(false);
  mustBe(world, item, 'sent');
}

async function unknownHost(world: World): Promise<void> {
  const item = await world.write();
  world.goBy('https://forum.invalid');
  world.handOver(item);
  await world.pass(10 * minute);
  mustBe(world, item, 'waiting', 0);
  await mustSay(world, item, /cannot be reached/);
  world.goBy(null);
  await world.end([item], 2 * minute);
  mustBe(world, item, 'sent', 1);
}

async function untrusted(world: World, speaksTls: boolean): Promise<void> {
  const stranger = await aStranger(speaksTls);
  try {
    const items = [await world.write(), await world.write()];
    world.goBy(stranger.url);
    for (const item of items) world.handOver(item);
    await world.pass(minute);
    for (const item of items) {
      mustBe(world, item, 'waiting', 0);
      await mustSay(world, item, /could not prove that it is the forum/);
    }
    expect(stranger.connections()).toBe(1);
    await world.pass(12 * hour);
    expect(stranger.connections(), 'it stops, and does not knock again by itself').toBe(1);
    world.outbox().wake();
    await world.pass(minute);
    expect(stranger.connections(), 'a person may ask once more').toBe(2);
    world.goBy(null);
    world.outbox().wake();
    await world.end(items);
    for (const item of items) mustBe(world, item, 'sent', 1);
  } finally {
    await stranger.stop();
  }
}

/** A refusal of the first post, and how long it wants us to wait: at least and at most. */
async function slowedDown(world: World, retryAfter: string | null, of: 'account' | 'posts' | 'page', [least, most]: readonly [number, number]): Promise<void> {
  const { proxy } = world;
  const item = await world.write();
  const other = await world.write();
  proxy.next(world.posts, slowDown(retryAfter, of));
  world.handOver(item);
  world.handOver(other);
  await world.pass(minute, () => postsOf(world).length > 0 && world.row(item).state !== 'sending');
  const at = world.clock.elapsed();
  if (of !== 'posts') {
    mustBe(world, item, 'waiting', 1);
    await mustSay(world, item, /asked to wait/);
  }
  await world.end(world.sent, 3 * hour);
  for (const one of world.sent) mustBe(world, one, 'sent', one === item ? 2 : 1);
  const [, next] = postsOf(world);
  // Of a limit on posts alone nobody minds a look.
  const early = askedBetween(world, at, at + least - 1).filter((seen) => of !== 'posts' || world.forum.isPost({ ...seen, body: '' }));
  expect(early, 'nothing is asked before').toEqual([]);
  expect((next?.at ?? 0) - at).toBeLessThanOrEqual(most + 30 * second);
}

/** Rows in which the forum is away, or wants to be left alone; and then takes everything. */
export const away: readonly Row[] = [
  {
    number: 1,
    says: 'no network, nobody listens, an unknown host, nobody to be trusted',
    run(world) {
      const what = world.chance.pick(['refused', 'refused at the post', 'unknown host', 'self-signed', 'no TLS'] as const);
      if (what === 'refused') return refused(world);
      if (what === 'refused at the post') return refusedAtThePost(world);
      if (what === 'unknown host') return unknownHost(world);
      return untrusted(world, what === 'self-signed');
    },
  },
  {
    number: 11,
    says: '“slow down”, in seconds',
    run(world) {
      const seconds = world.chance.between(1, 120);
      return slowedDown(world, String(seconds), world.chance.pick(['account', 'posts', 'page']), [seconds * second, seconds * second]);
    },
  },
  {
    number: 12,
    says: '“slow down”, as a date, as nonsense, or without a word',
    run(world) {
      const { chance, clock } = world;
      const inSeconds = (seconds: number): string => new Date(clock.now() + seconds * second).toUTCString();
      const known: readonly [() => string | null, number, number][] = [
        [() => inSeconds(45), 44, 47],
        [() => inSeconds(-86_400), 1, 1],
        [() => inSeconds(365 * 86_400), 3_600, 3_600],
        [() => '999999999', 3_600, 3_600],
        [() => '0', 1, 1],
        [() => '-5', 1, 60],
        [() => null, 1, 60],
        [() => 'soon', 1, 60],
        [() => '', 1, 60],
        [() => 'Sun, 99 Nev 2099', 1, 60],
      ];
      const [word, least, most] = chance.pick(known);
      return slowedDown(world, word(), chance.pick(['account', 'page']), [least * second, most * second]);
    },
  },
  {
    number: 13,
    says: 'the forum’s own limit between two posts, or a second delivery that met it',
    settings: (kind) => ({ postSeconds: kind === 'nodebb' ? 10 : 30 }),
    async run(world) {
      const { chance, proxy, forum } = world;
      const item = await world.write();
      if (chance.isSo(0.5)) {
        // Another program of ours was quicker: refused, and nothing stands there.
        proxy.next(world.postOf(item), { kind: 'first', deed: () => forum.justPosted() });
        world.handOver(item);
        await world.end(world.sent);
        mustBe(world, item, 'sent', 2);
        return;
      }
      // Something on the way made two of it: the refusal is of the second, and the first stands there.
      proxy.next(world.postOf(item), { kind: 'twice', gapMs: 0, hears: 'second' });
      world.handOver(item);
      await world.pass(10 * second, () => world.row(item).state === 'sent');
      // Looked for at once, not after the wait.
      mustBe(world, item, 'sent', 1);
    },
  },
  {
    number: 18,
    says: 'the key is taken back in the middle of the queue',
    async run(world) {
      const { chance, proxy, forum } = world;
      const first = await world.send();
      await world.end([first]);
      const items = [await world.write(), await world.write(), await world.write()];
      const [next] = items;
      if (!next) return;
      const how = chance.pick(['before', 'at the post', 'after it was lost'] as const);
      const lose: Fate = { kind: 'drop', when: 'after' };
      if (how === 'before') forum.revoke();
      if (how === 'at the post') proxy.next(world.postOf(next), { kind: 'first', deed: () => forum.revoke() });
      if (how === 'after it was lost') proxy.next(world.postOf(next), { ...lose });
      for (const item of items) world.handOver(item);
      if (how === 'after it was lost') {
        await world.pass(minute, () => world.row(next).state === 'checking');
        forum.revoke();
      }
      await world.pass(5 * minute);
      mustBe(world, next, how === 'after it was lost' ? 'checking' : 'waiting');
      for (const item of items.slice(1)) mustBe(world, item, 'waiting', 0);
      for (const item of items.slice(1)) await mustSay(world, item, /signed in again/);
      const asked = proxy.seen.length;
      const noticed = world.log.lines.filter((line) => line.includes('"trouble":"signed-out"')).length;
      await world.pass(24 * hour);
      expect(proxy.seen.length, 'nothing more is asked').toBe(asked);
      expect(world.log.lines.filter((line) => line.includes('"trouble":"signed-out"')).length, 'and nothing more is said').toBe(noticed);
      expect(noticed).toBeLessThanOrEqual(1);
      world.signIn();
      world.outbox().wake();
      await world.end(world.sent);
      for (const item of items.slice(1)) mustBe(world, item, 'sent', 1);
      // NodeBB takes whoever has no good key for a guest, who may read: it says no to the post alone.
      mustBe(world, next, 'sent', how === 'at the post' || (how === 'before' && world.kind === 'nodebb') ? 2 : 1);
    },
  },
];
