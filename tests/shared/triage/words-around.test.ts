import { describe, expect, it } from 'vitest';
import { aJudge, someRules } from '#tests/makers/a-judge.ts';

const judge = aJudge();
const heard = (body: string, title = ''): string[] => judge({ title, body }).fired.flatMap((rule) => rule.heard.map(({ signal }) => signal));
const level = (body: string, title = ''): string => judge({ title, body }).level;

describe('a sign that is denied', () => {
  it('does not count', () => {
    expect(level('He has a cold. No trouble breathing, no fever.')).toBe('routine');
    expect(level('She is not drowsy, she is not floppy.', 'My 2 year old')).toBe('routine');
    expect(level('I do not have chest pain.')).toBe('routine');
    expect(level('There was never any chest pain.')).toBe('routine');
  });

  it('does not count in a list', () => {
    expect(level('No chest pain, breathlessness or swelling of my tongue.')).toBe('routine');
  });

  it('counts again after a word that turns', () => {
    expect(heard('No fever but she is floppy and will not wake up.', 'My 1 year old')).toContain('drowsy');
  });

  it('is not denied by what stands before a comma', () => {
    expect(heard('He is not eating, floppy and hard to wake.', 'My 3 year old son')).toContain('drowsy');
    expect(heard('No appetite, he cannot breathe properly.', 'My 3 year old son')).toContain('breath_severe');
  });

  it('is not denied by words that only look like it', () => {
    expect(heard('I cannot stop vomiting and have the worst headache of my life.')).toContain('thunderclap');
    expect(heard('I am not sure, but his face is drooping on one side.')).toContain('stroke_face');
  });

  it('counts where an absence is the sign itself', () => {
    expect(heard('He has had no wet nappy since last night and will not drink.', 'My 8 month old')).toContain('dehydrated');
    expect(heard('The spots do not fade when I press a glass on them.', 'My 4 year old')).toContain('nonblanching');
  });
});

describe('a sign of another time or another person', () => {
  it('does not count when it is long past', () => {
    expect(level('I had chest pain and fainted in 2015, all well since. Which hand cream is good?')).toBe('routine');
    expect(level('Years ago I had a seizure as a child.')).not.toBe('emergency');
  });

  it('counts when it is past and back again today', () => {
    expect(level('I had chest pain years ago and this morning I have chest pain again with sweating.')).toBe('emergency');
  });

  it('does not count when it is only supposed', () => {
    expect(level('What are the signs of a stroke and slurred speech?')).toBe('routine');
    expect(level('I worry I might get chest pain on the plane.')).toBe('routine');
  });

  it('does not count for somebody else of the family, but for the one it is about', () => {
    expect(level('My dad had a stroke and his face drooped. My own hands are dry.')).toBe('routine');
    expect(level('My dad has a drooping face on one side and slurred speech since this morning.', 'My dad, 71')).toBe('emergency');
  });

  it('is not read out of idioms', () => {
    for (const body of ['I could die of embarrassment about my feet.', 'These shoes are killing me, a blister on each heel.', 'Burning question about sunscreen.', 'I am dying to know which cream is best.']) expect(level(body), body).toBe('routine');
  });

  it('would count without the words around it', () => {
    const deaf = aJudge(someRules(({ cues }) => ({ cues: { ...cues, past: [], supposed: [], somebodyElse: [] } })));
    expect(deaf({ body: 'My dad had a stroke and his face drooped. My own hands are dry.' }).level).toBe('emergency');
    const unframed = aJudge(someRules(({ cues, frames }) => ({ cues: { ...cues, supposed: [] }, frames: { ...frames, general: [], asked: [] } })));
    expect(unframed({ body: 'What are the signs of a stroke and slurred speech?' }).level).toBe('emergency');
  });
});

describe('numbers', () => {
  it('are temperatures in either scale', () => {
    for (const body of ['Temperature of 38.4 this morning.', 'His temp is 101.3 F.', 'thermometer says 39', '38,5 fever']) expect(heard(body, 'Our 7 week old baby'), body).toContain('fever_num');
  });

  it('are no temperatures where they count something else', () => {
    for (const body of ['I am 38 years old and itch.', '38 weeks pregnant, all well.', 'It is 38 cm long.', 'No fever, 36.9.']) expect(heard(body), body).not.toContain('fever_num');
  });
});

describe('words typed wrong', () => {
  it('are heard as what they were meant to be', () => {
    expect(heard('he is brething really fast and his lips are blue', 'my 2 year old')).toContain('breath_severe');
    expect(level('she cant stop vommiting and is unconcious')).toBe('emergency');
    expect(heard('sevre chset pain going down my arm, sweatting')).toContain('chest_pain');
  });

  it('never make a sign of an everyday word', () => {
    const plain = ['cholesterol', 'milestones', 'scalp', 'server', 'poised', 'fading', 'beading', 'breeding', 'blending', 'pleading', 'sailing', 'swearing', 'sweeping', 'vomitory', 'strokes', 'poisson', 'chalking', 'charcoal', 'drowning out the noise', 'seasoning'];
    for (const word of plain) expect(level(`We talked about ${word} and nothing else.`), word).toBe('routine');
    expect(someRules().everyday.length).toBeGreaterThan(1_000);
  });

  it('would, if everyday words were not left alone', () => {
    const eager = aJudge(someRules(() => ({ everyday: [] })));
    const some = someRules().everyday.filter((_, index) => index % 15 === 0);
    const raised = some.filter((word) => eager({ body: `We talked about ${word} for my baby today.` }).level !== judge({ body: `We talked about ${word} for my baby today.` }).level);
    expect(raised.length).toBeGreaterThan(0);
  }, 120_000);
});
