import { describe, expect, it } from 'vitest';
import { createDisclaimers } from '#electron/engine/disclaimers/disclaimers.ts';
import { createPacks } from '#electron/engine/disclaimers/packs.ts';
import { createPolicies } from '#electron/engine/disclaimers/policies.ts';
import { createLive } from '#electron/engine/live.ts';
import { loadLibrary } from '#electron/engine/templates/library/starter.ts';
import { TroubleError } from '#electron/engine/trouble.ts';
import { emptyDraft, noTicks, type DraftContent } from '#shared/words/draft.ts';
import { disclaimerRow, type Policy, type PolicyWhen } from '#shared/words/policy.ts';
import { disclaimerBlock, type DisclaimerItem } from '#shared/words/template.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { someSettings } from '#tests/makers/a-desk.ts';
import { aRenderer } from '#tests/makers/a-renderer.ts';
import { aQuestion, aStore } from '#tests/makers/a-store.ts';
import { troubleIn } from '#tests/makers/a-trouble.ts';
import { latest } from '#tests/makers/a-watcher.ts';

const setUp = () => {
  const db = aStore();
  const settings = someSettings();
  const renderer = aRenderer();
  loadLibrary(db);
  const live = createLive(db);
  const clock = aClock();
  const disclaimers = createDisclaimers({ db, live, clock, settings, renderer });
  const policies = createPolicies({ db, live, settings });
  const adult = aQuestion(db, 1, { title: 'Dry hands', html: '<p>I am 40, they crack.</p>' });
  const child = aQuestion(db, 2, { title: 'Spots on my 4 year old', html: '<p>He is well. My son plays.</p>' });
  return {
    db,
    settings,
    disclaimers,
    clock,
    renderer,
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

  it('carries the words for an emergency once a person has decided that it is one, and not because words were found', async () => {
    const { db, block } = setUp();
    const found = aQuestion(db, 6, { level: 3, level_by: 'words', flags: '["crisis"]' });
    expect(attached(await block(found))).not.toContain('d-emergency');
    expect(attached(await block(found))).not.toContain('d-crisis');
    expect(attached(await block(aQuestion(db, 7, { level: 3, level_by: 'person' })))).toContain('d-emergency');
    expect(attached(await block(aQuestion(db, 8, { level: 2, level_by: 'ticks' })))).not.toContain('d-emergency');
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

describe('languages', () => {
  it('are offered where there is a variant, and told from what the asker writes', async () => {
    const { db, adult, block } = setUp();
    const spanish = await block(aQuestion(db, 20, { title: 'Manchas rojas en las piernas', html: '<p>Mi hijo tiene unas manchas desde ayer y no sé qué hacer, por favor.</p>' }));
    expect(spanish.askerLanguage).toBe('es');
    expect(item(spanish, 'd-general')?.languages).toEqual(['en', 'de', 'es', 'fr']);
    expect(item(spanish, 'd-volunteer')?.languages).toEqual(['en']);
    expect((await block(adult)).askerLanguage ?? 'en').toBe('en');
  });

  it('are swapped by the person, for a required one too, and only for what is there', async () => {
    const { adult, block } = setUp();
    const shown = await block(adult, { disclaimers: { added: [], removed: ['d-general'], languages: { 'd-general': 'es', 'd-volunteer': 'es' } } });
    expect(item(shown, 'd-general')).toMatchObject({ isAttached: true, isRequired: true, language: 'es', body: expect.stringContaining('información general') });
    expect(item(shown, 'd-volunteer')).toMatchObject({ language: 'en', body: expect.stringContaining('I am a volunteer') });
    expect(shown.bottom).toContain('información general');
    expect(shown.bottom).not.toContain('This is general advice');
  });

  it('fall back to the disclaimer’s own once a variant is retired', async () => {
    const { db, adult, block } = setUp();
    const swapped = { disclaimers: { added: [], removed: [], languages: { 'd-general': 'es' } } };
    expect(item(await block(adult, swapped), 'd-general')?.language).toBe('es');
    db.run(db.sql.updateTable('templates').set({ is_retired: 1 }).where('id', '=', 'd-general.es'));
    expect(item(await block(adult, swapped), 'd-general')).toMatchObject({ language: 'en', languages: ['en', 'de', 'fr'] });
  });
});

describe('what is read off the answer', () => {
  it('brings the words about pictures when it judges one, and those about crisis when it speaks of it', async () => {
    const { adult, block } = setUp();
    const judged = await block(adult, { text: 'In your picture I see a ring with a clear centre.' });
    expect(item(judged, 'd-photo')).toMatchObject({ isAttached: true, reason: 'because your answer says what it sees in a picture' });
    const spoken = await block(adult, { text: 'If you have suicidal thoughts, tell somebody today.', disclaimers: { added: [], removed: ['d-crisis'] } });
    expect(spoken.items[0]).toMatchObject({ id: 'd-crisis', isRequired: true, placement: 'top', isAttached: true });
  });

  it('tells a dose the answer gives from one the question asks for', async () => {
    const { db, adult, block } = setUp();
    expect(item(await block(adult, { text: 'Take 5 ml.' }), 'd-medicine')?.reason).toMatch(/^because your answer/);
    const asks = aQuestion(db, 21, { title: 'What dose of it do I give?', html: '<p>Please</p>' });
    expect(item(await block(asks), 'd-medicine')?.reason).toBe('because the question asks for a dose');
  });

  it('shows words of a question that may speak of suicide first among what could be added', async () => {
    const { db, block } = setUp();
    const shown = await block(aQuestion(db, 22, { title: 'The itch', html: '<p>Some nights I want to die.</p>' }));
    expect(attached(shown)).toEqual(['d-general', 'd-volunteer']);
    expect(shown.items[2]).toMatchObject({ id: 'd-crisis', isAttached: false, reason: expect.stringContaining('“want to die”') });
  });
});

describe('the role', () => {
  it('is a volunteer’s unless the person says that they hold a licence', async () => {
    const { settings, adult, block } = setUp();
    await settings.change({ volunteer: { name: 'Robin', role: 'GP', isClinician: true } });
    const shown = await block(adult);
    expect(attached(shown)).toEqual(['d-general', 'd-clinician']);
    expect(item(shown, 'd-clinician')?.reason).toBe('because you answer as a clinician');
  });
});

describe('a change', () => {
  it('of a policy counts from the next asking on, and is announced', async () => {
    const { disclaimers, adult, block, policy } = setUp();
    const stop = new AbortController();
    const heard = disclaimers.changes(stop.signal);
    const first = (await heard.next()).value;
    const next = heard.next();
    expect(attached(await block(adult))).toEqual(['d-general', 'd-volunteer']);
    policy({});
    expect((await next).value).not.toEqual(first);
    expect(attached(await block(adult))).toEqual(['d-photo', 'd-general', 'd-volunteer']);
    stop.abort();
  });

  it('of a number is in the words at once', async () => {
    const { packs, adult, block } = setUp();
    const added = { disclaimers: { added: ['d-emergency'], removed: [] } };
    expect((await block(adult, added)).top).toContain('911');
    const stop = new AbortController();
    const pack = (await packs.list(stop.signal).next()).value?.find(({ code }) => code === 'US');
    if (!pack) throw new Error('There is a pack for the US.');
    packs.save({ ...pack, numbers: { ...pack.numbers, emergency: { say: '112', checkedOn: null, source: '' } } });
    expect((await block(adult, added)).top).toMatch(/112/);
    expect((await block(adult, added)).top).not.toContain('911');
    stop.abort();
  });

  it('of a disclaimer’s words is in the next answer, though the old ones were kept to be quick', async () => {
    const { db, adult, block } = setUp();
    expect((await block(adult)).bottom).toContain('I have not seen you in person');
    const row = db.one(db.sql.selectFrom('templates').select(['content', 'rev']).where('id', '=', 'd-general'));
    db.run(db.sql.updateTable('templates').set({ content: row?.content?.replace('This is general advice.', 'These are the new words.') ?? '', version: 2, rev: (row?.rev ?? 0) + 1 }).where('id', '=', 'd-general'));
    const shown = await block(adult);
    expect(shown.bottom).toMatch(/^These are the new words\./);
    expect(item(shown, 'd-general')?.version).toBe(2);
  });
});

describe('a disclaimer', () => {
  const rewrite = ({ db }: ReturnType<typeof setUp>, body: string): void => {
    const row = db.one(db.sql.selectFrom('templates').select(['content', 'rev']).where('id', '=', 'd-general'));
    db.run(db.sql.updateTable('templates').set({ content: JSON.stringify({ ...(JSON.parse(row?.content ?? '{}') as object), body }), rev: (row?.rev ?? 0) + 1 }).where('id', '=', 'd-general'));
  };

  it('may include a snippet', async () => {
    const desk = setUp();
    const snippet = desk.db.one(desk.db.sql.selectFrom('templates').select('content').where('id', '=', 't-snippet-safety-net'));
    desk.db.run(desk.db.sql.updateTable('templates').set({ content: JSON.stringify({ ...(JSON.parse(snippet?.content ?? '{}') as object), body: 'Words of the snippet.', fillIns: [] }), slug: 'net' }).where('id', '=', 't-snippet-safety-net'));
    rewrite(desk, "Before. {% render 'net' %}");
    expect((await desk.block(desk.adult)).bottom).toMatch(/^Before\. Words of the snippet\./);
  });

  it('that cannot be rendered stays its source, which cannot be sent, and is tried again after a while', async () => {
    const desk = setUp();
    rewrite(desk, 'Hello {{ asker.name | nofilter }}');
    expect((await desk.block(desk.adult)).bottom).toMatch(/^Hello \{\{ asker\.name \| nofilter \}\}/);
    let asked = 0;
    const { render } = desk.renderer;
    desk.renderer.render = (job) => {
      asked += 1;
      return render(job);
    };
    await desk.block(desk.adult);
    expect(asked).toBe(0);
    await desk.clock.forward(21_000);
    await desk.block(desk.adult);
    expect(asked).toBe(1);
  });

  it('is not kept back when the thread that renders cannot be had: the next asking tries again', async () => {
    const desk = setUp();
    const { render } = desk.renderer;
    desk.renderer.render = () => Promise.reject(new TroubleError({ kind: 'unexpected', say: 'No thread.', remedy: 'retry' }));
    expect(await troubleIn(desk.block(desk.adult))).toMatchObject({ say: 'No thread.' });
    desk.renderer.render = render;
    expect((await desk.block(desk.adult)).bottom).toContain('This is general advice.');
  });

  it('that somebody keeps to themselves is not offered to others, but goes where a policy asks for it', async () => {
    const desk = setUp();
    desk.db.run(desk.db.sql.updateTable('templates').set({ scope: 'mine', owner: 'somebody-else' }).where('id', '=', 'd-photo'));
    expect(item(await desk.block(desk.adult), 'd-photo')).toBeUndefined();
    desk.policy({});
    expect(item(await desk.block(desk.adult), 'd-photo')?.isAttached).toBe(true);
  });
});

describe('the list', () => {
  it('has every disclaimer once, with all its languages, and tells drafts and retired ones apart', async () => {
    const { db, disclaimers } = setUp();
    db.run(db.sql.updateTable('templates').set({ is_retired: 1 }).where('id', '=', 'd-vet'));
    db.run(db.sql.updateTable('templates').set({ draft: '{}', review_asked_at: 5 }).where('id', '=', 'd-child'));
    db.run(db.sql.updateTable('templates').set({ scope: 'mine', owner: 'somebody-else' }).where('id', '=', 'd-photo'));
    const list = disclaimerRow.array().parse(await latest(disclaimers.list(undefined)));
    expect(list).toHaveLength(11);
    const one = (id: string) => list.find((row) => row.id === id);
    expect(one('d-general')).toMatchObject({ status: 'published', version: 1, placement: 'bottom', wordings: [{ language: 'en' }, { language: 'de' }, { language: 'es' }, { language: 'fr' }] });
    expect(one('d-vet')?.status).toBe('retired');
    expect(one('d-child')).toMatchObject({ status: 'in-review', hasDraft: true });
    expect(one('d-photo')).toBeUndefined();
    expect(list.map(({ title }) => title)).toEqual(list.map(({ title }) => title).toSorted((a, b) => a.localeCompare(b)));
  });
});
