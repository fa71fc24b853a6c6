import { describe, expect, it } from 'vitest';
import { createPacks } from '#electron/engine/disclaimers/packs.ts';
import { createPolicies } from '#electron/engine/disclaimers/policies.ts';
import { createLive } from '#electron/engine/live.ts';
import { allPolicies } from '#electron/engine/store/policies.ts';
import { templateById, writeTemplate } from '#electron/engine/store/templates.ts';
import { writeRoles } from '#electron/engine/store/team/people.ts';
import { applyWrites } from '#electron/engine/templates/exchange/desk/apply.ts';
import type { Write } from '#electron/engine/templates/exchange/plan/step.ts';
import { loadLibrary } from '#electron/engine/templates/library/starter.ts';
import type { LocalePack, Policy } from '#shared/words/policy.ts';
import type { Role } from '#shared/words/people.ts';
import { someSettings, theClock } from '#tests/makers/a-desk.ts';
import { aLibrary, aTemplate, someContent } from '#tests/makers/a-library.ts';
import { aStore } from '#tests/makers/a-store.ts';
import { troubleFrom, troubleIn } from '#tests/makers/a-trouble.ts';
import { latest } from '#tests/makers/a-watcher.ts';

/** A desk administered by `hana`, at which `robin` sits with these roles. */
function aDeskFor(...roles: Role[]) {
  const db = aStore();
  loadLibrary(db);
  writeRoles(db, { username: 'hana', name: 'Hana', roles: ['administrator'], at: 1 });
  writeRoles(db, { username: 'robin', name: 'Robin', roles, at: 1 });
  const live = createLive(db);
  const settings = someSettings();
  return { db, library: aLibrary({ db }), policies: createPolicies({ db, live, settings }), packs: createPacks({ db, live, clock: theClock, settings }) };
}
const refused = { kind: 'not-allowed', say: expect.stringContaining('An administrator of this desk can give you that role.') };
const forAdministrators = { kind: 'not-allowed', say: 'This is for administrators of this desk.' };
const aDraft = (db: ReturnType<typeof aStore>, scope: 'mine' | 'community') => aTemplate(db, `t-${scope}`, { isDraft: true, row: { scope, owner: 'robin', drafted_by: 'robin' } });

describe('templates that others use', () => {
  it('are published, retired and moved by template authors and administrators only', async () => {
    const { db, library } = aDeskFor('answerer');
    const templateId = aDraft(db, 'community');
    const kept = aTemplate(db, 't-kept');
    expect(await troubleIn(library.publish({ templateId, rev: 1, note: '' }))).toMatchObject(refused);
    expect(troubleFrom(() => library.retire({ templateId: kept, rev: 1, isRetired: true }))).toMatchObject(refused);
    const row = templateById(db, kept)!;
    const card = { slug: row.slug, scope: 'mine' as const, team: '', owner: 'robin', folder: '', language: 'en', reviewBy: null };
    expect(troubleFrom(() => library.saveCard({ templateId: kept, rev: 1, card: { ...card, scope: 'community', folder: 'Elsewhere' } }))).toMatchObject(refused);
    expect(templateById(db, kept)).toEqual(row);
  });

  it.each<Role>(['template-author', 'administrator'])('are published by a %s (control)', async (role) => {
    const { db, library } = aDeskFor(role);
    expect(await library.publish({ templateId: aDraft(db, 'community'), rev: 1, note: '' })).toMatchObject({ version: 1 });
  });

  it('are drafted by anybody, and what one keeps for oneself is published by anybody', async () => {
    const { db, library } = aDeskFor('trainee');
    const mine = aDraft(db, 'mine');
    expect(library.saveDraft({ templateId: mine, rev: 1, content: someContent({ body: 'Other words.' }) })).toEqual({ rev: 2 });
    expect(await library.publish({ templateId: mine, rev: 2, note: '' })).toMatchObject({ version: 1 });
    // And then it is not given to the others by another way.
    const row = templateById(db, mine)!;
    expect(troubleFrom(() => library.saveCard({ templateId: mine, rev: row.rev, card: { slug: row.slug, scope: 'community', team: '', owner: 'robin', folder: '', language: 'en', reviewBy: null } }))).toMatchObject(refused);
  });
});

describe('policies and numbers', () => {
  const policy: Policy = { id: 'p-mine', title: 'Mine', disclaimerId: 'd-photo', rule: 'must', when: { communities: [], communityKinds: [], tags: [], levels: [], patient: [], content: [], roles: [] }, position: 35, isOn: true, rev: 0 };
  const usNumbers = async (packs: ReturnType<typeof aDeskFor>['packs']): Promise<LocalePack> => ((await latest(packs.list(undefined))) ?? []).find(({ code }) => code === 'US')!;

  it('are changed by administrators only, template authors included', async () => {
    const { db, policies, packs } = aDeskFor('template-author', 'moderator', 'answerer');
    const before = allPolicies(db);
    expect(troubleFrom(() => policies.save(policy))).toMatchObject(forAdministrators);
    expect(troubleFrom(() => policies.remove({ id: 'p-crisis', rev: 1 }))).toMatchObject(forAdministrators);
    const us = await usNumbers(packs);
    expect(troubleFrom(() => packs.save(us))).toMatchObject(forAdministrators);
    expect(troubleFrom(() => packs.reset({ code: 'US', rev: us.rev }))).toMatchObject(forAdministrators);
    expect(allPolicies(db)).toEqual(before);
  });

  it('are changed by an administrator (control)', () => {
    expect(aDeskFor('administrator').policies.save(policy)).toEqual({ rev: 1 });
  });
});

describe('a file that is brought in', () => {
  const template = (scope: 'mine' | 'community', id = 't-new'): Write => ({
    is: 'template',
    template: { id, kind: 'answer', family: id, slug: id, scope, team: '', owner: 'robin', folder: '', language: 'en', reviewBy: null, isRetired: false, version: 1, content: someContent(), draft: null, draftedBy: '', reviewAskedAt: null },
    version: { version: 1, content: someContent() },
    replaces: false,
  });
  const aPolicy: Write = { is: 'policy', policy: { id: 'p-new', title: 'New', disclaimerId: 'd-photo', rule: 'must-not', when: { communities: [], communityKinds: [], tags: [], levels: [], patient: [], content: [], roles: [] }, position: 1, isOn: true }, replaces: false };
  const bring = (db: ReturnType<typeof aStore>, ...writes: Write[]) => applyWrites(db, writes, { id: 'i-1', at: 1, name: 'file', format: 'csv', me: 'robin' });

  it('is no way around roles: everything of it stays out', () => {
    const { db } = aDeskFor('answerer');
    expect(troubleFrom(() => bring(db, template('mine'), template('community', 't-other')))).toMatchObject(refused);
    expect(troubleFrom(() => bring(db, template('mine'), aPolicy))).toMatchObject(forAdministrators);
    writeTemplate(db, { ...templateById(db, aTemplate(db, 't-shared'))!, scope: 'community' });
    expect(troubleFrom(() => bring(db, template('mine', 't-shared')))).toMatchObject(refused);
    expect(templateById(db, 't-new')).toBeUndefined();
    expect(bring(db, template('mine'))).toEqual({ added: 1, replaced: 0 });
  });

  it('brings in what the roles allow (control)', () => {
    expect(bring(aDeskFor('template-author').db, template('community'))).toEqual({ added: 1, replaced: 0 });
    expect(bring(aDeskFor('administrator').db, template('community'), aPolicy)).toEqual({ added: 2, replaced: 0 });
  });
});
