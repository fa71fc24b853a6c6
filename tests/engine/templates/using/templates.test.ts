import { describe, expect, it } from 'vitest';
import { allTemplates, countUse } from '#electron/engine/store/templates.ts';
import { loadLibrary } from '#electron/engine/templates/library/starter.ts';
import starter from '#electron/engine/templates/library/starter-library.json' with { type: 'json' };
import { createRenderer } from '#electron/engine/templates/language/renderer.ts';
import { createTemplates } from '#electron/engine/templates/using/templates.ts';
import { findMarks } from '#shared/answers/blanks.ts';
import { noTicks, type Ticks } from '#shared/words/draft.ts';
import type { TroubleOf } from '#shared/words/trouble.ts';
import { filledTemplate, templateOffer } from '#shared/words/template.ts';
import { someSettings } from '#tests/makers/a-desk.ts';
import { aQuestion, aStore } from '#tests/makers/a-store.ts';
import { createMarkdown } from '#tests/makers/a-reader.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';

const setUp = (settings: Parameters<typeof someSettings>[0] = {}) => {
  const db = aStore();
  db.run(db.sql.insertInto('communities').values({ account_id: 'practice', id: 2, name: 'Dermatology', slug: 'derm', color: '00aa88', position: 1, members: 10 }));
  return { db, templates: createTemplates({ db, settings: someSettings(settings), renderer: createRenderer() }) };
};
const petechiae = (db: ReturnType<typeof aStore>, topicId = 1) =>
  aQuestion(db, topicId, { title: 'Pinprick red spots on my 4 year old', tags: '["petechiae","child","rash"]', community_id: 2, asker_username: 'marble_leg_mama', html: '<p>For three months he has had <b>tiny</b> spots. I have photos.</p>' });
const fill = (templates: ReturnType<typeof setUp>['templates'], templateId: string, questionId: ReturnType<typeof petechiae>, ticks: Partial<Ticks> = {}) => templates.fill({ templateId, questionId, ticks: { ...noTicks, ...ticks }, answers: {} });

describe('the library', () => {
  it('is there after the first start, whole', () => {
    const { db } = setUp();
    expect(allTemplates(db)).toHaveLength(starter.templates.length);
  });

  it('is not written again when it is the same', () => {
    const { db } = setUp();
    let commits = 0;
    db.onCommit(() => (commits += 1));
    loadLibrary(db);
    expect(commits).toBe(0);
  });

  it('is brought up to date without losing counts, and never overwrites a newer version', () => {
    const { db } = setUp();
    countUse(db, 't-derm-eczema', 5, false);
    const next = structuredClone(starter);
    for (const template of next.templates) {
      template.version = 2;
      template.title = `New ${template.title}`;
    }
    db.run(db.sql.updateTable('templates').set({ version: 3, title: 'Mine' }).where('id', '=', 't-derm-mole'));
    loadLibrary(db, { ...next, version: 2 });
    const rows = new Map(allTemplates(db).map((row) => [row.id, row]));
    expect(rows.get('t-derm-eczema')).toMatchObject({ title: 'New Eczema: skin care and steroid worries', version: 2, uses: 1 });
    expect(rows.get('t-derm-mole')).toMatchObject({ title: 'Mine', version: 3 });
  });
});

describe('filling a template', () => {
  it('renders every template of the library for a question with nothing silently missing', () => {
    const { db, templates } = setUp();
    const question = petechiae(db);
    for (const { id, disclaimer_ids } of starter.templates) {
      const filled = filledTemplate.parse(fill(templates, id, question));
      expect(filled.text, id).not.toMatch(/\{\{|\{%|undefined|null|\[object|Hello ,|\n{3}/);
      expect(findMarks(filled.text, filled.blanks).filter((mark) => mark.blank === null), id).toEqual([]);
      expect(filled.disclaimerIds).toEqual(disclaimer_ids);
    }
  });

  it('speaks of the child, greets by handle and gives the number of the country', () => {
    const { db, templates } = setUp({ localePack: 'GB' });
    const { text, blanks } = fill(templates, 't-derm-spots-child', petechiae(db));
    expect(text).toMatch(/^Hello marble_leg_mama, thank you/);
    expect(text).toContain('Most spots in children');
    expect(text).toContain('**Call 999 now');
    expect(blanks.map((blank) => blank.key)).toEqual(['acknowledge', 'short_answer', 'possibilities', 'background', 'fear']);
  });

  it('takes a handle and a title for words, whatever they look like', () => {
    const { db, templates } = setUp();
    db.run(db.sql.updateTable('templates').set({ body: 'Hello {{ asker.name }}, about {{ question.title }}.' }).where('id', '=', 't-derm-mole'));
    const hostile = aQuestion(db, 31, { asker_username: '{{ volunteer.name }}', title: '$& [[x]] {% raw %} <img src=x> ![](https://evil.test/p)' });
    const { text, blanks } = fill(templates, 't-derm-mole', hostile);
    expect(findMarks(text, blanks)).toEqual([]);
    expect(createMarkdown().plain(text)).toBe('Hello {{ volunteer.name }}, about $& [[x]] {% raw %} <img src=x> ![](https://evil.test/p).');
  });

  it('lets a tick override the words, both ways', () => {
    const { db, templates } = setUp();
    const question = petechiae(db);
    expect(fill(templates, 't-derm-spots-child', question, { isChild: false }).text).not.toContain('Most spots in children');
    const adult = aQuestion(db, 2, { title: 'Itchy elbow', html: '<p>I am 40, and it itches.</p>' });
    expect(fill(templates, 't-derm-eczema', adult).text).toContain('How does your skin look');
    expect(fill(templates, 't-derm-eczema', adult, { isChild: true }).text).toMatch(/child's skin[^]*How does their skin look/);
    expect(fill(templates, 't-derm-acne', adult).text).not.toContain('pregnant or planning');
    expect(fill(templates, 't-derm-acne', adult, { isPregnant: true }).text).toContain('pregnant or planning');
    expect(fill(templates, 'm-needs-photo', adult, { isPhotoPoor: true }).text).toContain('too dark or too blurry');
  });

  it('asks for the number when the country has no pack, and never guesses one', () => {
    const { db, templates } = setUp({ localePack: 'ZZ' });
    const { text, blanks } = fill(templates, 't-derm-infection', petechiae(db));
    expect(text).toContain('**Call [[Local emergency number]] now if');
    expect(text).not.toMatch(/\b(?:911|112|999)\b/);
    expect(blanks).toContainEqual(expect.objectContaining({ key: 'emergency.number', isRequired: true }));
  });

  it('says which line of a template is wrong', () => {
    const { db, templates } = setUp();
    db.run(db.sql.updateTable('templates').set({ body: 'One\n{% if %}' }).where('id', '=', 't-derm-mole'));
    const trouble = troubleFrom(() => fill(templates, 't-derm-mole', petechiae(db))) as TroubleOf<'template-fault'>;
    expect(trouble).toMatchObject({ kind: 'template-fault', line: 2 });
    expect(trouble.say).toContain('A mole or dark spot that changed');
  });

  it('says that a template or a question is not here', () => {
    const { db, templates } = setUp();
    expect(troubleFrom(() => fill(templates, 'no-such', petechiae(db))).kind).toBe('not-found');
    expect(troubleFrom(() => fill(templates, 't-derm-mole', 'practice:404' as ReturnType<typeof petechiae>)).kind).toBe('not-found');
  });
});

describe('finding a template', () => {
  const ids = (offers: { id: string }[]): string[] => offers.map((offer) => offer.id);

  it('forgives a typo', () => {
    const { templates } = setUp();
    expect(ids(templates.find('ecezma'))[0]).toBe('t-derm-eczema');
    expect(ids(templates.find('petichiae'))[0]).toBe('t-derm-spots-child');
    expect(ids(templates.find('shingels'))[0]).toBe('t-derm-shingles');
  });

  it('finds by title, body and tags, by the beginning of a word and without accents', () => {
    const { templates } = setUp();
    expect(ids(templates.find('lacquer'))[0]).toBe('t-derm-nails');
    expect(ids(templates.find('melas'))[0]).toBe('t-derm-pigment');
    expect(ids(templates.find('écżema'))[0]).toBe('t-derm-eczema');
    expect(templates.find('qqqqqqqq')).toEqual([]);
  });

  it('offers what fits the question first, with the reason, and what moderators post last', () => {
    const { db, templates } = setUp();
    const offers = templates.find('', petechiae(db)).map((offer) => templateOffer.parse(offer));
    expect(offers[0]).toMatchObject({ id: 't-derm-spots-child', why: expect.stringMatching(/^matches .*petechiae/) });
    expect(offers).toHaveLength(starter.templates.length);
    const kinds = offers.map((offer) => offer.kind === 'moderation');
    expect(kinds.indexOf(true)).toBe(kinds.lastIndexOf(false) + 1);
    expect(offers.every((offer) => offer.why !== '' && !/\{\{|\{%/.test(offer.start))).toBe(true);
  });

  it('offers the labelled questions of the demo a template that fits', () => {
    const { db, templates } = setUp();
    const about = (topicId: number, title: string, tags: string[], html = '<p>Help.</p>') => ids(templates.find('', aQuestion(db, topicId, { title, tags: JSON.stringify(tags), community_id: 2, html })));
    expect(about(11, 'Thick yellow big toenails - do I need tablets?', ['nails', 'fungus'])[0]).toBe('t-derm-nails');
    expect(about(12, 'Mole on my back has changed - photo attached', ['mole', 'skin cancer check'])[0]).toBe('t-derm-mole');
    expect(about(13, 'Band of blisters round one side, day two', ['blisters', 'pain'])[0]).toBe('t-derm-shingles');
    expect(about(14, 'Hair coming out in handfuls 4 months after baby', ['hair loss', 'postpartum'])[0]).toBe('t-derm-hair');
    expect(about(15, 'Whole house itching at night - scabies?', ['scabies', 'itch', 'family'])[0]).toBe('t-derm-household-itch');
  });

  it('offers the general frame when nothing fits, and nothing about people’s moles for a dog', () => {
    const { db, templates } = setUp();
    db.run(db.sql.insertInto('communities').values({ account_id: 'practice', id: 3, name: 'Pet Health', slug: 'pets', color: '00aa88', position: 2, members: 10 }));
    const verruca = templates.find('', aQuestion(db, 21, { title: "9 year old won't let anyone freeze his verruca", tags: '["wart","child"]', community_id: 2 }));
    expect(verruca[0]).toMatchObject({ id: 't-gen-should-i-worry', why: 'for any community' });
    expect(ids(templates.find('', aQuestion(db, 22, { title: 'Hot spot on my spaniel', tags: '["dog","skin"]', community_id: 3 })))[0]).toBe('t-gen-should-i-worry');
  });

  it('counts uses as they happen', () => {
    const { db, templates } = setUp();
    expect(templates.find('eczema')[0]?.uses).toBe(0);
    countUse(db, 't-derm-eczema', 1);
    expect(templates.find('eczema')[0]?.uses).toBe(1);
  });

  it('works without a question', () => {
    const { templates } = setUp();
    expect(templates.find('')).toHaveLength(starter.templates.length);
  });
});

it('names the countries whose numbers it carries, and which were checked', () => {
  const { templates } = setUp();
  expect(templates.localePacks()).toContainEqual({ code: 'US', name: 'United States', emergency: '911', checked: ['poison'] });
});
