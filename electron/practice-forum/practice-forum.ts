import path from 'node:path';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { Clock, Log } from '../engine/ports.ts';
import { createBus } from './bus.ts';
import { createCook } from './cook/cook.ts';
import type { Forum } from './forum.ts';
import { createKeys } from './keys/keys.ts';
import { createMoods, type Moods } from './backstage/moods.ts';
import { createRateLimits } from './keys/rate-limit.ts';
import { createRequests, type Requests } from './backstage/requests.ts';
import { setStatus } from './routes/threads/topic-changes.ts';
import { practiceRules, type Rules } from './rules.ts';
import { volunteer } from './seed/members.ts';
import { plantAbouts } from './seed/abouts.ts';
import { seedForum, type SeedKind } from './seed/seed.ts';
import { createForumServer } from './server.ts';
import { openDb, plant } from './store/db.ts';
import { memberByName } from './store/members.ts';
import { topicById } from './store/topics.ts';
import { createViews } from './store/views.ts';

export interface PracticeForum {
  /** `http://127.0.0.1:PORT`, no slash at the end. */
  baseUrl: string;
  /** The volunteer's key, for this process only. */
  key: string;
  stop(): Promise<void>;
  /** Takes back every key a member gave to an application; says how many. Keys lent to this process stay. */
  revokeKeysOf(username: string): number;
  /** For tests, which hold the forum in their own process: nothing below can be reached over HTTP. */
  moods: Moods;
  requests: Requests;
  /** A key of any member, for this process only. Throws for a name nobody has. */
  signIn(username: string, scopes?: readonly string[]): string;
  /** An administrator's key, for this process only; `null`: for whomever it names. */
  adminKey(username: string | null): string;
}

export interface PracticeForumStart {
  /** An existing folder; the forum keeps `practice-forum.sqlite` in it. */
  dataDir: string;
  /** 0 is any free one. */
  port: number;
  clock: Clock;
  log: Log;
  /** What a new forum starts with. `bare` has people and communities but no questions. */
  seed?: SeedKind;
  rules?: Partial<Rules>;
  /** Where it lives below its address, as in `/forum`. */
  folder?: string;
}

/** Opens the forum and listens on this computer only. Throws an Error with a sentence for the person when the port is taken or the file is in use. */
export async function startPracticeForum({ dataDir, port, clock, log, seed = 'demo', rules = {}, folder = '' }: PracticeForumStart): Promise<PracticeForum> {
  const db = openDb(path.join(dataDir, 'practice-forum.sqlite'));
  try {
    const cook = createCook();
    if (db.isNew) plant(db, () => seedForum(db, cook, clock.now(), seed));
    // A forum of before has none of these yet.
    else if (seed === 'demo') plantAbouts(db, cook, clock.now());
    const keys = createKeys(db, clock);
    const system = memberOrThrow('system');
    const moods = createMoods({
      closeTopic(topicId) {
        const topic = topicById(db, topicId);
        if (topic) setStatus(forum, system.id, topic, 'closed', true);
      },
      revokeKey: (key) => void keys.revoke(key),
    });
    let listeningOn = 0;
    const forum: Forum = { db, clock, log, rules: { ...practiceRules, ...rules }, limits: createRateLimits(clock), keys, bus: createBus(), moods, cook, views: createViews(db), baseUrl: () => `http://127.0.0.1:${listeningOn}${folder}` };
    const requests = createRequests();
    const server = createForumServer(forum, requests, { port: () => listeningOn, folder });
    listeningOn = await listen(server, port);
    let stopping: Promise<void> | null = null;
    const stop = async (): Promise<void> => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      forum.views.flush();
      db.close();
    };
    return {
      baseUrl: forum.baseUrl(),
      key: keys.lend(memberOrThrow(volunteer).id, 'rounds-practice'),
      moods,
      requests,
      signIn: (username, scopes) => keys.lend(memberOrThrow(username).id, `rounds-practice-${username}`, scopes),
      adminKey: (username) => keys.lendAdmin(username === null ? null : memberOrThrow(username).id),
      revokeKeysOf: (username) => keys.revokeOf(memberOrThrow(username).id),
      stop: () => (stopping ??= stop()),
    };
  } catch (error) {
    db.close();
    throw error;
  }

  function memberOrThrow(username: string) {
    const member = memberByName(db, username);
    if (!member) throw new Error(`The practice forum has no member called ${username}.`);
    return member;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const say = error.code === 'EADDRINUSE' ? `Port ${port} is already in use. Choose another one for the practice forum, or 0 for any free one.` : `The practice forum cannot listen on port ${port}: ${error.message}`;
      reject(new Error(say, { cause: error }));
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve((server.address() as AddressInfo).port));
  });
}
