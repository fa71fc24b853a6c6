import type { DisclaimerChoice } from '#shared/words/draft.ts';
import type { DisclaimerItem } from '#shared/words/template.ts';

export const mostAttached = 3;

const without = (ids: readonly string[], id: string): string[] => ids.filter((known) => known !== id);

/** The person's choice with this one put in or taken out. Pure. */
export const withChoice = (choice: DisclaimerChoice, { id }: DisclaimerItem, isWanted: boolean): DisclaimerChoice =>
  isWanted ? { ...choice, added: [...without(choice.added, id), id], removed: without(choice.removed, id) } : { ...choice, added: without(choice.added, id), removed: [...without(choice.removed, id), id] };

/** The person's choice with these said in a language; their own is no choice. Pure. */
export function withLanguage(choice: DisclaimerChoice, items: readonly DisclaimerItem[], language: string): DisclaimerChoice {
  const languages: Record<string, string> = { ...choice.languages };
  for (const { id, languages: [own] } of items) {
    if (language === own) delete languages[id];
    else languages[id] = language;
  }
  return { ...choice, languages };
}

/** Whether all the room is taken by what must be there and what the person added; anything else makes way. Pure. */
export const isFull = (items: readonly DisclaimerItem[], { added }: DisclaimerChoice): boolean => items.filter((item) => item.isAttached && (item.isRequired || added.includes(item.id))).length >= mostAttached;

/** Those on this answer that could be said in the language the asker seems to write, and are not. Pure. */
export const couldBeSaidIn = (items: readonly DisclaimerItem[], language: string | undefined): DisclaimerItem[] =>
  language === undefined ? [] : items.filter((item) => item.isAttached && item.language !== language && item.languages.includes(language));
