import { userKey } from '#electron/engine/forums/credential.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLive } from '#electron/engine/live.ts';
import { matchOf } from '#electron/engine/queue/match.ts';
import { createQueue } from '#electron/engine/queue/queue.ts';
import { createStatus } from '#electron/engine/status.ts';
import { createSync } from '#electron/engine/sync/sync.ts';
import { indexWords, updateQuestion } from '#electron/engine/store/questions.ts';
import type { Db } from '#electron/engine/store/db.ts';
import { queuePage, queueSummary, type QueueFilter, type QueueSort } from '#shared/contract/queue.ts';
import type { QuestionId } from '#shared/words/ids.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { anAdapter, noLog } from '#tests/makers/a-forum.ts';
import { someSettings } from '#tests/makers/some-settings.ts';
import { aQuestion, aStore } from '#tests/makers/a-store.ts';

function aQueue(db: Db) {
  const queue = createQueue({ db, live: createLive(db), clock: aClock(), settings: someSettings() });
  const now = async <T>(answers: AsyncGenerator<T>): Promise<T> => {
    const first = await answers.next();
    await answers.return(undefined);
    return first.value as T;
  };
  return {
    queue,
    summary: async () => queueSummary.parse(await now(queue.summary(undefined))),
    page: async (filter: QueueFilter = {}, { sort = 'oldest', offset = 0, limit = 200 }: { sort?: QueueSort; offset?: number; limit?: number } = {}) => queuePage.parse(await now(queue.page({ filter, sort, offset, limit }, undefined))),
  };
}
const numbers = (rows: readonly { id: string }[]): number[] => rows.map(({ id }) => Number(id.split(':')[1]));
const write = (db: Db, id: QuestionId, title: string, body: string): void => {
  updateQuestion(db, id, { title });
  indexWords(db, id, { title, body });
};
const draft = (db: Db, id: QuestionId, isDiscarded: 0 | 1 = 0): void => void db.run(db.sql.insertInto('drafts').values({ question_id: id, rev: 1, content: '{}', content_sha: '', baseline: '{}', is_discarded: isDiscarded, begun_at: 1, saved_at: 1 }));
const send = (db: Db, id: QuestionId, state: 'held' | 'needs-you' | 'withdrawn'): void =>
  void db.run(db.sql.insertInto('outbox').values({ id: `to ${id}`, account_id: 'practice', question_id: id, topic_id: 1, title: '', body: '', body_sha: '', marker: '', state, trouble: null, change: null, baseline: '{}', content: '{}', first_tried_at: null, post_id: null, post_number: null, review_id: null, created_at: 1, changed_at: 1 }));

describe('the queue', () => {
  it('holds every question that waits and no other, and every count agrees', async () => {
    const db = aStore();
    const states = [{}, { is_answered: 1 as const }, { state: 'closed' as const }, { is_solved: 1 as const }, { is_read: 0 as const }, { state: 'gone' as const }, { is_own: 1 as const }, { holder_username: 'mei', holder_name: 'Mei' }];
    states.forEach((values, i) => aQuestion(db, i + 1, values));
    send(db, aQuestion(db, 50), 'held');
    send(db, aQuestion(db, 51), 'needs-you');
    send(db, aQuestion(db, 52), 'withdrawn');
    const { page, summary } = aQueue(db);
    const seen = await page();
    expect(numbers(seen.rows)).toEqual([1, 8, 51, 52]);
    expect(seen.total).toBe(4);
    expect(await summary()).toMatchObject({ waiting: 4, oldestAskedAt: 1_700_000_060_000, communities: [{ id: 1, name: 'Skin', members: 120, waiting: 4 }] });
    const access = { accountId: 'practice', kind: 'discourse' as const, baseUrl: 'http://127.0.0.1:9', credential: userKey('k'), isPractice: true };
    const live = createLive(db);
    const sync = createSync({ db, live, forum: anAdapter(access), access, clock: aClock(), log: noLog });
    expect(createStatus({ db, live, sync, version: '0' }).current().waiting).toBe(4);
  });

  it('shows enough of each to choose', async () => {
    const db = aStore();
    const id = aQuestion(db, 1, { title: 'Red spots', excerpt: 'They itch.', tags: '["rash","child"]', pictures: 2, holder_username: 'robin', holder_name: 'Robin', level: 2, level_by: 'ticks', flags: '["crisis"]', is_sorted: 1 });
    const other = aQuestion(db, 2, { holder_username: 'mei', holder_name: 'Mei', community_id: 77 });
    draft(db, id);
    draft(db, other, 1);
    send(db, id, 'needs-you');
    const { rows } = await aQueue(db).page();
    expect(rows[0]).toEqual({
      id, title: 'Red spots', excerpt: 'They itch.', community: { id: 1, name: 'Skin', color: '3a86ff' }, tags: ['rash', 'child'], asker: 'asker-1', askedAt: 1_700_000_060_000, pictures: 2,
      holder: { username: 'robin', name: 'Robin', isMe: true, untilAt: null, place: 'forum' }, hasDraft: true, inOutbox: true,
      level: 'urgent', levelBy: 'ticks', flags: ['crisis'], isSorted: true, goal: 'over', goalAt: 1_700_000_060_000 + 24 * 3_600_000,
    });
    expect(rows[1]).toMatchObject({ holder: { username: 'mei', isMe: false }, hasDraft: false, inOutbox: false, community: { id: 77, name: '' } });
  });

  it('is ordered by when it was asked, oldest or newest first, also when two were asked at once', async () => {
    const db = aStore();
    for (const [topicId, at] of [[3, 30], [1, 10], [4, 10], [2, 20]] as const) aQuestion(db, topicId, { asked_at: at });
    const { page } = aQueue(db);
    expect(numbers((await page()).rows)).toEqual([1, 4, 2, 3]);
    expect(numbers((await page({}, { sort: 'newest' })).rows)).toEqual([3, 2, 4, 1]);
    expect(numbers((await page({}, { offset: 1, limit: 2 })).rows)).toEqual([4, 2]);
    expect(await page({}, { offset: 10 })).toMatchObject({ total: 4, offset: 10, rows: [] });
  });

  it('is ordered by level and then by the wait, with every fifth place for whoever has waited longest past their goal', async () => {
    const db = aStore();
    const now = aClock().now();
    const hour = 3_600_000;
    // One to eight: more and more urgent, within the goal. Ten and eleven: routine, asked long ago.
    for (let topicId = 1; topicId <= 8; topicId += 1) aQuestion(db, topicId, { asked_at: now - topicId * hour, level: Math.ceil(topicId / 2) - 1 });
    aQuestion(db, 10, { asked_at: now - 30 * hour });
    aQuestion(db, 11, { asked_at: now - 40 * hour });
    const { page } = aQueue(db);
    expect(numbers((await page({}, { sort: 'level' })).rows)).toEqual([8, 7, 6, 5, 11, 4, 3, 10, 2, 1]);
    expect(numbers((await page({}, { sort: 'level', offset: 3, limit: 3 })).rows)).toEqual([5, 11, 4]);
  });

  it('reads the same in one window as in many, also beyond the places that are kept', async () => {
    const db = aStore();
    const now = aClock().now();
    for (let topicId = 1; topicId <= 260; topicId += 1) aQuestion(db, topicId, { asked_at: now - (topicId % 50) * 3_600_000, level: topicId % 4 });
    const { page, queue } = aQueue(db);
    const whole = [...(await page({}, { sort: 'level', limit: 200 })).rows, ...(await page({}, { sort: 'level', offset: 200, limit: 200 })).rows].map(({ id }) => id);
    expect(new Set(whole).size).toBe(260);
    for (const [offset, limit] of [[0, 7], [95, 10], [100, 30], [99, 2], [250, 50]] as const) expect((await page({}, { sort: 'level', offset, limit })).rows.map(({ id }) => id)).toEqual(whole.slice(offset, offset + limit));
    for (const place of [0, 3, 4, 50, 98, 99, 100, 180, 258]) expect(queue.next({ filter: {}, sort: 'level', afterId: whole[place] ?? '' })?.id).toBe(whole[place + 1]);
    expect(queue.next({ filter: {}, sort: 'level', afterId: whole[259] ?? '' })).toBeNull();
    // What was answered has left, and its neighbour is the one that came after it.
    for (const place of [2, 4, 60, 99, 150]) {
      updateQuestion(db, whole[place] as QuestionId, { is_answered: 1 });
      expect(queue.next({ filter: {}, sort: 'level', afterId: whole[place] ?? '' })?.id).toBe(whole[place + 1]);
      updateQuestion(db, whole[place] as QuestionId, { is_answered: 0 });
    }
  });

  it('leaves out what the person has put to sleep, in every count, until it is back', async () => {
    const db = aStore();
    const id = aQuestion(db, 1);
    aQuestion(db, 2);
    const sleep = (back_at: number | null) => db.run(db.sql.insertInto('follow_ups').values({ question_id: id, note: '', set_at: 1, until_at: null, until_reply: 1, seen_number: 1, seen_state: 'open', back_at, back_why: back_at === null ? null : 'reply' }).onConflict((conflict) => conflict.column('question_id').doUpdateSet({ back_at })));
    const { page, summary } = aQueue(db);
    sleep(null);
    expect(numbers((await page()).rows)).toEqual([2]);
    expect((await summary()).waiting).toBe(1);
    sleep(5);
    expect(numbers((await page()).rows)).toEqual([1, 2]);
    expect((await summary()).waiting).toBe(2);
  });

  it('is narrowed by community and by words, together too', async () => {
    const db = aStore();
    write(db, aQuestion(db, 1), 'Red spots after running', 'My little boy is 4. They itch at night; Sjögren was ruled out.');
    write(db, aQuestion(db, 2, { community_id: 2 }), 'Itchy elbow', 'No spots.');
    write(db, aQuestion(db, 3, { is_answered: 1 }), 'Red spots, answered', '');
    const { page } = aQueue(db);
    const found = async (text: string, communityId?: number): Promise<number[]> => numbers((await page({ text, ...(communityId === undefined ? {} : { communityId }) })).rows);
    expect(await found('spots')).toEqual([1, 2]);
    expect(await found('spots', 2)).toEqual([2]);
    expect(await found('itch')).toEqual([1, 2]);
    expect(await found('RED RUN')).toEqual([1]);
    expect(await found('red elbow')).toEqual([]);
    expect(await found('sjogren')).toEqual([1]);
    expect(await found('  ')).toEqual([1, 2]);
    expect(await found('?!')).toEqual([]);
  });

  it('finds a question by any beginning of any of its words', () => {
    const db = aStore();
    const id = aQuestion(db, 1);
    const { queue } = aQueue(db);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zà-öø-ü0-9]{1,12}$/), fc.stringMatching(/^[a-z]{1,8}$/), fc.nat(11), (word, other, cut) => {
        write(db, id, other, `${other} ${word} ${other}`);
        expect(queue.next({ filter: { text: word.slice(0, cut + 1) }, sort: 'oldest', afterId: '' })?.id).toBe(id);
      }),
    );
  });

  it('answers whatever is typed into the search, and never throws', async () => {
    const db = aStore();
    write(db, aQuestion(db, 1), 'Red spots', 'They itch.');
    const { page } = aQueue(db);
    const nasty = ['"', '""', '\0', 'a\0b', '*', '"*', 'a*', 'NEAR(', 'NEAR(a b, 2)', 'title:', 'title:red', '-red', '^red', 'red OR', 'AND', 'NOT', '(', '{title body}:x', "'; drop table questions; --", '\ud800', '🤒', ' ', '\u202e', 'x'.repeat(200), 'a '.repeat(100)];
    for (const text of nasty) queuePage.parse(await page({ text }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.array(fc.constantFrom(...nasty), { maxLength: 6 }).map((parts) => parts.join(' '))), async (text) => {
        await page({ text });
      }),
    );
    expect((await page()).total).toBe(1);
  });

  it('would throw on much of it if the words were not quoted', () => {
    const db = aStore();
    const search = (text: string): unknown => db.all(db.sql.selectFrom('question_words').select('rowid').where('question_words' as never, 'match', text as never));
    for (const text of ['"', 'NEAR(', '"a\0b"', '-red']) expect(() => search(text)).toThrow();
    for (const text of ['"', 'NEAR(', 'a\0b', '-red']) expect(() => search(matchOf(text) ?? '')).not.toThrow();
  });
});

describe('the next question', () => {
  it('is the neighbour in the same order, also when the one before has left the queue', () => {
    const db = aStore();
    const ids = [1, 2, 3].map((topicId) => aQuestion(db, topicId)) as [QuestionId, QuestionId, QuestionId];
    const { queue } = aQueue(db);
    const next = (afterId: string, sort: QueueSort = 'oldest', filter: QueueFilter = {}): string | undefined => queue.next({ filter, sort, afterId })?.id;
    expect(next(ids[0])).toBe(ids[1]);
    send(db, ids[1], 'held');
    expect(next(ids[0])).toBe(ids[2]);
    expect(next(ids[1])).toBe(ids[2]);
    expect(next(ids[1], 'newest')).toBe(ids[0]);
    expect(next(ids[2])).toBeUndefined();
    expect(next(ids[0], 'oldest', { communityId: 9 })).toBeUndefined();
    expect(next('practice:999')).toBe(ids[0]);
    expect(next('nonsense')).toBe(ids[0]);
  });

  it('walks the whole queue exactly once in every order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(60).map((n) => n + 1), { minLength: 1, maxLength: 12 }), fc.constantFrom<QueueSort>('oldest', 'newest', 'level'), (topics, sort) => {
        const db = aStore();
        for (const topicId of topics) aQuestion(db, topicId, { asked_at: topicId % 5, level: topicId % 4 });
        const { queue } = aQueue(db);
        const walked: string[] = [];
        for (let row = queue.next({ filter: {}, sort, afterId: '' }); row; row = queue.next({ filter: {}, sort, afterId: row.id })) walked.push(row.id);
        expect(new Set(walked).size).toBe(topics.length);
        expect(walked).toHaveLength(topics.length);
        db.close();
      }),
      { numRuns: 15 },
    );
  });
});

describe('while somebody looks', () => {
  it('says so when a question comes, goes or changes, and nothing when nothing did', async () => {
    const db = aStore();
    const id = aQuestion(db, 1);
    const { queue } = aQueue(db);
    const stop = new AbortController();
    const pages = queue.page({ filter: {}, sort: 'oldest', offset: 0, limit: 10 }, stop.signal);
    expect((await pages.next()).value?.total).toBe(1);
    const next = pages.next();
    updateQuestion(db, id, { fetched_at: 5 });
    updateQuestion(db, id, { holder_username: 'mei' });
    expect((await next).value?.rows[0]?.holder?.username).toBe('mei');
    const after = pages.next();
    send(db, id, 'held');
    expect((await after).value?.total).toBe(0);
    stop.abort();
    await pages.return();
  });
});
