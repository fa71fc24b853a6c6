import type { May, Role } from '#shared/words/people.ts';

/** What each role lets one do. A trainee writes, and what a trainee writes others send. */
const lets: Readonly<Record<Role, readonly May[]>> = {
  answerer: ['send'],
  trainee: [],
  'second-reader': ['second-read'],
  moderator: ['moderate'],
  'template-author': ['author-templates'],
  administrator: ['administer', 'author-templates'],
};

/** What remains to a trainee whatever other roles they have: nothing that posts, and nothing that could make them more than a trainee. */
const stays: readonly May[] = ['author-templates'];

/** Whether somebody with these roles may do this. Trainee goes before every other role. */
export function may(roles: readonly Role[], what: May): boolean {
  if (roles.includes('trainee') && !stays.includes(what)) return false;
  return roles.some((role) => lets[role].includes(what));
}

/** Every role but trainee: the first person of a new desk. */
export const everyRole: readonly Role[] = ['answerer', 'second-reader', 'moderator', 'template-author', 'administrator'];
