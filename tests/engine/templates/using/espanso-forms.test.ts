import { describe, expect, it, onTestFinished } from 'vitest';
import { writeTemplate } from '#electron/engine/store/templates.ts';
import { readFiles } from '#electron/engine/templates/exchange/read.ts';
import { createCatalog } from '#electron/engine/templates/library/catalog.ts';
import { createTemplates } from '#electron/engine/templates/using/templates.ts';
import { fieldOf, isAnswered } from '#shared/answers/fill-marks.ts';
import { noTicks } from '#shared/words/draft.ts';
import type { FillAnswers } from '#shared/words/fill-in.ts';
import type { TemplateContent } from '#shared/words/library.ts';
import type { FilledTemplate } from '#shared/words/template.ts';
import { aBigTemplate } from '#tests/makers/a-big-library.ts';
import { aClock } from '#tests/makers/a-clock.ts';
import { someSettings } from '#tests/makers/a-desk.ts';
import { aRenderer } from '#tests/makers/a-renderer.ts';
import { aQuestion, aStore } from '#tests/makers/a-store.ts';

const forms = `
matches:
  - trigger: ":plain"
    form: "Hello [[name]]."
  - trigger: ":default"
    form: "Hello [[name]]."
    form_fields: {name: {default: there}}
  - trigger: ":lines"
    form: "I read: [[words]]"
    form_fields: {words: {multiline: true}}
  - trigger: ":choice"
    form: "Use [[cream]]."
    form_fields: {cream: {type: choice, values: [zinc, oat]}}
  - trigger: ":list"
    form: "Use [[cream]]."
    form_fields: {cream: {type: list, values: [zinc, oat, urea, plain, coconut], default: oat}}
  - trigger: ":block"
    form: "Use [[cream]]."
    form_fields:
      cream:
        type: choice
        values: |
          zinc
          oat
  - trigger: ":labels"
    replace: "Use {{cream}}."
    vars:
      - {name: cream, type: choice, params: {values: [{label: "Zinc, thick", id: zinc}, {label: Oat, id: oat}]}}
  - trigger: ":inside"
    replace: "Hello {{form1.name}}, use {{form1.cream}} since {{day}}."
    vars:
      - {name: form1, type: form, params: {layout: "[[name]] [[cream]]", fields: {cream: {type: choice, values: [zinc, oat]}}}}
      - {name: day, type: date, params: {format: "%x"}}
  - trigger: ":twice"
    form: "[[name]] and [[name]] and [[other]]"
`;

/** An answer such as a person could give in the sheet. */
const answerTo = ({ kind, choices }: FilledTemplate['fields'][number]): string => (kind === 'choice' ? (choices?.[0] ?? 'words') : kind === 'number' ? '3' : kind === 'date' ? '2026-08-03' : 'words');

describe('a form brought from espanso', () => {
  const { foreign } = readFiles([{ name: 'match/base.yml', bytes: new TextEncoder().encode(forms) }], 'espanso');

  it('arrives, every shape of it', () => expect(foreign.map(({ refused }) => refused)).toEqual(Array.from({ length: 9 }, () => '')));

  it.each(foreign.map((one) => [one.sourceId, one] as const))('can be filled in whole: %s', async (_, { carried }) => {
    const db = aStore();
    const renderer = aRenderer();
    onTestFinished(() => renderer.stop());
    const templates = createTemplates({ db, settings: someSettings(), renderer, clock: aClock(), catalog: createCatalog(db) });
    const like = aBigTemplate(0);
    const content = { ...(JSON.parse(like.content ?? '') as TemplateContent), ...carried };
    writeTemplate(db, { ...like, content: JSON.stringify(content) });
    const questionId = aQuestion(db, 1);
    const fill = (answers: FillAnswers) => templates.fill({ templateId: like.id, questionId, ticks: noTicks, answers });
    const first = await fill({});
    expect(first.fields.length).toBeGreaterThan(0);
    const answers = Object.fromEntries(first.fields.map((field) => [field.key, answerTo(field)]));
    for (const field of first.fields) expect(isAnswered(fieldOf(field), answers[field.key] ?? ''), field.key).toBe(true);
    const whole = await fill(answers);
    expect(whole.blanks).toEqual([]);
    expect(whole.text).not.toMatch(/\[\[|\{\{/);
    for (const answer of Object.values(answers)) expect(whole.text).toContain(answer);
  });
});
