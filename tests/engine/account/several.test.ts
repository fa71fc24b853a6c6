import { describe, expect, it } from 'vitest';
import { aDeskOnForums, answersIn, refusalOf } from '#tests/makers/a-desk-on-forums.ts';
import { until } from '#tests/makers/a-forum.ts';
import { latest } from '#tests/makers/a-watcher.ts';
import { commandId } from '#shared/words/ids.ts';

const words = 'Thank you for asking. Keep the skin dry and show it to your doctor this week.';

describe('several forums on one desk', () => {
  it('show their questions in one queue, and each answer goes to the forum of its question', async () => {
    const desk = await aDeskOnForums();
    const other = await desk.forum();
    const there = await other.as('paper_lantern').ask('A rash on both hands, what is it');
    const here = await desk.ask(desk.home, 'practice', 'A mole that has grown, what now');
    const accountId = await desk.enter(other);
    expect(accountId).toMatch(/^f-[a-z0-9]{8}$/);
    const id = `${accountId}:${there}` as typeof here;
    await until(() => desk.isQueued(id), Boolean);
    await until(() => desk.isQueued(here), Boolean);
    // Both forums count from one, so the topics may well have one number.
    await desk.send(id, `${words} Over there.`);
    await desk.send(here, `${words} Over here.`);
    await desk.sent(id);
    await desk.sent(here);
    expect(await answersIn(other, id)).toEqual([`${words} Over there.`]);
    expect(await answersIn(desk.home, here)).toEqual([`${words} Over here.`]);
    const list = (await latest(await desk.client().outbox.list())) ?? [];
    expect(list.map(({ questionId }) => questionId)).toEqual([here, id]);
    expect(list.map(({ url }) => url?.startsWith(desk.home.baseUrl))).toEqual([true, false]);
    expect(desk.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  it('keep their communities, people and held posts apart though their numbers are the same', async () => {
    const desk = await aDeskOnForums();
    const other = await desk.forum();
    const here = await desk.ask(desk.home, 'practice', 'A mole that has grown, what now');
    const accountId = await desk.enter(other);
    const id = await desk.ask(other, accountId, 'A rash on both hands, what is it');
    await desk.client().desk.syncNow({});
    await until(() => desk.isQueued(id), Boolean);
    await until(() => desk.isQueued(here), Boolean);
    const summary = await latest(await desk.client().queue.summary());
    const asked = summary?.communities.filter(({ waiting }) => waiting > 0) ?? [];
    expect(asked).toHaveLength(2);
    expect(new Set(asked.map(({ name }) => name)).size, 'one name, two communities').toBe(1);
    for (const { id: communityId } of asked) {
      const page = await latest(await desk.client().queue.page({ filter: { communityId }, sort: 'newest', offset: 0, limit: 10 }));
      expect(page?.rows).toHaveLength(1);
    }
    expect(new Set(asked.map((community) => community.accountId))).toEqual(new Set(['practice', accountId]));
    const page = await latest(await desk.client().queue.page({ filter: { accountId }, sort: 'newest', offset: 0, limit: 10 }));
    expect(page).toMatchObject({ total: 1, rows: [{ id }] });
    expect(await desk.client().queue.next({ filter: { accountId }, sort: 'oldest', afterId: here })).toMatchObject({ id });
    expect(new Set(summary?.communities.map(({ id: one }) => one)).size).toBe(summary?.communities.length);
  });

  it('take a moderator’s batch only forum by forum, and no duplicate of a question on another', async () => {
    const desk = await aDeskOnForums();
    const other = await desk.forum();
    const here = await desk.ask(desk.home, 'practice', 'A mole that has grown, what now');
    const accountId = await desk.enter(other);
    const id = await desk.ask(other, accountId, 'A rash on both hands, what is it');
    await desk.client().desk.syncNow({});
    await until(() => desk.isQueued(id), Boolean);
    await until(() => desk.isQueued(here), Boolean);
    const act = (questionIds: (typeof id)[], detail = {}, kind: 'close' | 'duplicate' = 'close') => desk.client().moderation.act({ batchId: commandId.parse(crypto.randomUUID()), kind, detail, questionIds });
    expect(await refusalOf(act([here, id], { note: 'Both are old.' }))).toMatchObject({ kind: 'refused', say: expect.stringContaining('different forums') });
    expect(await refusalOf(act([here], { ofQuestionId: id }, 'duplicate'))).toMatchObject({ kind: 'refused', say: expect.stringContaining('same forum') });
    expect(await latest(await desk.client().moderation.batches())).toEqual([]);
    // The control: one forum at a time is done.
    expect(await act([id], { note: 'It is answered elsewhere.' })).toMatchObject({ total: 1 });
    expect(await latest(await desk.client().moderation.batches())).toHaveLength(1);
  });

  it('say how each of them stands, with what is left of what it allows', async () => {
    const desk = await aDeskOnForums();
    const other = await desk.forum();
    const accountId = await desk.enter(other);
    await desk.becomes(accountId, ({ state }) => state === 'in-step', 'the other forum is read');
    await desk.later(30_000);
    const shown = await desk.becomes(accountId, ({ abilities }) => abilities.length > 0, 'abilities were asked for');
    expect(shown).toMatchObject({ kind: 'discourse', url: other.baseUrl, isPractice: false, me: { username: 'volunteer' }, waiting: 0, unsent: 0, trouble: null, minute: { most: 20 }, day: { most: 2_880 } });
    expect(shown.abilities.find(({ ability }) => ability === 'reply')?.isThere).toBe(true);
    expect(shown.day.used).toBeGreaterThan(3);
    expect(shown.day.used).toBeGreaterThanOrEqual(shown.minute.used);
    expect((await latest(await desk.client().accounts.list()))?.map((one) => one.accountId)).toEqual(['practice', accountId]);
    const status = await latest(await desk.client().desk.status());
    expect(status?.forum).toMatchObject({ url: other.baseUrl, isPractice: false });
    const secret = (await desk.secrets.read(`account:${accountId}`)) ?? '';
    const key = (JSON.parse(secret) as { key: string }).key;
    expect(key).toMatch(/^\w{16,}$/);
    for (const said of [JSON.stringify(shown), desk.log.lines.join('\n')]) expect(said).not.toContain(key);
  });
});
