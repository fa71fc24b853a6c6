import { describe, expect, it } from 'vitest';
import { createPolicies } from '#electron/engine/disclaimers/policies.ts';
import { createLive } from '#electron/engine/live.ts';
import { loadLibrary } from '#electron/engine/templates/library/starter.ts';
import { policy as policyShape, type Policy, type PolicyWhen } from '#shared/words/policy.ts';
import { someSettings } from '#tests/makers/a-desk.ts';
import { aQuestion, aStore } from '#tests/makers/a-store.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const when = (some: Partial<PolicyWhen> = {}): PolicyWhen => ({ communities: [], communityKinds: [], tags: [], levels: [], patient: [], content: [], roles: [], ...some });
const mine: Policy = { id: 'p-mine', title: 'Mine', disclaimerId: 'd-photo', rule: 'must', when: when(), position: 35, isOn: true, rev: 0 };

const setUp = () => {
  const db = aStore();
  loadLibrary(db);
  const live = createLive(db);
  const policies = createPolicies({ db, live, settings: someSettings() });
  const list = async (): Promise<Policy[]> => policyShape.array().parse(await latest(policies.list(undefined)));
  return { db, policies, list, ids: async () => (await list()).map(({ id }) => id), find: async (id: string) => (await list()).find((known) => known.id === id) };
};

describe('policies', () => {
  it('come with Rounds in an order, and are all there is', async () => {
    const { ids } = setUp();
    expect((await ids()).slice(0, 4)).toEqual(['p-crisis', 'p-emergency', 'p-vet', 'p-general']);
  });

  it('are made, changed and removed', async () => {
    const { policies, find } = setUp();
    expect(policies.save(mine)).toEqual({ rev: 1 });
    expect(policies.save({ ...mine, title: '  Every answer ', rule: 'may', isOn: false, rev: 1 })).toEqual({ rev: 2 });
    expect(await find('p-mine')).toEqual({ ...mine, title: 'Every answer', rule: 'may', isOn: false, rev: 2 });
    expect(policies.remove({ id: 'p-mine', rev: 2 })).toEqual({});
    expect(await find('p-mine')).toBeUndefined();
    // Undo.
    expect(policies.save(mine)).toEqual({ rev: 1 });
  });

  it('are not overwritten by somebody who saw an older one', async () => {
    const { policies, find } = setUp();
    policies.save(mine);
    policies.save({ ...mine, title: 'By the other window', rev: 1 });
    expect(troubleFrom(() => policies.save({ ...mine, title: 'Late', rev: 1 }))).toMatchObject({ kind: 'template-conflict', rev: 2, remedy: 'reload' });
    expect(troubleFrom(() => policies.save({ ...mine, rev: 0 }))).toMatchObject({ kind: 'template-conflict', rev: 2 });
    expect(troubleFrom(() => policies.remove({ id: 'p-mine', rev: 1 }))).toMatchObject({ kind: 'template-conflict', rev: 2 });
    expect(troubleFrom(() => policies.save({ ...mine, id: 'p-gone', rev: 3 }))).toMatchObject({ kind: 'template-conflict', rev: 0, say: expect.stringContaining('removed') });
    expect((await find('p-mine'))?.title).toBe('By the other window');
  });

  it('carry a disclaimer that is there; one that was retired can still be moved and switched off, but not on', async () => {
    const { db, policies } = setUp();
    expect(troubleFrom(() => policies.save({ ...mine, disclaimerId: 'd-nowhere' }))).toMatchObject({ kind: 'not-found', what: 'disclaimer' });
    expect(troubleFrom(() => policies.save({ ...mine, disclaimerId: 't-derm-mole' }))).toMatchObject({ kind: 'not-found' });
    expect(troubleFrom(() => policies.save({ ...mine, disclaimerId: 'd-general.es' }))).toMatchObject({ kind: 'not-found' });
    policies.save(mine);
    db.run(db.sql.updateTable('templates').set({ is_retired: 1 }).where('id', '=', 'd-photo'));
    policies.save({ ...mine, position: 500, rev: 1 });
    policies.save({ ...mine, isOn: false, rev: 2 });
    expect(troubleFrom(() => policies.save({ ...mine, isOn: true, rev: 3 }))).toMatchObject({ kind: 'not-found' });
  });

  it('are moved by taking the place of another, which moves on, without a conflict for whoever writes in that one', async () => {
    const { policies, ids, find } = setUp();
    policies.save(mine);
    const general = await find('p-general');
    policies.save({ ...mine, position: general?.position ?? 0, rev: 1 });
    expect((await ids()).slice(2, 6)).toEqual(['p-vet', 'p-mine', 'p-general', 'p-photo-minor']);
    expect((await find('p-general'))?.rev).toBe(general?.rev);
    const after = await find('p-photo-minor');
    policies.save({ ...mine, position: (after?.position ?? 0) + 1, rev: 2 });
    expect((await ids()).slice(2, 6)).toEqual(['p-vet', 'p-general', 'p-photo-minor', 'p-mine']);
  });

  it('that can no longer be read apply to nothing and leave the others alone', async () => {
    const { db, ids } = setUp();
    db.run(db.sql.updateTable('policies').set({ when: '{"communities":"x"}' }).where('id', '=', 'p-vet'));
    expect(await ids()).not.toContain('p-vet');
    expect(await ids()).toContain('p-general');
  });
});

describe('what a policy would touch', () => {
  const withQuestions = () => {
    const desk = setUp();
    aQuestion(desk.db, 1, { title: 'Dry hands', html: '<p>I am 40, they crack.</p>' });
    aQuestion(desk.db, 2, { title: 'Spots on my 4 year old', html: '<p>He is well.</p>' });
    aQuestion(desk.db, 3, { title: 'Rash on my 3 year old', pictures: 1 });
    return desk;
  };

  it('is counted before it is saved, and nothing is saved by counting', async () => {
    const { policies, ids } = withQuestions();
    // General, child and volunteer stand on the second; general, pictures of a child and child on the third.
    expect(await policies.touches(mine)).toEqual({ questions: 3, added: 3, removed: 2, crowded: 2 });
    expect(await policies.touches({ ...mine, when: when({ patient: ['child'] }) })).toEqual({ questions: 3, added: 2, removed: 2, crowded: 2 });
    expect(await policies.touches({ ...mine, isOn: false })).toEqual({ questions: 3, added: 0, removed: 0, crowded: 1 });
    expect(await ids()).not.toContain('p-mine');
  });

  it('says what would go when a policy of ours is made to forbid', async () => {
    const { policies, find } = withQuestions();
    const volunteer = await find('p-volunteer');
    if (!volunteer) throw new Error('It comes with Rounds.');
    expect(await policies.touches({ ...volunteer, rule: 'must-not' })).toMatchObject({ added: 0, removed: 2 });
  });

  it('looks at the newest two hundred and lets others be answered in between', async () => {
    const { db, policies } = setUp();
    db.tx(() => {
      for (let topic = 1; topic <= 230; topic += 1) aQuestion(db, topic, { title: 'Spots on my 4 year old', html: `<p>${'He is well and plays. '.repeat(40)}</p>` });
    });
    let breaths = 0;
    const counting = setInterval(() => (breaths += 1), 0);
    const { questions } = await policies.touches(mine);
    clearInterval(counting);
    expect(questions).toBe(200);
    expect(breaths).toBeGreaterThan(2);
  });
});
