import { describe, expect, it } from 'vitest';
import { renderTemplate } from '#electron/engine/templates/language/render.ts';
import { namedIn, withSnippets } from '#electron/engine/templates/language/snippets.ts';
import { aFillIn, aJob } from './hostile/a-job.ts';

const snippets = { 'safety-net': 'Come back if it spreads, {{ asker.name }}.\n', 'two-parts': '\n\nFirst.\n\n{% include "safety-net" %}', quiet: '{% if asker.title %}x{% endif %}' };
const values = { asker: { name: 'Ann' } };
const text = (body: string): string => renderTemplate(aJob(body, { snippets, values })).text;

describe('a snippet', () => {
  it('is included by its name, sees the same values and leaves no hole', () => {
    expect(text('Hello.\n\n{% render "safety-net" %}\n\nBye.')).toBe('Hello.\n\nCome back if it spreads, Ann.\n\nBye.');
    expect(text('{% include "two-parts" %} Bye.')).toBe('First.\n\nCome back if it spreads, Ann. Bye.');
    expect(text('- one\n- {% render "quiet" %}\n- two')).toBe('- one\n- two');
  });

  it('keeps to itself what it works out', () => {
    const job = aJob('{% assign a = "mine" %}{% render "s" %}{{ a }}{{ b }}', { snippets: { s: '{% assign b = "inner" %}{{ a }} ' } });
    expect(renderTemplate(job).text).toBe('[[a]]mine[[b]]');
  });

  it('brings its fill-ins along, after those of the template', () => {
    const lookup = (slug: string) => ({ s: { body: '{{ fill.b }}{% render "deeper" %}', fillIns: [aFillIn('b'), aFillIn('a', { label: 'Theirs' })] }, deeper: { body: '{{ fill.c }}', fillIns: [aFillIn('c')] } })[slug];
    const joined = withSnippets({ body: '{{ fill.a }}{% render "s" %}{% render "missing" %}', fillIns: [aFillIn('a', { label: 'Mine' })] }, lookup);
    expect(Object.keys(joined.snippets)).toEqual(['s', 'deeper']);
    expect(joined.fillIns.map(({ key, label }) => [key, label])).toEqual([['a', 'Mine'], ['b', 'The b'], ['c', 'The c']]);
  });

  it('is found at a glance', () => {
    expect(namedIn(`{% render "a" %}{%- include 'b-2' -%}{%render "a"%}{% render c %}{% assign x = "d" %}`)).toEqual(['a', 'b-2']);
  });

  it('that is not there is a fault with the one that was meant', () => {
    expect(() => text('One.\n{% render "safty-net" %}')).toThrow('There is no snippet “safty-net”. Did you mean safety-net?');
  });

  it('with a mistake says whose, and in which line of it', () => {
    expect(() => renderTemplate(aJob('{% render "s" %}', { snippets: { s: 'a\nb {{ | }}' } }))).toThrow('The snippet “s” has a mistake in line 2');
  });
});
