import { describe, expect, it } from 'vitest';
import { aJudge, someRules } from '#tests/makers/a-judge.ts';

const judge = aJudge();
const spots = { title: 'Petechiae in my 4 year old', body: 'Pinpoint red spots on his cheeks for three months when he runs. No fever. They are gone in half an hour.' };
const box = (id: string, question: { title?: string; body: string }) => judge(question).ticks.find((tick) => tick.id === id);

describe('ticks', () => {
  it('are filled in by what was heard, with the words', () => {
    expect(box('fever', { body: 'My son has a fever and a rash.' })).toMatchObject({ guess: 'yes', quote: 'fever', answer: null });
    expect(box('fever', spots)).toMatchObject({ guess: 'no', quote: 'No fever' });
    expect(box('child', spots)).toMatchObject({ guess: 'yes', quote: 'my 4 year old' });
    expect(box('breathing', { body: 'I cough a bit, breathing is fine.' })).toMatchObject({ guess: 'no' });
    expect(box('drowsy', { body: 'My baby is hard to wake.' })).toMatchObject({ guess: 'yes' });
    expect(box('drowsy', { body: 'What cream for dry hands?' })).toMatchObject({ guess: null, quote: '' });
  });

  it('are shown where they matter, and a few always', () => {
    expect(box('stays-when-pressed', spots)).toBeDefined();
    expect(box('stays-when-pressed', { body: 'My ankle is stiff.' })).toBeUndefined();
    expect(box('pregnant', { body: 'I am 20 weeks pregnant and itchy.' })).toBeDefined();
    expect(box('pregnant', { body: 'My ankle is stiff.' })).toBeUndefined();
    expect(judge({ body: 'My ankle is stiff.' }).ticks.map(({ id }) => id)).toEqual(['child', 'fever', 'drowsy', 'breathing', 'seen', 'worse-fast']);
  });

  it('raise what the words did not say', () => {
    const plain = { body: 'My son, 3, has a cold.' };
    expect(judge(plain).level).toBe('routine');
    expect(judge({ ...plain, answers: { drowsy: 'yes' } }).level).toBe('emergency');
    expect(judge({ ...plain, answers: { breathing: 'yes' } }).level).toBe('emergency');
    expect(judge({ ...plain, answers: { 'worse-fast': 'yes' } }).level).toBe('urgent');
    expect(judge({ ...spots, answers: { 'stays-when-pressed': 'yes' } }).level).toBe('emergency');
    expect(judge({ ...spots, answers: { fever: 'yes' } }).level).toBe('emergency');
  });

  it('lower what a person looked at', () => {
    expect(judge({ ...spots, answers: { 'stays-when-pressed': 'no' } })).toMatchObject({ level: 'soon', wordsLevel: 'urgent', isByTicks: true });
    expect(judge({ ...spots, answers: { seen: 'yes' } }).level).toBe('soon');
    expect(judge({ ...spots, answers: { seen: 'yes', 'worse-fast': 'yes' } }).level).toBe('urgent');
    expect(judge({ body: 'He is hard to wake.', answers: { drowsy: 'no' } }).level).toBe('routine');
  });

  it('never lower danger to oneself', () => {
    expect(judge({ body: 'I want to kill myself.', answers: { seen: 'yes', 'worse-fast': 'no' } }).level).toBe('emergency');
  });

  it('say whom it is about over an age read off the words', () => {
    const bruise = { body: 'Pinpoint purple spots on the legs. I am 34 years old.' };
    expect(judge({ ...bruise, answers: { child: 'yes', 'stays-when-pressed': 'yes' } }).fired.map(({ rule }) => rule)).toContain('E-NONBLANCH-CHILD');
    expect(judge({ ...bruise, answers: { child: 'no', 'stays-when-pressed': 'yes' } }).fired.map(({ rule }) => rule)).not.toContain('E-NONBLANCH-CHILD');
  });

  it('show that a person said it, where no words did', () => {
    const { fired } = judge({ body: 'My son, 3, has a cold.', answers: { drowsy: 'yes' } });
    expect(fired[0]?.heard).toContainEqual(expect.objectContaining({ quote: '', label: expect.stringContaining('a person says') }));
  });

  it('mean nothing when the desk does not know them', () => {
    expect(judge({ body: 'My son, 3, has a cold.', answers: { 'no-such-tick': 'yes' } })).toMatchObject({ level: 'routine', isByTicks: false });
  });
});

describe('flags', () => {
  const flags = (body: string, title = ''): string[] => judge({ title, body }).flags.map(({ flag }) => flag);

  it.each([
    ['crisis', 'I want to end my life. I am 34 and have felt so for two weeks.'],
    ['safeguarding', 'My partner hits me and I am not safe at home with my two children.'],
    ['spam', 'Buy now with promo code GLOW, 100% natural and doctors hate it!'],
    ['dangerous-remedy', 'Can I put black salve on the mole on my arm? I have had it for a year.'],
    ['dose-request', 'What dose of ibuprofen can I give my son, 6, for his sore knee since yesterday?'],
    ['photo-of-minor', 'My daughter is 7 and has a rash on her arm since Monday. I can send a photo.'],
    ['minor-posting', 'Im 15 and have spots on my chin for two years.'],
    ['contact-details', 'I have had a rash on my arm for a week. Please call me on 07700 900417.'],
    ['personal-data', 'My name is Geoffrey Pike, DOB 14/02/1961, and my left ear is blocked since swimming.'],
    ['needs-more-information', 'its itchy. what is it'],
    ['off-topic', 'Which phone has the best camera under 300? Mine died and I want good shots at night.'],
  ])('%s is raised, with why', (flag, body) => {
    expect(flags(body)).toContain(flag);
    expect(judge({ body }).flags.find((one) => one.flag === flag)?.why).not.toBe('');
  });

  it('are not raised on a plain question', () => {
    expect(flags('I am 42 and have had a dry, itchy patch of eczema on my left elbow for three weeks. Which moisturiser is good?')).toEqual([]);
  });

  it('leave public numbers alone', () => {
    const body = 'I called 0800 1111 about my son, 9, who has had a sore knee since Monday.';
    expect(judge({ body }).flags.map(({ flag }) => flag)).not.toContain('crisis');
  });

  it('are raised by rules: without them hardly any is', () => {
    const deaf = aJudge(someRules(() => ({ rules: [] })));
    expect(deaf({ body: 'Buy now with promo code GLOW, 100% natural and doctors hate it!' }).flags.map(({ flag }) => flag)).not.toContain('spam');
  });
});
