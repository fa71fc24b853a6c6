import { z } from 'zod';
import { samePage } from '#shared/resources/address.ts';
import type { Resource } from '#shared/words/resource.ts';

/** A row of the list as it is stored. */
export interface StoredResource {
  id: string;
  title: string;
  url: string;
  answers: string;
  communities: string;
  tags: string;
  origin: 'forum' | 'ours';
  uses: number;
  rev: number;
}

/** Ids of what came with Rounds begin so. */
export const starterPrefix = 'starter:';

const words = z.array(z.string());
const list = (json: string): string[] => words.parse(JSON.parse(json));
const union = (rows: readonly StoredResource[], of: 'communities' | 'tags'): string[] => [...new Set(rows.flatMap((row) => list(row[of])))].toSorted();

/** Whose words count for a page several lists name: a person's at this desk, then the forum's, then what came with Rounds. */
function weight({ id, origin, rev }: StoredResource): number {
  if (origin === 'forum') return 1;
  return id.startsWith(starterPrefix) && rev === 1 ? 0 : 2;
}

/** One card for each page, with every community that lists it. In the order of their titles. */
export function cardsOf(rows: readonly StoredResource[]): Resource[] {
  const cards = [...Map.groupBy(rows, (row) => samePage(row.url)).values()].map((same): Resource => {
    const best = same.reduce((a, b) => (weight(b) > weight(a) ? b : a));
    // What a person wrote is meant as it is; the forum's communities still list the page.
    const listing = weight(best) === 2 ? same.filter((row) => row === best || row.origin === 'forum') : same;
    const isAnywhere = list(best.communities).length === 0;
    return {
      id: best.id,
      title: best.title,
      url: best.url,
      answers: best.answers,
      communities: isAnywhere ? [] : union(listing, 'communities'),
      tags: union(weight(best) === 2 ? [best] : same, 'tags'),
      origin: best.origin,
      uses: same.reduce((sum, { uses }) => sum + uses, 0),
      rev: best.rev,
      forQuestion: '',
    };
  });
  return cards.toSorted((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1));
}
