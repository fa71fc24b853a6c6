import { describe, expect, it } from 'vitest';
import { everyRole, may } from '#shared/people/may.ts';
import { may as mays, role, type May, type Role } from '#shared/words/people.ts';

describe('what a role lets one do', () => {
  it.each<[Role, May[]]>([
    ['answerer', ['send']],
    ['trainee', []],
    ['second-reader', ['second-read']],
    ['moderator', ['moderate']],
    ['template-author', ['author-templates']],
    ['administrator', ['author-templates', 'administer']],
  ])('%s', (one, lets) => {
    expect(mays.options.filter((what) => may([one], what))).toEqual(lets);
  });

  it('nobody without a role may do anything', () => {
    expect(mays.options.filter((what) => may([], what))).toEqual([]);
  });

  it('a trainee posts nothing and rises by nothing, whatever else they are', () => {
    expect(mays.options.filter((what) => may([...role.options], what))).toEqual(['author-templates']);
    expect(mays.options.filter((what) => may(role.options.filter((one) => one !== 'trainee'), what))).toEqual(mays.options);
  });

  it('the first person of a desk may do everything', () => {
    expect(mays.options.every((what) => may(everyRole, what))).toBe(true);
    expect(everyRole).not.toContain('trainee');
  });
});
