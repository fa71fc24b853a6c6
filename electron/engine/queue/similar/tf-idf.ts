/** How alike two texts are, and the words that make them so, the weightiest first. `share`: 0 to 1. */
export interface Alike {
  id: string;
  share: number;
  terms: string[];
}

/** Counts of words, so many of each. */
export type Bag = ReadonlyMap<string, number>;

interface Entry {
  terms: Uint32Array;
  counts: Uint16Array;
}

/**
 * Texts as bags of words, compared by the cosine of their TF-IDF weights. A word in nearly every text counts little, a rare one
 * much. Every text is looked at for every question asked: twenty thousand texts of sixty words are a few milliseconds.
 */
export function createCorpus() {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  /** How many texts hold the word, by its number. */
  const spread: number[] = [];
  const entries = new Map<string, Entry>();
  let weights: Float64Array | null = null;

  const numberOf = (term: string): number => {
    const known = numbers.get(term);
    if (known !== undefined) return known;
    numbers.set(term, names.length);
    spread.push(0);
    return names.push(term) - 1;
  };
  const remove = (id: string): void => {
    for (const term of entries.get(id)?.terms ?? []) spread[term] = (spread[term] ?? 1) - 1;
    entries.delete(id);
    weights = null;
  };
  /** A word nobody wrote yet weighs as much as one that a single text holds. */
  const weightOf = (texts: number): number => Math.log((1 + entries.size) / (1 + texts)) + 1;

  return {
    get size(): number {
      return entries.size;
    },
    ids: () => entries.keys(),
    /** New, or in place of what it was. */
    put(id: string, bag: Bag): void {
      remove(id);
      const terms = Uint32Array.from(bag.keys(), numberOf);
      for (const term of terms) spread[term] = (spread[term] ?? 0) + 1;
      entries.set(id, { terms, counts: Uint16Array.from(bag.values(), (count) => Math.min(count, 65_535)) });
    },
    remove,
    /** Those that share at least `least`, the most alike first, at most `most`; never `except`. */
    closest(bag: Bag, { least, most, except }: { least: number; most: number; except: string }): Alike[] {
      weights ??= Float64Array.from(spread, weightOf);
      const asked = new Float64Array(names.length);
      let askedNorm = 0;
      for (const [term, count] of bag) {
        const number = numbers.get(term);
        const weighted = count * (number === undefined ? weightOf(0) : (weights[number] ?? 0));
        askedNorm += weighted * weighted;
        if (number !== undefined) asked[number] = weighted;
      }
      const found: { id: string; share: number; entry: Entry }[] = [];
      for (const [id, entry] of entries) {
        if (id === except) continue;
        let dot = 0;
        let norm = 0;
        for (let i = 0; i < entry.terms.length; i += 1) {
          const term = entry.terms[i] ?? 0;
          const weighted = (entry.counts[i] ?? 0) * (weights[term] ?? 0);
          norm += weighted * weighted;
          dot += weighted * (asked[term] ?? 0);
        }
        const share = dot === 0 ? 0 : dot / Math.sqrt(norm * askedNorm);
        if (share >= least) found.push({ id, share, entry });
      }
      const worth = ({ terms, counts }: Entry) => [...terms].map((term, i) => ({ name: names[term] ?? '', worth: (asked[term] ?? 0) * (counts[i] ?? 0) * (weights?.[term] ?? 0) })).filter((one) => one.worth > 0);
      return found
        .toSorted((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
        .slice(0, most)
        .map(({ id, share, entry }) => ({ id, share, terms: worth(entry).toSorted((a, b) => b.worth - a.worth).map(({ name }) => name) }));
    },
  };
}
export type Corpus = ReturnType<typeof createCorpus>;
