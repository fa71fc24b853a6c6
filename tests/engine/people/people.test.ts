import { describe, expect, it } from 'vitest';
import { createLive } from '#electron/engine/live.ts';
import { mayDo } from '#electron/engine/people/may-do.ts';
import { createPeople } from '#electron/engine/people/people.ts';
import type { Db } from '#electron/engine/store/db.ts';
import { activityLines } from '#electron/engine/store/team/activity.ts';
import { role, type Role } from '#shared/words/people.ts';
import { settings, settingsChange } from '#shared/words/settings.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { aPost, aQuestion, aStore } from '#tests/makers/a-store.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const everything = role.options.filter((one) => one !== 'trainee');

function somePeople(db: Db = aStore()) {
  const clock = aClock();
  const people = createPeople({ db, live: createLive(db), clock });
  const list = async () => (await latest(people.list(undefined))) ?? [];
  return {
    db,
    clock,
    people,
    list,
    rolesOf: async (username: string): Promise<Role[] | undefined> => (await list()).find((one) => one.username === username)?.roles,
    /** Somebody else sits down at this desk. */
    signIn: (username: string): void => void db.run(db.sql.updateTable('accounts').set({ my_username: username })),
  };
}

describe('whom a desk knows', () => {
  it('is its first person, with every role but trainee', async () => {
    const { people, list } = somePeople();
    expect(await list()).toEqual([{ username: 'robin', name: '', roles: everything, isMe: true, isHidden: false }]);
    people.start();
    expect(await list()).toEqual([{ username: 'robin', name: 'Robin', roles: everything, isMe: true, isHidden: false }]);
  });

  it('grows by those who work on the forum: staff, who holds a question, who answered two of others', async () => {
    const { db, clock, people, list } = somePeople();
    people.start();
    const [one, two] = [aQuestion(db, 1, { holder_username: 'ilse', holder_name: 'Ilse' }), aQuestion(db, 2)];
    aPost(db, one, 2, { author_id: 20, author_username: 'bo', author_name: 'Bo' });
    aPost(db, two, 2, { author_id: 20, author_username: 'bo', author_name: 'Bo' });
    aPost(db, one, 3, { author_id: 21, author_username: 'staff_sue', author_is_staff: 1 });
    // Not those who only ask, say "me too" once, or are robots.
    aPost(db, one, 4, { author_id: 1001, author_username: 'asker-1' });
    aPost(db, two, 3, { author_id: 22, author_username: 'me_too' });
    for (const question of [one, two]) aPost(db, question, 9, { author_id: -2, author_username: 'discobot', author_is_bot: 1 });
    await pass(clock, 3_000);
    expect((await list()).map(({ username, roles }) => [username, roles])).toEqual([
      ['robin', everything],
      ['bo', ['answerer']],
      ['ilse', ['answerer']],
      ['staff_sue', ['answerer']],
    ]);
    people.stop();
  });

  it('keeps what an administrator said of them, whatever the forum shows later', async () => {
    const { db, clock, people, rolesOf } = somePeople();
    people.start();
    people.setRoles({ username: 'bo', roles: ['trainee'] });
    for (const number of [1, 2]) aPost(db, aQuestion(db, number), 2, { author_id: 20, author_username: 'bo', author_is_staff: 1 });
    await pass(clock, 3_000);
    expect(await rolesOf('bo')).toEqual(['trainee']);
  });
});

describe('roles', () => {
  it('are given by administrators, also to somebody not seen yet, and it is written down', async () => {
    const { db, people, rolesOf } = somePeople();
    people.setRoles({ username: 'sam', roles: ['trainee', 'trainee'] });
    expect(await rolesOf('sam')).toEqual(['trainee']);
    expect(activityLines(db, 'sam', 5)).toMatchObject([{ by: 'robin', what: 'set roles', detail: 'sam: trainee' }]);
  });

  it('are not given by anybody else', async () => {
    const { people, signIn, rolesOf } = somePeople();
    people.setRoles({ username: 'robin', roles: [...everything] });
    people.setRoles({ username: 'sam', roles: ['answerer'] });
    signIn('sam');
    expect(troubleFrom(() => people.setRoles({ username: 'sam', roles: ['administrator'] }))).toMatchObject({ kind: 'not-allowed', say: expect.stringContaining('administrators') });
    expect(await rolesOf('sam')).toEqual(['answerer']);
    signIn('robin');
    people.setRoles({ username: 'sam', roles: ['administrator'] });
    expect(await rolesOf('sam')).toEqual(['administrator']);
  });

  it('leave somebody who can change them: the last administrator stays one', async () => {
    const { people, rolesOf } = somePeople();
    expect(troubleFrom(() => people.setRoles({ username: 'robin', roles: ['answerer'] }))).toMatchObject({ kind: 'not-allowed', say: expect.stringContaining('make another person administrator') });
    // An administrator in training can change nothing, so that is none.
    people.setRoles({ username: 'sam', roles: ['administrator', 'trainee'] });
    expect(troubleFrom(() => people.setRoles({ username: 'robin', roles: ['answerer'] }))).toMatchObject({ kind: 'not-allowed' });
    expect(troubleFrom(() => people.setRoles({ username: 'ROBIN', roles: ['administrator', 'trainee'] }))).toMatchObject({ kind: 'not-allowed' });
    expect(await rolesOf('robin')).toEqual(everything);
    people.setRoles({ username: 'hana', roles: ['administrator'] });
    people.setRoles({ username: 'robin', roles: ['answerer'] });
    expect(await rolesOf('robin')).toEqual(['answerer']);
  });

  it('count from the moment they change, and for the name written in any case', () => {
    const { db, people, signIn } = somePeople();
    people.setRoles({ username: 'hana', roles: ['administrator'] });
    expect(mayDo(db, 'send')).toBeNull();
    people.setRoles({ username: 'Robin', roles: ['trainee'] });
    expect(mayDo(db, 'send')).toMatchObject({ kind: 'not-allowed', say: expect.stringContaining('second look') });
    signIn('Hana');
    expect(mayDo(db, 'administer')).toBeNull();
    expect(mayDo(db, 'send')).toMatchObject({ kind: 'not-allowed', say: expect.stringContaining('answerers') });
  });

  it('of somebody new at a desk that has an administrator are to answer', () => {
    const { db, people, signIn } = somePeople();
    people.setRoles({ username: 'sam', roles: ['trainee'] });
    signIn('new_nora');
    expect(mayDo(db, 'send')).toBeNull();
    expect(mayDo(db, 'administer')).toMatchObject({ kind: 'not-allowed' });
    // Nobody is anybody before the forum has said who it is.
    signIn('');
    expect(mayDo(db, 'send')).toMatchObject({ kind: 'not-allowed' });
  });

  it.each(['', '  ', 'a b', '<b>x</b>', 'x'.repeat(61)])('are not given to what is no name: %j', (username) => {
    const { people } = somePeople();
    expect(troubleFrom(() => people.setRoles({ username, roles: ['answerer'] }))).toMatchObject({ kind: 'not-allowed' });
  });

  it('that cannot be read give nothing', () => {
    const { db, people } = somePeople();
    people.setRoles({ username: 'hana', roles: ['administrator'] });
    people.setRoles({ username: 'robin', roles: ['answerer'] });
    for (const roles of ['', '{', '["king"]', '"answerer"']) {
      db.run(db.sql.updateTable('people').set({ roles }).where('username', '=', 'robin'));
      expect(mayDo(db, 'send')).toMatchObject({ kind: 'not-allowed' });
    }
  });
});

describe('settings of the team', () => {
  it('are changed by administrators: who reads what others write, and who publishes', () => {
    const { people, signIn } = somePeople();
    people.setRoles({ username: 'sam', roles: ['trainee'] });
    people.setRoles({ username: 'robin', roles: [...everything] });
    signIn('sam');
    for (const change of [{ readersGroup: 'asker' }, { reviewBeforePublish: false }]) expect(troubleFrom(() => people.mayChange(change))).toMatchObject({ kind: 'not-allowed' });
    expect(() => people.mayChange({ theme: 'dark' })).not.toThrow();
    signIn('robin');
    expect(() => people.mayChange({ readersGroup: 'readers', reviewBeforePublish: true })).not.toThrow();
  });

  it.each(['volunteers,rainy_window', 'a b', 'x\n', 'y'.repeat(61)])('name one group and nobody beside it: %j', (readersGroup) => {
    expect(settingsChange.safeParse({ readersGroup }).success).toBe(false);
    expect(settings.parse({ readersGroup }).readersGroup).toBe('');
  });
});
