import type { ClashChoice, DryRun, Incoming } from '#shared/words/exchange.ts';

export const choiceNames: Readonly<Record<ClashChoice, string>> = { 'keep-mine': 'Keep mine', 'take-theirs': 'Take theirs', 'keep-both': 'Keep both' };

export type Choices = Readonly<Record<string, ClashChoice>>;

/** What is done with one that is here already with other words; mine stays unless somebody says otherwise. */
export const choiceOf = (choices: Choices, key: string): ClashChoice => choices[key] ?? 'keep-mine';

/** How many templates the import would add or replace as things are chosen. Pure. */
export function comes({ rows }: Pick<DryRun, 'rows'>, choices: Choices): { added: number; replaced: number } {
  const clashes = rows.filter(({ state }) => state === 'clash').map(({ key }) => choiceOf(choices, key));
  return {
    added: rows.filter(({ state }) => state === 'new').length + clashes.filter((choice) => choice === 'keep-both').length,
    replaced: clashes.filter((choice) => choice === 'take-theirs').length,
  };
}

/** One choice for every clash. Pure. */
export const chooseAll = ({ rows }: Pick<DryRun, 'rows'>, choice: ClashChoice): Choices => Object.fromEntries(rows.filter(({ state }) => state === 'clash').map(({ key }) => [key, choice]));

/** The choice they all share; null where they differ. Pure. */
export function sharedChoice({ rows }: Pick<DryRun, 'rows'>, choices: Choices): ClashChoice | null {
  const made = new Set(rows.filter(({ state }) => state === 'clash').map(({ key }) => choiceOf(choices, key)));
  const [only] = made;
  return made.size === 1 && only !== undefined ? only : null;
}

export const stateNames: Readonly<Record<Incoming['state'], string>> = { new: 'New', clash: 'Here, with other words', same: 'Here already', refused: 'Cannot come in' };
