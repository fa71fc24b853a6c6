import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '#electron/engine/ports.ts';
import { systemClock } from '#electron/system-clock.ts';
import { createDeeds, type Deeds } from './backstage/deeds.ts';
import { createMoods, type Moods } from './backstage/moods.ts';
import { createRequests, type Requests } from './backstage/requests.ts';
import type { Forum } from './forum.ts';
import { createKeys } from './keys.ts';
import { createPages } from './pages/pages.ts';
import { passwordOf } from './routes/sign-in.ts';
import { nodebbRules, type Rules } from './rules.ts';
import { plantDemo } from './seed/demo.ts';
import { plantMany, wording } from './seed/many.ts';
import { plantPeople, plantWelcome } from './seed/people.ts';
import { announcements, cidOf, plantPlaces } from './seed/places.ts';
import { createForumServer } from './server.ts';
import type { Member } from './world/rows.ts';
import { World } from './world/world.ts';

export interface NodebbStart {
  clock?: Clock;
  /** `demo`: the practice forum's questions. A number: so many made-up ones, some of them answered. */
  questions?: 'demo' | number;
  /** 0 is any free one. */
  port?: number;
  rules?: Partial<Rules>;
  /** Answers `/backstage` too, so that another program can play administrator. Only for a forum that is a program of its own. */
  openBackstage?: boolean;
}

export interface Nodebb {
  /** `http://127.0.0.1:PORT` and the sub-folder, no slash at the end. */
  baseUrl: string;
  stop(): Promise<void>;
  /** Usernames of those who are there from the start, by what they are good for in a test. */
  members: { admin: string; globalMod: string; categoryMod: string; volunteer: string; slowNewcomer: string; heldNewcomer: string; asker: string };
  /** A member's bearer token. Throws for a name nobody has. */
  tokenOf(username: string): string;
  masterToken(): string;
  passwordOf(username: string): string;
  /** A live session, as the password would open it. */
  signIn(username: string): { cookie: string; csrf: string };
  /** Everything the forum knows, to be looked at. */
  world: World;
  rules: Rules;
  backstage: { moods: Moods; requests: Requests; deeds: Deeds };
}

/** Starts a forum that behaves as NodeBB does, in memory, on this computer only. Throws when the port is taken. */
export async function startNodebb({ clock = systemClock(), questions = 'demo', port = 0, rules: given = {}, openBackstage = false }: NodebbStart = {}): Promise<Nodebb> {
  const rules: Rules = { ...nodebbRules, ...given };
  const world = new World(wording);
  const now = clock.now();
  plantPlaces(world);
  plantPeople(world, now, new Set([cidOf('Dermatology')]));
  plantWelcome(world, announcements, now - 3_000 * 86_400_000);
  if (questions === 'demo') plantDemo(world, now);
  else plantMany(world, now, questions);

  let listeningOn = 0;
  const moods = createMoods();
  const keys = createKeys(clock, () => rules.sessionDays);
  const forum: Forum = { clock, rules, world, keys, moods, posting: new Set(), uploads: new Map(), baseUrl: () => `http://127.0.0.1:${listeningOn}${rules.subFolder}` };
  const requests = createRequests();
  const deeds = createDeeds(forum, memberOrThrow);
  const server = createForumServer(forum, requests, createPages(forum, openBackstage ? { deeds, requests } : null));
  listeningOn = await listen(server, port);
  return {
    baseUrl: forum.baseUrl(),
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
    members: { admin: 'harbour_hana', globalMod: 'tomasz_keeps_order', categoryMod: 'willow_reads', volunteer: 'volunteer', slowNewcomer: 'first_time_dad_fynn', heldNewcomer: 'rainy_window', asker: 'paper_lantern' },
    tokenOf: (username) => keys.tokenOf(memberOrThrow(username).uid),
    masterToken: () => keys.tokenOf(0),
    passwordOf,
    signIn(username) {
      const { id, session } = keys.open(memberOrThrow(username).uid);
      return { cookie: `express.sid=${id}`, csrf: session.csrf };
    },
    world,
    rules,
    backstage: { moods, requests, deeds },
  };

  function memberOrThrow(username: string): Member {
    const member = world.memberBy(username);
    if (!member) throw new Error(`nobody on the double is called ${username}`);
    return member;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve((server.address() as AddressInfo).port));
  });
}
