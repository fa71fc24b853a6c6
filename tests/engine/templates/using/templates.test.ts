import { describe, expect, it, onTestFinished } from 'vitest';
import { readContent, templateById, writeTemplate } from '#electron/engine/store/templates.ts';
import { aRenderer } from '#tests/makers/a-renderer.ts';
import { createCatalog } from '#electron/engine/templates/library/catalog.ts';
import starter from '#electron/engine/templates/library/starter-library.json' with { type: 'json' };
import { createTemplates } from '#electron/engine/templates/using/templates.ts';
import { findMarks } from '#shared/answers/blanks.ts';
import { noTicks, type Ticks } from '#shared/words/draft.ts';
import type { FillAnswers, FillIn } from '#shared/words/fill-in.ts';
import type { TroubleOf } from '#shared/words/trouble.ts';
import { filledTemplate, type FilledTemplate } from '#shared/words/template.ts';
import type { TemplateContent } from '#shared/words/library.ts';
import { aBigTemplate } from '#tests/makers/a-big-library.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { someSettings } from '#tests/makers/a-desk.ts';
import { aQuestion, aStore } from '#tests/makers/a-store.ts';
import { createMarkdown } from '#tests/makers/a-reader.ts';
import { troubleFrom, troubleIn } from '#tests/makers/a-trouble.ts';

const setUp = (settings: Parameters<typeof someSettings>[0] = {}) => {
  const db = aStore();
  db.run(db.sql.insertInto('communities').values({ account_id: 'practice', id: 2, name: 'Dermatology', slug: 'derm', color: '00aa88', position: 1, members: 10 }));
  const renderer = aRenderer();
  onTestFinished(() => renderer.stop());
  return { db, templates: createTemplates({ db, settings: someSettings(settings), renderer, clock: aClock(), catalog: createCatalog(db) }) };
};
const petechiae = (db: ReturnType<typeof aStore>, topicId = 1) =>
  aQuestion(db, topicId, { title: 'Pinprick red spots on my 4 year old', tags: '["petechiae","child","rash"]', community_id: 2, asker_username: 'marble_leg_mama', html: '<p>For three months he has had <b>tiny</b> spots. I have photos.</p>' });
const fill = (templates: ReturnType<typeof setUp>['templates'], templateId: string, questionId: ReturnType<typeof petechiae>, ticks: Partial<Ticks> = {}) => templates.fill({ templateId, questionId, ticks: { ...noTicks, ...ticks }, answers: {} });
/** Other words in place of what is published. */
const rewrite = (db: ReturnType<typeof aStore>, id: string, change: Partial<TemplateContent>): void => {
  const row = templateById(db, id);
  const content = readContent(row?.content ?? null);
  if (!row || !content) throw new Error(`no ${id}`);
  writeTemplate(db, { ...row, content: JSON.stringify({ ...content, ...change }) });
};

describe('filling a template', () => {
  it('renders every template of the library for a question with nothing silently missing', async () => {
    const { db, templates } = setUp();
    const question = petechiae(db);
    for (const { id, disclaimer_ids } of starter.templates) {
      const filled = filledTemplate.parse(await fill(templates, id, question));
      expect(filled.text, id).not.toMatch(/\{\{|\{%|undefined|null|\[object|Hello ,|\n{3}/);
      expect(findMarks(filled.text, filled.blanks).filter((mark) => mark.blank === null), id).toEqual([]);
      expect(filled.disclaimerIds).toEqual(disclaimer_ids);
    }
  });

  it('speaks of the child, greets by handle and gives the number of the country', async () => {
    const { db, templates } = setUp({ localePack: 'GB' });
    const { text, blanks } = await fill(templates, 't-derm-spots-child', petechiae(db));
    expect(text).toMatch(/^Hello marble_leg_mama, thank you/);
    expect(text).toContain('Most spots in children');
    expect(text).toContain('**Call 999 now');
    expect(blanks.map((blank) => blank.key)).toEqual(['acknowledge', 'short_answer', 'possibilities', 'background', 'fear']);
  });

  it('takes a handle and a title for words, whatever they look like', async () => {
    const { db, templates } = setUp();
    rewrite(db, 't-derm-mole', { body: 'Hello {{ asker.name }}, about {{ question.title }}.' });
    const hostile = aQuestion(db, 31, { asker_username: '{{ volunteer.name }}', title: '$& [[x]] {% raw %} <img src=x> ![](https://evil.test/p)' });
    const { text, blanks } = await fill(templates, 't-derm-mole', hostile);
    expect(findMarks(text, blanks)).toEqual([]);
    expect(createMarkdown().plain(text)).toBe('Hello {{ volunteer.name }}, about $& [[x]] {% raw %} <img src=x> ![](https://evil.test/p).');
  });

  it('lets a tick override the words, both ways', async () => {
    const { db, templates } = setUp();
    const question = petechiae(db);
    expect((await fill(templates, 't-derm-spots-child', question, { isChild: false })).text).not.toContain('Most spots in children');
    const adult = aQuestion(db, 2, { title: 'Itchy elbow', html: '<p>I am 40, and it itches.</p>' });
    expect((await fill(templates, 't-derm-eczema', adult)).text).toContain('How does your skin look');
    expect((await fill(templates, 't-derm-eczema', adult, { isChild: true })).text).toMatch(/child's skin[^]*How does their skin look/);
    expect((await fill(templates, 't-derm-acne', adult)).text).not.toContain('pregnant or planning');
    expect((await fill(templates, 't-derm-acne', adult, { isPregnant: true })).text).toContain('pregnant or planning');
    expect((await fill(templates, 'm-needs-photo', adult, { isPhotoPoor: true })).text).toContain('too dark or too blurry');
  });

  it('asks for the number when the country has no pack, and never guesses one', async () => {
    const { db, templates } = setUp({ localePack: 'ZZ' });
    const { text, blanks } = await fill(templates, 't-derm-infection', petechiae(db));
    expect(text).toContain('**Call [[Local emergency number]] now if');
    expect(text).not.toMatch(/\b(?:911|112|999)\b/);
    expect(blanks).toContainEqual(expect.objectContaining({ key: 'emergency.number', isRequired: true }));
  });

  it('says which line of a template is wrong', async () => {
    const { db, templates } = setUp();
    rewrite(db, 't-derm-mole', { body: 'One\n{% if %}' });
    const trouble = (await troubleIn(fill(templates, 't-derm-mole', petechiae(db)))) as TroubleOf<'template-fault'>;
    expect(trouble).toMatchObject({ kind: 'template-fault', line: 2 });
    expect(trouble.say).toContain('A mole or dark spot that changed');
  });

  it('says that a template or a question is not here', async () => {
    const { db, templates } = setUp();
    expect((await troubleIn(fill(templates, 'no-such', petechiae(db)))).kind).toBe('not-found');
    expect((await troubleIn(fill(templates, 't-derm-mole', 'practice:404' as ReturnType<typeof petechiae>))).kind).toBe('not-found');
  });
});

describe('filling in', () => {
  const aFillIn = (key: string, over: Partial<FillIn> = {}): FillIn => ({ key, kind: 'text', label: key, hint: '', isRequired: true, maxChars: null, choices: [], preset: '', ...over });
  /** A mole template with these words, filled with these answers. */
  const withWords = (body: string, fillIns: FillIn[]) => {
    const { db, templates } = setUp();
    rewrite(db, 't-derm-mole', { body, fillIns });
    const questionId = petechiae(db);
    return { db, templates, questionId, say: (answers: FillAnswers = {}) => templates.fill({ templateId: 't-derm-mole', questionId, ticks: noTicks, answers }) };
  };

  it('takes a paragraph out with its tick, and its empty line with it', async () => {
    const { say } = withWords('One.\n\n{% if fill.steroid %}\nDo not stop the steroid.\n{% endif %}\n\nTwo.', [aFillIn('steroid', { kind: 'tick', isRequired: false })]);
    expect((await say()).text).toBe('One.\n\nTwo.');
    expect((await say({ steroid: 'yes' })).text).toBe('One.\n\nDo not stop the steroid.\n\nTwo.');
    expect((await say({ steroid: 'no' })).text).toBe('One.\n\nTwo.');
    expect((await say()).fields).toEqual([expect.objectContaining({ key: 'steroid', kind: 'tick', decides: true })]);
  });

  it('says which answers decide what else is in the text, and which are only words', async () => {
    const { say } = withWords('{% case fill.who %}{% when "child" %}Half, {{ fill.child_name }}.{% else %}All.{% endcase %} {{ fill.cream }} {% if fill.weeks > 6 %}Long.{% endif %} {% if fill.line != blank %}{{ fill.line }}{% endif %}', [
      aFillIn('who', { kind: 'choice', choices: ['child', 'adult'] }),
      aFillIn('child_name'),
      aFillIn('cream', { kind: 'choice', choices: ['zinc', 'oat'] }),
      aFillIn('weeks', { kind: 'number' }),
      aFillIn('line', { isRequired: false }),
    ]);
    const decide = ({ fields }: FilledTemplate): string[] => fields.map(({ key, decides }) => `${key}${decides === true ? ' decides' : ''}`);
    expect(decide(await say())).toEqual(['who decides', 'cream', 'weeks decides', 'line']);
    const said = await say({ who: 'child', weeks: '8' });
    expect(decide(said)).toEqual(['who decides', 'child_name', 'cream', 'weeks decides', 'line']);
    expect(said.text).toBe('Half, [[child_name]]. [[cream]] Long. [[line]]');
    expect((await say({ who: 'adult', weeks: '2', cream: 'oat', line: 'Bye.' })).text).toBe('All. oat Bye.');
  });

  it('keeps what a template proposes until it is said to be nothing', async () => {
    const { say } = withWords('Yours, {{ fill.name }}', [aFillIn('name', { isRequired: false, preset: 'the team' })]);
    expect((await say()).text).toBe('Yours, the team');
    expect((await say({ name: '' })).text).toBe('Yours, [[name]]');
  });

  it('includes snippets that are published and within this person’s scopes, with their fill-ins', async () => {
    const { db, say } = withWords('Look:\n\n{% render "net" %}', []);
    const snippet = (change: object) => writeTemplate(db, { ...aBigTemplate(9), id: 's-net', slug: 'net', content: JSON.stringify({ ...readContent(aBigTemplate(9).content ?? null), body: 'Come back if {{ fill.worse }}.', fillIns: [aFillIn('worse', { label: 'What would be worse' })] }), ...change });
    snippet({});
    expect(await say()).toMatchObject({ text: 'Look:\n\nCome back if [[What would be worse]].', blanks: [{ key: 'worse' }] });
    snippet({ is_retired: 1 });
    expect((await troubleIn(say())).kind).toBe('template-fault');
    snippet({ is_retired: 0, scope: 'mine', owner: 'kim' });
    expect((await troubleIn(say())).kind).toBe('template-fault');
  });

  it('is not for what another person keeps to themselves', async () => {
    const { db, say } = withWords('Words.', []);
    db.run(db.sql.updateTable('templates').set({ scope: 'mine', owner: 'kim', rev: 99 }).where('id', '=', 't-derm-mole'));
    expect((await troubleIn(say())).kind).toBe('not-found');
  });

  it('notes what was inserted, the last time only, and nothing of what was looked at', async () => {
    const { db, templates, questionId, say } = withWords('Words.', []);
    const noted = () => db.all(db.sql.selectFrom('template_inserts').select(['question_id', 'template_id', 'version', 'text']));
    await say();
    expect(noted()).toEqual([]);
    templates.inserted({ templateId: 't-derm-mole', questionId, version: 1, text: 'First.' });
    templates.inserted({ templateId: 't-derm-mole', questionId, version: 2, text: 'Second.' });
    expect(noted()).toEqual([{ question_id: questionId, template_id: 't-derm-mole', version: 2, text: 'Second.' }]);
    expect(troubleFrom(() => templates.inserted({ templateId: 't-derm-mole', questionId: 'practice:404' as typeof questionId, version: 1, text: '' })).kind).toBe('not-found');
  });
});
