import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAge } from '#electron/engine/triage/age.ts';
import { readFacts, readPatient } from '#electron/engine/triage/facts.ts';

const seeded = [new URL('../../../electron/practice-forum/seed/demo-questions.json', import.meta.url), new URL('../../../../shared/content/demo-questions.json', import.meta.url)].find((file) => existsSync(file));
interface Labelled {
  id: string;
  title: string;
  body: string;
  patient: { is_child: boolean | null; age_months: number | null };
}

describe('the labelled questions', () => {
  if (!seeded) console.warn('SKIPPED: no labelled questions here, so the reader of patients is not measured against them.');
  const questions = seeded ? (JSON.parse(readFileSync(seeded, 'utf8')) as Labelled[]).filter((question) => 'patient' in question) : [];

  it.skipIf(questions.length === 0)('are read as about a child exactly where a person labelled them so, with the age', () => {
    const wrong = questions.flatMap((question) => {
      const patient = readPatient(question.title, question.body);
      const isRight = (patient.isChild === true) === (question.patient.is_child === true) && (question.patient.age_months === null || question.patient.age_months === patient.ageMonths);
      return isRight ? [] : [{ id: question.id, patient }];
    });
    expect(questions.length).toBeGreaterThanOrEqual(40);
    expect(wrong).toEqual([]);
  });

  it.skipIf(questions.length === 0)('quote the asker word for word', () => {
    for (const { title, body } of questions) for (const { quote } of readFacts(title, body)) expect(`${title}\n${body}`).toContain(quote);
  });
});

describe('an age', () => {
  const months = (body: string): number | null => readPatient('A question', body).ageMonths;

  it('is never read from a duration', () => {
    expect(months('My son, who has mild CMTC, has had a rash. I first noticed it about 3 months ago.')).toBe(null);
    expect(months('It has been 5 weeks. He is 2 weeks into treatment.')).toBe(null);
    expect(months('Started 4 months after baby.')).toBe(null);
    expect(months("I'm 14 weeks pregnant.")).toBe(null);
    expect(months("I'm 30+3 and bleeding.")).toBe(null);
  });

  it('is never read from a temperature, a size or a pulse', () => {
    expect(months('He is 38.7 since noon.')).toBe(null);
    expect(months('Boy 12 cm from the ear. It reads 99.5 F.')).toBe(null);
  });

  it('is found where people put it', () => {
    expect(months('our 8 month old')).toBe(8);
    expect(months('a five-year-old boy')).toBe(60);
    expect(months('Our baby is 12 days old.')).toBe(0.4);
    expect(months('5 week old felt hot')).toBe(1.2);
    expect(months("24F. It hurts.")).toBe(288);
    expect(months('my husband, 52. Shaking.')).toBe(624);
    expect(months('Hello, im 16 and shy')).toBe(192);
    expect(months('71 here. Burning pain.')).toBe(852);
  });

  it('comes from the title before the body', () => {
    expect(readPatient('Petechiae rash in 4 year old', 'I first noticed it 3 months ago. I am 33.')).toMatchObject({ isChild: true, ageMonths: 48, isAsker: false });
  });

  it('below three months makes an infant, and the words "newborn" do too', () => {
    expect(readPatient('', '11 week old')).toMatchObject({ isInfant: true });
    expect(readPatient('', '4 month old')).toMatchObject({ isInfant: false, isChild: true });
    expect(readPatient('A kiss for my newborn', 'Is that bad?')).toMatchObject({ isInfant: true, isChild: true });
  });
});

describe('a child', () => {
  const isChild = (body: string): boolean | null => readPatient('A question', body).isChild;

  it('is the patient when it is called mine or ours', () => {
    expect(isChild('My little boy has spots.')).toBe(true);
    expect(isChild('Our toddler will not drink.')).toBe(true);
  });

  it('is not the patient when it is only mentioned', () => {
    expect(isChild('I burned a lot as a kid.')).toBe(null);
    expect(isChild('I sat next to a child with chickenpox.')).toBe(null);
    expect(isChild('My kids would be better off.')).toBe(null);
    expect(isChild('My daughter is pregnant and due to visit.')).toBe(null);
    expect(isChild('My son-in-law has it too.')).toBe(null);
    expect(isChild('71 here. My daughter is coming.')).toBe(false);
  });

  it('who writes for itself is addressed as "your"', () => {
    expect(readPatient('im 16 and embarrassed', '')).toMatchObject({ isChild: true, isAsker: true, their: 'your' });
    expect(readPatient('', 'My daughter is 15. She is sleepy.')).toMatchObject({ isAsker: false, their: 'her' });
    expect(readPatient('', '3 year old with a cough')).toMatchObject({ their: 'their' });
  });
});

describe('pregnancy', () => {
  it('is told from a plan, from a denial and from somebody else', () => {
    expect(readPatient('', "I'm a teaching assistant, 14 weeks pregnant.").isPregnant).toBe(true);
    expect(readPatient('', "Leaflet says avoid in pregnancy but I'm not pregnant yet. We start trying next month.")).toMatchObject({ isPregnant: false });
    expect(readPatient('Adapalene while trying for a baby?', '')).toMatchObject({ isPregnant: null, mentionsPlanning: true });
    expect(readPatient('', 'My daughter is pregnant and due to visit.').isPregnant).toBe(null);
    expect(readPatient('', 'Breastfeeding, eating ok').mentionsPlanning).toBe(true);
  });
});

describe('since when', () => {
  it('is quoted, at most twice', () => {
    expect(readFacts('', 'For about two years. It grew since last summer. Worse for 3 days.').filter(({ name }) => name === 'Since')).toEqual([
      { name: 'Since', value: 'about two years', quote: 'For about two years' },
      { name: 'Since', value: 'last summer', quote: 'since last summer' },
    ]);
  });
});

it('reads text made to be slow in one go: a quadratic pattern would not come back within the time limit', () => {
  const traps = ['my ', "I'm ", '1', 'for about ', 'i am , ', ' ', 'weeks ', 'my a', '12 weeks '].map((piece) => piece.repeat(400_000));
  for (const trap of traps) {
    expect(findAge(`${trap}\nmy 4 year old`)).toMatchObject({ months: 48 });
    readFacts(trap, trap);
  }
});

it('never throws and never invents a quote, whatever it is given', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 }), (title, body) => {
      for (const { quote } of readFacts(title, body)) expect(`${title}\n${body}`).toContain(quote);
    }),
  );
});

describe('what else the asker says', () => {
  const facts = (body: string) => readFacts('A question', body).map(({ name, value, quote }) => [name, value, quote]);

  it('is read with the words it came from', () => {
    const body = 'My son has mild CMTC (they called it cutis marmorata) and an anxiety disorder. We use hydrocortisone cream 1% and cetirizine 5 mg. I have photos on my phone. He is allergic to penicillin.';
    const read = readFacts('A question', body);
    expect(read.filter(({ name }) => name === 'Condition').map(({ value }) => value)).toEqual(['CMTC', 'cutis marmorata', 'anxiety disorder', 'allergic to penicillin']);
    expect(read.filter(({ name }) => name === 'Medicine').map(({ value }) => value)).toEqual(expect.arrayContaining(['hydrocortisone cream 1%', 'cetirizine 5 mg']));
    expect(read.find(({ name }) => name === 'Pictures')?.quote).toBe('I have photos on my phone');
    for (const { quote } of read) expect(body).toContain(quote);
  });

  it('is left out where it is denied, feared, or said of somebody else', () => {
    expect(facts('I am not diabetic and do not have asthma. Could it be lupus? My dad had a stroke. He was checked for tuberous sclerosis. No photos.').filter(([name]) => name === 'Condition')).toEqual([]);
    expect(facts('Should I try ibuprofen? I am not on insulin.').filter(([name]) => name === 'Medicine')).toEqual([]);
  });

  it('is found without the word that denies it', () => {
    expect(facts('I have asthma. I have ibuprofen 400 mg.').map(([name]) => name)).toEqual(expect.arrayContaining(['Condition', 'Medicine']));
  });
});
