import { describe, expect, it } from 'vitest';
import { diagnose, reportOf } from '#electron/engine/templates/language/check/report.ts';
import { variables } from '#electron/engine/templates/language/check/variables.ts';
import type { ReportJob } from '#electron/engine/templates/language/job.ts';
import { contentOfStarter } from './a-starter.ts';
import { aFillIn } from './hostile/a-job.ts';

const aReport = (body: string, more: Partial<ReportJob> = {}): ReportJob => ({ body, fillIns: [], kind: 'answer', language: 'en', slug: null, snippets: {}, ...more });
/** Each fault as the words it underlines, what it says and what could stand there. */
const faults = (body: string, more?: Partial<ReportJob>) => diagnose(aReport(body, more)).map(({ from, to, severity, say, instead }) => [severity, body.slice(from, to), say, instead]);

describe('a report', () => {
  it('underlines a wrong name and offers the right one', () => {
    expect(faults('Hello {{ asker.nmae }}, {{ askr.name }}')).toEqual([
      ['error', 'asker.nmae', 'There is no “asker.nmae”. Did you mean asker.name?', 'asker.name'],
      ['error', 'askr.name', 'There is no “askr.name”. Did you mean asker.name?', 'asker.name'],
    ]);
    expect(faults('{{ zzzzzzzz }}')).toEqual([['error', 'zzzzzzzz', 'There is no “zzzzzzzz”.', null]]);
    expect(faults('{{ how_long }}', { fillIns: [aFillIn('how_long')] })[1]).toEqual(['error', 'how_long', 'There is no “how_long”. Did you mean fill.how_long?', 'fill.how_long']);
    expect(faults('{{ patient }}')).toEqual([['error', 'patient', '“patient” has parts, such as patient.their.', null]]);
  });

  it('what it offers makes the fault go away', () => {
    for (const body of ['{{ asker.nmae }}', '{{ asker.name | upcse }}', '{% iff asker.name %}', '{% render "saftey" %}', '{{ fill.hwo }}']) {
      const job = aReport(body, { fillIns: [aFillIn('how')], snippets: { safety: { body: 'x', fillIns: [] } } });
      const [fault] = diagnose(job).filter(({ instead }) => instead !== null);
      expect(fault, body).toBeDefined();
      const mended = body.slice(0, fault?.from) + (fault?.instead ?? '') + body.slice(fault?.to);
      expect(diagnose({ ...job, body: mended }).filter(({ say }) => say === fault?.say), mended).toEqual([]);
    }
  });

  it('knows wrong filters, tags and refused ones at their place', () => {
    expect(faults('{{ asker.name | upcse }}')).toEqual([['error', 'upcse', 'There is no filter “upcse”. Did you mean upcase?', 'upcase']]);
    expect(faults('a {% iff x %}')).toEqual([['error', 'iff', 'There is no tag “iff”. Did you mean if?', 'if']]);
    expect(faults('a {% for i in (1..3) %}x{% endfor %}')).toMatchObject([['error', '{% for i in (1..3) %}', expect.stringMatching(/^Loops/), null]]);
  });

  it.each([
    ['{% if asker.name %}', '{% if asker.name %}', 'if is not closed: {% endif %} is missing.'],
    ['{% if asker.name %}{% endunless %}', '{% endunless %}', 'This closes unless, but if is open: {% endif %} is missing before it.'],
    ['{% else %}', '{% else %}', 'else belongs inside if, unless or case.'],
    ['{% if asker.name %}{% else %}{% elsif asker.name %}{% endif %}', '{% elsif asker.name %}', 'elsif belongs between if and else.'],
    ['{% when 1 %}', '{% when 1 %}', 'when belongs inside case, before else.'],
    ['{{ asker.name ', '{{ asker.name ', 'This is not closed: }} is missing.'],
    ['{% if asker.name', '{% if asker.name', 'This tag is not closed: %} is missing.'],
    ['{% raw %}x', '{% raw %}', 'raw is not closed: {% endraw %} is missing.'],
    ['{% comment %}x', '{% comment %}', 'comment is not closed: {% endcomment %} is missing.'],
    ['{{ }}', '{{ }}', 'A name is missing between {{ and }}.'],
    ['{% if asker.name asker.name %}{% endif %}', 'asker.name asker.name', 'Something that joins these values is missing, such as ==, and, or.'],
    ['{% if asker.name and %}{% endif %}', 'asker.name and', 'A value is missing beside ==, and, or.'],
    ['{% assign %}', '{% assign %}', 'assign needs a name and a value: {% assign days = 14 %}.'],
    ['{% assign asker = 1 %}', '{% assign asker = 1 %}', '“asker” is taken. Choose another name.'],
    ['{{ question[asker.name] }}', 'question[asker.name]', 'A name is written out, such as fill.how_long; it cannot be looked up by another value.'],
    ['{% render safety %}', '{% render safety %}', 'A snippet is named in quotes: {% render "its-name" %}.'],
  ])('finds what is wrong in %s', (body, underlined, say) => {
    expect(faults(body)).toContainEqual(['error', underlined, say, null]);
  });

  it('says = is not ==', () => {
    expect(faults('{% if asker.name = "x" %}{% endif %}')).toMatchObject([['error', expect.stringMatching(/^= "x"/), expect.stringContaining('Compare with =='), null]]);
  });

  it('goes on after a fault, and counts lines', () => {
    const found = diagnose(aReport('{{ a1 }}\n{% if %}x{% endif %}\n\n{{ asker.name | nope }}'));
    expect(found.map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it('knows which fill-ins there are, which nobody uses, and how each is used', () => {
    const fillIns = [aFillIn('who'), aFillIn('unused', { label: 'Unused' }), aFillIn('kind', { kind: 'choice', choices: ['dry'] }), aFillIn('tick', { kind: 'tick' })];
    expect(faults('{{ fill.whom }}{{ fill.who }}{% if fill.kind == "dyr" %}{% endif %}{{ fill.tick }}', { fillIns })).toEqual([
      ['warning', '', 'The fill-in “Unused” is asked for nowhere: {{ fill.unused }}.', null],
      ['error', 'fill.whom', 'There is no fill-in “whom”. Did you mean fill.who?', 'fill.who'],
      ['warning', '"dyr"', '“dyr” is not among the choices of “The kind”. Did you mean dry?', '"dry"'],
      ['warning', 'fill.tick', 'A tick decides and is not printed: {% if fill.tick %}…{% endif %}.', null],
    ]);
    expect(faults('{{ fill.a }}', { fillIns: [aFillIn('a'), aFillIn('a')] })).toEqual([['error', '', 'Two fill-ins have the key “a”.', null]]);
    expect(faults('{{ fill.a }}', { fillIns: [aFillIn('a', { kind: 'choice' })] })).toEqual([['error', '', 'The fill-in “The a” has nothing to choose from.', null]]);
  });

  it('counts fill-ins of snippets, both ways', () => {
    const snippets = { net: { body: '{{ fill.how }}', fillIns: [aFillIn('days')] } };
    expect(faults('{% render "net" %}{{ fill.days }}', { fillIns: [aFillIn('how')], snippets })).toEqual([]);
  });

  it('names the path of a loop, also through the snippet that is being written', () => {
    const snippets = { 'follow-up': { body: '{% render "safety-net" %}', fillIns: [] }, 'safety-net': { body: 'fine', fillIns: [] } };
    expect(faults('Words {% render "follow-up" %}', { slug: 'safety-net', kind: 'snippet', snippets })).toEqual([['error', 'follow-up', 'This goes round in a circle: safety-net → follow-up → safety-net.', null]]);
    expect(faults('Words {% render "follow-up" %}', { slug: 'other', kind: 'snippet', snippets })).toEqual([]);
  });

  it('knows typed blanks, and what a disclaimer cannot hold', () => {
    expect(faults('See [[your line]].')).toEqual([['warning', '[[your line]]', '“your line” is typed as a blank. Make it a fill-in, so that it can be asked for.', null]]);
    expect(faults('{{ disclaimers }}', { kind: 'disclaimer' })).toEqual([['error', 'disclaimers', 'A disclaimer cannot hold the disclaimers.', null]]);
  });

  it('leaves what a template works out itself alone', () => {
    expect(faults('{% assign days = 14 %}{{ days | plus: 1 }}{% capture end %}x{% endcapture %}{{ end }}{% comment %}{{ nope }}{% endcomment %}{% raw %}{{ nope }}{% endraw %}')).toEqual([]);
  });

  it('counts the fixed words, grades English only, and lists what is included', () => {
    const body = `{% render "net" %}${'The cat sat on the mat. '.repeat(8)}{{ asker.name | default: "an extraordinarily incomprehensible person" }}{% render "net" %}`;
    const snippets = { net: { body: 'x', fillIns: [] } };
    expect(reportOf(aReport(body, { snippets }))).toMatchObject({ words: 48, grade: expect.any(Number), includes: ['net'] });
    expect(reportOf(aReport(body, { snippets })).grade).toBeLessThan(2);
    expect(reportOf(aReport(body, { snippets, language: 'es' })).grade).toBeNull();
    expect(reportOf(aReport('Few words.')).grade).toBeNull();
  });

  it('finds no error in anything that comes with Rounds', () => {
    for (const { id, kind, language, content } of contentOfStarter()) {
      expect(diagnose(aReport(content.body, { fillIns: content.fillIns, kind, language })).filter(({ severity }) => severity === 'error'), id).toEqual([]);
    }
  });

  it('never throws, whatever is typed', () => {
    for (const body of ['{', '{{', '{%', '{{{', '{{%}}', '{%%}', '{{ "', "{{ ' }}", '{{ a | }}', '{{ a | b: }}', '{{ a. }}', '{{ [ }}', '{{ a[ }}', '{% if %}', '{% case %}{% when %}{% endcase %}', '{% capture %}', '{% render %}', '{% assign a %}', '{% # x', '\ud800{{ \udc00 }}']) {
      expect(() => diagnose(aReport(body)), body).not.toThrow();
      for (const { from, to } of diagnose(aReport(body))) expect(from >= 0 && from <= to && to <= body.length, body).toBe(true);
    }
  });
});

it('every name that can be said has a sentence and an example that is right', () => {
  for (const { name, say, example } of variables) {
    expect(say).toMatch(/\.$/);
    expect(example).toContain(name);
    expect(diagnose(aReport(example)), name).toEqual([]);
  }
});
