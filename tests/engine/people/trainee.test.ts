import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { emptyDraft } from '#shared/words/draft.ts';
import { commandId, type QuestionId } from '#shared/words/ids.ts';
import type { Role } from '#shared/words/people.ts';
import { aColleague, type Colleague } from '#tests/makers/a-colleague.ts';
import { until } from '#tests/makers/a-desk.ts';
import { aForum } from '#tests/makers/a-forum.ts';
import { aPicture, base64Of } from '#tests/makers/a-picture.ts';

const command = () => commandId.parse(randomUUID());
const content = { ...emptyDraft, text: 'A plain moisturiser twice a day helps most people with dry skin like this.' };

/** Everything in the contract by which this desk could make the forum, or what others send, hear of a trainee. */
const paths: readonly (readonly [string, (desk: Colleague['client'], questionId: QuestionId) => Promise<unknown>])[] = [
  ['answers.send', (desk, questionId) => desk.answers.send({ commandId: command(), questionId, content })],
  ['pictures.attach', (desk, questionId) => desk.pictures.attach({ questionId, base64: base64Of(aPicture()), alt: 'The arm' })],
  ['outbox.sendNow', (desk) => desk.outbox.sendNow({ id: command() })],
  ['outbox.retry', (desk) => desk.outbox.retry({ id: command() })],
  ['outbox.retry over a change', (desk) => desk.outbox.retry({ id: command(), acceptChange: true })],
  ['looks.takeOver', (desk) => desk.looks.takeOver({ id: command() })],
  ['looks.judge', (desk) => desk.looks.judge({ id: command(), verdict: 'agree', remark: '', suggestion: null })],
  ['looks.saveRule', (desk) => desk.looks.saveRule({ id: 'r', title: 'None', tags: [], levels: [], templateIds: [], isOn: true, rev: 0 })],
  ['looks.removeRule', (desk) => desk.looks.removeRule({ id: 'r' })],
  ['people.setRoles', (desk) => desk.people.setRoles({ username: 'bike_to_work_ben', roles: ['answerer', 'administrator'] })],
  ['moderation.act', (desk, questionId) => desk.moderation.act({ batchId: command(), kind: 'close', detail: {}, questionIds: [questionId] })],
  ['moderation.judgeHeld', (desk) => desk.moderation.judgeHeld({ reviewId: 1, isApproved: true })],
  ['moderation.retry', (desk) => desk.moderation.retry({ batchId: command() })],
  ['settings.change, who gets what they write', (desk) => desk.settings.change({ readersGroup: 'rainy_window' })],
  ['policies.remove', (desk) => desk.policies.remove({ id: 'p', rev: 1 })],
  ['localePacks.reset', (desk) => desk.localePacks.reset({ code: 'US', rev: 0 })],
];

const troubleOf = async (work: Promise<unknown>): Promise<{ kind?: string; say?: string }> =>
  work.then(
    () => ({}),
    (error: unknown) => ((error as { data?: { kind: string; say: string } }).data ?? { kind: String(error) }),
  );

async function aDeskFor(roles: Role[]) {
  const practice = await aForum();
  const topic = await practice.as('rainy_window').ask('Dry patches on both elbows');
  const ben = await aColleague(practice, 'bike_to_work_ben');
  const questionId = `practice:${topic}` as QuestionId;
  await until(ben.client.queue.summary(), ({ waiting }) => waiting === 1, 'the question');
  await ben.client.people.setRoles({ username: 'harbour_hana', roles: ['administrator', 'second-reader'] });
  await ben.client.people.setRoles({ username: 'bike_to_work_ben', roles });
  practice.requests.clear();
  return { practice, ben, questionId };
}

describe('a trainee', () => {
  it('has no path to post in the contract: each is refused in a sentence, and the forum hears nothing', async () => {
    const { practice, ben, questionId } = await aDeskFor(['trainee', 'answerer', 'moderator', 'second-reader', 'administrator']);
    const heard: [string, string | undefined][] = [];
    for (const [name, go] of paths) {
      const { kind, say = '' } = await troubleOf(go(ben.client, questionId));
      heard.push([name, kind]);
      expect(say).toMatch(/^[A-Z].*\.$/);
    }
    expect(heard).toEqual(paths.map(([name]) => [name, 'not-allowed']));
    expect(practice.requests.list().filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(await until(ben.client.outbox.list(), () => true)).toEqual([]);
  });

  it('can write, keep a draft, and ask for a second look', async () => {
    const { ben, questionId } = await aDeskFor(['trainee']);
    await ben.client.drafts.save({ questionId, rev: 0, content });
    expect((await ben.client.drafts.open({ questionId })).text).toBe(content.text);
    await ben.client.looks.ask({ id: command(), questionId, text: content.text, note: '' });
    expect(await until(ben.client.looks.ofQuestion({ questionId }), ({ look }) => look !== null)).toMatchObject({ look: { state: 'asked' }, required: ['Everything a trainee writes'] });
  });

  it('is the only one kept from it: an answerer’s answer stands on the forum (control)', async () => {
    const { practice, ben, questionId } = await aDeskFor(['answerer']);
    await ben.client.answers.send({ commandId: command(), questionId, content });
    await until(ben.client.outbox.list(), (items) => items[0]?.state === 'sent', 'the answer on the forum');
    expect(practice.requests.list().filter(({ method, path }) => method === 'POST' && path.startsWith('/posts'))).toHaveLength(1);
    // What is not theirs either is refused for the lack of a role, not for a trainee's.
    expect((await troubleOf(ben.client.people.setRoles({ username: 'bike_to_work_ben', roles: ['administrator'] }))).say).toContain('administrators');
  });
});
