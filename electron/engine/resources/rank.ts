import type { Resource } from '#shared/words/resource.ts';

/** What speaks for a page: how well its words fit and which words those are. `isReason`: they say enough to be the reason it is offered. */
export interface Fit {
  score: number;
  words: readonly string[];
  isReason: boolean;
}

const most = 50;

/** Pages that fit, best first with the words that do it; then those of this community, then those for any, then the rest; the much used before the little used. */
export function ranked(cards: readonly Resource[], fits: ReadonlyMap<string, Fit>, community: string): Resource[] {
  const place = ({ communities }: Resource): number => (communities.includes(community) ? 2 : communities.length === 0 ? 1 : 0);
  const score = (card: Resource): number => {
    const fit = fits.get(card.id);
    return fit?.isReason ? fit.score * (place(card) === 2 ? 1.2 : 1) * (1 + Math.min(1, Math.log2(1 + card.uses) / 20)) : 0;
  };
  return cards
    .map((card) => ({ card, score: score(card) }))
    .toSorted((a, b) => b.score - a.score || place(b.card) - place(a.card) || b.card.uses - a.card.uses || (a.card.title < b.card.title ? -1 : 1))
    .slice(0, most)
    .map(({ card, score: own }) => ({ ...card, forQuestion: own > 0 ? (fits.get(card.id)?.words.slice(0, 3).join(', ') ?? '') : '' }));
}
