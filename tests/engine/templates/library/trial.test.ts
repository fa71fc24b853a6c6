import { describe, expect, it } from 'vitest';
import { questionId as questionIdShape } from '#shared/words/ids.ts';
import { noTicks } from '#shared/words/draft.ts';
import { templateReport, tryRow, type TryRow } from '#shared/words/library.ts';
import { filledTemplate } from '#shared/words/template.ts';
import { aLibrary, aTemplate, someContent, type LibraryUnderTest } from '#tests/makers/a-library.ts';
import { aQuestion } from '#tests/makers/a-store.ts';

const rowsOf = async (library: LibraryUnderTest, body: string, { count = 50, more = {} }: { count?: number; more?: Parameters<typeof someContent>[0] } = {}): Promise<TryRow[]> => {
  const rows: TryRow[] = [];
  for await (const { row } of library.tryOut({ kind: 'answer', content: someContent({ body, ...more }), count }, undefined)) if (row) rows.push(tryRow.parse(row));
  return rows;
};

describe('words that are looked through', () => {
  it('have their faults named, at their place, with what they include', async () => {
    const library = aLibrary();
    aTemplate(library.db, 'sign', { row: { kind: 'snippet' }, content: { body: 'Bye' } });
    const report = templateReport.parse(await library.report({ kind: 'answer', content: someContent({ body: 'Hello {{ askr.name }}.\n{% render "sign" %}{% render "sgin" %}' }) }));
    expect(report.includes).toEqual(['sign', 'sgin']);
    expect(report.faults).toMatchObject([{ line: 1, severity: 'error', instead: 'asker.name' }, { line: 2, severity: 'error', instead: 'sign' }]);
  });

  it('are refused with the path where snippets include one another in a circle', async () => {
    const library = aLibrary();
    aTemplate(library.db, 'a', { row: { kind: 'snippet' }, content: { body: 'A' } });
    aTemplate(library.db, 'b', { row: { kind: 'snippet' }, content: { body: '{% render "c" %}' } });
    aTemplate(library.db, 'c', { row: { kind: 'snippet' }, content: { body: '{% render "a" %}' } });
    const { rev } = library.saveDraft({ templateId: 'a', rev: 1, content: someContent({ body: '{% render "b" %}' }) });
    await expect(library.publish({ templateId: 'a', rev, note: '' })).rejects.toMatchObject({ trouble: { kind: 'template-fault', line: 1, say: expect.stringContaining('a → b → c → a') as string } });
  });

  it('cannot be published with an error, and can with a warning', async () => {
    const library = aLibrary();
    const { templateId } = library.create({ kind: 'answer', title: 'A' });
    const broken = library.saveDraft({ templateId, rev: 1, content: someContent({ body: 'Fine.\n{% if asker.name %}' }) });
    await expect(library.publish({ templateId, ...broken, note: '' })).rejects.toMatchObject({ trouble: { kind: 'template-fault', line: 2, remedy: 'edit' } });
    const content = someContent({ body: 'Fine.', fillIns: [{ key: 'unused', kind: 'text', label: 'Unused', hint: '', isRequired: true, maxChars: null, choices: [], preset: '' }] });
    expect((await library.report({ templateId, kind: 'answer', content })).faults).toMatchObject([{ severity: 'warning' }]);
    const mended = library.saveDraft({ templateId, ...broken, content });
    expect(await library.publish({ templateId, ...mended, note: '' })).toMatchObject({ version: 1 });
  });

  it('cannot be published for others while they include what only the author sees', async () => {
    const library = aLibrary();
    aTemplate(library.db, 'own', { row: { kind: 'snippet', scope: 'mine', owner: 'robin' }, content: { body: 'Own' } });
    aTemplate(library.db, 'shared', { content: { body: 'Old' } });
    const { rev } = library.saveDraft({ templateId: 'shared', rev: 1, content: someContent({ body: '{% render "own" %}' }) });
    await expect(library.publish({ templateId: 'shared', rev, note: '' })).rejects.toMatchObject({ trouble: { kind: 'template-fault', say: expect.stringContaining('“own”') as string } });
    library.saveCard({ templateId: 'own', rev: 1, card: { slug: 'own', scope: 'community', team: '', owner: 'robin', folder: '', language: 'en', reviewBy: null } });
    expect(await library.publish({ templateId: 'shared', rev, note: '' })).toMatchObject({ version: 2 });
  });

  it('may speak of what is known and include what this person sees', () => {
    const library = aLibrary();
    aTemplate(library.db, 'b', { row: { kind: 'snippet' }, content: { title: 'Bye' } });
    aTemplate(library.db, 'draft', { row: { kind: 'snippet' }, isDraft: true });
    aTemplate(library.db, 'hidden', { row: { kind: 'snippet', scope: 'mine' } });
    const { variables, snippets, filters } = library.variables();
    expect(snippets).toEqual([{ slug: 'b', title: 'Bye' }]);
    expect(variables.map(({ name }) => name)).toContain('asker.name');
    expect(filters).toContain('default');
  });
});

describe('a preview', () => {
  it('is what the asker of a real question would read, snippets and answers included', async () => {
    const library = aLibrary();
    aTemplate(library.db, 'sign', { row: { kind: 'snippet' }, content: { body: 'Yours, {{ fill.sign }}', fillIns: [{ key: 'sign', kind: 'text', label: 'Sign with', hint: '', isRequired: true, maxChars: null, choices: [], preset: '' }] } });
    const questionId = aQuestion(library.db, 1, { title: 'Is {{ asker.name }} $& ill?' });
    const content = someContent({ body: 'Hello {{ asker.name }}, about {{ question.title }}.\n\n{% render "sign" %}', disclaimerIds: ['d'] });
    const filled = filledTemplate.parse(await library.preview({ kind: 'answer', content, questionId, ticks: noTicks, answers: {} }));
    expect(filled.text).toContain('Hello asker-1, about Is');
    expect(filled.text).toContain('asker.name');
    expect(filled).toMatchObject({ version: 0, blanks: [{ label: 'Sign with' }], disclaimerIds: ['d'] });
    const answered = await library.preview({ kind: 'answer', content, questionId, ticks: noTicks, answers: { sign: 'Robin' } });
    expect(answered.text).toMatch(/Yours, Robin$/);
    expect(answered.blanks).toEqual([]);
  });

  it('of a mistake says where it is; of no question, that there is none', async () => {
    const library = aLibrary();
    const questionId = aQuestion(library.db, 1);
    await expect(library.preview({ kind: 'answer', content: someContent({ body: 'a\n{% if %}' }), questionId, ticks: noTicks, answers: {} })).rejects.toMatchObject({ trouble: { kind: 'template-fault', line: 2 } });
    await expect(library.preview({ kind: 'answer', content: someContent(), questionId: questionIdShape.parse('practice:77'), ticks: noTicks, answers: {} })).rejects.toMatchObject({ trouble: { kind: 'not-found' } });
  });
});

describe('trying words on real questions', () => {
  it('tells a row at a time, newest first, waiting or not', async () => {
    const library = aLibrary();
    for (let i = 1; i <= 5; i += 1) aQuestion(library.db, i, i === 5 ? { state: 'closed' } : {});
    aQuestion(library.db, 6, { state: 'gone' });
    const steps = [];
    for await (const step of library.tryOut({ kind: 'answer', content: someContent(), count: 3 }, undefined)) steps.push([step.done, step.total, step.row?.questionId]);
    expect(steps).toEqual([[0, 3, undefined], [1, 3, 'practice:5'], [2, 3, 'practice:4'], [3, 3, 'practice:3']]);
  });

  it('names what would be a blank besides the fill-ins, and which branches held', async () => {
    const library = aLibrary();
    aQuestion(library.db, 1, { title: 'My daughter, 4 years old, has a rash' });
    aQuestion(library.db, 2, { title: 'I am 40 and have a rash', asker_username: '' });
    const fillIns = [{ key: 'own', kind: 'text' as const, label: 'Own words', hint: '', isRequired: true, maxChars: null, choices: [], preset: '' }];
    const [adult, child] = await rowsOf(library, 'Hello {{ asker.name }}, {{ fill.own }} {% if question.patient_is_child %}your child{% else %}you{% endif %}', { more: { fillIns } });
    expect(adult).toMatchObject({ questionId: 'practice:2', blanks: ['Name the asker goes by'], problems: [] });
    expect(child).toMatchObject({ questionId: 'practice:1', blanks: [], branches: [expect.stringContaining('question.patient_is_child') as string] });
    expect(adult?.branches).not.toEqual(child?.branches);
    expect(child?.words).toBe(4);
  });

  it.each([
    ['too long to be read', 'word '.repeat(351), 'Over 350 words.'],
    ['too long for the forum', 'x'.repeat(33_000), 'Longer than the forum takes (32000 characters).'],
    ['too short for the forum', 'Hi.', 'Shorter than the forum takes (20 characters).'],
    ['nothing', '{% if question.has_photo %}Nice photo.{% endif %}', 'Nothing is left of it.'],
    ['a mistake', '{% if %}', expect.stringContaining('Line 1: ')],
  ])('says when it would be %s', async (_, body, problem) => {
    const library = aLibrary();
    aQuestion(library.db, 1);
    expect((await rowsOf(library, body)).map(({ problems }) => problems)).toEqual([[problem]]);
  });

  it('has nothing to say against an ordinary answer (control)', async () => {
    const library = aLibrary();
    aQuestion(library.db, 1);
    expect((await rowsOf(library, 'Hello {{ asker.name }}, an itching rash is common.'))[0]?.problems).toEqual([]);
  });

  it('stops when it is told to', async () => {
    const library = aLibrary();
    for (let i = 1; i <= 20; i += 1) aQuestion(library.db, i);
    const stop = new AbortController();
    let rows = 0;
    for await (const { row } of library.tryOut({ kind: 'answer', content: someContent(), count: 20 }, stop.signal)) {
      if (row) rows += 1;
      if (rows === 2) stop.abort();
    }
    expect(rows).toBe(2);
  });
});
