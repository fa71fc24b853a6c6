import { describe, expect, it } from 'vitest';
import type { Amend, StandingAnswer } from '#shared/words/amend.ts';
import type { PostId, QuestionId } from '#shared/words/ids.ts';
import { aDeskOnForums, answersIn, refusalOf, type DeskOnForums } from '#tests/makers/a-desk-on-forums.ts';
import { until } from '#tests/makers/a-forum.ts';
import { aCommand } from '#tests/makers/a-real-amends.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const first = 'Thank you for asking. Keep the skin dry and show it to your doctor this week.';
const second = 'Thank you for asking. Keep the skin dry and show it to your doctor tomorrow.';

const standing = async (desk: DeskOnForums, questionId: QuestionId): Promise<StandingAnswer[]> => (await latest(await desk.client().amends.ofQuestion({ questionId }))) ?? [];
const newest = async (desk: DeskOnForums, questionId: QuestionId): Promise<Amend | null> => (await standing(desk, questionId)).find(({ isMine }) => isMine)?.amend ?? null;

async function anAnswerOn(desk: DeskOnForums, id: QuestionId): Promise<PostId> {
  await desk.client().desk.syncNow({});
  await until(() => desk.isQueued(id), Boolean);
  await desk.send(id, first);
  await desk.sent(id);
  const [mine] = await until(() => standing(desk, id), (answers) => answers.length > 0);
  return mine?.postId as PostId;
}

async function edit(desk: DeskOnForums, postId: PostId): Promise<void> {
  const { source } = await desk.client().amends.open({ postId });
  await desk.client().amends.edit({ commandId: aCommand(), postId, text: second, source, waivers: [] });
}

describe('answers that were sent, on a whole desk', { timeout: 90_000 }, () => {
  it('are changed and taken off the forum each by its own account', async () => {
    const desk = await aDeskOnForums();
    const other = await desk.forum();
    const accountId = await desk.enter(other);
    const [here, there] = [await desk.ask(desk.home, 'practice', 'A mole that has grown, what now'), await desk.ask(other, accountId, 'A rash on both hands, what is it')];
    const [postHere, postThere] = [await anAnswerOn(desk, here), await anAnswerOn(desk, there)];
    await edit(desk, postThere);
    await until(() => newest(desk, there), (amend) => amend?.state === 'done');
    expect(await answersIn(other, there)).toEqual([second]);
    expect(await answersIn(desk.home, here)).toEqual([first]);
    await desk.client().amends.takeDown({ commandId: aCommand(), postId: postHere });
    await until(() => desk.isQueued(here), Boolean);
    expect((await desk.client().drafts.open({ questionId: here })).text).toBe(first);
    expect(await desk.item(here)).toMatchObject({ state: 'withdrawn' });
    const lines = (await latest(await desk.client().moderation.activity({ text: 'answer', limit: 20 }))) ?? [];
    expect(lines.map(({ what }) => what)).toEqual(expect.arrayContaining(['changed an answer', 'deleted an answer']));
    expect(desk.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  it('wait with their account when its key is taken back, through a start anew, and go on once it is let in again', async () => {
    const desk = await aDeskOnForums();
    const other = await desk.forum();
    const accountId = await desk.enter(other);
    const id = await desk.ask(other, accountId, 'A rash on both hands, what is it');
    const postId = await anAnswerOn(desk, id);
    const { source } = await desk.client().amends.open({ postId });
    await desk.revoke(other, accountId);
    await desk.client().amends.edit({ commandId: aCommand(), postId, text: second, source, waivers: [] });
    await desk.becomes(accountId, ({ state }) => state === 'signed-out', 'the forum knows the key no more');
    expect(await until(() => newest(desk, id), (amend) => amend?.reason.includes('signed in again') === true)).toMatchObject({ state: 'waiting', text: second });
    await desk.restart();
    await desk.becomes('practice', ({ state }) => state === 'in-step', 'the practice forum is read');
    expect(await newest(desk, id)).toMatchObject({ state: 'waiting' });
    await desk.enter(other, { accountId });
    // A key has its minutes.
    await desk.later(120_000);
    await until(() => newest(desk, id), (amend) => amend?.state === 'done', { patience: 30_000 });
    expect(await answersIn(other, id)).toEqual([second]);
  });

  it('are left to others by a trainee: nothing is offered, taken, or goes on', async () => {
    const desk = await aDeskOnForums();
    const id = await desk.ask(desk.home, 'practice', 'A mole that has grown, what now');
    const postId = await anAnswerOn(desk, id);
    const { source } = await desk.client().amends.open({ postId });
    const begun = aCommand();
    desk.home.moods.next({ method: 'PUT', path: /^\/posts\/\d+\.json$/ }, { kind: 'answer', status: 403, body: '{"errors":["No."],"error_type":"invalid_access"}' });
    await desk.client().amends.edit({ commandId: begun, postId, text: second, source, waivers: [] });
    await until(() => newest(desk, id), (amend) => amend?.state === 'needs-you');
    await desk.client().people.setRoles({ username: 'hana', roles: ['administrator'] });
    await desk.client().people.setRoles({ username: 'volunteer', roles: ['trainee'] });
    expect(await standing(desk, id)).toMatchObject([{ edit: { isAllowed: false, why: expect.stringContaining('in training') }, delete: { isAllowed: false }, accept: { isAllowed: false } }]);
    const { amends } = desk.client();
    for (const call of [amends.open({ postId }), amends.edit({ commandId: aCommand(), postId, text: second, source, waivers: [] }), amends.takeDown({ commandId: aCommand(), postId }), amends.accept({ commandId: aCommand(), postId, isAccepted: true }), amends.retry({ id: begun })]) {
      expect(await refusalOf(call)).toMatchObject({ kind: 'not-allowed' });
    }
    expect(await answersIn(desk.home, id)).toEqual([first]);
  });

  it('of somebody else are nobody’s to change', async () => {
    const desk = await aDeskOnForums();
    const id = await desk.ask(desk.home, 'practice', 'A mole that has grown, what now');
    await desk.client().desk.syncNow({});
    await until(() => desk.isQueued(id), Boolean);
    await desk.home.as('dr_r_osei').reply(Number(id.split(':')[1]), 'An answer by somebody who knows about it.');
    const [theirs] = await until(async () => {
      await latest(await desk.client().threads.open({ questionId: id }));
      return standing(desk, id);
    }, (answers) => answers.length > 0);
    const postId = theirs?.postId as PostId;
    expect(theirs).toMatchObject({ isMine: false, edit: { isAllowed: false }, delete: { isAllowed: false } });
    for (const call of [desk.client().amends.open({ postId }), desk.client().amends.takeDown({ commandId: aCommand(), postId })]) expect(await refusalOf(call)).toMatchObject({ kind: 'not-allowed', say: 'Somebody else wrote this.' });
  });
});
