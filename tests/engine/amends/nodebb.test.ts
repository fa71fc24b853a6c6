import { describe, expect, it, onTestFinished } from 'vitest';
import { createAmends } from '#electron/engine/amends/amends.ts';
import { createLive } from '#electron/engine/live.ts';
import { draftOf } from '#electron/engine/store/drafts.ts';
import { practiceRhythm } from '#electron/engine/sync/rhythm.ts';
import { createSync } from '#electron/engine/sync/sync.ts';
import { systemClock } from '#electron/system-clock.ts';
import { asPostId, asQuestionId } from '#shared/words/ids.ts';
import { aLog, someSettings } from '#tests/makers/a-desk.ts';
import { noLog, until } from '#tests/makers/a-forum.ts';
import { aHurriedClock } from '#tests/makers/a-hurry.ts';
import { aNodebbAccount, aNodebbAdapter } from '#tests/makers/a-nodebb-account.ts';
import { aCommand } from '#tests/makers/a-real-amends.ts';
import { aStore } from '#tests/makers/a-store.ts';

const sign = '[//]: # (rounds:0123456789abcdef)';
const first = 'Rest it for a week and see a nurse if it swells.';
const second = 'Rest it for two weeks and see a doctor if it swells.';

/** A reply that is lost, before the forum did anything and after. `asked`: how often it is asked in the end, as the forum lists it: what it never answered is not in its list. */
const faults = [
  { name: 'nothing was done', fate: { kind: 'answer', status: 502, body: '<html>', type: 'text/html' }, asked: 2 },
  { name: 'done, and a page in place of the yes', fate: { kind: 'rewrite', rewrite: () => '<html>' }, asked: 1 },
  { name: 'no reply in time', fate: { kind: 'wait', until: new Promise<void>(() => {}) }, asked: 1 },
] as const;

/** A desk that is in step with a NodeBB forum on which an answer of ours stands. */
async function aDeskOnNodebb() {
  const { double } = await aNodebbAccount();
  const tid = double.ask();
  const pid = double.backstage.deeds.answer(tid, `${first}\n\n${sign}`, 'volunteer');
  const db = aStore();
  const live = createLive(db);
  const access = { accountId: 'practice', kind: 'nodebb', baseUrl: double.baseUrl, credential: { kind: 'token', token: double.tokenOf('volunteer') }, isPractice: true } as const;
  const { forum } = aNodebbAdapter(access.baseUrl, access.credential, { limits: { writeMs: 500, readMs: 2_000 } });
  const sync = createSync({ db, live, forum, access, clock: systemClock(), log: noLog, rhythm: { ...practiceRhythm, every: 50, listEvery: 100 } });
  const amends = createAmends({ db, live, forum, sync, outbox: { isBusy: () => false }, clock: aHurriedClock(60), log: aLog(), settings: someSettings({}), accountId: 'practice' });
  onTestFinished(() => {
    sync.stop();
    return amends.stop(0);
  });
  sync.start();
  amends.start();
  const [questionId, postId] = [asQuestionId('practice', tid), asPostId('practice', pid)];
  await until(() => sync.status(), ({ state }) => state === 'idle');
  await sync.refreshThread(questionId);
  const state = (id: string): string | undefined => db.one(db.sql.selectFrom('amends').select('state').where('id', '=', id))?.state;
  return {
    double,
    db,
    amends,
    tid,
    pid,
    questionId,
    postId,
    source: () => double.world.sourceOf(double.world.posts.get(pid) as never),
    isWaiting: () => db.one(db.sql.selectFrom('questions').select('is_waiting').where('id', '=', questionId))?.is_waiting === 1,
    newest: () => amends.answersOf(questionId).find((one) => one.postId === postId)?.amend,
    draft: () => (JSON.parse(draftOf(db, questionId)?.content ?? '{}') as { text?: string }).text,
    async edit(text: string) {
      const { source } = await amends.open(postId);
      const commandId = aCommand();
      amends.edit({ commandId, postId, text, source, waivers: [] });
      return commandId;
    },
    became: (id: string, wanted: string) => until(() => state(id), (is) => is === wanted),
  };
}

describe('an answer that stands on a NodeBB forum', { timeout: 60_000 }, () => {
  it('gets other words and keeps its mark', async () => {
    const desk = await aDeskOnNodebb();
    expect(await desk.amends.open(desk.postId)).toMatchObject({ text: first, before: '', after: '', edit: { isAllowed: true } });
    await desk.became(await desk.edit(second), 'done');
    expect(desk.source()).toBe(`${second}\n\n${sign}`);
  });

  it.each(faults)('gets them once though the reply is lost ($name)', async ({ fate, asked }) => {
    const desk = await aDeskOnNodebb();
    desk.double.backstage.moods.next({ method: 'PUT', path: `/api/v3/posts/${desk.pid}` }, fate);
    await desk.became(await desk.edit(second), 'done');
    expect(desk.double.backstage.requests.list({ method: 'PUT' })).toHaveLength(asked);
    expect(desk.source()).toBe(`${second}\n\n${sign}`);
    expect(desk.double.world.posts.get(desk.pid)?.history).toHaveLength(1);
  });

  it('keeps what a moderator wrote there meanwhile, which the forum alone would not see to', async () => {
    const desk = await aDeskOnNodebb();
    const { source } = await desk.amends.open(desk.postId);
    desk.double.backstage.deeds.edit(desk.pid, 'A moderator took a name out.', 'tomasz_keeps_order');
    const commandId = aCommand();
    desk.amends.edit({ commandId, postId: desk.postId, text: second, source, waivers: [] });
    await desk.became(commandId, 'needs-you');
    expect(desk.source()).toBe('A moderator took a name out.');
    expect(desk.newest()).toMatchObject({ text: second, now: 'A moderator took a name out.' });
    desk.amends.retry({ id: commandId, over: true });
    await desk.became(commandId, 'done');
    expect(desk.source()).toContain(second);
  });

  it('says in the forum’s words for how long it lets answers be changed', async () => {
    const desk = await aDeskOnNodebb();
    desk.double.rules.postEditSeconds = 60;
    await desk.double.clock.forward(61_000);
    const id = await desk.edit(second);
    await desk.became(id, 'needs-you');
    expect(desk.newest()).toMatchObject({ text: second, reason: expect.stringContaining('only allowed to edit posts for 60 second(s)') });
    expect(desk.source()).toContain(first);
  });

  it.each([{ name: 'none', fate: null, asked: 1 }, ...faults])('is taken off it so that it could be brought back, is a draft again, and the question waits (fault: $name)', async ({ fate, asked }) => {
    const desk = await aDeskOnNodebb();
    expect(desk.isWaiting()).toBe(false);
    if (fate) desk.double.backstage.moods.next({ method: 'DELETE', path: `/api/v3/posts/${desk.pid}/state` }, fate);
    const commandId = aCommand();
    desk.amends.takeDown({ commandId, postId: desk.postId });
    await desk.became(commandId, 'done');
    expect(desk.double.world.posts.get(desk.pid)).toMatchObject({ deleted: true });
    expect(desk.double.backstage.requests.list({ method: 'DELETE' })).toHaveLength(asked);
    expect(desk.draft()).toBe(first);
    await until(desk.isWaiting, Boolean);
  });

  it('cannot be marked as the answer, for NodeBB has no such mark', async () => {
    const desk = await aDeskOnNodebb();
    desk.db.run(desk.db.sql.updateTable('accounts').set({ abilities: JSON.stringify([{ ability: 'accept', isThere: false, why: 'NodeBB does not mark an answer as the solution.' }]) }));
    expect(desk.amends.answersOf(desk.questionId)).toMatchObject([{ isMine: true, accept: { isAllowed: false, why: 'NodeBB does not mark an answer as the solution.' } }]);
    expect(() => desk.amends.accept({ commandId: aCommand(), postId: desk.postId, isAccepted: true })).toThrow('does not mark');
  });
});
