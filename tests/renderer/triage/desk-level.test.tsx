import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { rangesOf } from '#renderer/level/mark-words.ts';
import { levelsBeside } from '#renderer/level/level-dialog.tsx';
import { goalWords } from '#renderer/level/goal.tsx';
import type { Verdict } from '#shared/words/triage.ts';
import { aFakeDesk, type FakeDesk } from '#tests/makers/a-fake-desk.ts';
import { aDraft, aFakeWorld, aPost, aQuestionRow, aTemplateOffer, aThread, questionIdOf } from '#tests/makers/a-fake-world.ts';
import { someVerdict } from '#tests/makers/fake/a-fake-team.ts';
import { showDesk } from '#tests/makers/a-shown-desk.tsx';

const region = () => page.getByRole('region', { name: 'Why this level' });
const heard = (quote: string, where: 'title' | 'body', from: number) => ({ signal: quote, label: quote, quote, where, from, to: from + quote.length });
const petechiae: Partial<Verdict> = {
  level: 'urgent',
  wordsLevel: 'urgent',
  fired: [{ rule: 'u-spots', title: 'Pinpoint, purple or blood spots in a child', level: 'urgent', flag: null, source: 'NICE NG12, 2015', isSourceSeen: true, action: 'See today.', heard: [heard('petechiae rash', 'title', 0), heard('4 year old', 'body', 7)] }],
  ticks: [{ id: 'fever', label: 'Fever now', answer: null, guess: 'no', quote: 'no fever' }],
};

function aDesk(over: Partial<Verdict> = petechiae, html = '<p>My son, 4 year  <b>old</b>, has it. Another 4 year old too.</p><p>No fever.</p>'): FakeDesk {
  const row = aQuestionRow(1, { title: 'Petechiae rash in 4 year old', level: over.level ?? 'routine' });
  const fake = aFakeDesk(aFakeWorld({ questions: 0 }));
  fake.world.threads.set(row.id, aThread(row, { posts: [aPost(1, { html })] }));
  fake.world.verdicts.set(row.id, someVerdict(row.id, over));
  return fake;
}
const open = (fake: FakeDesk) => showDesk({ fake, at: `/unanswered?id=${encodeURIComponent(questionIdOf(1))}` });
const marked = (): string[] => [...(CSS.highlights.get('level-words') ?? [])].map((range) => (range as Range).toString().replace(/\s+/g, ' '));

describe('why a question has its level', () => {
  it('says which words of which rule, its source, and that a person decides', async () => {
    await open(aDesk());
    await expect.element(region()).toMatchTextContent(/Urgent: Should be seen by somebody in person today\./);
    await expect.element(region()).toMatchTextContent(/Pinpoint, purple or blood spots in a child\. Matched petechiae rash, 4 year old\./);
    await expect.element(region()).toMatchTextContent(/NICE NG12, 2015/);
    await expect.element(region()).toMatchTextContent(/This is a sorting aid\. It does not diagnose\. A person decides\./);
    await expect.element(page.getByRole('note', { name: /Level/ })).toMatchTextContent(/Urgent: Pinpoint.*because it says petechiae rash/);
  });

  it('says of a routine question that nothing was found, which is not the same as safe', async () => {
    await open(aDesk({}));
    await expect.element(region()).toMatchTextContent(/Routine: No sign was found\. That does not mean harmless\./);
    await expect.element(page.getByRole('note', { name: /Level/ })).not.toBeInTheDocument();
  });

  it('marks the words in the question without changing it, and no longer when another one is open', async () => {
    const fake = aDesk();
    const other = aQuestionRow(2);
    fake.world.threads.set(other.id, aThread(other));
    const { options } = await open(fake);
    await expect.poll(() => marked().toSorted()).toEqual(['4 year old', 'Petechiae rash']);
    expect(document.querySelector('article mark')).toBeNull();
    expect(document.querySelector('article p')?.textContent).toBe('My son, 4 year  old, has it. Another 4 year old too.');
    await options.nth(1).click();
    await expect.poll(marked).toEqual([]);
  });

  it('is decided otherwise with a reason, and not without one', async () => {
    const fake = aDesk();
    await open(fake);
    await region().getByRole('button', { name: 'Lower level' }).click();
    const dialog = page.getByRole('dialog', { name: 'Lower level' });
    await dialog.getByRole('button', { name: 'Lower', exact: true }).click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/Choose a reason first\./);
    await dialog.getByRole('radio', { name: 'Something else' }).click();
    await dialog.getByRole('button', { name: 'Lower', exact: true }).click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/in a few words/);
    await dialog.getByRole('radio', { name: 'A doctor has seen it already' }).click();
    await dialog.getByRole('radio', { name: 'Routine' }).click();
    await dialog.getByRole('button', { name: 'Lower', exact: true }).click();
    await expect.poll(() => fake.callsOf('triage.setLevel')).toEqual([{ questionId: questionIdOf(1), level: 'routine', reason: 'seen-by-a-doctor', note: '' }]);
    await expect.element(region()).toMatchTextContent(/Set by hand.*The words alone say urgent\./);
  });

  it('is raised by key, by key alone', async () => {
    const fake = aDesk();
    await open(fake);
    await expect.element(region()).toMatchTextContent(/Urgent/);
    await userEvent.keyboard('0');
    await expect.element(page.getByRole('dialog', { name: 'Raise level' })).toBeVisible();
    await userEvent.keyboard(' {Enter}');
    await expect.poll(() => fake.callsOf('triage.setLevel')).toMatchObject([{ level: 'emergency', reason: 'more-than-it-says' }]);
  });

  it('takes a person’s answers, and shows what the words say beside them', async () => {
    const fake = aDesk();
    await open(fake);
    const fever = page.getByRole('group', { name: 'Ask yourself' }).getByRole('group', { name: /Fever now/ });
    await expect.element(fever).toMatchTextContent(/the words say no: “no fever”/);
    await fever.getByRole('radio', { name: 'Yes' }).click({ force: true });
    await expect.poll(() => fake.callsOf('triage.tick')).toEqual([{ questionId: questionIdOf(1), ticks: { fever: 'yes' } }]);
  });

  it('carries flags, which a person takes off and puts on', async () => {
    const fake = aDesk({ ...petechiae, flags: [{ flag: 'photo-of-minor', by: '', why: 'He is 4 and there are pictures.' }] });
    await open(fake);
    const flags = region().getByRole('list', { name: 'Flags' });
    await expect.element(flags).toMatchTextContent(/photo of a minor, He is 4/);
    await flags.getByRole('button', { name: 'Not: photo of a minor' }).click();
    await flags.getByRole('combobox', { name: 'Add a flag' }).selectOptions('crisis');
    await expect.poll(() => fake.callsOf('triage.setFlag')).toMatchObject([{ flag: 'photo-of-minor', isOn: false }, { flag: 'crisis', isOn: true }]);
  });

  it('says what is wrong when it cannot be read', async () => {
    const fake = aDesk();
    fake.failNext('triage.ofQuestion', { kind: 'unexpected', say: 'The rules could not be read.', remedy: 'retry' });
    await open(fake);
    await expect.element(region().getByRole('alert')).toMatchTextContent(/The rules could not be read\./);
  });

  it('goes into no text that is posted', async () => {
    const fake = aDesk();
    await open(fake);
    await page.getByRole('textbox', { name: 'Your answer' }).click();
    await userEvent.keyboard('Please see somebody today, as soon as you can.');
    await expect.poll(() => JSON.stringify(fake.callsOf('drafts.save'))).toContain('see somebody today');
    expect(JSON.stringify([fake.callsOf('drafts.save'), fake.callsOf('disclaimers.forAnswer'), fake.callsOf('answers.send')])).not.toMatch(/urgent|level/i);
  });
});

describe('an emergency', () => {
  const emergency: Partial<Verdict> = { level: 'emergency', wordsLevel: 'emergency' };
  const gate = () => page.getByRole('region', { name: 'Emergency' });
  const answer = () => page.getByRole('textbox', { name: 'Your answer' });
  const withRedirect = (fake: FakeDesk): FakeDesk => {
    fake.world.offers.unshift(aTemplateOffer('m-emergency', { title: 'Emergency redirect', kind: 'moderation', isRedirect: true }));
    fake.world.filled.set('m-emergency', { templateId: 'm-emergency', version: 1, title: 'Emergency redirect', text: 'Please stop reading and call 911.', blanks: [], fields: [], disclaimerIds: [] });
    return fake;
  };

  it('puts the redirect before anything else, and inserts it when it is chosen', async () => {
    await open(withRedirect(aDesk(emergency)));
    await expect.element(gate()).toBeVisible();
    await expect.element(answer()).not.toBeInTheDocument();
    await userEvent.keyboard('r{Enter}');
    await expect.element(answer()).toMatchTextContent(/Please stop reading and call 911\./);
    await expect.element(gate()).not.toBeInTheDocument();
  });

  it('asks before something else is written', async () => {
    await open(withRedirect(aDesk(emergency)));
    await gate().getByRole('button', { name: 'Write something else…' }).click();
    await expect.element(answer()).not.toBeInTheDocument();
    await gate().getByRole('button', { name: 'Yes, write something else' }).click();
    await expect.element(answer()).toBeVisible();
  });

  it('never stands before words that were typed', async () => {
    const fake = withRedirect(aDesk(emergency));
    fake.world.drafts.set(questionIdOf(1), aDraft(questionIdOf(1), { text: 'Half a sentence' }));
    await open(fake);
    await expect.element(answer()).toMatchTextContent(/Half a sentence/);
  });

  it('that is found while somebody writes leaves them their text', async () => {
    const fake = withRedirect(aDesk({}));
    await open(fake);
    await answer().click();
    await userEvent.keyboard('I am');
    fake.change((world) => world.verdicts.set(questionIdOf(1), someVerdict(questionIdOf(1), emergency)));
    await expect.element(region()).toMatchTextContent(/Emergency/);
    await userEvent.keyboard(' writing');
    await expect.element(answer()).toMatchTextContent(/I am writing/);
  });
});

describe('marking words', () => {
  const found = (html: string, ...words: [string, number][]): string[] => {
    const place = document.createElement('div');
    place.append(...(new DOMParser().parseFromString(html, 'text/html').body.childNodes as unknown as Node[]));
    return rangesOf(place, words.map(([quote, from]) => ({ quote, from }))).map((range) => range.toString());
  };
  it('finds them across elements and lines, whatever the case', () => {
    expect(found('<p>A rash that <b>does not</b>\n fade</p>', ['does not fade', 12])).toEqual(['does not\n fade']);
    expect(found('<p>no</p><p>fever</p>', ['no fever', 0])).toEqual(['nofever']);
    expect(found('<p>FEVER</p>', ['fever', 0])).toEqual(['FEVER']);
  });
  it('takes the place nearest to where they were heard', () => {
    const place = document.createElement('p');
    place.textContent = 'rash then a rash';
    const [range] = rangesOf(place, [{ quote: 'rash', from: 11 }]);
    expect(range?.startOffset).toBe(12);
  });
  it('leaves out what is not there, and words of ours', () => {
    expect(found('<p>calm</p>', ['fever', 0], ['', 0])).toEqual([]);
    expect(found('<p>x <button>Show picture</button></p>', ['picture', 0])).toEqual([]);
  });
});

describe('levels and goals in words', () => {
  it('offer the levels on that side, the nearest first', () => {
    expect(levelsBeside('soon', 'raise')).toEqual(['urgent', 'emergency']);
    expect(levelsBeside('urgent', 'lower')).toEqual(['soon', 'routine']);
    expect(levelsBeside('emergency', 'raise')).toEqual([]);
  });
  it('say how much of the time is left, or how much too late it is', () => {
    const now = 1_760_000_000_000;
    expect(goalWords({ askedAt: 0, goalAt: now + 3 * 3_600_000, goal: 'near' }, now)).toBe('due in 3 h');
    expect(goalWords({ askedAt: 0, goalAt: now + 1_000, goal: 'near' }, now)).toBe('due now');
    expect(goalWords({ askedAt: 0, goalAt: now - 50 * 3_600_000, goal: 'over' }, now)).toBe('2 d past its goal');
  });
});
