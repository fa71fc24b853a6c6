import type { Flag, Level } from '#shared/words/level.ts';
import type { LevelReason } from '#shared/words/triage.ts';

export const levelNames: Record<Level, string> = { emergency: 'Emergency', urgent: 'Urgent', soon: 'Soon', routine: 'Routine' };

/** What a level asks for, for volunteers. */
export const levelMeanings: Record<Level, string> = {
  emergency: 'Send to emergency care now.',
  urgent: 'Should be seen by somebody in person today.',
  soon: 'An appointment within about two weeks; an answer within a day.',
  routine: 'No sign was found. That does not mean harmless.',
};

export const flagNames: Record<Flag, string> = {
  crisis: 'crisis',
  safeguarding: 'somebody may be hurt',
  spam: 'spam',
  'off-topic': 'off topic',
  duplicate: 'asked before',
  'needs-more-information': 'needs more information',
  'personal-data': 'personal data',
  'photo-of-minor': 'photo of a minor',
  'minor-posting': 'a minor asks',
  'dangerous-remedy': 'dangerous remedy',
  'contact-details': 'contact details',
  'dose-request': 'asks for a dose',
};

/** Why a person sets a level, in the order they are offered: for raising and for lowering. */
export const reasonsFor: Record<'raise' | 'lower', readonly LevelReason[]> = {
  raise: ['more-than-it-says', 'person-knows', 'misread-word', 'other'],
  lower: ['seen-by-a-doctor', 'old', 'somebody-else', 'misread-word', 'person-knows', 'other'],
};

export const reasonNames: Record<LevelReason, string> = {
  'seen-by-a-doctor': 'A doctor has seen it already',
  old: 'It is old, or over',
  'somebody-else': 'It is about somebody else',
  'misread-word': 'A word was misread',
  'more-than-it-says': 'There is more to it than the words say',
  'person-knows': 'I know more about this person or this problem',
  other: 'Something else',
};
