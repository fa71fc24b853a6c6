/** The one of `known` that was probably meant, or null. */
export function suggest(typed: string, known: Iterable<string>): string | null {
  const word = typed.slice(0, 60).toLowerCase();
  const most = word.length < 4 ? 1 : word.length < 8 ? 2 : 3;
  let best: string | null = null;
  let least = most + 1;
  for (const one of known) {
    if (Math.abs(one.length - word.length) >= least || one === typed) continue;
    const far = distance(word, one.toLowerCase());
    if (far < least) {
      least = far;
      best = one;
    }
  }
  return best;
}

/** Letters to add, drop, change or swap with the next. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? a.length;
}
