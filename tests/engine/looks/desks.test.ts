import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { emptyDraft } from '#shared/words/draft.ts';
import { commandId, type QuestionId } from '#shared/words/ids.ts';
import type { SecondLook } from '#shared/words/second-look.ts';
import { aColleague, type Colleague } from '#tests/makers/a-colleague.ts';
import { until } from '#tests/makers/a-desk.ts';
import { aForum } from '#tests/makers/a-forum.ts';

const words = 'A plain moisturiser twice a day helps most people with dry skin like this one.';
const command = () => commandId.parse(randomUUID());

/** Two desks on one forum: `ben` is in training, `ilse` reads second. Each desk knows the other's person. */
async function twoDesks({ rules = {}, group = '' } = {}) {
  const practice = await aForum({ rules });
  const topic = await practice.as('rainy_window').ask('Dry patches on both elbows');
  const [ben, ilse] = [await aColleague(practice, 'bike_to_work_ben', { readersGroup: group }), await aColleague(practice, 'nurse_ilse', { readersGroup: group })];
  const questionId = `practice:${topic}` as QuestionId;
  for (const desk of [ben, ilse]) await until(desk.client.queue.summary(), ({ waiting }) => waiting === 1, 'the question');
  for (const { client } of [ben, ilse]) {
    await client.people.setRoles({ username: 'harbour_hana', roles: ['administrator'] });
    if (group === '' || client === ilse.client) await client.people.setRoles({ username: 'nurse_ilse', roles: ['answerer', 'second-reader', ...(client === ilse.client ? (['administrator'] as const) : [])] });
  }
  if (group !== '') await ben.client.people.setRoles({ username: 'nurse_ilse', roles: ['answerer', 'second-reader'] });
  await ilse.client.people.setRoles({ username: 'bike_to_work_ben', roles: ['trainee'] });
  await ben.client.people.setRoles({ username: 'bike_to_work_ben', roles: ['trainee'] });
  const ask = async (text = words): Promise<SecondLook['id']> => {
    const id = command();
    await ben.client.looks.ask({ id, questionId, text, note: 'Right?' });
    return id;
  };
  return { practice, topic, ben, ilse, questionId, ask };
}
const seen = (desk: Colleague, id: string, is: (look: SecondLook) => boolean, what: string): Promise<SecondLook> =>
  until(desk.client.looks.list(), (looks) => looks.some((look) => look.id === id && is(look)), what, 30_000).then((looks) => looks.find((look) => look.id === id)!);
const messagesOn = (practice: Awaited<ReturnType<typeof twoDesks>>['practice']) => practice.as('nurse_ilse').call('GET', 'topics/private-messages/nurse_ilse.json').then((json) => (json['topic_list'] as { topics: unknown[] }).topics.length);

describe('two desks', () => {
  it('carry a trainee’s text to a reader, the reader’s word back, and the answer to the forum', async () => {
    const { practice, topic, ben, ilse, questionId, ask } = await twoDesks();
    const id = await ask();
    expect(await seen(ilse, id, () => true, 'the text at the reader’s desk')).toMatchObject({ by: expect.stringMatching(/Ben|bike_to_work_ben/), text: words, note: 'Right?', state: 'asked', mayJudge: true, required: ['Everything a trainee writes'] });
    await ilse.client.looks.judge({ id, verdict: 'suggest', remark: 'Say when to see somebody.', suggestion: `${words} See somebody if it spreads.` });
    expect(await seen(ben, id, ({ state }) => state === 'suggested', 'the suggestion')).toMatchObject({ suggestion: `${words} See somebody if it spreads.`, remark: 'Say when to see somebody.' });
    const again = await ask(`${words} See somebody if it spreads.`);
    await seen(ilse, id, ({ state }) => state === 'withdrawn', 'the first text taken back');
    await seen(ilse, again, () => true, 'the second text');
    await ilse.client.looks.judge({ id: again, verdict: 'agree', remark: '', suggestion: null });
    expect(await seen(ben, again, ({ state }) => state === 'agreed', 'the agreement')).toMatchObject({ agreedBy: [expect.stringMatching(/Ilse|nurse_ilse/)] });

    await ilse.client.looks.takeOver({ id: again });
    const { questionId: _, rev: __, savedAt: ___, ...content } = await ilse.client.drafts.open({ questionId });
    await ilse.client.answers.send({ commandId: command(), questionId, content });
    expect((await seen(ben, again, ({ state }) => state === 'sent', 'that it was sent')).state).toBe('sent');
    const thread = await practice.as('rainy_window').call('GET', `t/${topic}.json?include_raw=true`);
    const posts = (thread['post_stream'] as { posts: { username: string; raw: string }[] }).posts;
    expect(posts).toHaveLength(2);
    expect(posts[1]).toMatchObject({ username: 'nurse_ilse', raw: expect.stringContaining('Written by') });
    // Nobody who is not in it finds the message, the asker least of all.
    expect(JSON.stringify(await practice.as('rainy_window').call('GET', 'latest.json'))).not.toContain('Second look');
  });

  it('do it through a group of the forum as well', async () => {
    const { ilse, ask } = await twoDesks({ group: 'volunteers' });
    const id = await ask();
    expect((await seen(ilse, id, () => true, 'the text in the group’s mail')).state).toBe('asked');
  });

  it('send nothing twice when the forum’s answer is lost, and lose nothing when it never arrived', async () => {
    const { practice, ben, ilse, ask } = await twoDesks();
    practice.moods.next({ method: 'POST', path: '/posts.json' }, { kind: 'drop-after-commit' });
    const first = await ask();
    await seen(ilse, first, () => true, 'the text whose answer was lost');
    await ben.client.looks.withdraw({ id: first });
    await seen(ilse, first, ({ state }) => state === 'withdrawn', 'that it was taken back');
    expect(await messagesOn(practice)).toBe(1);
    practice.moods.next({ method: 'POST', path: '/posts.json' }, { kind: 'gateway', status: 502, after: 'nothing' });
    const second = await ask(`${words} Again.`);
    await seen(ilse, second, () => true, 'the text that did not arrive at first');
    expect(await messagesOn(practice)).toBe(2);
  }, 60_000);

  it('say that only this machine can read it where the forum has no messages', async () => {
    const { ben, ilse, ask } = await twoDesks({ rules: { messages: false } });
    const id = await ask();
    expect(await seen(ben, id, ({ place }) => place === 'machine', 'that it stays here')).toMatchObject({ state: 'asked', placeWhy: expect.stringMatching(/did not take the message .*only people at this machine can read it\.$/) });
    expect(await until(ilse.client.looks.list(), () => true)).toEqual([]);
  });

  it('read nobody’s other mail', async () => {
    const { practice, ilse, ask } = await twoDesks();
    await practice.as('rainy_window').call('POST', 'posts.json', { archetype: 'private_message', target_recipients: 'nurse_ilse', title: 'About our walk on Sunday', raw: 'Shall we meet at ten by the gate?' });
    practice.requests.clear();
    await seen(ilse, await ask(), () => true, 'the text');
    const read = practice.requests.list({ method: 'GET', path: /^\/t\/\d+\.json$/ }).filter(({ username }) => username === 'nurse_ilse');
    const mail = await practice.as('nurse_ilse').call('GET', 'topics/private-messages/nurse_ilse.json');
    const walk = (mail['topic_list'] as { topics: { id: number; title: string }[] }).topics.find(({ title }) => title.includes('walk'));
    expect(walk).toBeDefined();
    expect(read.map(({ path }) => path)).not.toContain(`/t/${walk?.id}.json`);
  });

  it('do not take a look from somebody the desk does not know', async () => {
    const { practice, ilse, ask, questionId } = await twoDesks();
    await ilse.client.people.setRoles({ username: 'bike_to_work_ben', roles: [] });
    practice.requests.clear();
    await ask();
    await expect.poll(() => practice.requests.list({ method: 'GET', path: /^\/t\/\d+\.json$/ }).filter(({ username }) => username === 'nurse_ilse').length, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(await until(ilse.client.looks.list(), () => true)).toEqual([]);
    expect((await until(ilse.client.looks.ofQuestion({ questionId }), () => true)).look).toBeNull();
  });
});

it('a trainee sends nothing, also what was agreed to on another desk', async () => {
  const { practice, topic, ben, ilse, questionId, ask } = await twoDesks();
  const id = await ask();
  await seen(ilse, id, () => true, 'the text');
  await ilse.client.looks.judge({ id, verdict: 'agree', remark: '', suggestion: null });
  await seen(ben, id, ({ state }) => state === 'agreed', 'the agreement');
  await expect(ben.client.answers.send({ commandId: command(), questionId, content: { ...emptyDraft, text: words } })).rejects.toMatchObject({ data: { kind: 'not-allowed' } });
  expect((await practice.as('rainy_window').call('GET', `t/${topic}.json`))['posts_count']).toBe(1);
});
