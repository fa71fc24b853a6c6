import type { DraftContent } from '#shared/words/draft.ts';
import type { Policy } from '#shared/words/policy.ts';
import type { Values } from '../../templates/language/render.ts';
import type { Context } from '../../templates/using/context.ts';
import { asksForDose, namesMedicine } from '../../triage/medicine.ts';
import { crisisWordsIn, givesDose, judgesPicture, ownWords, speaksOfCrisis } from './answer-says.ts';
import type { AnswerFacts } from './policy-holds.ts';

type Said = Policy['when']['content'][number];

/** What policies may ask, read off the question, the ticks and the answer as far as it is written. A level that nobody decided is none. */
export function factsOf(context: Context, content: Pick<DraftContent, 'text' | 'ticks'>): AnswerFacts {
  const question = valuesFor(context, content)['question'] ?? {};
  const words = new Map<string, string>();
  const patient = new Set<'child' | 'pregnancy'>();
  if (question['patient_is_child'] === true) {
    patient.add('child');
    if (content.ticks.isChild === true) words.set('patient:child', 'you ticked it');
  }
  if (question['is_pregnant'] === true || question['mentions_planning'] === true) {
    patient.add('pregnancy');
    if (content.ticks.isPregnant === true) words.set('patient:pregnancy', 'you ticked it');
    else if (question['is_pregnant'] === true) words.set('patient:pregnancy', 'the patient is pregnant');
  }
  const kind = context.values['community']?.['kind'];
  return {
    community: context.community,
    communityKind: kind === 'pets' || kind === 'legal' || kind === 'money' ? kind : 'health',
    tags: context.tags,
    level: context.levelDecided,
    patient,
    content: contentOf(context, question, content.text, words),
    role: context.values['volunteer']?.['is_clinician'] === true ? 'clinician' : 'volunteer',
    words,
    crisisWords: crisisWordsIn(`${context.title}\n${context.bodyText.slice(0, 20_000)}`),
  };
}

function contentOf(context: Context, question: Values[string], text: string, words: Map<string, string>): ReadonlySet<Said> {
  const said = new Set<Said>();
  const own = ownWords(text);
  if (namesMedicine(own)) said.add('medicine');
  if (givesDose(own)) {
    said.add('dose');
    words.set('content:dose', 'your answer says how much to take');
  } else if (asksForDose(`${context.title}\n${context.bodyText.slice(0, 20_000)}`)) {
    said.add('dose');
    words.set('content:dose', 'the question asks for a dose');
  }
  if (question?.['has_photo'] === true) said.add('photo');
  if (question?.['photo_of_minor'] === true) said.add('photo-of-minor');
  if (judgesPicture(own)) said.add('photo-judged');
  // Only what the person wrote themselves: words of the question are shown, and a person decides.
  if (speaksOfCrisis(own)) said.add('crisis');
  return said;
}

/** A young person who writes for themselves is not told "your child". */
export function valuesFor(context: Context, content: Pick<DraftContent, 'ticks'>): Values {
  const question = context.values['question'] ?? {};
  const isOwnQuestion = context.patient.isAsker && content.ticks.isChild === null;
  return { ...context.values, question: { ...question, patient_is_child: question['patient_is_child'] === true && !isOwnQuestion } };
}
