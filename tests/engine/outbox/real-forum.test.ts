import { expect, it } from 'vitest';
import type { Fate } from '#electron/practice-forum/backstage/moods.ts';
import { asQuestionId } from '#shared/words/ids.ts';
import { aForum, until } from '#tests/makers/a-forum.ts';
import { aRealOutbox, standing } from '#tests/makers/a-real-outbox.ts';

const toPost = { method: 'POST', path: '/posts.json' };
const text = (topicId: number): string => `A kind answer for question number ${topicId}.`;

const fates: [string, Fate][] = [
  ['taken, then the connection ends', { kind: 'drop-after-commit' }],
  ['the connection ends before it was read', { kind: 'drop-before' }],
  ['taken, then silence', { kind: 'hang', after: 'commit' }],
  ['silence', { kind: 'hang' }],
  ['half an answer', { kind: 'cut-short' }],
  ['a proxy’s 502 behind which it was taken', { kind: 'gateway', status: 502, after: 'commit' }],
  ['a proxy’s 504', { kind: 'gateway', status: 504 }],
  ['a 500 with JSON', { kind: 'answer', status: 500, body: '{"errors":["boom"]}' }],
  ['a 200 that is no JSON', { kind: 'rewrite', rewrite: () => 'not json at all' }],
  ['a 200 that means nothing', { kind: 'rewrite', rewrite: () => '{"success":"OK"}' }],
  ['a login page of some network', { kind: 'answer', status: 302, headers: { Location: 'https://login.test/' } }],
  ['a 200 with HTML', { kind: 'answer', status: 200, body: '<html>Sign in</html>', headers: { 'Content-Type': 'text/html' } }],
  ['slow down', { kind: 'slow-down', seconds: 1 }],
];

it('every fault on the way ends with the answer standing there once', { timeout: 60_000 }, async () => {
  const practice = await aForum();
  const topics: number[] = [];
  for (const [name] of fates) topics.push(await practice.as('paper_lantern').ask(`A question, and then ${name}`));
  const desk = await aRealOutbox(practice);
  for (const [i, [name, fate]] of fates.entries()) {
    const topicId = topics[i]!;
    practice.moods.next(toPost, fate);
    const id = desk.send(topicId, text(topicId));
    const item = await until(() => desk.item(id), ({ state }) => state === 'sent' || state === 'needs-you');
    expect(item, name).toMatchObject({ state: 'sent' });
    expect(await standing(practice, topicId, text(topicId)), name).toBe(1);
  }
  await until(() => desk.waiting(), (waiting) => waiting.length === 0);
  for (const topicId of topics) expect(await standing(practice, topicId, text(topicId))).toBe(1);
});

it('a desk that sends again without looking leaves it twice (control)', async () => {
  const practice = await aForum();
  const topicId = await practice.as('paper_lantern').ask('A question for a careless desk');
  practice.moods.next(toPost, { kind: 'drop-after-commit' });
  const raw = text(topicId);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const done = await practice.as('volunteer').reply(topicId, `${raw}\n\n<!-- ${attempt} -->`).then(() => true, () => false);
    if (done) break;
  }
  expect(await standing(practice, topicId, raw)).toBe(2);
});

it.each([
  ['after the forum took it', 1],
  ['before the forum took it', 0],
])('a crash while it is on its way, %s, leaves it there once', async (_, already) => {
  const practice = await aForum();
  const topicId = await practice.as('paper_lantern').ask('A question before the power goes');
  const first = await aRealOutbox(practice, { writeMs: 60_000 });
  const reached = Promise.withResolvers<void>();
  // Never answers, and tells when somebody begins to wait for it.
  const never = { then: () => reached.resolve() } as unknown as Promise<void>;
  practice.moods.next(toPost, already === 1 ? { kind: 'hang', after: 'commit' } : { kind: 'wait', until: never });
  const id = first.send(topicId, text(topicId));
  if (already === 1) await until(() => standing(practice, topicId, text(topicId)), (count) => count === 1);
  else await reached.promise;
  expect((await first.item(id)).state).toBe('sending');
  await first.kill();
  expect(await standing(practice, topicId, text(topicId))).toBe(already);

  const second = await aRealOutbox(practice, { folder: first.folder });
  await second.become(id, 'sent');
  expect(await standing(practice, topicId, text(topicId))).toBe(1);
  expect(await second.item(id)).toMatchObject({ attempts: already === 1 ? 1 : 2, url: expect.stringMatching(new RegExp(`^${practice.baseUrl}/t/[^/]+/${topicId}/2$`)) });
});

it('an answer that came first stops ours, and is shown beside it until the person decides', async () => {
  const practice = await aForum();
  const topicId = await practice.as('paper_lantern').ask('A question that two people answer');
  const desk = await aRealOutbox(practice, { settings: { holdSeconds: 60 } });
  const id = desk.send(topicId, text(topicId));
  await practice.as('dr_r_osei').reply(topicId, 'I was here first, with a short but honest answer.');
  desk.outbox.sendNow(id);
  expect(await desk.become(id, 'needs-you')).toMatchObject({ trouble: { kind: 'thread-changed' }, change: { newPosts: [{ author: { username: 'dr_r_osei' } }] } });
  expect(await standing(practice, topicId, text(topicId))).toBe(0);
  desk.outbox.retry(id, true);
  await desk.become(id, 'sent');
  expect(await standing(practice, topicId, text(topicId))).toBe(1);
});

it('a question that closed takes no answer, and the text comes back', async () => {
  const practice = await aForum();
  const topicId = await practice.as('paper_lantern').ask('A question that is about to close');
  const desk = await aRealOutbox(practice, { settings: { holdSeconds: 60 } });
  const id = desk.send(topicId, text(topicId));
  practice.moods.closeTopic(topicId);
  desk.outbox.sendNow(id);
  expect(await desk.become(id, 'needs-you')).toMatchObject({ trouble: { kind: 'question-closed' } });
  desk.outbox.takeBack(id);
  expect(desk.drafts.open(asQuestionId('practice', topicId)).text).toBe(text(topicId));
});

it('an answer held for approval is followed until a moderator lets it stand', async () => {
  const practice = await aForum();
  const topicId = await practice.as('paper_lantern').ask('A question for the careful moderators');
  const desk = await aRealOutbox(practice);
  practice.moods.enqueue();
  const id = desk.send(topicId, text(topicId));
  await desk.become(id, 'in-review');
  const queue = (await practice.as('willow_reads').call('GET', 'review.json')) as { reviewables: { id: number; version: number }[] };
  const [held] = queue.reviewables;
  await practice.as('willow_reads').call('PUT', `review/${held?.id}/perform/approve_post.json?version=${held?.version}`);
  expect(await desk.become(id, 'sent')).toMatchObject({ attempts: 1 });
  expect(await standing(practice, topicId, text(topicId))).toBe(1);
});

it('a revoked key stops every answer, drops none, and asks the forum no more', async () => {
  const practice = await aForum();
  const topics = [await practice.as('paper_lantern').ask('The first question of a stranger'), await practice.as('paper_lantern').ask('The second question of a stranger')];
  const desk = await aRealOutbox(practice, { settings: { holdSeconds: 60 } });
  const ids = topics.map((topicId) => desk.send(topicId, text(topicId)));
  practice.moods.revokeKey(practice.key);
  for (const id of ids) desk.outbox.sendNow(id);
  await until(() => Promise.all(ids.map(desk.item)), (items) => items.some(({ trouble }) => trouble?.kind === 'signed-out'));
  for (const id of ids) expect(await desk.item(id)).toMatchObject({ state: 'waiting', reason: expect.stringContaining('signed in again') });
  for (const topicId of topics) expect(await standing(practice, topicId, text(topicId))).toBe(0);
});
