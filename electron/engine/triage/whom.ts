import type { Whom } from '#shared/triage/signals.ts';
import { readPatient, type Patient } from './patient.ts';

/** As much of the patient as the rules ask for. */
export const whomOf = (patient: Patient): Whom => ({ ageMonths: patient.ageMonths, isChild: patient.isChild, relative: patient.relative });

export const readWhom = (title: string, bodyText: string): Whom => whomOf(readPatient(title, bodyText));
