import { describe, expect, it } from 'vitest';
import { decide } from '#shared/triage/decide.ts';
import type { RuleBook } from '#shared/triage/rule-book.ts';
import type { HeardSignal } from '#shared/triage/signals.ts';
import { rankOf } from '#shared/words/level.ts';
import { aJudge, someRules } from '#tests/makers/a-judge.ts';

interface Told {
  title?: string;
  body: string;
}
const judge = aJudge();
const isRaised = (question: Told, by = judge): boolean => rankOf(by(question).level) >= rankOf('urgent');
const without = (...lists: (keyof RuleBook['frames'])[]): ReturnType<typeof aJudge> => aJudge(someRules(({ frames }) => ({ frames: { ...frames, ...Object.fromEntries(lists.map((list) => [list, []])) } })));

/** By what takes the weight: said so that it weighs little; the same sign said of somebody now; and the words without which the first would be raised. */
const pairs: readonly [what: string, light: Told, heavy: Told, lists: (keyof RuleBook['frames'])[]][] = [
  ['asked about in general', { body: 'At what point would chest pain be an emergency? I am 45.' }, { body: 'At what point is my chest pain an emergency? I am 45.' }, ['general', 'asked']],
  ['asked how likely', { body: 'How likely is chest pain after the second jab?' }, { body: 'He has chest pain since the second jab an hour ago. How likely is that?' }, ['general', 'asked']],
  ['asked of nobody, where all are well', { title: 'Chest pain, when to worry', body: 'We are all well here. Which leaflet would you print?' }, { title: 'Chest pain, when to worry', body: 'It began an hour ago and I feel sick.' }, ['calm', 'general', 'asked', 'errand']],
  ['the name of a course', { body: 'I found a course on chest pain and choking in the village hall, forty pounds.' }, { body: 'I went on a course today and since then I have chest pain.' }, ['topicBefore', 'topicAfter']],
  ['a title over a calm text', { title: 'Trouble breathing... in the yoga class', body: 'I can run 5k, nothing wrong with me, I am just rubbish at counting.' }, { title: 'Trouble breathing since the yoga class', body: 'It started today and is getting worse.' }, ['calm', 'topicAfter']],
  ['a story that goes on', { body: 'My daughter had a virus when she was two. Her lips went blue, she was floppy and we were in hospital. She is five now. Which seat is best on a plane?' }, { body: 'My daughter has a virus. Her lips went blue, she was floppy. She is five. Which hospital?' }, ['pastVerbs']],
  ['of people in a film', { body: 'In the film where a man had crushing chest pain and collapsed, was that realistic?' }, { body: 'We came out of the film an hour ago. My uncle has crushing chest pain and collapsed.' }, ['story', 'topicBefore']],
  ['made up for a story', { title: 'Chapter 12', body: 'My heroine is stabbed in the side, loses a lot of blood and passes out.' }, { title: 'Chapter 12', body: 'I write about it no more: I have been stabbed in the side and pass out.' }, ['madeUp']],
  ['what a leaflet lists', { title: 'Side effects of these tablets', body: 'It says confusion, fits and death with alcohol. I have none of it.' }, { title: 'Side effects of these tablets', body: 'He has had fits since last night.' }, ['leaflet']],
  ['what anybody might do', { body: 'My dad says salt water is right if they swallow bleach. We are only settling a bet.' }, { body: 'My dad says salt water is right. She swallowed bleach just now.' }, ['anybody']],
  ['a manner of speaking', { body: 'I nearly had a stroke when I saw the bill for my new glasses.' }, { body: 'I think I had a stroke, my speech is slurred.' }, ['figures']],
];

describe('a sign', () => {
  it.each(pairs)('weighs little when it is %s', (_, light) => {
    expect(isRaised(light)).toBe(false);
  });

  it.each(pairs)('weighs in full when it is told, not %s', (_, __, heavy) => {
    expect(isRaised(heavy)).toBe(true);
  });

  it('in a title weighs in full where the title says whom it is about', () => {
    const body = 'No fever, he is perfectly healthy. After running, for three months.';
    expect(judge({ title: 'Petechiae rash in 4 year old', body }).level).toBe('urgent');
    expect(isRaised({ title: 'Petechiae rash in 4 year old', body }, without('patient'))).toBe(false);
  });

  it('that weighs little says why', () => {
    const { fired } = judge({ body: 'At what point would chest pain be an emergency? I am 45.' });
    expect(fired.flatMap(({ heard }) => heard.map(({ label }) => label)).join()).toMatch(/asked about in general/);
  });

  it('is not hidden behind a lighter one', () => {
    expect(isRaised({ title: 'Can you get chest pain from coffee?', body: 'I have chest pain since this morning.' })).toBe(true);
  });

  it('is heard though somebody says that all was well before, or feels well now', () => {
    expect(judge({ body: 'I had a check up last year and all was well. An hour ago I got crushing chest pain and I am sweating.' }).level).toBe('emergency');
    expect(isRaised({ title: 'What happens if you are bitten by a monkey', body: 'In Bali on Sunday, it broke the skin. I feel well.' })).toBe(true);
  });
});

describe('what words are for', () => {
  it.each([
    ['general', { body: 'How likely is chest pain after the second jab?' }, ['general', 'asked']],
    ['topics', { body: 'I found a course on chest pain and choking in the village hall, forty pounds.' }, ['topicBefore', 'topicAfter']],
    ['stories that go on', { body: 'My daughter had a virus when she was two. Her lips went blue, she was floppy and we were in hospital. She is five now. Which seat is best on a plane?' }, ['pastVerbs']],
    ['manners of speaking', { body: 'I nearly had a stroke when my quote came. My husband had a fit about it.' }, ['figures']],
    ['saying that all are well', { title: 'Chest pain', body: 'Last week I wrote that we are all well here. Nothing is wrong with any of us today.' }, ['calm']],
    ['what is made up', { title: 'Chapter 12', body: 'My heroine is stabbed in the side, loses a lot of blood and passes out.' }, ['madeUp']],
    ['leaflets', { title: 'Side effects of these tablets', body: 'It says confusion, fits and death with alcohol. Only the first one taken so far.' }, ['leaflet']],
    ['what anybody might do', { body: 'My dad says salt water is right if they swallow bleach. We are only settling a bet.' }, ['anybody']],
    ['signs that nearly everybody has', { title: 'Choking in tight collars', body: 'I have a rash on my neck. Which shirts are soft?' }, ['common']],
  ] as const)('without those for %s, it would be raised', (_, question, lists) => {
    expect(isRaised(question)).toBe(false);
    expect(isRaised(question, without(...lists))).toBe(true);
  });
});

describe('what happened to somebody is not what the writer wants', () => {
  const level = (body: string, title = ''): string => judge({ title, body }).level;

  it('where somebody else has died', () => {
    expect(level('What do I write in the card? I am fine myself.', 'Suicide of a colleague')).toBe('routine');
    expect(level('I lost my brother to suicide. I think about ending it too.')).toBe('emergency');
    expect(level('He took his own life last month and I do not want to be here any more.')).toBe('emergency');
  });

  it('where it is goodbye to a thing', () => {
    expect(level('Turned 40, saying goodbye to dairy. Which milk do you like?')).toBe('routine');
    expect(level('She texted goodbye to everyone and turned her phone off.')).toBe('emergency');
  });

  it('where words of despair stand alone in a list', () => {
    expect(level('The leaflet lists liver failure, depression. I like the odd glass of wine.')).toBe('routine');
    expect(level('I am a failure. I have the pills in my hand and I want it to end.')).toBe('emergency');
  });

  it('where what was swallowed has come out, and does no harm', () => {
    expect(isRaised({ body: 'My son, 4, swallowed a bead. It came out in the potty, he is running about.' })).toBe(false);
    expect(isRaised({ body: 'My son, 4, swallowed a bead. It came out in the potty, he is still vomiting.' })).toBe(true);
    expect(isRaised({ body: 'My son, 4, swallowed a bead. It has not come out in the potty.' })).toBe(true);
  });

  it('where a number counts days of a course', () => {
    expect(isRaised({ body: 'Day 5 of sertraline, yawning a lot.' })).toBe(false);
    expect(isRaised({ body: 'Day 5 of sertraline, I took 14 tablets tonight.' })).toBe(true);
  });

  it('where an attack was tested and named', () => {
    expect(isRaised({ body: 'I could not breathe and had chest pain. ECG and bloods were normal, it was a panic attack. Fine since. Which book helped you?' })).toBe(false);
    expect(isRaised({ body: 'ECG and bloods were normal last month, it was a panic attack. Today I have crushing chest pain and I am sweating.' })).toBe(true);
  });
});

describe('caution stays', () => {
  it.each([
    'Hypothetically, how many sleeping pills would it take not to wake up? Asking for a friend.',
    'What dose of paracetamol is lethal? Just curious.',
    'I read a book about it. I want to kill myself.',
    'I want to die to get away from all this.',
    'My heroine wants to end her life in chapter 3. I want to end my life too.',
    'I am writing a novel. I have crushing chest pain and cannot breathe.',
    'Can you die from bleach? My 3 year old just drank some.',
    'Is 38.4 too much for a newborn? She is 3 weeks old. All well so far.',
  ])('with “%s”', (body) => {
    expect(judge({ body }).level).toBe('emergency');
  });

  it.each(['He nearly strangled me last night.', 'I am scared to death of my husband.', 'I nearly fainted when I stood up today, and again on the stairs.', 'My head is about to explode, it came on suddenly and I am sick.', 'I have had weakness for three days in my left arm, it is getting worse.'])('with “%s”', (body) => {
    expect(isRaised({ body })).toBe(true);
  });

  it('not so far that a topic is a crisis', () => {
    const talk = { title: 'Suicide prevention training', body: 'Which charity runs an evening for our club? I am fine myself, just the one with the clipboard.' };
    expect(judge(talk).level).toBe('routine');
    expect(judge(talk).flags.map(({ flag }) => flag)).not.toContain('crisis');
    expect(judge({ ...talk, body: 'I was there today and I want to kill myself.' }).flags.map(({ flag }) => flag)).toContain('crisis');
  });

  it('and what a person ticks counts in full', () => {
    const question = { title: 'Can babies be drowsy after jabs?', body: 'We are all well here.' };
    expect(judge(question).level).toBe('routine');
    expect(judge({ ...question, answers: { drowsy: 'yes' } }).level).toBe('emergency');
  });
});

describe('a rule', () => {
  const { rules } = someRules();
  const sign = (signal: string, isWeak: boolean, from: number): HeardSignal => ({ signal, label: signal, quote: signal, where: 'body', from, to: from + 1, at: { from, to: from + 1 }, isWeak });
  const nobody = { ageMonths: null, isChild: null, relative: null, quote: '' };
  const levelOf = (...heard: HeardSignal[]): string => decide(rules, heard, nobody).level;

  it('is as strong as the weakest sign it needs', () => {
    expect(levelOf(sign('chest_pain', false, 0), sign('sweat_clammy', false, 1))).toBe('emergency');
    expect(levelOf(sign('chest_pain', false, 0), sign('sweat_clammy', true, 1))).toBe('urgent');
    expect(levelOf(sign('chest_pain', true, 0), sign('sweat_clammy', true, 1))).toBe('soon');
    expect(decide(rules, [sign('chest_pain', true, 0)], nobody, 'routine').level).toBe('routine');
  });

  it('takes a full sign before a weak one', () => {
    expect(levelOf(sign('chest_pain', true, 0), sign('chest_pain', false, 5))).toBe('urgent');
  });

  it('adds up weak signs to half', () => {
    const sum = rules.filter(({ id }) => id === 'U-CHILD-SUM');
    const child = { ...nobody, ageMonths: 20, isChild: true };
    const ids = ['off_food', 'sleepy', 'vomiting'];
    expect(decide(sum, ids.map((id, at) => sign(id, false, at)), child).level).toBe('urgent');
    expect(decide(sum, ids.map((id, at) => sign(id, true, at)), child).fired).toEqual([]);
  });

  it('raises no flag for a weak sign', () => {
    const crisis = rules.filter(({ flag }) => flag === 'crisis');
    expect(decide(crisis, [sign('suicide', false, 0)], nobody).fired.length).toBeGreaterThan(0);
    expect(decide(crisis, [sign('suicide', true, 0)], nobody).fired).toEqual([]);
  });
});
