import type { Resource } from '#shared/words/resource.ts';
import { hostOf } from '#shared/resources/address.ts';
import type { Db } from '../store/db.ts';
import { listedResources } from '../store/kept/resources.ts';
import type { Context } from '../templates/using/context.ts';
import { createFinder, type Hit } from '../templates/using/finder.ts';
import { isVague, weigh } from '../templates/using/question-words.ts';
import { cardsOf } from './cards.ts';
import type { Fit } from './rank.ts';

interface Shelf {
  cards: Resource[];
  /** What typed words may mean: typos, beginnings and changed-over letters are forgiven. */
  typed(text: string): Map<string, Fit>;
  /** What the words of a question speak of. */
  about(asked: Context): Map<string, Fit>;
}

/** The cards with an index over their words, made anew when the list has changed. */
export function createShelf(db: Db): { now(): Shelf } {
  let shelf: Shelf | null = null;
  db.onCommit((tables) => {
    if (tables.has('resources')) shelf = null;
  });
  return { now: () => (shelf ??= build(cardsOf(listedResources(db)))) };
}

function build(cards: Resource[]): Shelf {
  const finder = createFinder();
  for (const { id, title, url, answers, tags, communities } of cards) finder.put(id, { title, aliases: [hostOf(url)], tags: [...tags, ...communities], whenToUse: answers, body: '' });
  const fitOf = (hit: Hit, words: readonly string[]): Fit => ({ score: hit.score, words, isReason: words.length > 0 });
  return {
    cards,
    typed: (text) => new Map(finder.typed(text, () => 1).map((hit) => [hit.id, fitOf(hit, hit.terms)])),
    about({ title, tags, bodyText, patient, pictures }) {
      const worth = weigh({ title, tags, bodyText, isChild: patient.isChild === true, isPregnant: patient.isPregnant === true || patient.mentionsPlanning, hasPhoto: pictures > 0 });
      const hits = finder.about(new Map([...worth].map(([stem, one]) => [stem, one.worth])));
      // A word of the story alone, or one that is true of too many, is no reason to offer a page.
      return new Map(
        [...hits.values()].map((hit) => {
          const said = hit.terms.filter((term) => (worth.get(term)?.worth ?? 0) >= 1);
          return [hit.id, { ...fitOf(hit, said.map((term) => worth.get(term)?.word ?? term)), isReason: said.some((term) => !isVague(term)) }];
        }),
      );
    },
  };
}
