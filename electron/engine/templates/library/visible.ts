import type { TemplateCard } from '#shared/words/library.ts';

/** Who sits at this desk. `name` empty: the forum has not said yet. */
export interface Person {
  name: string;
  /** Those they go by on other forums. */
  otherNames?: readonly string[];
  teams: readonly string[];
}

/** Whether this person did it. What has no name on it was done at this desk, before the forum said who sits here. Forums do not tell upper case from lower in names. */
export const isBy = (person: Person, name: string): boolean => name === '' || [person.name, ...(person.otherNames ?? [])].some((one) => one !== '' && one.toLowerCase() === name.toLowerCase());

/** mine: its owner. team: the members of that team. community: everyone. */
export function isVisible({ scope, team, owner }: Pick<TemplateCard, 'scope' | 'team' | 'owner'>, person: Person): boolean {
  if (scope === 'mine') return isBy(person, owner);
  if (scope === 'team') return team !== '' && person.teams.includes(team);
  return true;
}
