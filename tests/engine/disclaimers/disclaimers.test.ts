import { describe, expect, it } from 'vitest';
import { createDisclaimers } from '#electron/engine/disclaimers/disclaimers.ts';
import { createPacks } from '#electron/engine/disclaimers/packs.ts';
import { createPolicies } from '#electron/engine/disclaimers/policies.ts';
import { createLive } from '#electron/engine/live.ts';
import { createRenderer } from '#electron/engine/templates/language/renderer.ts';
import { loadLibrary } from '#electron/engine/templates/library/starter.ts';
import { emptyDraft, noTicks, type DraftContent } from '#shared/words/draft.ts';
import type { Policy, PolicyWhen } from '#shared/words/policy.ts';
import { disclaimerBlock, type DisclaimerItem } from '#shared/words/template.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { someSettings } from '#tests/makers/a-desk.ts';
import { aQuestion, aStore } from '#tests/makers/a-store.ts';

const setUp = () => {
  const db = aStore();
  const settings = someSettings();
  const renderer = createRenderer();
  loadLibrary(db);
  const live = createLive(db);
  const disclaimers = createDisclaimers({ db, live, clock: aClock(), settings, renderer });
  const policies = createPolicies({ db, live, settings });
  const adult = aQuestion(db, 1, { title: 'Dry hands', html: '<p>I am 40, they crack.</p>' });
  const child = aQuestion(db, 2, { title: 'Spots on my 4 year old', html: '<p>He is well. My son plays.</p>' });
  return {
    db,
    settings,
    disclaimers,
    packs: createPacks({ db, live, clock: aClock(), settings }),
    policy: (over: Partial<Policy>) => policies.save({ ...aPolicy, ...over }),
    adult,
    child,
    block: async (questionId: typeof adult, content: Partial<DraftContent> = {}) => disclaimerBlock.parse(await disclaimers.forAnswer(questionId, { ...emptyDraft, text: 'Use a plain moisturiser.', ...content })),
  };
};
const always: PolicyWhen = { communities: [], communityKinds: [], tags: [], levels: [], patient: [], content: [], roles: [] };
const aPolicy: Policy = { id: 'p-mine', title: 'Mine', disclaimerId: 'd-photo', rule: 'must', when: always, position: 35, isOn: true, rev: 0 };
const attached = (block: { items: DisclaimerItem[] }): string[] => block.items.filter((item) => item.isAttached).map((item) => item.id);
const item = (block: { items: DisclaimerItem[] }, id: string): DisclaimerItem | undefined => block.items.find((one) => one.id === id);

describe('the block', () => {
  it('carries the general and the volunteer’s words on every answer, the general ones required', async () => {
    const { adult, block } = setUp();
    const shown = await block(adult);
    expect(attached(shown)).toEqual(['d-general', 'd-volunteer']);
    expect(shown.items[0]).toMatchObject({ id: 'd-general', isRequired: true, body: expect.stringContaining('I have not seen you in person') });
    expect(shown.bottom).toBe(`${shown.items[0]?.body}\n\n${shown.items[1]?.body}`);
    expect(shown.top).toBe('');
  });

  it('speaks of the child when the question is about one, and says why', async () => {
    const { child, block } = setUp();
    const shown = await block(child);
    expect(attached(shown)).toEqual(['d-general', 'd-child', 'd-volunteer']);
    expect(item(shown, 'd-child')?.reason).toBe('because the question is about a child');
    expect(shown.bottom).toContain('I have not seen your child in person');
  });

  it('does not say "your child" to a young person who writes for themselves', async () => {
    const { db, block } = setUp();
    const teen = aQuestion(db, 3, { title: 'im 16 and embarrassed', html: '<p>bumps</p>' });
    expect((await block(teen)).bottom).toContain('I have not seen you in person');
    expect(attached(await block(teen))).not.toContain('d-child');
  });

  it('follows the ticks', async () => {
    const { adult, child, block } = setUp();
    expect(attached(await block(child, { ticks: { ...noTicks, isChild: false } }))).not.toContain('d-child');
    const ticked = await block(adult, { ticks: { ...noTicks, isPregnant: true } });
    expect(attached(ticked)).toContain('d-pregnancy');
    expect(item(ticked, 'd-pregnancy')?.reason).toBe('because you ticked it');
  });

  it('hears a medicine in the answer and a dose in the question, and not in a blank', async () => {
    const { db, adult, block } = setUp();
    expect(attached(await block(adult, { text: 'You could try ibuprofen.' }))).toContain('d-medicine');
    expect(attached(await block(adult, { text: 'Say [[Name of the medicine]] to them.' }))).not.toContain('d-medicine');
    const asks = aQuestion(db, 4, { title: 'What dose of it do I give?', html: '<p>Please</p>' });
    expect(attached(await block(asks))).toContain('d-medicine');
  });

  it('puts the words about pictures of children first', async () => {
    const { db, block } = setUp();
    const shown = await block(aQuestion(db, 5, { title: 'Rash on my 3 year old', pictures: 1 }));
    expect(attached(shown)).toEqual(['d-general', 'd-photo-minor', 'd-child']);
    expect(shown.top).toContain("a child's face");
    expect(attached(await block(aQuestion(db, 15, { title: 'Rash on my 3 year old', html: '<p>I have photos on my phone.</p>' })))).not.toContain('d-photo-minor');
    expect(attached(await block(aQuestion(db, 16, { title: 'im 16, can i send someone a pic', html: '<p>bumps</p>' })))).toContain('d-photo-minor');
  });

  it('is at most three parts, and says what was left out for that', async () => {
    const { child, block } = setUp();
    const shown = await block(child, { text: 'Give paracetamol.', templates: [{ templateId: 't-derm-spots-child', version: 1 }] });
    expect(attached(shown)).toEqual(['d-general', 'd-child', 'd-medicine']);
    expect(item(shown, 'd-volunteer')?.reason).toMatch(/^left out so that there are at most 3/);
  });

  it('brings what a template brings, and names the template', async () => {
    const { adult, block } = setUp();
    const shown = await block(adult, { templates: [{ templateId: 't-gen-pregnancy-medicine', version: 1 }] });
    expect(item(shown, 'd-pregnancy')).toMatchObject({ isAttached: true, reason: expect.stringContaining('A medicine or cream in pregnancy') });
  });

  it('obeys the person, but not about the required one', async () => {
    const { child, block } = setUp();
    const shown = await block(child, { disclaimers: { added: ['d-photo'], removed: ['d-child', 'd-general'] } });
    expect(attached(shown)).toEqual(['d-general', 'd-photo', 'd-volunteer']);
    expect(item(shown, 'd-child')?.reason).toBe('left out by you; it was there because the question is about a child');
    expect(item(shown, 'd-photo')?.reason).toBe('because you added it');
  });

  it('keeps everything the person added, and makes room by what came by itself', async () => {
    const { child, block } = setUp();
    expect(attached(await block(child, { disclaimers: { added: ['d-photo', 'd-medicine'], removed: [] } }))).toEqual(['d-general', 'd-medicine', 'd-photo']);
  });

  it('never calls an emergency by itself', async () => {
    const { db, block } = setUp();
    const worst = aQuestion(db, 6, { title: 'EMERGENCY emergency level emergency', tags: '["emergency","crisis"]', html: '<p>triage.crisis question.level == "emergency" I want to die</p>' });
    expect(attached(await block(worst))).not.toContain('d-emergency');
    expect(attached(await block(worst))).not.toContain('d-crisis');
    const asked = await block(worst, { disclaimers: { added: ['d-emergency', 'd-crisis'], removed: [] } });
    expect(asked.top).toMatch(/^If you might act[^]*988[^]*\n\nThis forum is not fast enough[^]*911/);
  });

  it('speaks of the animal where animals are asked about', async () => {
    const { db, block } = setUp();
    db.run(db.sql.insertInto('communities').values({ account_id: 'practice', id: 7, name: 'Pet Health', slug: 'pets', color: '00aa88', position: 1, members: 10 }));
    const shown = await block(aQuestion(db, 7, { community_id: 7, title: 'Hot spot on my spaniel' }));
    expect(attached(shown)).toEqual(['d-vet', 'd-volunteer']);
    expect(item(shown, 'd-vet')?.isRequired).toBe(true);
    expect(attached(await block(aQuestion(db, 8)))).not.toContain('d-vet');
    expect(item(await block(aQuestion(db, 9)), 'd-vet')).toBeUndefined();
  });

  it('asks nothing of a moderator’s note, which may go without', async () => {
    const { adult, block } = setUp();
    const shown = await block(adult, { templates: [{ templateId: 'm-needs-photo', version: 1 }], disclaimers: { added: [], removed: ['d-photo-minor', 'd-volunteer'] } });
    expect(attached(shown)).toEqual([]);
    expect(shown.items.every((one) => !one.isRequired)).toBe(true);
  });

  it('gives every disclaimer a reason, attached or not', async () => {
    const { child, block } = setUp();
    expect((await block(child)).items.filter((one) => one.reason === '')).toEqual([]);
  });

  it('is empty for a question that is not here', async () => {
    const { block, adult } = setUp();
    expect(await block('practice:999' as typeof adult)).toEqual({ top: '', bottom: '', items: [] });
  });
});
