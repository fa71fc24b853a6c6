import { describe, expect, it } from 'vitest';
import { crisisWordsIn, givesDose, judgesPicture, ownWords, speaksOfCrisis } from '#electron/engine/disclaimers/deciding/answer-says.ts';

describe('a dose', () => {
  it.each(['Give 5 ml every 6 hours.', 'Take 200mg.', '1.5 mg is usual', 'Two puffs: 2 puffs twice', 'Take it every six hours.', 'Twice a day take one tablet.', '10 drops in each ear'])('is given: %s', (text) => expect(givesDose(text)).toBe(true));
  it.each(['Use a plain moisturiser twice a day.', 'Wash every 2 days.', 'An SPF 50 sunscreen.', 'A 1% cream.', 'He is 4 years old.', 'Call 911.', 'Ask a pharmacist about the dose.'])('is not given: %s', (text) => expect(givesDose(text)).toBe(false));
});

describe('a picture', () => {
  it.each(['In your picture I see a ring.', 'From the photo it looks like eczema.', 'Your photo shows a clear border.', 'I can see two colours in your second photo.', 'Judging by the pictures, this is a bruise.', 'It seems raised in these photos.'])('is judged: %s', (text) => expect(judgesPicture(text)).toBe(true));
  it.each(['I cannot tell from your photo.', 'Could you add a photo?', 'It is hard to say from the picture what it looks like.', 'Take a photo every week.', 'A doctor may want to see your photos.', 'No.'])('is not judged: %s', (text) => expect(judgesPicture(text)).toBe(false));
});

describe('suicide and self-harm', () => {
  it.each(['Are you having suicidal thoughts?', 'If you think of harming yourself, tell somebody.', 'self-harm', 'Do you want to end your life?', 'thoughts of hurting yourself'])('is spoken of in an answer: %s', (text) => expect(speaksOfCrisis(text)).toBe(true));
  it.each(['You may cut yourself on the nail.', 'Do not hurt yourself while shaving.', 'This will not kill you.', 'The itch makes people want to die.'])('is not, by words that mean a hundred things: %s', (text) => expect(speaksOfCrisis(text)).toBe(false));
  it.each([['I want to die', 'want to die'], ['some days I wish I was dead', 'wish I was dead'], ['I keep cutting myself', 'cutting myself'], ['no reason to live', 'no reason to live']])('is heard in a question: %s', (text, words) => expect(crisisWordsIn(text)).toBe(words));
  it('is not heard where nothing says it', () => expect(crisisWordsIn('My skin is itchy and I cannot sleep.')).toBeNull());
});

it('counts neither what the asker said nor a blank as the person’s own words', () => {
  expect(ownWords('> I take 200 mg\n\nSay [[Take 5 ml]] it.')).toBe('\n\nSay  it.');
});

it('reads a long answer of one kind of sign in no time worth naming', () => {
  // Quadratic patterns need minutes for this; a second is thousands of times what it takes.
  const before = performance.now();
  for (const text of ['in the '.repeat(9_000), 'i see '.repeat(10_000), '1 '.repeat(30_000), 'want '.repeat(12_000)]) {
    judgesPicture(text);
    givesDose(text);
    crisisWordsIn(text);
  }
  expect(performance.now() - before).toBeLessThan(5_000);
});
