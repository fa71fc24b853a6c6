import { describe, expect, it, onTestFinished } from 'vitest';
import { startNodebb } from '#tests/doubles/nodebb/nodebb.ts';
import { aDeskOnForums, answersIn } from '#tests/makers/a-desk-on-forums.ts';
import { until } from '#tests/makers/a-forum.ts';
import { asQuestionId, type AccountId } from '#shared/words/ids.ts';

const words = 'Thank you for asking. Keep the skin dry and show it to your doctor this week.';

describe('a Discourse and a NodeBB on one desk', () => {
  it('each get their own answers; a token that is taken back pauses the NodeBB alone, and what waited leaves once', async () => {
    const desk = await aDeskOnForums();
    const nodebb = await startNodebb({ questions: 0, clock: desk.clock });
    onTestFinished(() => nodebb.stop());
    const { deeds, requests } = nodebb.backstage;
    const topics = [1, 2].map((n) => deeds.ask({ title: `A rash that itches, number ${n}`, content: 'It began a week ago and does not go away.', cid: 6 }));
    const here = await desk.ask(desk.home, 'practice', 'A mole that has grown, what now');
    const enter = (accountId: AccountId | null) => desk.client().accounts.enter({ url: nodebb.baseUrl, accountId, credential: { way: 'token', token: nodebb.tokenOf('volunteer') } });
    const { accountId } = await enter(null);
    const [first, second] = topics.map((topic) => asQuestionId(accountId, topic)) as [typeof here, typeof here];
    for (const id of [first, second, here]) await until(() => desk.isQueued(id), Boolean);
    await desk.send(first, `${words} There.`);
    await desk.send(here, `${words} Here.`);
    await desk.sent(first);
    await desk.sent(here);
    const written = () => nodebb.backstage.requests.list().filter(({ method, path, status }) => method === 'POST' && path.startsWith('/api/v3/topics') && status === 200).length;
    expect(await answersIn(desk.home, here)).toEqual([`${words} Here.`]);
    expect(written()).toBe(1);

    deeds.revoke(nodebb.tokenOf('volunteer'));
    await desk.send(second, words);
    await desk.becomes(accountId, ({ state }) => state === 'signed-out', 'the account is paused');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = requests.count();
    await desk.client().desk.syncNow({});
    await desk.later(20 * 60_000);
    expect(requests.count()).toBe(before);
    expect(await desk.account('practice')).toMatchObject({ state: 'in-step' });
    expect(await desk.item(second)).toMatchObject({ state: 'waiting', reason: expect.stringContaining('signed in again') });
    expect((await enter(accountId)).accountId).toBe(accountId);
    await desk.later(20_000);
    await desk.sent(second);
    expect(written()).toBe(2);
  }, 60_000);
});
