import type { Role } from '#shared/words/people.ts';

export const rolesInOrder: readonly Role[] = ['answerer', 'trainee', 'second-reader', 'moderator', 'template-author', 'administrator'];

export const roleNames: Readonly<Record<Role, string>> = { answerer: 'Answerer', trainee: 'Trainee', 'second-reader': 'Second reader', moderator: 'Moderator', 'template-author': 'Template author', administrator: 'Administrator' };

/** What each may do, in one sentence. */
export const roleAbout: Readonly<Record<Role, string>> = {
  answerer: 'Writes answers and sends them.',
  trainee: 'Writes answers and cannot send them, whatever other roles they have; a second reader does.',
  'second-reader': 'Agrees to answers of others, suggests changes, or stops them.',
  moderator: 'Sorts, closes, moves and hides questions on the forum.',
  'template-author': 'Publishes templates that others use.',
  administrator: 'Changes roles, rules, policies and emergency numbers, and publishes templates.',
};
