import { describe, expect, it } from 'vitest';
import { addPolicy } from '#electron/engine/store/policies.ts';
import { emptyDraft } from '#shared/words/draft.ts';
import { touches as touchesShape } from '#shared/words/library.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { aLibrary, aTemplate, type LibraryUnderTest } from '#tests/makers/a-library.ts';
import { aStartedOutbox } from '#tests/makers/an-outbox.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';

const when = JSON.stringify({ communities: [], communityKinds: [], tags: [], levels: [], patient: [], content: [], roles: [] });
const including = (slug: string): { body: string } => ({ body: `First. {% render "${slug}" %} Last.` });
const hows = (library: LibraryUnderTest, id: string): Record<string, string> => Object.fromEntries(touchesShape.parse(library.touches(id)).templates.map((one) => [one.id, one.how]));

describe('what a snippet touches', () => {
  const aWeb = (): LibraryUnderTest => {
    const library = aLibrary();
    aTemplate(library.db, 'sign', { row: { kind: 'snippet' }, content: { title: 'Sign' } });
    aTemplate(library.db, 'outer', { row: { kind: 'snippet' }, content: { title: 'Outer', ...including('sign') } });
    aTemplate(library.db, 'direct', { content: { title: 'Direct', ...including('sign') } });
    aTemplate(library.db, 'through', { content: { title: 'Through', ...including('outer') } });
    aTemplate(library.db, 'child', { row: { kind: 'disclaimer' }, content: { title: 'Child', ...including('outer') } });
    aTemplate(library.db, 'carrier', { content: { title: 'Carrier', disclaimerIds: ['child'] } });
    aTemplate(library.db, 'retired', { row: { is_retired: 1 }, content: including('sign') });
    aTemplate(library.db, 'hidden', { row: { scope: 'mine' }, content: including('sign') });
    aTemplate(library.db, 'speaks-of-it', { content: { body: 'The word sign alone includes nothing.' } });
    addPolicy(library.db, { id: 'p', title: 'Children', disclaimer_id: 'child', rule: 'must', when, position: 10 });
    return library;
  };

  it('is every template that includes it, directly or through others, and the policies behind them', () => {
    const library = aWeb();
    expect(hows(library, 'sign')).toEqual({
      outer: 'includes it',
      direct: 'includes it',
      through: 'includes “Outer”, which includes it',
      child: 'includes “Outer”, which includes it',
      carrier: 'carries “Child”, which includes “Outer”, which includes it',
    });
    expect(library.touches('sign').policies).toEqual([{ id: 'p', title: 'Children', how: 'requires it, through “Child”' }]);
    expect(hows(library, 'direct')).toEqual({});
  });

  it('goes round in a circle once', () => {
    const library = aLibrary();
    aTemplate(library.db, 'a', { row: { kind: 'snippet' }, content: { title: 'A', ...including('b') } });
    aTemplate(library.db, 'b', { row: { kind: 'snippet' }, content: { title: 'B', ...including('a') } });
    expect(hows(library, 'a')).toEqual({ b: 'includes it' });
  });

  it('keeps it from losing its name or being retired while it is included', () => {
    const library = aWeb();
    const card = { slug: 'signed', scope: 'community' as const, team: '', owner: 'ada', folder: '', language: 'en', reviewBy: null };
    expect(troubleFrom(() => library.saveCard({ templateId: 'sign', rev: 1, card })).say).toContain('“Direct”');
    const refused = troubleFrom(() => library.retire({ templateId: 'sign', rev: 1, isRetired: true }));
    expect(refused).toMatchObject({ kind: 'not-allowed' });
    expect(refused.say).not.toContain('hidden');
    expect(library.saveCard({ templateId: 'sign', rev: 1, card: { ...card, slug: 'sign', folder: 'Ours' } })).toEqual({ rev: 2 });
    expect(library.retire({ templateId: 'through', rev: 1, isRetired: true })).toEqual({ rev: 2 });
  });
});

describe('what a disclaimer touches', () => {
  it('is the templates that carry it and the policies that speak of it, in every language of it', () => {
    const library = aLibrary();
    aTemplate(library.db, 'd-child', { row: { kind: 'disclaimer' } });
    aTemplate(library.db, 'd-child.es', { row: { kind: 'disclaimer', family: 'd-child', language: 'es', slug: 'd-child-es' } });
    aTemplate(library.db, 'rash', { content: { title: 'Rash', disclaimerIds: ['d-child'] } });
    addPolicy(library.db, { id: 'p1', title: 'Children', disclaimer_id: 'd-child', rule: 'must', when, position: 10 });
    addPolicy(library.db, { id: 'p2', title: 'Pets', disclaimer_id: 'd-child', rule: 'must-not', when, position: 20, is_on: 0 });
    addPolicy(library.db, { id: 'p3', title: 'Another', disclaimer_id: 'd-other', rule: 'must', when, position: 30 });
    for (const id of ['d-child', 'd-child.es']) {
      expect(hows(library, id)).toEqual({ rash: 'carries it' });
      expect(library.touches(id).policies).toEqual([{ id: 'p1', title: 'Children', how: 'requires it' }, { id: 'p2', title: 'Pets', how: 'forbids it, switched off' }]);
    }
  });
});

describe('the answers a template stands in', () => {
  it('are counted: open drafts, those on their way and those that were sent, not those taken back', async () => {
    const { db, clock, drafts, outbox, send, question } = aStartedOutbox({ holdSeconds: 10 });
    const library = aLibrary({ db });
    aTemplate(db, 'rash');
    aTemplate(db, 'rash-2');
    const uses = { templates: [{ templateId: 'rash', version: 1 }] };
    send(question(1), 'Sent before.', uses);
    await pass(clock, 60_000);
    send(question(2), 'On its way.', uses);
    outbox.takeBack(send(question(3), 'Taken back.', uses));
    send(question(4), 'Another template, "rash" in its words.', { templates: [{ templateId: 'rash-2', version: 1 }] });
    drafts.save({ questionId: question(5), rev: 0, content: { ...emptyDraft, text: 'A draft', ...uses } });
    drafts.save({ questionId: question(6), rev: 0, content: { ...emptyDraft, text: 'A draft that speaks of "rash"' } });
    expect(library.touches('rash')).toMatchObject({ drafts: 2, waiting: 1, sent: 1 });
    expect(library.touches('rash-2')).toMatchObject({ drafts: 0, waiting: 1, sent: 0 });
  });
});
