import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFiles } from '#electron/engine/templates/exchange/read.ts';
import { renderTemplate } from '#electron/engine/templates/language/render.ts';
import type { ForeignTemplate } from '#electron/engine/templates/exchange/arriving.ts';
import { aText, sample, titled } from '#tests/makers/an-exchange.ts';

const blanks = (one: ForeignTemplate): string[] => one.carried.fillIns.map(({ key, kind }) => `${key}:${kind}`);
/** As an asker called Nora would see it, with every blank still open; Markdown takes the sign away that keeps a brace a brace. */
const shown = (one: ForeignTemplate, snippets: Record<string, string> = {}): string =>
  renderTemplate({ templateId: 'x', body: one.carried.body, fillIns: one.carried.fillIns, answers: {}, values: { asker: { name: 'Nora' }, volunteer: { name: 'Robin' }, question: { title: '$& {{ asker.name }}' }, community: { name: 'Dermatology' } }, labels: {}, snippets }, Object.keys(snippets)).text.replace(/\\(?=[{}])/g, '');

describe('espanso matches', () => {
  const reading = readFiles(sample('espanso.yml'));
  const get = (title: string): ForeignTemplate => titled(reading, title);

  it('are told by their keys', () => expect([reading.format, reading.say]).toEqual(['espanso', 'This looks like espanso matches: it has matches.']));

  it('become templates with fill-ins of every kind of field', () => {
    const form = get('Eczema, first advice');
    expect(form.carried.aliases).toEqual([':ecz', 'dermatitis', 'itch']);
    expect(form.carried.body).toBe('Hello {{ fill.name }}, \n{{ fill.advice }} and {{ fill.more }}, on {{ fill.side }}.');
    expect(form.carried.fillIns).toMatchObject([
      { key: 'name', kind: 'text', label: 'Name', preset: 'there' },
      { key: 'advice', kind: 'choice', choices: ['Moisturiser', 'See a doctor'] },
      { key: 'more', kind: 'text' },
      { key: 'side', kind: 'choice', choices: ['left', 'right'] },
    ]);
    expect(form.losses).toEqual(['Where the cursor stood is not carried.']);
  });

  it('include one another as snippets, and take forms, days and fixed words along', () => {
    expect(get('Closing words')).toMatchObject({ kind: 'snippet', slug: 'closing-words' });
    expect(get('Everything').carried.body).toBe('{% include "closing-words" %} {{ fill.x }} on {{ fill.d }}\nRobin, volunteer');
    expect(blanks(get('Everything'))).toEqual(['x:text', 'd:date']);
    expect(get('A choice').carried.fillIns).toMatchObject([{ kind: 'choice', choices: ['one tablet', 'two tablets'] }]);
  });

  it('never run anything: shell, script, clipboard and chance become blanks and are named', () => {
    const inert = get('Runs things');
    expect(inert.losses.map((loss) => /“(\w+)”/.exec(loss)?.[1]).filter(Boolean)).toEqual(['shell', 'script', 'clipboard', 'random']);
    expect(shown(inert)).toBe('Before [[{{out}}]] [[{{script}}]] [[{{clip}}]] [[{{dice}}]] after [[{{nothing}}]]');
    expect(existsSync('/tmp/rounds-was-run')).toBe(false);
  });

  it('are refused where they are a picture or go round in a circle, with the path', () => {
    expect(get(':pic').refused).toContain('a picture alone');
    expect(get('Loop A').refused).toBe('It includes itself: :loop-a → :loop-b → :loop-a.');
  });

  it('stay words where they look like Liquid', () => expect(shown(get('Looks like Liquid'))).toBe('{% raw %} {{ asker.name }} {% if true %}x{% endif %}'));

  it('lose their scripts and handlers in HTML, and say so', () => {
    expect(get('In HTML').carried.body).toBe('Drink **water** Robin, volunteer');
    expect(get('In HTML').losses).toEqual(['Left out: a script on an element, which was not run.', 'Left out: a script, which was not run.']);
  });
});

describe('Zammad text modules', () => {
  const reading = readFiles(sample('zammad.csv'));

  it('keep every group, though a file writes the second in a row of its own', () => {
    expect(reading.format).toBe('zammad');
    expect(titled(reading, 'Eczema first advice').carried).toMatchObject({ communities: ['Dermatology', 'Children'], aliases: ['eczema', 'itch'], whenToUse: 'For adults' });
  });

  it('turn HTML into Markdown, variables into ours, and unknown ones into blanks that show as written', () => {
    const one = titled(reading, 'Eczema first advice');
    expect(shown(one)).toBe('Hello Nora,\nuse **plain** cream. [[#{ticket.custom_field}]]');
    expect(one.losses).toEqual(['Left out: a script, which was not run.', '#{ticket.custom_field} is not known here; it became a blank.']);
  });

  it('show a title of an asker letter for letter, replacement marks and template marks included', () => {
    const { text } = renderTemplate({ templateId: 'x', body: titled(reading, 'Closing').carried.body, fillIns: [], answers: {}, values: { volunteer: { name: 'Robin' }, question: { title: '$& #{ticket.title} {author}' } }, labels: {}, snippets: {} }, []);
    expect(text).toBe('Yours, Robin\nAbout: $& #{ticket.title} {author}');
  });
});

describe('Chatwoot canned responses', () => {
  const reading = readFiles(sample('chatwoot.json'));

  it('carry names with what stands in for them, and nothing else of their Liquid', () => {
    const one = titled(reading, 'eczema');
    expect(one.carried.body).toContain('Hello {{ asker.name | default: "there" }},\n\nuse plain cream, says {{ volunteer.name }}.');
    expect(one.carried.body).not.toContain('{% for');
    expect(shown(one)).toContain('[[{% for i in (1..1000000000) %}]]x[[{% endfor %}]]');
    expect(one.losses).toHaveLength(3);
  });

  it('stay words where their braces do not fit', () => expect(shown(titled(reading, 'broken'))).toBe('An open {{ brace and 50 %} more'));
});

describe('Discourse templates', () => {
  const reading = readFiles(sample('discourse.json'));

  it('map their names and fallbacks, and keep what is no name', () => {
    const one = titled(reading, 'Eczema first advice');
    expect(one.carried.body).toBe('Hello {{ asker.name | default: "there" }}, I am {{ volunteer.name }}.\n\nAbout {{ question.title }}: see {{ fill.topic_url }}. It is 50%{ off.');
    expect(one.carried.tags).toEqual(['eczema', 'skin']);
  });

  it('stay words where they look like Liquid', () => expect(shown(titled(reading, 'Closing'))).toBe('Get well soon, Nora. {{ asker.name }} {% include "x" %}'));
});

describe('a Reddit Toolbox page', () => {
  const reading = readFiles(sample('toolbox.json'));

  it('is read through its escapes, with its fields as fill-ins', () => {
    const one = titled(reading, 'No photo advice');
    expect(one.kind).toBe('moderation');
    expect(one.carried.fillIns).toMatchObject([
      { key: 'what', kind: 'choice', choices: ['a mole', 'a rash & more'] },
      { label: 'Anything else', preset: 'nothing' },
      { label: 'how long' },
      { label: '{permalink}' },
    ]);
    expect(one.carried.body).toContain('{not a token} “quoted”');
  });

  it('has its header and footer once, in every reason', () => {
    const snippets = Object.fromEntries(reading.foreign.filter(({ kind }) => kind === 'snippet').map((one) => [one.slug, one.carried.body]));
    expect(shown(titled(reading, 'No photo advice'), snippets)).toMatch(/^Hello Nora,\n\nthank you\.\n\nWe cannot judge[^]*\n\n-- Robin of Dermatology$/);
  });

  it('names what its macros do besides writing, and its other settings', () => {
    expect(titled(reading, 'Ask for details').losses).toContain('What it does besides writing is not carried and never done: remove, distinguish.');
    expect(shown(titled(reading, 'Ask for details'))).toBe('Please tell us more, Nora: $&');
    expect(reading.losses).toEqual(['Settings of the page that are not templates were left out: domainTags.']);
    expect(titled(reading, 'Reason 2').refused).toBe('It has no text.');
  });
});

describe('AutoReviewComments', () => {
  it('keep a comment of two paragraphs in one, and the next comment its own', () => {
    const reading = readFiles(sample('auto-review-comments.md'));
    expect(reading.foreign.map(({ carried }) => carried.title)).toEqual(['More than one question asked', 'Thanks only', 'Edited']);
    const [first] = reading.foreign;
    expect(first?.carried.body).toBe('Please ask **one** question, {{ asker.name }}. {{ fill.type_here }}\n\nThis is the second paragraph of the first comment.');
    expect(first?.carried.tags).toEqual(['for questions']);
  });

  it('are read out of a call without calling it', () => {
    const reading = readFiles(sample('auto-review-comments.js'));
    expect(reading.say).toContain('which was not run');
    expect(titled(reading, 'More than one question asked').carried.body).toBe('Please ask **one** question, {{ asker.name }}. Read the [rules](https://example.org/rules). {{ fill.type_here }}');
    expect(() => readFiles([aText('x.js', 'callback([{"name":"a","description":"b"}]); steal()')])).toThrow('does not know what');
  });
});

describe('Beeftext', () => {
  it('keeps groups, nested entries and fields of the newest version', () => {
    const reading = readFiles(sample('beeftext-v10.json'));
    const one = titled(reading, 'Eczema');
    expect(one).toMatchObject({ folder: 'Skin', carried: { aliases: ['ecz'], whenToUse: 'Once' } });
    expect(one.carried.body).toContain('Hello {{ fill.name }},\n{% include "signature" %}');
    expect(titled(reading, 'Signature')).toMatchObject({ kind: 'snippet', slug: 'signature', losses: ['It was switched off there.'] });
    expect(one.losses.filter((loss) => loss.includes('never done'))).toHaveLength(3);
  });

  it.each([
    ['beeftext-v1.json', 'Old', 'Drink water.'],
    ['beeftext-v8.json', 'Rich', 'Drink **water**, {{ fill.name }}.'],
    ['beeftext.csv', 'Eczema', 'Hello there,\nuse plain cream.'],
  ])('is read in older versions, too: %s', (file, title, body) => {
    const reading = readFiles(sample(file));
    expect([reading.format, titled(reading, title).carried.body]).toEqual(['beeftext', body]);
  });
});

describe('Quicktext', () => {
  it('keeps menus as folders, fields as fill-ins, and runs no script', () => {
    const reading = readFiles(sample('quicktext.xml'));
    const one = titled(reading, 'Eczema');
    expect(one).toMatchObject({ folder: 'Skin', carried: { aliases: ['ecz'] } });
    expect(one.carried.fillIns).toMatchObject([{ label: 'Since when' }, { label: 'Which cream', kind: 'choice', choices: ['thick', 'thin'] }, { label: 'SCRIPT=steal' }, { label: 'FILE=/etc/passwd' }]);
    expect(shown(one, { 'skin-closing': 'Bye.' })).toBe('Hello Nora  [[Since when]] [[Which cream]] Bye. [[SCRIPT=steal]] [[FILE=/etc/passwd]] 1 < 2 & {{ asker.name }}');
    expect(titled(reading, 'Closing & thanks').carried.body).toBe('Get **well** soon.');
    expect(one.losses).toEqual(expect.arrayContaining(['Its subject is not carried: answers here have none.', 'Its key (3) is not carried.']));
  });

  it('refuses files of scripts with a sentence', () => expect(() => readFiles(sample('quicktext-scripts.xml'))).toThrow('holds scripts, not templates'));
});

describe('Mailspring, tables and pages', () => {
  it('reads a folder of HTML files, with their places to fill as blanks', () => {
    const reading = readFiles(sample('mailspring'));
    const one = titled(reading, 'First answer');
    expect([reading.format, one.carried.body]).toEqual(['mailspring', 'Hello {{ fill.first_name }},\n\nuse {{ fill.which_cream }} twice.']);
    expect(one.losses).toEqual(expect.arrayContaining(['Left out: <style>.', 'Left out: pictures.', 'Left out: a script, which was not run.', 'Left out: a script on an element, which was not run.']));
  });

  it('reads a table somebody made by hand, takes guards off cells, and names columns it does not know', () => {
    const reading = readFiles(sample('table.csv'));
    expect(reading.losses).toEqual(['Columns that are not known here were left out: mood.']);
    expect(reading.foreign.map(({ sourceId, carried }) => [sourceId, carried.title])).toEqual([
      ['title:Eczema, first advice', 'Eczema, first advice'],
      ['title:Sum', 'Sum'],
      ['title:Sum#2', 'Sum'],
      ['title:No title at all here', 'No title at all here'],
    ]);
    expect(titled(reading, 'Eczema, first advice').carried).toMatchObject({ body: 'Hello {{ asker.name | default: "there" }},\nuse {{ fill.which_cream }}.', tags: ['eczema', 'itch'] });
    expect(titled(reading, 'Sum').carried.body).toBe('=1+1 is two');
    expect(reading.foreign[2]?.carried.body).not.toContain('{% for');
  });

  it('reads pages, each by its heading or its facts', () => {
    const reading = readFiles(sample('pages'));
    expect(titled(reading, 'Eczema, first advice').carried.body).toBe('Hello {{ asker.name }},\n\nuse {{ fill.which_cream }} twice a day.\n\n---\n\nThat is all.');
    expect(titled(reading, 'Closing words')).toMatchObject({ carried: { tags: ['end'] }, losses: ['“author” at its top is not known here and was left out.'] });
  });
});

describe('a guess', () => {
  it('says what it knows where it knows nothing', () => expect(() => readFiles([aText('x.bin', 'MZ')])).toThrow(/^Rounds does not know what “x\.bin” is\. It reads a library of Rounds, espanso matches,/));
  it('gives way to what the person says', () => {
    expect(readFiles(sample('zammad.csv'), 'csv')).toMatchObject({ format: 'csv', say: 'Read as a table (CSV), as you asked.' });
    expect(() => readFiles(sample('zammad.csv'), 'beeftext')).toThrow('does not read like a Beeftext backup');
  });
  it('reads text with a mark of order, in UTF-16 and in the Western alphabet of old', () => {
    const utf16 = new Uint8Array(Buffer.from('\u{FEFF}# Müller\n\nGrüße', 'utf16le'));
    expect(readFiles([{ name: 'a.md', bytes: utf16 }]).foreign[0]?.carried).toMatchObject({ title: 'Müller', body: 'Grüße' });
    expect(readFiles([{ name: 'a.md', bytes: new Uint8Array(Buffer.from('# M\xfcller\n\nGr\xfc\xdfe', 'latin1')) }]).foreign[0]?.carried).toMatchObject({ title: 'Müller', body: 'Grüße' });
  });
});
