import { userKey } from '#electron/engine/forums/credential.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDiscourse } from '#electron/engine/forums/discourse/discourse.ts';
import { ForumTrouble, type Forum } from '#electron/engine/forums/forum.ts';
import { createForumHttp, type ForumHttp } from '#electron/engine/forums/http.ts';
import type { AccountAccess } from '#electron/engine/ports.ts';
import { ensureAccount } from '#electron/engine/store/accounts.ts';
import { createDb, type Db } from '#electron/engine/store/db.ts';
import { openSqlite } from '#electron/engine/store/open.ts';
import { createOrder } from '#electron/engine/sync/order.ts';
import { createPull, type Pull } from '#electron/engine/sync/pull.ts';
import { createRecorder, type Recorder } from '#electron/engine/sync/record.ts';
import { practiceRhythm } from '#electron/engine/sync/rhythm.ts';
import { aClock, type HandClock } from '#tests/makers/a-clock.ts';
import { aForum, noLog } from '#tests/makers/a-forum.ts';
import { aMutation, mutate, type Mutation } from '#tests/makers/a-mutation.ts';

/** Everything a real forum answered to one whole sync, by address. */
const truth = new Map<string, unknown>();
const access: AccountAccess = { accountId: 'practice', kind: 'discourse', baseUrl: 'http://127.0.0.1:9', credential: userKey('k'), isPractice: true };
let topics: number[] = [];


/** The adapter over remembered answers, some of them spoilt. */
function replay(spoil: (json: unknown) => unknown): Forum {
  const http: ForumHttp = {
    ...createForumHttp({ access, clock: aClock(), log: noLog, version: '0' }),
    get: (url) => {
      const json = truth.get(`${url.pathname}${url.search}`);
      // Beyond what the forum had there is nothing.
      if (json === undefined) {
        if (url.pathname === '/posts.json') return Promise.resolve({ latest_posts: [] });
        if (url.pathname === '/latest.json') return Promise.resolve({ topic_list: { topics: [] } });
        if (url.pathname.endsWith('posts.json')) return Promise.resolve({ post_stream: { posts: [] } });
        return Promise.reject(new ForumTrouble('gone', 'no such thing', { status: 404 }));
      }
      const spoilt = spoil(json);
      return spoilt === undefined ? Promise.reject(new ForumTrouble('fault', 'not JSON', { status: 200 })) : Promise.resolve(spoilt);
    },
  };
  return createDiscourse(access, http);
}

interface Desk {
  db: Db;
  clock: HandClock;
  recorder: Recorder;
  pull(forum: Forum): Pull;
}

function aDesk(): Desk {
  const db = createDb(openSqlite(':memory:'));
  const clock = aClock();
  ensureAccount(db, { id: 'practice', kind: 'discourse', baseUrl: access.baseUrl, isPractice: true });
  const recorder = createRecorder(db, 'practice', { myId: () => 1, now: () => clock.now() });
  return { db, clock, recorder, pull: (forum) => createPull({ db, forum, accountId: 'practice', clock, log: noLog, order: createOrder(), recorder, rhythm: practiceRhythm }) };
}

const look = async (pull: Pull): Promise<void> => {
  await pull.once(new AbortController().signal).catch((error: unknown) => {
    if (!(error instanceof ForumTrouble)) throw error;
  });
};

const held = (db: Db) => ({
  questions: db.all(db.sql.selectFrom('questions').select(['topic_id', 'title', 'state', 'is_answered', 'is_waiting', 'posts_count', 'excerpt', 'asker_username']).where('topic_id', 'in', topics).orderBy('topic_id')),
  posts: db.all(db.sql.selectFrom('posts').select(['post_id', 'question_id', 'number', 'html', 'author_id']).where('is_deleted', '=', 0).where('question_id', 'in', topics.map((id) => `practice:${id}`)).orderBy('post_id')),
});
const lost = (db: Db): number =>
  db.all(db.sql.selectFrom('posts').select('id').where('is_deleted', '=', 1)).length + db.all(db.sql.selectFrom('questions').select('id').where('state', '=', 'gone').where('topic_id', 'in', topics)).length;

/** A forum with a bit of everything, read once over real HTTP. */
async function remember(): Promise<void> {
  const practice = await aForum();
  const asker = practice.as('paper_lantern');
  topics = [];
  for (let i = 1; i <= 8; i += 1) topics.push(await asker.ask(`Question number ${i} about a rash`));
  await practice.as('dr_r_osei').reply(topics[0] ?? 0, 'Keep the skin dry and show it to a doctor this week, please.');
  await asker.reply(topics[1] ?? 0, 'I forgot to say that it is worse at night.');
  await practice.as('nurse_ilse').call('PUT', 'assign/assign.json', { target_id: topics[2], target_type: 'Topic', username: 'nurse_ilse' });
  const real = createForumHttp({ access: practice.access, clock: aClock(), log: noLog, version: '0' });
  const recording: ForumHttp = {
    ...real,
    get: async (url, how) => {
      const json = await real.get(url, how);
      truth.set(`${url.pathname}${url.search}`, json);
      return json;
    },
  };
  const forum = createDiscourse(practice.access, recording);
  await look(aDesk().pull(forum));
  for (const topicId of topics) await forum.thread(topicId);
  await forum.topicsById(topics);
}

async function afterStrangeness(mutations: readonly (Mutation | 'no JSON' | null)[]): Promise<{ before: ReturnType<typeof held>; lost: number; after: ReturnType<typeof held> }> {
  const desk = aDesk();
  await look(desk.pull(replay((json) => json)));
  const before = held(desk.db);
  let turn = 0;
  const strange = desk.pull(
    replay((json) => {
      const mutation = mutations[turn % mutations.length] ?? null;
      turn += 1;
      return mutation === null ? json : mutation === 'no JSON' ? undefined : mutate(json, mutation);
    }),
  );
  for (let i = 0; i < 3; i += 1) {
    await look(strange);
    await desk.clock.forward(20 * 60_000);
  }
  const lostThen = lost(desk.db);
  const honest = replay((json) => json);
  await look(desk.pull(honest));
  for (let i = 0; i < 2; i += 1) for (const topicId of topics) desk.recorder.thread(await honest.thread(topicId));
  const after = held(desk.db);
  desk.db.close();
  return { before, lost: lostThen, after };
}

describe('a forum that says strange things', () => {
  it('never makes the desk lose a question or a post, and all is well when it is well again', async () => {
    await remember();
    expect(topics).toHaveLength(8);
    const turns = fc.array(fc.oneof({ weight: 3, arbitrary: aMutation }, { weight: 1, arbitrary: fc.constant<'no JSON' | null>('no JSON') }, { weight: 2, arbitrary: fc.constant(null) }), { minLength: 1, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(turns, async (mutations) => {
        const result = await afterStrangeness(mutations);
        expect(result.before.posts.length).toBeGreaterThanOrEqual(10);
        expect(result.lost).toBe(0);
        expect(result.after).toEqual(result.before);
        expect('polluted' in {}).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it.each<[string, Mutation]>([
    ['empty', { kind: 'empty', at: 0 }],
    ['half as long', { kind: 'shorten', at: 0 }],
  ])('loses nothing when every list is %s', async (_name, mutation) => {
    await remember();
    const result = await afterStrangeness([mutation]);
    expect(result.lost).toBe(0);
    expect(result.after).toEqual(result.before);
  });

  it.each([
    ['as it is', false],
    ['were it believed to be whole', true],
  ])('takes half a thread for half a thread: %s', async (_name, isBelieved) => {
    await remember();
    const desk = aDesk();
    const honest = replay((json) => json);
    for (const topicId of topics) desk.recorder.thread(await honest.thread(topicId));
    const half = replay((json) => mutate(json, { kind: 'shorten', at: 0 }));
    for (let i = 0; i < 3; i += 1) {
      for (const topicId of topics) {
        const seen = await half.thread(topicId);
        desk.recorder.thread(isBelieved ? { ...seen, isWhole: true } : seen);
      }
    }
    expect(lost(desk.db) > 0).toBe(isBelieved);
    desk.db.close();
  });
});
