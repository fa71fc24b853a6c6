import { DatabaseSync } from 'node:sqlite';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyDraft } from '#shared/words/draft.ts';
import { aDeskOnForums, refusalOf } from '#tests/makers/a-desk-on-forums.ts';
import { until } from '#tests/makers/a-forum.ts';
import { latest } from '#tests/makers/a-watcher.ts';

/** Everything in a store that names this account, table by table. */
function tracesOf(dataDir: string, accountId: string): string[] {
  const sqlite = new DatabaseSync(path.join(dataDir, 'rounds.sqlite'), { readOnly: true });
  try {
    const tables = sqlite.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'question_words%'").all() as { name: string }[];
    return tables.flatMap(({ name }) => (JSON.stringify(sqlite.prepare(`select * from "${name}"`).all()).includes(accountId) ? [name] : []));
  } finally {
    sqlite.close();
  }
}

describe('taking an account off the desk', () => {
  it('is refused while it is signed in, or while answers or drafts are left, and says what is left', async () => {
    const desk = await aDeskOnForums();
    const other = await desk.forum();
    const accountId = await desk.enter(other);
    const id = await desk.ask(other, accountId, 'A rash on both hands, what is it');
    await desk.client().desk.syncNow({});
    await until(() => desk.isQueued(id), Boolean);
    const remove = () => desk.client().accounts.remove({ accountId });
    expect(await refusalOf(remove())).toMatchObject({ kind: 'not-allowed', say: expect.stringContaining('Sign out') });
    await desk.client().accounts.signOut({ accountId });
    await desk.client().drafts.save({ questionId: id, rev: (await desk.client().drafts.open({ questionId: id })).rev, content: { ...emptyDraft, text: 'Half a sentence' } });
    expect(await refusalOf(remove())).toMatchObject({ kind: 'not-allowed', say: 'There is one draft left on this forum. Take it back or put it away first, or sign in and finish.' });
    await desk.send(id, 'Thank you for asking. Keep the skin dry and show it to your doctor.');
    expect(await refusalOf(remove())).toMatchObject({ kind: 'not-allowed', say: expect.stringContaining('one answer that has not arrived') });
    expect(await desk.isQueued(id)).toBe(false);
    expect(await desk.account(accountId)).toMatchObject({ unsent: 1 });
  }, 40_000);

  it('leaves no trace of it, and everything of the others', async () => {
    const desk = await aDeskOnForums();
    const other = await desk.forum();
    const here = await desk.ask(desk.home, 'practice', 'A mole that has grown, what now');
    const topics: number[] = [];
    for (let n = 0; n < 4; n += 1) topics.push(await other.as('paper_lantern').ask(`A rash that itches, number ${n}, what is it`));
    const accountId = await desk.enter(other);
    const ids = topics.map((topic) => `${accountId}:${topic}` as typeof here);
    for (const id of [...ids, here]) await until(() => desk.isQueued(id), Boolean);
    const [first, second, third, fourth] = ids as [typeof here, typeof here, typeof here, typeof here];
    const client = desk.client();
    await client.threads.markSeen({ questionId: first, number: 1 });
    await desk.send(first, 'Thank you for asking. Keep the skin dry and show it to your doctor.');
    await desk.sent(first);
    await client.followUps.snooze({ questionId: second, until: { kind: 'reply' }, note: '' } as never).catch(() => {});
    await client.claims.take({ questionId: third, force: false });
    await client.triage.setFlag({ questionId: third, flag: 'minor', isOn: true, note: '' } as never).catch(() => {});
    await client.looks.ask({ id: crypto.randomUUID() as never, questionId: fourth, text: 'What do you think of this answer?', note: '' });
    await client.moderation.act({ batchId: crypto.randomUUID() as never, kind: 'accept', detail: {}, questionIds: [third] });
    await client.drafts.save({ questionId: second, rev: (await client.drafts.open({ questionId: second })).rev, content: { ...emptyDraft, text: 'Half a sentence' } });
    await client.drafts.discard({ questionId: second });
    await desk.later(20_000);
    await client.accounts.signOut({ accountId });
    const signedOut = (await latest(await client.accounts.list()))?.length;
    expect(signedOut).toBe(2);
    await client.accounts.remove({ accountId });
    expect((await latest(await client.accounts.list()))?.map((one) => one.accountId)).toEqual(['practice']);
    for (const id of ids) expect(await desk.isQueued(id)).toBe(false);
    expect(await desk.isQueued(here)).toBe(true);
    const before = other.requests.count();
    await desk.restart();
    await desk.becomes('practice', ({ state }) => state === 'in-step', 'the practice forum is read');
    await desk.later(60_000);
    expect(other.requests.count()).toBe(before);
    expect(await desk.isQueued(here)).toBe(true);
    await desk.stop();
    expect(tracesOf(desk.dataDir, accountId)).toEqual([]);
    // The control: what looks for traces finds those of an account that is there.
    expect(tracesOf(desk.dataDir, 'practice')).toContain('questions');
  }, 60_000);
});
