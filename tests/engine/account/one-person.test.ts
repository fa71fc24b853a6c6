import { describe, expect, it } from 'vitest';
import { packLetter } from '#electron/engine/looks/letters/letter.ts';
import { receiveLetter } from '#electron/engine/looks/letters/receive.ts';
import { mayDo } from '#electron/engine/people/may-do.ts';
import { accountsInOrder, addAccount, updateAccount } from '#electron/engine/store/accounts.ts';
import type { Db } from '#electron/engine/store/db.ts';
import { whoAmI } from '#electron/engine/store/team/activity.ts';
import { knowMe, rolesOf, rolesOn, writeRoles } from '#electron/engine/store/team/people.ts';
import { readPerson } from '#electron/engine/templates/library/person.ts';
import { isBy } from '#electron/engine/templates/library/visible.ts';
import { commandId } from '#shared/words/ids.ts';
import { someSettings } from '#tests/makers/some-settings.ts';
import { aStore } from '#tests/makers/a-store.ts';

const add = (db: Db, id: string, username: string, over: object = {}): void => addAccount(db, { id, kind: 'discourse', title: id, base_url: `https://${id}.example`, my_username: username, signed_in_by: 'user-key', ...over });

/** A desk that was tried out on the practice forum, where the person became its administrator. */
function aTriedDesk(): Db {
  const db = aStore();
  updateAccount(db, 'practice', { my_username: 'volunteer' });
  db.tx(() => knowMe(db, 1));
  return db;
}

describe('one person with several names', () => {
  it('uses the first real forum that lets them in, else the practice forum; a question is of its own account', () => {
    const db = aTriedDesk();
    expect(whoAmI(db)).toBe('volunteer');
    add(db, 'f-zz', 'mira');
    add(db, 'f-aa', 'mira_k');
    expect(accountsInOrder(db).map(({ id }) => id), 'as they were added, whatever their ids').toEqual(['practice', 'f-zz', 'f-aa']);
    expect(whoAmI(db)).toBe('mira');
    expect([whoAmI(db, 'f-aa:7'), whoAmI(db, 'practice:7'), whoAmI(db, 'nobody:7')]).toEqual(['mira_k', 'volunteer', 'mira']);
    updateAccount(db, 'f-zz', { signed_in_by: null });
    expect(whoAmI(db)).toBe('mira_k');
    updateAccount(db, 'f-aa', { signed_in_by: null });
    expect(whoAmI(db)).toBe('volunteer');
  });

  it('is the same on this desk under each: neither more nor less when a forum is added or left', () => {
    const db = aTriedDesk();
    expect(mayDo(db, 'administer')).toBeNull();
    add(db, 'f-1', 'mira');
    expect(mayDo(db, 'administer'), 'adding a forum takes nothing away').toBeNull();
    db.tx(() => knowMe(db, 2));
    expect(rolesOf(db, 'mira')).toEqual(rolesOf(db, 'volunteer'));
    // The control: somebody else by whatever name is not this person.
    expect(rolesOf(db, 'somebody')).toEqual([]);
  });

  it('stays a trainee under a new name', () => {
    const db = aTriedDesk();
    writeRoles(db, { username: 'head', name: '', roles: ['administrator'], at: 1 });
    writeRoles(db, { username: 'volunteer', name: '', roles: ['trainee'], at: 1 });
    expect(mayDo(db, 'send')).not.toBeNull();
    add(db, 'f-1', 'fresh_name');
    db.tx(() => knowMe(db, 2));
    expect(mayDo(db, 'send'), 'another forum is no way round').not.toBeNull();
  });

  it('keeps the templates written under an older name', () => {
    const db = aTriedDesk();
    add(db, 'f-1', 'mira');
    const me = readPerson({ db, settings: someSettings() });
    expect(me.name).toBe('mira');
    expect([isBy(me, 'Volunteer'), isBy(me, 'mira'), isBy(me, 'somebody')]).toEqual([true, true, false]);
  });
});

describe('the same name on two forums', () => {
  const letter = packLetter({ v: 1, kind: 'ask', look: commandId.parse('4a1c6f5e-7f3f-4f55-9d6c-6cf5f1f4f0aa'), topicId: 1, text: 'What do you think?', note: '', required: [] });
  const post = { number: 1, raw: letter, createdAt: 1, author: { username: 'ilse' } };
  const question = (db: Db, accountId: string): void => {
    db.run(db.sql.insertInto('questions').values({ id: `${accountId}:1`, account_id: accountId, topic_id: 1, community_id: 1, title: 'T', slug: 't', asked_at: 1, bumped_at: 1, posts_count: 1, highest_post_number: 1, state: 'open', holder_username: null, holder_name: null }));
  };

  it('gives what one of them may do to nobody on the other', () => {
    const db = aTriedDesk();
    for (const id of ['f-1', 'f-2']) {
      add(db, id, 'mira');
      question(db, id);
    }
    writeRoles(db, { username: 'ilse', name: 'Ilse', roles: ['answerer', 'second-reader'], at: 1, accountId: 'f-1' });
    expect([rolesOn(db, 'f-1', 'ilse').length, rolesOn(db, 'f-2', 'ilse').length]).toEqual([2, 0]);
    const receive = (accountId: string) => db.tx(() => receiveLetter(db, { topicId: 50, post, me: 'mira', accountId, now: 2 }));
    expect(receive('f-2')).toBe('ignored');
    expect(receive('f-1')).toBe('asked');
  });

  it('nor does a thread of the other count that has the same number', () => {
    const db = aTriedDesk();
    for (const id of ['f-1', 'f-2']) {
      add(db, id, 'mira');
      question(db, id);
    }
    for (const id of ['f-1', null]) writeRoles(db, { username: id === null ? 'otto' : 'ilse', name: '', roles: ['answerer', 'second-reader'], at: 1, accountId: id });
    db.tx(() => receiveLetter(db, { topicId: 50, post, me: 'mira', accountId: 'f-1', now: 2 }));
    const withdrawn = { ...post, number: 2, raw: packLetter({ v: 1, kind: 'withdraw', look: commandId.parse('4a1c6f5e-7f3f-4f55-9d6c-6cf5f1f4f0aa') }) };
    const receive = (accountId: string) => db.tx(() => receiveLetter(db, { topicId: 50, post: withdrawn, me: 'mira', accountId, now: 3 }));
    expect(receive('f-2')).toBe('ignored');
    expect(receive('f-1')).toBe('withdrawn');
  });
});
