import { expect, it } from 'vitest';
import { asQuestionId } from '#shared/words/ids.ts';
import { aForum, until, type TestForum } from '#tests/makers/a-forum.ts';
import { aRealModeration } from '#tests/makers/a-real-moderation.ts';
import { latest } from '#tests/makers/a-watcher.ts';

interface Topic {
  closed: boolean;
  visible: boolean;
  tags: { name: string }[];
  post_stream: { posts: { cooked: string; post_type: number; raw?: string }[] };
}
const topicOf = (practice: TestForum, topicId: number) => practice.as('willow_reads').call('GET', `t/${topicId}.json?include_raw=true`) as unknown as Promise<Topic>;
const wordsOf = (topic: Topic): string[] => topic.post_stream.posts.filter(({ post_type }) => post_type === 1).slice(1).map(({ cooked }) => cooked);
const askMany = async (practice: TestForum, count: number): Promise<number[]> => {
  const ask = practice.as('paper_lantern').ask;
  const ids: number[] = [];
  for (let i = 0; i < count; i += 1) ids.push(await ask(`A question to be moderated, number ${i}`));
  return ids;
};
const statusOf = (topicId: number) => ({ method: 'PUT', path: `/t/${topicId}/status.json` });

it('two hundred questions closed at once, with faults in the middle: each row tells its own, what failed goes again, and all is undone as one', { timeout: 180_000 }, async () => {
  const practice = await aForum();
  const topics = await askMany(practice, 200);
  const desk = await aRealModeration(practice);
  expect(desk.waiting()).toHaveLength(200);
  const at = (index: number): number => topics[index] ?? 0;
  const no = { kind: 'answer', status: 403, body: '{"errors":["You are not permitted to do that here."],"error_type":"invalid_access"}' } as const;
  for (const index of [10, 11, 12]) practice.moods.next(statusOf(at(index)), no);
  practice.moods.next(statusOf(at(30)), { kind: 'slow-down', seconds: 2 });
  practice.moods.next(statusOf(at(50)), { kind: 'drop-after-commit' });
  practice.moods.next(statusOf(at(51)), { kind: 'drop-before' });
  practice.moods.next(statusOf(at(52)), { kind: 'gateway', status: 502, after: 'commit' });
  practice.moods.next(statusOf(at(53)), { kind: 'hang' });
  practice.moods.next(statusOf(at(54)), { kind: 'cut-short' });
  await practice.as('willow_reads').call('PUT', `t/${at(70)}/status.json`, { status: 'closed', enabled: 'true' });
  await practice.as('willow_reads').call('DELETE', `t/${at(90)}.json`);

  const batchId = await desk.act('close', topics);
  expect(desk.waiting()).toEqual([]);
  const done = await desk.settled(batchId, 120_000);
  const failures = (await desk.deeds(batchId)).filter(({ state }) => state === 'needs-you').map(({ questionId, reason }) => `${questionId} ${reason}`);
  expect(done, failures.join('\n')).toMatchObject({ total: 200, done: 196, failed: 4, waiting: 0, undone: 0, canUndo: true });
  const failed = (await desk.deeds(batchId)).filter(({ state }) => state === 'needs-you');
  expect(failed.map(({ questionId, trouble, reason }) => `${questionId} ${trouble?.kind} ${reason.includes('not permitted')}`)).toEqual([`practice:${at(10)} refused true`, `practice:${at(11)} refused true`, `practice:${at(12)} refused true`, `practice:${at(90)} question-gone false`]);
  expect((await desk.deeds(batchId)).find(({ questionId }) => questionId === asQuestionId('practice', at(70)))).toMatchObject({ state: 'done', reason: expect.stringContaining('like this already') });
  await until(() => desk.waiting(), (waiting) => waiting.length === 3);
  expect(desk.waiting()).toEqual([at(10), at(11), at(12)]);
  // As the forum has it: every one closed, by one small action each.
  const traces = async (topicId: number) => (await topicOf(practice, topicId)).post_stream.posts.filter(({ post_type }) => post_type === 3).length;
  for (const index of [0, 30, 50, 51, 52, 53, 54, 70, 199]) expect(await traces(at(index)), `question ${index}`).toBe(1);
  desk.moderation.retry({ batchId });
  expect(await until(() => desk.batch(batchId), ({ done: count, waiting }) => count === 199 && waiting === 0)).toMatchObject({ failed: 1 });

  expect(desk.moderation.undo({ batchId })).toEqual({ withdrawn: 1, reversed: 199, stays: 0 });
  expect(await until(() => desk.batch(batchId), ({ undone }) => undone === 200, { patience: 120_000 })).toMatchObject({ canUndo: false });
  expect((await topicOf(practice, at(70))).closed, 'a colleague closed it').toBe(true);
  for (const index of [0, 10, 50, 53, 199]) expect((await topicOf(practice, at(index))).closed).toBe(false);
  await until(() => desk.waiting().length, (count) => count === 198);
});

it('asks for more with a message of the library and a tag: a moderator’s word is no answer, and undone it is gone', { timeout: 60_000 }, async () => {
  const practice = await aForum();
  const [topicId = 0] = await askMany(practice, 1);
  const desk = await aRealModeration(practice);
  practice.moods.next({ method: 'POST', path: '/posts.json' }, { kind: 'drop-after-commit' });
  const batchId = await desk.act('needs-information', [topicId]);
  expect(await desk.settled(batchId)).toMatchObject({ done: 1 });
  const topic = await topicOf(practice, topicId);
  expect(wordsOf(topic)).toHaveLength(1);
  expect(wordsOf(topic)[0]).toContain('To help you well, we need a little more');
  expect(wordsOf(topic)[0], 'no mark of the template is left').not.toMatch(/\[\[|\{\{|rounds:/);
  expect(topic.post_stream.posts[1]?.raw).toMatch(/<!-- rounds:note-[0-9a-f]{16} -->$/);
  expect(topic.tags).toEqual([expect.objectContaining({ name: 'needs-information' })]);
  await until(() => desk.row(topicId)?.posts_count, (count) => count === 2);
  await desk.sync.refreshThread(asQuestionId('practice', topicId));
  expect(desk.row(topicId)).toMatchObject({ is_answered: 0, is_waiting: 1, is_sorted: 1 });
  // A real answer is one all the same (control).
  await practice.as('dr_r_osei').reply(topicId, 'An answer by somebody who knows about it.');
  await until(() => desk.row(topicId)?.is_waiting, (is) => is === 0);

  desk.moderation.undo({ batchId });
  await until(() => desk.batch(batchId), ({ undone }) => undone === 1);
  expect(wordsOf(await topicOf(practice, topicId)).join()).not.toContain('we need a little more');
  expect((await topicOf(practice, topicId)).tags).toEqual([]);
});

it('a duplicate is told where the answer is, with the other’s title as plain words, and closed', { timeout: 60_000 }, async () => {
  const practice = await aForum();
  const original = await practice.as('dr_r_osei').ask('Is this [bad](https://evil.test) **or** @nurse_ilse?');
  const [first = 0, second = 0] = await askMany(practice, 2);
  const desk = await aRealModeration(practice);
  const ofQuestionId = asQuestionId('practice', original);
  await expect(desk.act('duplicate', [first], { ofQuestionId, templateId: 'm-duplicate' })).rejects.toMatchObject({ trouble: { kind: 'blanks-left', say: expect.stringContaining('Write it as the note') } });
  await expect(desk.act('close', [first], { templateId: 'no-such' })).rejects.toMatchObject({ trouble: { kind: 'not-found' } });
  expect(await desk.batches()).toEqual([]);
  const plain = await desk.act('duplicate', [first], { ofQuestionId });
  const said = await desk.act('duplicate', [second], { ofQuestionId, templateId: 'm-duplicate', note: 'Both ask about the same rash.' });
  expect(await desk.settled(plain)).toMatchObject({ done: 1 });
  expect(await desk.settled(said)).toMatchObject({ done: 1 });
  for (const topicId of [first, second]) {
    const topic = await topicOf(practice, topicId);
    expect(topic.closed).toBe(true);
    expect(wordsOf(topic)).toHaveLength(1);
    expect(wordsOf(topic)[0]).toContain(`/t/is-this-bad`);
    expect(wordsOf(topic)[0]).not.toMatch(/href="https:\/\/evil\.test|<strong>or/);
  }
  expect(wordsOf(await topicOf(practice, second))[0]).toContain('Both ask about the same rash.');
  const lines = (await latest(desk.moderation.activity({ text: 'duplicate', limit: 10 }, undefined))) ?? [];
  expect(lines).toMatchObject([{ by: 'volunteer', what: 'closed as a duplicate', detail: expect.stringContaining('of “Is this') }, {}]);
});

it('a message that cannot be made any more when its turn comes asks the person, and nothing is posted or closed', { timeout: 60_000 }, async () => {
  const practice = await aForum();
  const [topicId = 0] = await askMany(practice, 1);
  const desk = await aRealModeration(practice);
  const batchId = await desk.act('close', [topicId], { templateId: 'm-off-topic' });
  desk.db.run(desk.db.sql.deleteFrom('templates').where('id', '=', 'm-off-topic'));
  expect(await desk.settled(batchId)).toMatchObject({ failed: 1 });
  expect(await desk.deeds(batchId)).toMatchObject([{ state: 'needs-you', trouble: { kind: 'not-found' }, reason: expect.stringContaining('library') }]);
  const topic = await topicOf(practice, topicId);
  expect([wordsOf(topic).length, topic.closed]).toEqual([0, false]);
  expect(desk.waiting()).toEqual([topicId]);
});

it('a crash while a message was on its way leaves it there once', { timeout: 60_000 }, async () => {
  const practice = await aForum();
  const [topicId = 0] = await askMany(practice, 1);
  const first = await aRealModeration(practice, { writeMs: 60_000 });
  practice.moods.next({ method: 'POST', path: '/posts.json' }, { kind: 'hang', after: 'commit' });
  const batchId = await first.act('off-topic', [topicId], { templateId: 'm-off-topic' });
  await until(() => topicOf(practice, topicId), (topic) => wordsOf(topic).length === 1);
  await first.kill();
  const second = await aRealModeration(practice, { folder: first.folder });
  expect(await second.settled(batchId)).toMatchObject({ done: 1 });
  const topic = await topicOf(practice, topicId);
  expect(wordsOf(topic)).toHaveLength(1);
  expect(topic.closed).toBe(true);
});

it('what the forum holds for approval is shown and judged', { timeout: 60_000 }, async () => {
  const practice = await aForum();
  const [topicId = 0] = await askMany(practice, 1);
  practice.moods.enqueue(2);
  await practice.as('dr_r_osei').call('POST', 'posts.json', { topic_id: topicId, raw: 'An answer that somebody should look at first.' });
  await practice.as('oat_milk_omar').call('POST', 'posts.json', { title: 'A question that has to wait', raw: 'And the body of it, long enough for all.', category: 4 });
  const desk = await aRealModeration(practice);
  const life = new AbortController();
  let seen: { reviewId: number; questionId: string | null; author: string }[] = [];
  void (async () => {
    for await (const list of desk.moderation.held(life.signal)) seen = list;
  })();
  await until(() => seen.length, (count) => count === 2);
  expect(seen).toMatchObject([{ questionId: `practice:${topicId}`, author: 'dr_r_osei' }, { questionId: null, author: 'oat_milk_omar' }]);
  desk.moderation.judgeHeld({ reviewId: seen[1]?.reviewId ?? 0, isApproved: true });
  desk.moderation.judgeHeld({ reviewId: seen[0]?.reviewId ?? 0, isApproved: false });
  await until(() => desk.batches(), (batches) => batches.length === 2 && batches.every(({ done }) => done === 1));
  await until(() => desk.waiting().length, (count) => count === 2);
  expect(wordsOf(await topicOf(practice, topicId))).toEqual([]);
  expect(seen).toEqual([]);
  life.abort();
});
