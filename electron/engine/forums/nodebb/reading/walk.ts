/** One stretch of a category's list: from this place on to that; null: to its end. */
export interface Stretch {
  cid: number;
  from: number;
  to: number | null;
}

/** How much of a list one page of ours covers. */
export const perPage = 100;
/** A list moves up when something is taken out of it; what slips over a border meanwhile is met again behind it. */
const overlap = 5;

/**
 * Cuts the lists of all categories into pages, from nothing but how long each list is said to be, so that a page asked for again, alone or after a restart is the same page.
 * The last stretch of every category goes to its end, however long that is by then.
 */
export function planWalk(categories: readonly { cid: number; topics: number }[]): Stretch[][] {
  const pages: Stretch[][] = [];
  let room = 0;
  for (const { cid, topics } of categories.toSorted((a, b) => a.cid - b.cid)) {
    const stretches = Math.max(1, Math.ceil(topics / (perPage - overlap)));
    for (let index = 0; index < stretches; index += 1) {
      const from = index * (perPage - overlap);
      const isLast = index === stretches - 1;
      const size = Math.max(1, Math.min(perPage, topics - from));
      if (pages.length === 0 || size > room) {
        pages.push([]);
        room = perPage;
      }
      pages.at(-1)?.push({ cid, from, to: isLast ? null : from + perPage });
      room -= size;
    }
  }
  return pages;
}
