import type { Asked } from '#shared/triage/judge.ts';
import { readPatient } from './patient.ts';

/** A question as the rules read it: title, plain text, and whom it is about as far as its words say. */
export function readAsked(title: string, bodyText: string): Asked {
  const { ageMonths, isChild, isAsker, relative, quotes } = readPatient(title, bodyText);
  return { title, body: bodyText, isAsker, whom: { ageMonths, isChild, relative, quote: quotes.age ?? quotes.child ?? '' } };
}
