import type { RenderJob } from '#electron/engine/templates/language/job.ts';

export interface Bomb {
  name: string;
  body: string;
  more?: Partial<RenderJob>;
  /** What the person is told. */
  say: RegExp;
  /** Cannot be seen before it is rendered. */
  isHidden?: true;
}

const grow = (step: string, times = 60): string => `{% assign a = "xxxxxxxxxxxxxxxx" %}${step.repeat(times)}{{ a }}`;
const noLoops = /Loops are not part/;
const tooLong = /too long/;
const loud = 'x'.repeat(60_000);
const chain = (length: number, body: (next: string) => string): Record<string, string> => Object.fromEntries(Array.from({ length }, (_, i) => [`s${i}`, i === length - 1 ? 'end' : body(`s${i + 1}`)]));

const loops: Bomb[] = [
  { name: 'a long loop', body: '{% for i in (1..100000000) %}x{% endfor %}', say: noLoops },
  { name: 'loops in loops', body: `${'{% for i in (1..9000) %}'.repeat(3)}x${'{% endfor %}'.repeat(3)}`, say: noLoops },
  { name: 'a loop over the tags', body: '{% for tag in question.tags %}{{ tag }}{% endfor %}', say: noLoops },
  { name: 'a table of rows', body: '{% tablerow i in (1..99999999) %}x{% endtablerow %}', say: noLoops },
  { name: 'a cycle', body: '{% cycle "a", "b" %}', say: noLoops },
  { name: 'a loop inside the liquid tag', body: '{% liquid\nfor i in (1..99999999)\necho i\nendfor\n%}', say: /on its own/ },
  { name: 'a snippet for each of a range', body: '{% render "s0" for (1..99999999) as i %}', more: { snippets: { s0: 'x' } }, say: /takes nothing along/ },
  { name: 'a range that is printed', body: '{{ (1..100000000) }}', say: /Ranges/ },
  { name: 'a range that is joined', body: '{{ (1..100000000) | join: "," }}', say: /Ranges/ },
  { name: 'a range that is kept', body: '{% assign a = (1..100000000) %}{{ a.size }}', say: /Ranges/ },
  { name: 'a range in a condition', body: '{% if (1..100000000) contains 7 %}x{% endif %}', say: /Ranges/ },
  { name: 'a counter', body: '{% increment n %}', say: /Counting/ },
];

const growing: Bomb[] = [
  { name: 'doubling by append', body: grow('{% assign a = a | append: a %}'), say: tooLong, isHidden: true },
  { name: 'doubling by prepend', body: grow('{% assign a = a | prepend: a %}'), say: tooLong, isHidden: true },
  { name: 'doubling by capture', body: grow('{% capture a %}{{ a }}{{ a }}{% endcapture %}'), say: tooLong, isHidden: true },
  { name: 'squaring by replace', body: grow('{% assign a = a | replace: "x", a %}', 20), say: tooLong, isHidden: true },
  { name: 'a long text for every letter of a long text', body: `{% assign a = "${'x'.repeat(25_000)}" %}{{ a | replace: "x", a }}`, say: tooLong, isHidden: true },
  { name: 'appending in one breath', body: `{% assign x = "${'x'.repeat(3_000)}" %}{{ x${' | append: x'.repeat(4_000)} }}`, say: /filters/ },
  { name: 'appending in many breaths', body: `{% assign x = "${'x'.repeat(9_000)}" %}${`{{ x${' | append: x'.repeat(18)} }}`.repeat(150)}`, say: tooLong, isHidden: true },
  { name: 'shouting again and again', body: `{% assign x = "${'x'.repeat(20_000)}" %}${`{{ x${' | upcase'.repeat(20)} }}`.repeat(100)}`, say: tooLong, isHidden: true },
  { name: 'cutting again and again', body: `{% assign x = "${'x '.repeat(10_000)}" %}${`{{ x${' | truncatewords: 9000'.repeat(18)} }}`.repeat(80)}`, say: tooLong, isHidden: true },
  { name: 'printing one long text many times', body: `{% assign x = "${'x'.repeat(50_000)}" %}${'{{ x }}'.repeat(900)}`, say: tooLong, isHidden: true },
  { name: 'printing it into nothing', body: `{% assign x = "${'x'.repeat(50_000)}" %}${'{% capture y %}{{ x }}{% endcapture %}'.repeat(300)}`, say: tooLong, isHidden: true },
  { name: 'joining with a long text', body: `{% assign x = "${'x'.repeat(40_000)}" %}{{ question.tags | join: x }}`, more: { values: { question: { tags: Array.from({ length: 100 }, (_, i) => `t${i}`) } } }, say: tooLong, isHidden: true },
  { name: 'a body that is too long', body: 'x'.repeat(70_000), say: tooLong },
  { name: 'a text that becomes too long', body: `${'x'.repeat(40_000)}{{ fill.long }}{{ fill.long }}`, more: { fillIns: [{ key: 'long', kind: 'text', label: 'Long', hint: '', isRequired: true, maxChars: null, choices: [], preset: '' }], answers: { long: 'y'.repeat(20_000) } }, say: tooLong, isHidden: true },
  { name: 'more blanks than a draft keeps', body: Array.from({ length: 900 }, (_, i) => `{{ b${i} }}`).join(' '), say: /blanks/, isHidden: true },
];

const deep: Bomb[] = [
  { name: 'more tags than anybody reads', body: '{% if a %}{% endif %}'.repeat(3_000), say: /too many/ },
  { name: 'more tags than anybody reads, in snippets', body: '{% render "s0" %}', more: { snippets: chain(6, (next) => `{% render "${next}" %}${'{{ a }}'.repeat(900)}`) }, say: /too many/ },
  { name: 'conditions in conditions', body: `${'{% if a %}'.repeat(400)}x${'{% endif %}'.repeat(400)}`, say: /inside one another|too many/ },
  { name: 'cases in cases', body: `${'{% case a %}{% when 1 %}'.repeat(1_500)}x${'{% endcase %}'.repeat(1_500)}`, say: /inside one another|too many/ },
  { name: 'captures in captures', body: `${'{% capture a %}'.repeat(2_000)}x${'{% endcapture %}'.repeat(2_000)}`, say: /inside one another|too many/ },
  { name: 'a condition without end', body: `{% if a${' or a'.repeat(9_000)} %}x{% endif %}`, say: tooLong },
  { name: 'not, not, not', body: `{% if ${'not '.repeat(12_000)}a %}x{% endif %}`, say: tooLong },
  { name: 'brackets in brackets', body: `{{ a${'[a'.repeat(20_000)}${']'.repeat(20_000)} }}`, say: /./ },
  { name: 'a name with ten thousand parts', body: `{{ a${'.a'.repeat(10_000)} }}`, say: /parts/ },
  { name: 'round brackets in round brackets', body: `{{ ${'('.repeat(30_000)}1 }}`, say: /./ },
  { name: 'conditions nobody closes', body: '{% if a %}'.repeat(25), say: /not closed/ },
  { name: 'braces nobody closes', body: '{'.repeat(60_000), say: /not closed|too many/ },
  { name: 'tags nobody closes', body: '{% '.repeat(20_000), say: /not closed|too many/ },
  { name: 'a quote nobody closes', body: `{{ "${loud}`, say: /not closed/ },
  { name: 'raw nobody closes', body: `{% raw %}${'{% endra %}'.repeat(5_000)}`, say: /raw is not closed|too many/ },
  { name: 'comments nobody closes', body: '{% comment %}'.repeat(4_000), say: /comment is not closed|too many/ },
  { name: 'ends of nothing', body: '{% endif %}'.repeat(5_000), say: /closes nothing|too many/ },
  { name: 'nothing but mistakes', body: '{{ | }}'.repeat(9_000), say: /missing|follow|too many/ },
];

const including: Bomb[] = [
  { name: 'a snippet that includes itself', body: '{% render "s0" %}', more: { snippets: { s0: '{% render "s0" %}' } }, say: /s0 → s0/ },
  { name: 'snippets in a circle of two', body: '{% render "safety-net" %}', more: { snippets: { 'safety-net': 'a {% render "follow-up" %}', 'follow-up': 'b {% include "safety-net" %}' } }, say: /safety-net → follow-up → safety-net/ },
  { name: 'a circle further in', body: '{% render "a" %}', more: { snippets: { a: '{% render "b" %}', b: '{% render "c" %}', c: '{% if x %}{% render "b" %}{% endif %}' } }, say: /b → c → b/ },
  { name: 'ten of ten of ten, eight deep', body: '{% render "s0" %}', more: { snippets: chain(8, (next) => `{% render "${next}" %}`.repeat(10)) }, say: /more than 100 times/ },
  { name: 'two of two of two, sixty deep', body: '{% render "s0" %}', more: { snippets: chain(60, (next) => `{% render "${next}" %}{% render "${next}" %}`) }, say: /more than 100 times/ },
  { name: 'a chain of snippets', body: '{% render "s0" %}', more: { snippets: chain(40, (next) => `{% render "${next}" %}`) }, say: /deep/ },
  { name: 'one snippet very often', body: '{% render "s0" %}'.repeat(3_000), more: { snippets: { s0: 'x' } }, say: /more than 100 times|too many/ },
  { name: 'long snippets', body: '{% render "s0" %}'.repeat(9), more: { snippets: { s0: loud } }, say: tooLong },
  { name: 'a bomb inside a snippet', body: '{% render "s0" %}', more: { snippets: { s0: 'one\n{% for i in (1..99999999) %}x{% endfor %}' } }, say: /“s0” has a mistake in line 2: Loops/ },
  { name: 'a file of this machine', body: '{% include "/etc/passwd" %}{% render "../../../etc/passwd" %}', say: /small letters/ },
  { name: 'a name put together', body: '{% include "a{{ b }}" %}', say: /small letters/ },
  { name: 'a name from an answer', body: '{% include fill.which %}', say: /quotes/ },
  { name: 'something every object has', body: '{% include "constructor" %}', say: /no snippet “constructor”/ },
  { name: 'a layout', body: '{% layout "s0" %}{% block a %}{% endblock %}', more: { snippets: { s0: 'x' } }, say: /Layouts/ },
];

const filters: Bomb[] = ['strip_html', 'split', 'times', 'json', 'inspect', 'map', 'where', 'sort', 'slugify', 'url_decode', 'base64_decode', 'concat'].map((name) => ({ name: `the filter ${name}`, body: `{{ question.title | ${name}: "a" }}`, say: /There is no filter/ }));

export const bombs: readonly Bomb[] = [...loops, ...growing, ...deep, ...including, ...filters];
