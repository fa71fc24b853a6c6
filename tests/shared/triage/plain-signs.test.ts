import { describe, expect, it } from 'vitest';
import type { Level } from '#shared/words/level.ts';
import { aJudge } from '#tests/makers/a-judge.ts';

const judge = aJudge();

/** What nobody would word more plainly: an exception meant for something else must not take it away. */
const plain: Readonly<Record<Exclude<Level, 'routine' | 'soon'>, readonly string[]>> = {
  emergency: [
    'I have crushing chest pain going down my left arm and I am sweating.',
    'My husband has chest pain and cannot breathe.',
    'Her face is drooping on one side and her speech is slurred.',
    'Suddenly my left arm and leg went weak this morning.',
    'I have a sudden severe headache, the worst headache of my life.',
    'My son is having a seizure right now.',
    'He had his first seizure today.',
    'She cannot breathe and her lips are blue.',
    'My tongue and lips are swelling after eating peanuts and I have hives.',
    'I was stung by a wasp, my throat is closing.',
    'My 4 year old has a rash that does not fade when I press a glass on it.',
    'Purple spots that do not go away when pressed, and a fever of 39.',
    'Our baby is 6 weeks old and has a temperature of 38.5.',
    'My toddler is floppy and hard to wake.',
    'I want to kill myself.',
    'I want to die and I have a plan.',
    'I am scared I will hurt my baby, I keep having thoughts of smothering her.',
    'My 2 year old swallowed a button battery.',
    'My son drank bleach.',
    'I took an overdose of paracetamol.',
    'She took 30 tablets of ibuprofen.',
    'The bleeding will not stop, blood is pouring out.',
    'He is vomiting blood.',
    'I was bitten by a snake.',
    'Boiling water went all over my baby’s chest.',
    'I am 30 weeks pregnant and bleeding heavily with clots.',
    'I am 35 weeks pregnant and my baby has stopped moving.',
    'I am pregnant with a severe headache, blurred vision and swollen hands.',
    'My testicle suddenly hurts badly and is swollen.',
    'I have back pain, numbness between my legs and cannot pee.',
    'Bleach splashed in my eye.',
    'I suddenly lost vision in one eye.',
    'Type 1 diabetic, vomiting, breath smells fruity, ketones high.',
    'My calf is swollen and now I have chest pain and I am short of breath.',
    'I am on chemotherapy and have a fever of 38.2.',
    'Started lamotrigine last week, now blisters and sores in my mouth and skin peeling.',
    'He hit his head and has been vomiting and drowsy since.',
    'My mother is suddenly confused and has a fever.',
    'I cannot wake my husband.',
    'He is choking and cannot breathe.',
  ],
  urgent: [
    'I have chest pain.',
    'I have trouble breathing since yesterday.',
    'Red hot swollen leg and the redness is spreading quickly.',
    'A band of blisters on one side of my chest, very painful.',
    'Blisters around my eye and on the tip of my nose.',
    'I am pregnant and spotting.',
    'I am pregnant and my palms and soles itch terribly.',
    'I am 12 weeks pregnant and was in contact with chickenpox.',
    'I found out I am pregnant and I take isotretinoin.',
    'My husband hits me and I am not safe at home.',
    'My 6 month old baby has bruises.',
    'The condom broke last night.',
    'I was bitten by a stray dog today.',
    'Burning when I pee, fever and pain in my back.',
    'My 2 year old has had no wet nappy since this morning and will not drink.',
    'My eczema suddenly has clusters of painful blisters.',
    'My skin and eyes have turned yellow.',
    'My left calf is swollen, hot and painful after a long flight.',
    'Severe stomach pain that is getting worse.',
    'I have a rash all over since I started amoxicillin.',
    'I suddenly cannot hear in my left ear.',
    'I wear contact lenses and my eye is red and sore since yesterday.',
    'My tooth hurts and my cheek is swollen.',
    'I cut myself badly, the wound is deep and open.',
    'I fell today and cannot put weight on my ankle.',
    'I cut myself on purpose last night.',
    'My 5 year old is limping and has a fever.',
    'I came back from Nigeria and have a fever.',
    'My wound is red, hot and oozing pus after the operation last week.',
    'Swollen eyelid, red and hot, with a fever.',
  ],
};

describe('a sign in plain words', () => {
  for (const [level, sentences] of Object.entries(plain)) {
    it.each(sentences)(`is ${level}: %s`, (body) => {
      expect(judge({ body }).level).toBe(level);
    });
  }
});
