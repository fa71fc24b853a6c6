export interface DifferencePart {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Beyond this many comparisons the difference is told as "all of it", so that a huge edit cannot freeze the window. */
const mostComparisons = 2_000_000;

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];

/** Word by word what became of `before`: the longest common run of words stays, the rest is gone or new. */
export function wordDifference(before: string, now: string): DifferencePart[] {
  const a = wordsOf(before);
  const b = wordsOf(now);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const parts: DifferencePart[] = [
    { kind: 'same', text: a.slice(0, head).join('') },
    ...between(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    { kind: 'same', text: a.slice(a.length - tail).join('') },
  ];
  return joined(parts);
}

function between(a: readonly string[], b: readonly string[]): DifferencePart[] {
  const whole: DifferencePart[] = [
    { kind: 'gone', text: a.join('') },
    { kind: 'new', text: b.join('') },
  ];
  if (a.length * b.length > mostComparisons) return whole;
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: DifferencePart[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      parts.push({ kind: 'gone', text: a[i] ?? '' });
      i += 1;
    } else {
      parts.push({ kind: 'new', text: b[j] ?? '' });
      j += 1;
    }
  }
  return parts;
}

function joined(parts: readonly DifferencePart[]): DifferencePart[] {
  const out: DifferencePart[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part.text === '') continue;
    if (last?.kind === part.kind) last.text += part.text;
    else out.push({ ...part });
  }
  return out;
}
