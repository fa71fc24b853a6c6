import { userKey } from '#electron/engine/forums/credential.ts';
import { describe, expect, it } from 'vitest';
import { createLive } from '#electron/engine/live.ts';
import { createViews } from '#electron/engine/queue/views.ts';
import { updateQuestion } from '#electron/engine/store/questions.ts';
import type { Db } from '#electron/engine/store/db.ts';
import { TroubleError } from '#electron/engine/trouble.ts';
import { asQuestionId, type QuestionId } from '#shared/words/ids.ts';
import type { Settings } from '#shared/words/settings.ts';
import { viewFilter, type View, type ViewFilter } from '#shared/words/view.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { anAdapter } from '#tests/makers/a-forum.ts';
import { aPost, aQuestion, aStore } from '#tests/makers/a-store.ts';
import { latest } from '#tests/makers/a-watcher.ts';
import { someSettings } from '#tests/makers/some-settings.ts';

const hour = 3_600_000;
const forum = anAdapter({ accountId: 'practice', kind: 'discourse', baseUrl: 'http://127.0.0.1:9', credential: userKey('k'), isPractice: true });

function someViews(db: Db, settings: Partial<Settings> = {}) {
  const clock = aClock();
  const live = createLive(db);
  const views = createViews({ db, live, clock, settings: someSettings(settings), forumOf: () => forum });
  const filter = (change: Partial<ViewFilter>): ViewFilter => viewFilter.parse(change);
  return {
    clock,
    live,
    views,
    list: () => latest(views.list(undefined)),
    shown: async (change: Partial<ViewFilter>) => {
      const page = await latest(views.page({ filter: filter(change), sort: 'oldest', offset: 0, limit: 200 }, undefined));
      return { over: page?.over, total: page?.total, numbers: page?.rows.map(({ id }) => Number(id.split(':')[1])) };
    },
    why: (topicId: number, change?: Partial<ViewFilter>) => views.why({ questionId: asQuestionId('practice', topicId), ...(change ? { filter: filter(change) } : {}) }),
  };
}
const aView = (change: Partial<View> = {}): View => ({ id: 'v1', name: 'Rashes', scope: 'mine', filter: viewFilter.parse({ tags: ['rash'] }), sort: 'level', position: 5, isBuiltIn: false, rev: 0, ...change });
const troubleOf = (call: () => unknown): string => {
  try {
    call();
    return 'none';
  } catch (error) {
    return error instanceof TroubleError ? error.trouble.kind : String(error);
  }
};

describe('a view', () => {
  it('shows what its conditions say and nothing else', async () => {
    const db = aStore();
    const now = aClock().now();
    aQuestion(db, 1, { asked_at: now - 30 * hour, level: 3, tags: '["rash","child"]', flags: '["crisis"]' });
    aQuestion(db, 2, { asked_at: now - 19 * hour, level: 2, community_id: 2, holder_username: 'mei', holder_name: 'Mei' });
    aQuestion(db, 3, { asked_at: now - hour, is_sorted: 1, holder_username: 'robin', holder_name: 'Robin' });
    aQuestion(db, 4, { asked_at: now - 2 * hour });
    aQuestion(db, 5, { asked_at: now - 90 * hour, level: 3, is_answered: 1 });
    const { shown } = someViews(db);
    expect(await shown({})).toEqual({ numbers: [1, 2, 4, 3], total: 4, over: 1 });
    expect((await shown({ levels: ['emergency', 'urgent'] })).numbers).toEqual([1, 2]);
    expect((await shown({ communityIds: [2] })).numbers).toEqual([2]);
    expect((await shown({ tags: ['child', 'other'] })).numbers).toEqual([1]);
    expect((await shown({ flags: ['crisis'] })).numbers).toEqual([1]);
    expect((await shown({ isSorted: false })).numbers).toEqual([1, 2, 4]);
    expect((await shown({ isSorted: true })).numbers).toEqual([3]);
    expect((await shown({ goal: 'over' })).numbers).toEqual([1]);
    expect((await shown({ goal: 'near' })).numbers).toEqual([1, 2]);
    expect((await shown({ holder: 'me' })).numbers).toEqual([3]);
    expect((await shown({ holder: 'others' })).numbers).toEqual([2]);
    expect((await shown({ holder: 'nobody' })).numbers).toEqual([1, 4]);
    expect((await shown({ holder: 'nobody', levels: ['routine'] })).numbers).toEqual([4]);
  });

  it('measures the wait against the goal of the community, and says how it stands in each row', async () => {
    const db = aStore();
    const now = aClock().now();
    db.run(db.sql.insertInto('communities').values({ account_id: 'practice', id: 2, name: 'Heart', slug: 'heart', color: 'ff0000', position: 1, members: 1 }));
    for (const [topicId, community_id, hours] of [[1, 1, 5], [2, 2, 5], [3, 2, 3.1], [4, 1, 18.1]] as const) aQuestion(db, topicId, { community_id, asked_at: now - hours * hour });
    const { views, shown } = someViews(db, { goals: { Heart: 4 } });
    expect((await shown({ goal: 'over' })).numbers).toEqual([2]);
    expect((await shown({ goal: 'near' })).numbers).toEqual([4, 2, 3]);
    const page = await latest(views.page({ filter: viewFilter.parse({}), sort: 'oldest', offset: 0, limit: 10 }, undefined));
    expect(page?.rows.map(({ id, goal }) => [id, goal])).toEqual([['practice:4', 'near'], ['practice:1', 'fine'], ['practice:2', 'over'], ['practice:3', 'near']]);
    expect(page?.rows[2]?.goalAt).toBe(now - hour);
  });

  it('that came with Rounds is there with its count, before those somebody saved', async () => {
    const db = aStore();
    const now = aClock().now();
    aQuestion(db, 1, { asked_at: now - 30 * hour, level: 3 });
    aQuestion(db, 2, { asked_at: now - hour, is_sorted: 1, holder_username: 'robin', holder_name: 'Robin' });
    const { views, list } = someViews(db);
    views.save(aView());
    expect((await list())?.map(({ name, count, over, isBuiltIn }) => [name, count, over, isBuiltIn])).toEqual([
      ['Needs sorting', 1, 1, true],
      ['Emergency and urgent', 1, 1, true],
      ['Past its goal', 1, 1, true],
      ['Mine', 1, 0, true],
      ['Nobody’s', 1, 1, true],
      ['Rashes', 0, 0, false],
    ]);
  });

  it('tells whoever looks when time alone has changed it', async () => {
    const db = aStore();
    aQuestion(db, 1, { asked_at: aClock().now() - 23 * hour });
    const { views, live, clock } = someViews(db);
    const stop = new AbortController();
    const lists = views.list(stop.signal);
    expect((await lists.next()).value?.[2]?.count).toBe(0);
    const next = lists.next();
    clock.jump(2 * hour);
    live.touch('clock');
    expect((await next).value?.[2]?.count).toBe(1);
    stop.abort();
    await lists.return();
  });

  it('is saved, renamed and removed, and an old copy of it never wins', async () => {
    const db = aStore();
    const { views, list } = someViews(db);
    const own = async () => (await list())?.filter(({ isBuiltIn }) => !isBuiltIn).map(({ name, rev }) => [name, rev]);
    expect(views.save(aView())).toEqual({ rev: 1 });
    expect(views.save(aView({ name: 'Red skin', rev: 1 }))).toEqual({ rev: 2 });
    expect(troubleOf(() => views.save(aView({ name: 'Old', rev: 1 })))).toBe('template-conflict');
    expect(troubleOf(() => views.remove({ id: 'v1', rev: 1 }))).toBe('template-conflict');
    expect(await own()).toEqual([['Red skin', 2]]);
    views.remove({ id: 'v1', rev: 2 });
    views.remove({ id: 'v1', rev: 2 });
    expect(await own()).toEqual([]);
    // Taken back: it is made anew.
    expect(views.save(aView({ name: 'Red skin', rev: 0 }))).toEqual({ rev: 1 });
  });

  it('that came with Rounds cannot be changed, removed or passed off', () => {
    const { views } = someViews(aStore());
    expect(troubleOf(() => views.save(aView({ id: 'mine' })))).toBe('not-allowed');
    expect(troubleOf(() => views.remove({ id: 'needs-sorting', rev: 1 }))).toBe('not-allowed');
    expect(troubleOf(() => views.save(aView({ isBuiltIn: true })))).toBe('not-allowed');
  });

  it('that cannot be read any more is left out, and the others stay', async () => {
    const db = aStore();
    const { views, list } = someViews(db);
    views.save(aView());
    db.run(db.sql.insertInto('views').values({ id: 'broken', name: 'x', scope: 'mine', filter: '{', sort: 'level', position: 1 }));
    db.run(db.sql.insertInto('views').values({ id: 'strange', name: 'x', scope: 'mine', filter: '{"levels":["worst"]}', sort: 'level', position: 1 }));
    expect((await list())?.slice(5).map(({ id }) => id)).toEqual(['v1']);
  });
});

describe('why a question is here, or is not', () => {
  const now = aClock().now();
  it('names what keeps it waiting and how long it has', () => {
    const db = aStore();
    aQuestion(db, 1, { asked_at: now - 30 * hour });
    aQuestion(db, 2, { asked_at: now - 10 * 60_000 });
    const { why } = someViews(db);
    expect(why(1)).toMatchObject({ isWaiting: true, isInView: true });
    expect(why(1).says.join(' ')).toMatch(/nobody has answered.*asked 30 hours ago, which is past the goal of 24 hours/);
    expect(why(2).says.join(' ')).toMatch(/asked 10 minutes ago; the goal for a first answer is 24 hours/);
    expect(why(99)).toEqual({ isWaiting: false, isInView: false, says: ['Rounds does not know this question.'] });
  });

  it.each([
    ['closed', { state: 'closed' as const }, /closed it/],
    ['archived', { state: 'archived' as const }, /archive/],
    ['hidden', { state: 'unlisted' as const }, /hidden it/],
    ['deleted', { state: 'gone' as const }, /deleted/],
    ['solved', { is_solved: 1 as const }, /marked as solved/],
    ['one’s own', { is_own: 1 as const }, /asked it yourself/],
    ['not read yet', { is_read: 0 as const }, /has not read its thread yet/],
    ['said to be answered', { is_answered: 1 as const }, /says that somebody has answered/],
  ])('says so when it is %s', (_, values, says) => {
    const db = aStore();
    aQuestion(db, 1, values);
    const { why } = someViews(db);
    expect(why(1)).toMatchObject({ isWaiting: false, isInView: false });
    expect(why(1).says.join(' ')).toMatch(says);
  });

  it('names who answered and when, what is on its way, and what the person wrote when they put it to sleep', () => {
    const db = aStore();
    const answered = aQuestion(db, 1, { is_answered: 1 });
    aPost(db, answered, 2, { author_id: 77, author_username: 'mei', author_name: 'Mei', created_at: now - 3 * hour });
    const sent = aQuestion(db, 2);
    db.run(db.sql.insertInto('outbox').values({ id: 'o', account_id: 'practice', question_id: sent, topic_id: 2, title: '', body: '', body_sha: '', marker: '', state: 'held', trouble: null, change: null, baseline: '{}', content: '{}', first_tried_at: null, post_id: null, post_number: null, review_id: null, created_at: 1, changed_at: 1 }));
    const asleep = aQuestion(db, 3);
    db.run(db.sql.insertInto('follow_ups').values({ question_id: asleep, note: 'ask about fever', set_at: now, until_at: now + 48 * hour, until_reply: 1, seen_number: 1, seen_state: 'open', back_at: null, back_why: null }));
    const { why } = someViews(db);
    expect(why(1).says).toEqual(['Mei answered it 3 hours ago.']);
    expect(why(2).says).toEqual(['Your answer to it is on its way.']);
    expect(why(3).says).toEqual(['You snoozed it for another 2 days or until the asker writes. Your note: “ask about fever”']);
  });

  it('says of a view which condition lets it in, or keeps it out', () => {
    const db = aStore();
    const id: QuestionId = aQuestion(db, 1, { asked_at: now - hour, tags: '["rash"]', holder_username: 'mei', holder_name: 'Mei' });
    const { why } = someViews(db);
    const out = why(1, { levels: ['emergency'], communityIds: [1], holder: 'nobody', goal: 'over', isSorted: true, tags: ['heart'], flags: ['crisis'], text: 'fever' });
    expect(out).toMatchObject({ isWaiting: true, isInView: false });
    expect(out.says.slice(0, 7)).toEqual([
      'Its level is routine; the view shows emergency.',
      'The view shows what is flagged crisis; this has nothing.',
      'The view shows the tags heart; this has rash.',
      'Mei is at it; the view shows what nobody is at.',
      'It has not waited long enough; the view shows what is past its goal.',
      'No moderator has accepted it yet; the view shows what was accepted.',
      '“fever” does not stand in its title or text.',
    ]);
    const inside = why(1, { levels: ['routine'], communityIds: [1], holder: 'others' });
    expect(inside.isInView).toBe(true);
    expect(inside.says.slice(-3)).toEqual(['It is in Skin.', 'Its level is routine.', 'Mei is at it.']);
    updateQuestion(db, id, { is_answered: 1 });
    expect(why(1, { levels: ['routine'] })).toMatchObject({ isWaiting: false, isInView: false });
  });

  it('and the view itself never disagree', async () => {
    const db = aStore();
    const levels = ['emergency', 'urgent', 'soon', 'routine'] as const;
    for (let topicId = 1; topicId <= 24; topicId += 1) aQuestion(db, topicId, { asked_at: now - topicId * 2 * hour, level: topicId % 4, is_sorted: topicId % 3 === 0 ? 1 : 0, is_answered: topicId % 5 === 0 ? 1 : 0, holder_username: topicId % 2 === 0 ? 'mei' : null, tags: topicId % 7 === 0 ? '["x"]' : '[]' });
    const { why, shown } = someViews(db);
    const filters: Partial<ViewFilter>[] = [{}, { goal: 'over' }, { goal: 'near', isSorted: false }, { holder: 'nobody' }, { holder: 'others', levels: [levels[0], levels[2]] }, { tags: ['x'] }];
    for (const filter of filters) {
      const inside = new Set((await shown(filter)).numbers);
      for (let topicId = 1; topicId <= 24; topicId += 1) expect([topicId, why(topicId, filter).isInView]).toEqual([topicId, inside.has(topicId)]);
    }
  });
});
