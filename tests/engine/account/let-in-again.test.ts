import { describe, expect, it } from 'vitest';
import { userKey } from '#electron/engine/forums/credential.ts';
import { createForumHttp } from '#electron/engine/forums/http.ts';
import { createDiscourse } from '#electron/engine/forums/discourse/discourse.ts';
import { createLive } from '#electron/engine/live.ts';
import { createSync } from '#electron/engine/sync/sync.ts';
import { createOwnForum } from '#electron/engine/account/own-forum.ts';
import { emptyDraft, type DraftContent } from '#shared/words/draft.ts';
import type { Thread } from '#shared/words/question.ts';
import { aDeskOnForums, answersIn, refusalOf, type DeskOnForums } from '#tests/makers/a-desk-on-forums.ts';
import { aForum, noLog, until, type TestForum } from '#tests/makers/a-forum.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { aStore } from '#tests/makers/a-store.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const words = 'Thank you for asking. Keep the skin dry and show it to your doctor this week.';
const noticed = (desk: DeskOnForums): string[] => desk.log.lines.filter((line) => line.includes('account-signed-out '));

/** Quiet on the wire: what was on its way has arrived. */
async function heard(forum: TestForum): Promise<number> {
  let before = -1;
  return until(
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      const now = forum.requests.count();
      const isQuiet = now === before;
      before = now;
      return { now, isQuiet };
    },
    ({ isQuiet }) => isQuiet,
  ).then(({ now }) => now);
}

async function twoForums() {
  const desk = await aDeskOnForums();
  const other = await desk.forum();
  const theirs = await other.as('paper_lantern').ask('A rash on both hands, what is it');
  const next = await other.as('paper_lantern').ask('A wart that comes back, what now');
  const here = await desk.ask(desk.home, 'practice', 'A mole that has grown, what now');
  const accountId = await desk.enter(other);
  const id = `${accountId}:${theirs}` as typeof here;
  const id2 = `${accountId}:${next}` as typeof here;
  await until(() => desk.isQueued(id), Boolean);
  await until(() => desk.isQueued(here), Boolean);
  await desk.becomes(accountId, ({ state }) => state === 'in-step', 'the other forum is read');
  return { desk, other, accountId, id, id2, here };
}

describe('a key that is taken back', () => {
  it('pauses its account once and asks that forum nothing more, from no room, while the others go on; let in again, what waited leaves once', async () => {
    const { desk, other, accountId, id, id2, here } = await twoForums();
    await desk.revoke(other, accountId);
    await desk.send(id, `${words} First.`);
    await desk.becomes(accountId, ({ state, trouble }) => state === 'signed-out' && trouble?.kind === 'signed-out', 'the account is paused');
    const before = await heard(other);
    // Every room has its reasons to ask now: another answer, a claim, a deed, what is held, a thread somebody reads, the sync, twenty minutes of routine.
    await desk.send(id2, `${words} Second.`);
    await desk.client().claims.take({ questionId: id2, force: false });
    await desk.client().moderation.act({ batchId: crypto.randomUUID() as never, kind: 'close', detail: { note: 'Old.' }, questionIds: [id2] });
    const held = (await desk.client().moderation.held())[Symbol.asyncIterator]();
    await held.next();
    const read = (await desk.client().threads.open({ questionId: id }))[Symbol.asyncIterator]();
    await read.next();
    await desk.client().desk.syncNow({});
    await desk.later(20 * 60_000);
    await held.return?.();
    expect(await heard(other)).toBe(before);
    expect(noticed(desk)).toHaveLength(1);
    expect(await desk.item(id)).toMatchObject({ state: 'waiting', reason: expect.stringContaining('signed in again') });
    expect(await latest(await desk.client().desk.status())).toMatchObject({ sync: { state: 'paused', trouble: { kind: 'signed-out', remedy: 'sign-in' } } });
    // The other forum knows nothing of it.
    await desk.send(here, `${words} Here.`);
    await desk.sent(here);
    expect(await answersIn(desk.home, here)).toEqual([`${words} Here.`]);
    expect(await answersIn(other, id)).toEqual([]);

    expect(await desk.enter(other, { accountId })).toBe(accountId);
    await desk.later(10_000);
    await desk.sent(id);
    await desk.sent(id2);
    expect(await answersIn(other, id)).toEqual([`${words} First.`]);
    await until(() => answersIn(other, id2), (answers) => answers.includes(`${words} Second.`));
    expect((await answersIn(other, id2)).filter((answer) => answer === `${words} Second.`)).toHaveLength(1);
    await desk.becomes(accountId, ({ state, unsent }) => state === 'in-step' && unsent === 0, 'all is well again');
    expect((await latest(await desk.client().desk.status()))?.sync.trouble).toBeNull();
    // Whoever was reading the thread all the while hears of its answer.
    const seen = await until(async () => (await read.next()).value as Thread | null, (thread) => thread?.posts.some(({ isMine }) => isMine) ?? false);
    expect(seen?.url).toContain(other.baseUrl);
    await read.return?.();
  }, 60_000);

  it('is somebody else’s when somebody else signs in: nothing changes and nothing leaves', async () => {
    const { desk, other, accountId, id } = await twoForums();
    await desk.revoke(other, accountId);
    await desk.send(id, words);
    await desk.becomes(accountId, ({ state }) => state === 'signed-out', 'the account is paused');
    await expect(desk.enter(other, { accountId, as: 'willow_reads' })).rejects.toThrow(/you are|is .*’s|this account/i);
    await desk.later(60_000);
    expect(await answersIn(other, id)).toEqual([]);
    expect(await desk.account(accountId)).toMatchObject({ state: 'signed-out', me: { username: 'volunteer' }, unsent: 1 });
  }, 40_000);

  it('is asked with again and again where nobody hears of it: the control', async () => {
    const forum = await aForum();
    await forum.as('paper_lantern').ask('A rash on both hands, what is it');
    const count = async (isHeard: boolean): Promise<number> => {
      const clock = aClock({ now: Date.now() });
      const access = { ...forum.access, credential: userKey('a-key-nobody-knows') };
      const http = createForumHttp({ access, clock, log: noLog, version: '0' });
      const adapter = createDiscourse(access, http);
      const db = aStore();
      const sync = createSync({ db, live: createLive(db), forum: isHeard ? createOwnForum(adapter, { number: 0, onSignedOut: () => http.shut() }) : adapter, access, clock, log: noLog });
      forum.requests.clear();
      sync.start();
      await until(() => sync.status().trouble?.kind, (kind) => kind === 'signed-out');
      const before = forum.requests.count();
      for (let minutes = 0; minutes < 5; minutes += 1) {
        await pass(clock, 60_000, 5_000);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      sync.stop();
      return forum.requests.count() - before;
    };
    expect(await count(false)).toBeGreaterThan(2);
    expect(await count(true)).toBe(0);
  }, 40_000);
});

describe('signing out', () => {
  const draft = (text: string): DraftContent => ({ ...emptyDraft, text });

  it('takes the key back, leaves everything to be read, lets nothing leave, and stays so over a restart', async () => {
    const { desk, other, accountId, id, id2 } = await twoForums();
    await desk.client().drafts.save({ questionId: id2, rev: (await desk.client().drafts.open({ questionId: id2 })).rev, content: draft('Half a sentence') });
    const key = JSON.parse((await desk.secrets.read(`account:${accountId}`)) ?? '{}') as { key: string };
    expect(await desk.client().accounts.signOut({ accountId })).toEqual({ say: '' });
    expect(await desk.secrets.read(`account:${accountId}`)).toBeNull();
    expect((await fetch(`${other.baseUrl}/session/current.json`, { headers: { 'User-Api-Key': key.key } })).status, 'the forum knows the key no more').not.toBe(200);
    const before = await heard(other);
    const isStill = async ({ waiting = 2 } = {}): Promise<void> => {
      expect(await desk.account(accountId)).toMatchObject({ state: 'signed-out', trouble: null, waiting });
      expect(await desk.isQueued(id2)).toBe(true);
      expect((await desk.client().drafts.open({ questionId: id2 })).text).toBe('Half a sentence');
    };
    await isStill();
    // Signed out by hand is nobody's trouble, and the frame shows the forum that is left.
    expect(await latest(await desk.client().desk.status())).toMatchObject({ forum: { isPractice: true }, sync: { trouble: null } });
    await desk.restart();
    await desk.becomes('practice', ({ state }) => state === 'in-step', 'the practice forum is read');
    await isStill();
    await desk.send(id, words);
    await desk.later(10 * 60_000);
    await isStill({ waiting: 1 });
    expect(await desk.item(id)).toMatchObject({ state: 'waiting', reason: expect.stringContaining('signed in again') });
    expect(await heard(other)).toBe(before);
    // What has not left can be taken back.
    await desk.client().outbox.takeBack({ id: (await desk.item(id))?.id as never });
    expect((await desk.client().drafts.open({ questionId: id })).text).toBe(words);
    await desk.send(id, words);
    await desk.enter(other, { accountId });
    await desk.sent(id);
    expect(await answersIn(other, id)).toEqual([words]);
  }, 60_000);

  it('is not for the practice forum, and unknown accounts are said to be unknown', async () => {
    const desk = await aDeskOnForums();
    expect(await refusalOf(desk.client().accounts.signOut({ accountId: 'practice' as never }))).toMatchObject({ kind: 'not-allowed' });
    expect(await refusalOf(desk.client().accounts.remove({ accountId: 'practice' as never }))).toMatchObject({ kind: 'not-allowed' });
    expect(await refusalOf(desk.client().accounts.signOut({ accountId: 'f-nobody' as never }))).toMatchObject({ kind: 'not-found' });
  });

  it('opens nobody twice, however often the desk is started', async () => {
    const desk = await aDeskOnForums();
    desk.home.requests.clear();
    desk.startAgain();
    await desk.later(10_000);
    await heard(desk.home);
    await desk.stop();
    const after = desk.home.requests.count();
    expect(after).toBeGreaterThan(0);
    desk.clock.skip(60_000);
    expect(await heard(desk.home), 'no room goes on behind the desk').toBe(after);
  });

  it('is not needed at a restart: whoever was let in is in, and what was on its way arrives once', async () => {
    const { desk, other, accountId, id } = await twoForums();
    // The answer reaches the forum, and Rounds goes down before it hears so.
    other.moods.next({ method: 'POST', path: '/posts.json' }, { kind: 'hang', after: 'commit' });
    await desk.send(id, words);
    await until(() => answersIn(other, id), (answers) => answers.length === 1);
    await desk.restart();
    await desk.becomes(accountId, ({ state }) => state === 'in-step', 'the other forum is read again');
    await desk.later(60_000);
    await desk.sent(id);
    expect(await answersIn(other, id)).toEqual([words]);
  }, 60_000);
});
