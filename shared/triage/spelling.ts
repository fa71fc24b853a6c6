/** Words closer than this are too short to tell a slip from another word. */
const leastLetters = 5;
const mostLetters = 16;

/**
 * Puts right what was typed wrong: first by a list of known slips, then by one letter too many, too few, swapped or different, against the words the rules listen for.
 * A word of everyday English is left alone: "poised" is no poison.
 */
export function createSpelling({ slips, words, starts, leave }: { slips: Readonly<Record<string, string>>; words: ReadonlySet<string>; starts: ReadonlySet<string>; leave: ReadonlySet<string> }) {
  const known = new Map(Object.entries(slips));
  const byLess = new Map<string, string[]>();
  const isStart = new Map<string, boolean>();
  for (const [from, is] of [[words, false], [starts, true]] as const) {
    for (const word of from) {
      if (word.length < leastLetters || word.length > mostLetters || /[^a-z]/.test(word)) continue;
      isStart.set(word, is || (isStart.get(word) ?? false));
      for (const less of oneLess(word)) {
        const list = byLess.get(less);
        if (list) list.push(word);
        else byLess.set(less, [word]);
      }
    }
  }
  const memory = new Map<string, string>();

  /** The listed word that `word` is one slip away from and begins like; null: none. */
  const near = (word: string, wants: 'word' | 'start'): string | null => {
    for (const less of oneLess(word)) {
      for (const candidate of byLess.get(less) ?? []) {
        if (candidate[0] === word[0] && candidate !== word && (wants === 'word' || isStart.get(candidate) === true) && isOneSlip(word, candidate)) return candidate;
      }
    }
    return null;
  };

  const read = (word: string): string => {
    const slip = known.get(word);
    if (slip !== undefined) return slip;
    if (word.length < leastLetters || word.length > mostLetters + 8 || /[^a-z]/.test(word) || words.has(word) || leave.has(word)) return word;
    for (let length = 2; length <= word.length; length += 1) if (starts.has(word.slice(0, length))) return word;
    const whole = near(word, 'word');
    if (whole !== null) return whole;
    for (let length = Math.min(word.length - 1, mostLetters); length >= leastLetters; length -= 1) {
      const start = near(word.slice(0, length), 'start');
      if (start !== null) return start + word.slice(length);
    }
    return word;
  };

  return (word: string): string => {
    const before = memory.get(word);
    if (before !== undefined) return before;
    const now = read(word);
    if (memory.size > 20_000) memory.clear();
    memory.set(word, now);
    return now;
  };
}
export type Spelling = ReturnType<typeof createSpelling>;

/** The word and every word that lacks one of its letters. */
function oneLess(word: string): string[] {
  const all = [word];
  for (let at = 0; at < word.length; at += 1) all.push(word.slice(0, at) + word.slice(at + 1));
  return all;
}

/** One letter added, left out, different, or two neighbours swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const [restA, restB] = [a.slice(from), b.slice(from)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) || (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2));
}
