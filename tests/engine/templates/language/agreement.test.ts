import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from '#electron/engine/templates/language/check/inspect.ts';
import { variables } from '#electron/engine/templates/language/check/variables.ts';
import { renderTemplate, TemplateFault } from '#electron/engine/templates/language/render.ts';
import { createContexts, labels } from '#electron/engine/templates/using/context.ts';
import { findMarks } from '#shared/answers/blanks.ts';
import { noTicks } from '#shared/words/draft.ts';
import { someSettings } from '#tests/makers/a-desk.ts';
import { aQuestion, aStore } from '#tests/makers/a-store.ts';
import { aFillIn, aJob } from './hostile/a-job.ts';

const pieces = ['{{ asker.name }}', '{{ fill.a }}', '{{ fill.t }}', '{{ "x" | append: fill.a | truncate: 3 }}', '{% if fill.t %}', '{% elsif fill.k == "x" %}', '{% else %}', '{% endif %}', '{% unless fill.k != "x" or fill.t %}', '{% endunless %}', '{% case fill.k %}', '{% when "x", 2 or fill.a %}', '{% endcase %}', '{% capture c %}', '{% endcapture %}', '{% assign d = fill.n | plus: 1 %}', '{{ d }}{{ c }}', '{% comment %}', '{% endcomment %}', '{% raw %}', '{% endraw %}', '{% render "s" %}', '{%- # x -%}', '{{', '}}', '{%', '%}', '"', '|', ' ', '\n', '- ', 'word', '[[', ']]', '[', '\\', 'fill.', '.', ':', ',', '==', ' and ', '(', '1..2', '\ufdd0', '👩‍⚕️', '\ud83d'];
const bodies = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join(''));
const fillIns = [aFillIn('a'), aFillIn('t', { kind: 'tick' }), aFillIn('k', { kind: 'choice', choices: ['x', 'y'] }), aFillIn('n', { kind: 'number', isRequired: false })];
const someAnswers = fc.record({ a: fc.constantFrom('', 'said', '[[x]]', '{{ y }}'), t: fc.constantFrom('yes', 'no', ''), k: fc.constantFrom('', 'x'), n: fc.constantFrom('', '2', 'two') });
const snippets = { s: 'snippet {{ fill.a }}{% if fill.t %}\nmore{% endif %}\n' };

describe('what is looked through and what is rendered', () => {
  it('agree: without a fault before, there is a text, tidy and whole', () => {
    let rendered = 0;
    fc.assert(
      fc.property(bodies, someAnswers, (body, answers) => {
        const isWrong = inspect(body).flaws.some(({ severity }) => severity === 'error');
        try {
          const { text, blanks } = renderTemplate(aJob(body, { fillIns, answers, snippets, values: { asker: { name: 'Ann' } } }));
          expect(isWrong).toBe(false);
          expect(text).not.toMatch(/\ufdd0|\n{3}|undefined|\[object/);
          expect(text.isWellFormed()).toBe(true);
          expect(text.trim()).toBe(text);
          expect(findMarks(text, blanks).filter(({ blank }) => blank).length).toBeGreaterThanOrEqual(blanks.length);
          rendered += 1;
        } catch (error) {
          if (!(error instanceof TemplateFault)) throw error;
          expect(isWrong, `${error.message} in ${body}`).toBe(true);
          expect(error.message).not.toMatch(/could not be read/);
        }
      }),
      { numRuns: 4_000, seed: 7 },
    );
    expect(rendered).toBeGreaterThan(300);
  });
});

it('the names a template is told of are those a question has', () => {
  const db = aStore();
  const context = createContexts({ db, settings: someSettings() }).of(aQuestion(db, 1, {}), noTicks);
  const known = Object.entries(context?.values ?? {}).flatMap(([group, parts]) => Object.keys(parts).map((part) => `${group}.${part}`));
  expect(variables.map(({ name }) => name).filter((name) => name !== 'disclaimers').toSorted()).toEqual(known.toSorted());
  expect(Object.keys(labels).filter((name) => name.includes('.') && !known.includes(name))).toEqual([]);
});
