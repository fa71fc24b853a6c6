import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkAnswer } from '#shared/checks/check-answer.ts';
import { emptyDraft, type DraftContent } from '#shared/words/draft.ts';
import { checkFacts } from '#shared/words/finding.ts';
import { commandId } from '#shared/words/ids.ts';
import type { Trouble } from '#shared/words/trouble.ts';
import { latest } from '#tests/makers/a-watcher.ts';
import { pass } from '#tests/makers/a-hurry.ts';
import { aPost } from '#tests/makers/a-store.ts';
import { troubleFrom } from '#tests/makers/a-trouble.ts';
import { aStartedOutbox } from '#tests/makers/an-outbox.ts';

/** Sends through the whole way, disclaimers rendered; answers with the trouble, null when it was taken. */
async function refusalOf({ answers, question }: ReturnType<typeof aStartedOutbox>, text: string, more: Partial<DraftContent> = {}): Promise<Trouble | null> {
  const content = { ...structuredClone(emptyDraft), text, ...more };
  return answers.send({ commandId: commandId.parse(randomUUID()), questionId: question(1), content }).then(
    () => null,
    (error: { trouble: Trouble }) => error.trouble,
  );
}
const quotesIn = (trouble: Trouble | null): string[] => (trouble?.kind === 'findings' ? trouble.findings.map(({ check, quote }) => `${check}: ${quote}`) : [`not refused for what was found: ${JSON.stringify(trouble)}`]);

describe('an answer is refused', () => {
  it.each([
    ['personal-data: ann@example.org', 'Please write to ann@example.org about it.'],
    ['personal-data: 07700 900123', 'My neighbour had it too, 07700 900123.'],
    ['off-site: email me', 'Please email me the picture of the rash.'],
    ['dose: 400 mg', 'Four hundred is too much, 400 mg is what I take.'],
  ])('for %s, and nothing is in the outbox', async (quote, text) => {
    const desk = aStartedOutbox();
    expect(quotesIn(await refusalOf(desk, text, { disclaimers: { added: [], removed: ['d-medicine'] } }))).toEqual([quote]);
    expect(desk.db.all(desk.db.sql.selectFrom('outbox').select('id'))).toEqual([]);
  });

  it('whatever was waived', async () => {
    const desk = aStartedOutbox();
    const waivers = [{ check: 'personal-data' as const, quote: 'ann@example.org', reason: 'It is mine' }, { check: 'personal-data' as const, quote: '', reason: 'All of them' }];
    expect(quotesIn(await refusalOf(desk, 'Please write to ann@example.org about it.', { waivers }))).toEqual(['personal-data: ann@example.org']);
  });

  it('and would go without the check: the outbox takes any text (control)', async () => {
    const { clock, outbox, script, question } = aStartedOutbox();
    outbox.add({ commandId: commandId.parse(randomUUID()), questionId: question(1), topicId: 1, title: 'x', body: 'Write to ann@example.org', baseline: { postIds: [1001], state: 'open', question: null }, content: emptyDraft });
    await pass(clock, 2_000);
    expect(script.posts[0]?.raw).toContain('ann@example.org');
  });

  it('in a sentence that says what to do', async () => {
    const one = await refusalOf(aStartedOutbox(), 'Please write to ann@example.org about it.');
    expect(one).toMatchObject({ kind: 'findings', remedy: 'edit', say: '“ann@example.org” looks like an e-mail address. Take it out: this page is public.' });
    expect((await refusalOf(aStartedOutbox(), 'Write to ann@example.org or bob@example.org.'))?.say).toMatch(/^2 places must be mended/);
  });
});

describe('what was typed and left', () => {
  it('is asked about, all of it at once', async () => {
    const trouble = await refusalOf(aStartedOutbox(), 'Hello [name], go to XXX when it spreads.');
    expect(quotesIn(trouble)).toEqual(['leftover: [name]', 'leftover: XXX']);
    expect(trouble?.say).toBe('2 words look left over. Send them as they are?');
  });

  it('goes once it was let pass, word by word, wherever that word stands', async () => {
    const desk = aStartedOutbox();
    const text = 'Hello [name], dear [name], go to XXX when it spreads.';
    const name = { check: 'leftover' as const, quote: '[name]', reason: 'Meant like this' };
    expect(quotesIn(await refusalOf(desk, text, { waivers: [name] }))).toEqual(['leftover: XXX']);
    expect(await refusalOf(desk, text, { waivers: [name, { ...name, quote: 'XXX' }] })).toBeNull();
  });

  it('in a quote of the asker is theirs', async () => expect(await refusalOf(aStartedOutbox(), '> Dear [name]\n\nThey forgot to fill that in.')).toBeNull());
});

describe('an answer goes', () => {
  it('with every kind of advice', async () => {
    const text = 'This is definitely completely harmless. The erythema and the pruritus are obviously nothing to worry about.';
    const facts = { question: { title: '', bodyText: '' }, kind: 'answer' as const, pictures: 0, isClinician: false, allowedNumbers: [], resources: [] };
    expect(checkAnswer({ ...facts, text, blanks: [], disclaimers: [] }).length).toBeGreaterThan(4);
    expect(await refusalOf(aStartedOutbox(), text)).toBeNull();
  });

  it('with a dose under the medicine disclaimer, which comes by itself where a medicine is named', async () => {
    const desk = aStartedOutbox();
    expect(await refusalOf(desk, 'The leaflet of ibuprofen says 400 mg at most at once.')).toBeNull();
    expect(await refusalOf(aStartedOutbox(), 'Four hundred is too much, 400 mg is what I take.', { disclaimers: { added: ['d-medicine'], removed: [] } })).toBeNull();
  });

  it('with a dose from a clinician', async () => {
    const clinician = { volunteer: { name: 'A', role: 'doctor', isClinician: true } };
    const none = { disclaimers: { added: [], removed: ['d-medicine'] } };
    expect(await refusalOf(aStartedOutbox(clinician), 'Half is enough: take it twice a day, 5 ml.', none)).toBeNull();
    expect(quotesIn(await refusalOf(aStartedOutbox(), 'Half is enough: take it twice a day, 5 ml.', none))).toEqual(['dose: twice a day', 'dose: 5 ml']);
  });

  it('with a strength the asker named, in any of their posts', async () => {
    const desk = aStartedOutbox();
    const none = { disclaimers: { added: [], removed: ['d-medicine'] } };
    const q = desk.question(1);
    const asker = desk.db.one(desk.db.sql.selectFrom('questions').select('asker_username').where('id', '=', q))?.asker_username ?? '';
    expect(quotesIn(await refusalOf(desk, 'Show the 2.5% cream to the pharmacist.', none))).toEqual(['dose: 2.5%']);
    aPost(desk.db, q, 2, { author_username: asker, html: '<p>It is a 2.5 % cream.</p>' });
    desk.drafts.acknowledge(q);
    expect(await refusalOf(desk, 'Show the 2.5% cream to the pharmacist.', none)).toBeNull();
  });

  it('with the public numbers of any country, and not with another (control)', async () => {
    expect(await refusalOf(aStartedOutbox(), 'In Berlin call 030 19240, in Madrid 91 562 04 20.')).toBeNull();
    expect(quotesIn(await refusalOf(aStartedOutbox(), 'In Berlin call 030 19241.'))).toEqual(['personal-data: 030 19241']);
  });
});

it('hears of blanks first, then of what was found, then of the thread', () => {
  const { send, question, db, drafts } = aStartedOutbox();
  const q = question(1);
  drafts.save({ questionId: q, rev: 0, content: { ...emptyDraft, text: 'Mine' } });
  aPost(db, q, 2, { author_id: 5, author_username: 'else' });
  expect(troubleFrom(() => send(q, 'Hello [[name]], write to ann@example.org.')).kind).toBe('blanks-left');
  expect(troubleFrom(() => send(q, 'Hello, write to ann@example.org.')).kind).toBe('findings');
  expect(troubleFrom(() => send(q, 'Hello, write here.')).kind).toBe('thread-changed');
});

it('tells the window by what it would judge', async () => {
  const { answers, question } = aStartedOutbox();
  const facts = checkFacts.parse(await latest(answers.checkFacts(question(1), ['t-derm-mole'], undefined)));
  expect(facts).toMatchObject({ kind: 'answer', isClinician: false, question: { title: expect.stringMatching(/./) } });
  expect(facts.allowedNumbers).toContain('1-800-222-1222 (Poison Help)');
  expect(facts.resources).toEqual([]);
  expect((await latest(answers.checkFacts(question(1), ['m-needs-photo'], undefined)))?.kind).toBe('moderation');
  expect((await latest(answers.checkFacts(question(1), ['m-needs-photo', 't-derm-mole'], undefined)))?.kind).toBe('answer');
});
