import { describe, expect, it } from 'vitest';
import { createPeople } from '#electron/engine/people/people.ts';
import { nextMove } from '#electron/engine/outbox/lanes.ts';
import type { Role } from '#shared/words/people.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { aStartedOutbox } from '#tests/makers/an-outbox.ts';

function aDeskWithRoles(settings = {}) {
  const desk = aStartedOutbox(settings);
  const people = createPeople({ db: desk.db, live: desk.live, clock: desk.clock });
  people.setRoles({ username: 'hana', roles: ['administrator'] });
  const be = (...roles: Role[]): void => {
    // Roles are changed by the administrator at this desk, who then leaves it to the person again.
    desk.db.run(desk.db.sql.updateTable('accounts').set({ my_username: 'hana' }));
    people.setRoles({ username: 'robin', roles });
    desk.db.run(desk.db.sql.updateTable('accounts').set({ my_username: 'robin' }));
  };
  return { ...desk, be };
}

describe('the outbox of a trainee', () => {
  it('takes nothing in', () => {
    const { be, send, question, script, db } = aDeskWithRoles();
    be('trainee');
    expect(troubleFrom(() => send(question(1)))).toMatchObject({ kind: 'not-allowed', say: expect.stringContaining('second look') });
    expect(db.all(db.sql.selectFrom('outbox').select('id'))).toEqual([]);
    expect(script.asked).toEqual([]);
  });

  it('keeps what was held when they became one, says why, and sends it neither then nor after a restart', async () => {
    const { be, clock, send, question, script, item, outbox } = aDeskWithRoles({ holdSeconds: 10 });
    const id = send(question(1));
    be('trainee');
    await pass(clock, 60_000, 5_000);
    expect(await item(id)).toMatchObject({ state: 'held', goesAt: null, isBarred: true, reason: expect.stringContaining('does not let you send') });
    expect(script.posts).toEqual([]);
    await outbox.stop(0);
    outbox.start();
    outbox.wake();
    await pass(clock, 60_000, 5_000);
    expect(script.posts).toEqual([]);
    expect((await item(id)).state).toBe('held');
  });

  it('sends it for somebody who stayed an answerer (control)', async () => {
    const { be, clock, send, question, script } = aDeskWithRoles({ holdSeconds: 10 });
    send(question(1));
    be('answerer');
    await pass(clock, 15_000, 1_000);
    expect(script.posts).toHaveLength(1);
  });

  it('has no way to make it go: not now, not again, not over a change; taking it back works', async () => {
    const { be, clock, send, question, script, outbox, item, drafts } = aDeskWithRoles({ holdSeconds: 10 });
    const [held, stopped] = [send(question(1)), send(question(2), 'Another answer, to another question.')];
    script.closed.add(2);
    await pass(clock, 1_000);
    expect((await item(stopped)).state).toBe('needs-you');
    be('trainee');
    for (const go of [() => outbox.sendNow(held), () => outbox.retry(stopped, false), () => outbox.retry(stopped, true), () => outbox.retry(held, true)]) expect(troubleFrom(go)).toMatchObject({ kind: 'not-allowed' });
    await pass(clock, 30_000, 5_000);
    expect(script.posts).toEqual([]);
    const { questionId } = outbox.takeBack(held);
    expect(drafts.open(questionId).text).toBe('Use a plain moisturiser every day.');
  });

  it('stops at the last moment what was about to go', async () => {
    const { be, clock, send, question, script, item } = aDeskWithRoles();
    // The thread is read before the answer is posted; the role is taken away in between.
    let open = (): void => {};
    script.onRead = () => new Promise<void>((resolve) => void (open = resolve));
    const id = send(question(1));
    await pass(clock, 500);
    expect(script.asked).toEqual(['read 1']);
    be('trainee');
    open();
    script.onRead = null;
    await pass(clock, 10_000);
    expect(script.posts).toEqual([]);
    expect((await item(id)).isBarred).toBe(true);
  });

  it('goes on looking for an answer whose outcome was lost, and does not send it again', async () => {
    const { be, clock, send, question, script, item } = aDeskWithRoles();
    script.nextPosts.push('lost');
    const id = send(question(1));
    await pass(clock, 1_000);
    expect((await item(id)).state).toBe('checking');
    be('trainee');
    await pass(clock, 60_000, 1_000);
    expect(script.asked.filter((one) => one === 'look 1').length).toBeGreaterThan(1);
    expect(script.posts).toEqual([]);
    expect(script.asked.filter((one) => one.startsWith('post'))).toHaveLength(1);
    expect(await item(id)).toMatchObject({ state: 'waiting', isBarred: true });
  });

  it('gives the time to undo again to whoever may send again', async () => {
    const { be, clock, send, question, script, item } = aDeskWithRoles({ holdSeconds: 10 });
    const id = send(question(1));
    be('trainee');
    await pass(clock, 60_000, 5_000);
    be('answerer');
    await pass(clock, 5_000, 500);
    expect(await item(id)).toMatchObject({ state: 'held' });
    expect(script.posts).toEqual([]);
    await pass(clock, 10_000, 500);
    expect(script.posts).toHaveLength(1);
  });
});

describe('a lane that is barred', () => {
  const free = { isBusy: false, pauseMs: 0, spacingMs: 0 };
  it('sends nothing and still looks', () => {
    const items = [
      { seq: 1, questionId: 'a', state: 'waiting' as const, waitMs: 0 },
      { seq: 2, questionId: 'b', state: 'held' as const, waitMs: 0 },
      { seq: 3, questionId: 'c', state: 'checking' as const, waitMs: 0 },
    ];
    expect(nextMove(items, { ...free, isBarred: true })).toEqual({ kind: 'look', seq: 3 });
    expect(nextMove(items.slice(0, 2), { ...free, isBarred: true })).toEqual({ kind: 'rest', ms: null });
    expect(nextMove(items, { ...free, isBarred: false })).toEqual({ kind: 'send', seq: 1 });
  });
});
