import { wordDifference } from './word-difference.ts';

/** One change a reader would make to a text: the words `gone`, from `from` to `to` in the text they read, give way to `put`. `before` and `after` are the words around it. */
export interface SuggestedChange {
  from: number;
  to: number;
  gone: string;
  put: string;
  before: string;
  after: string;
}

/** Where a change stands in the text as it is now. open: it can be made, there. taken: it was. elsewhere: that place reads otherwise by now. */
export type Standing = { kind: 'open'; from: number; to: number } | { kind: 'taken' } | { kind: 'elsewhere' };

const around = 40;
/** Fewer letters around a place do not tell it from another. */
const leastAround = 12;

/** What a reader changed, in order. Changes with nothing but spaces between them are one. */
export function suggestedChanges(text: string, suggestion: string): SuggestedChange[] {
  const found: SuggestedChange[] = [];
  let at = 0;
  let open = null as { from: number; gone: string; put: string } | null;
  const parts = wordDifference(text, suggestion);
  const close = (): void => {
    if (open) {
      const to = open.from + open.gone.length;
      found.push({ ...open, to, before: text.slice(Math.max(0, open.from - around), open.from), after: text.slice(to, to + around) });
    }
    open = null;
  };
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'same') {
      const joins = parts[index + 1];
      if (open && joins && /^[^\S\n]*$/.test(part.text)) open = { ...open, gone: open.gone + part.text, put: open.put + part.text };
      else close();
      at += part.text.length;
      continue;
    }
    open ??= { from: at, gone: '', put: '' };
    if (part.kind === 'new') open.put += part.text;
    else {
      open.gone += part.text;
      at += part.text.length;
    }
  }
  close();
  return found;
}

/** The text with these changes made. */
export function withChanges(text: string, changes: readonly SuggestedChange[]): string {
  let out = '';
  let at = 0;
  for (const { from, to, put } of changes) {
    out += text.slice(at, from) + put;
    at = to;
  }
  return out + text.slice(at);
}

/** Where each change stands in `now`, which began as `text` and may have been written on since. */
export function standings(text: string, now: string, changes: readonly SuggestedChange[]): Standing[] {
  const taken = whichWereTaken(text, now, changes);
  if (!taken) return changes.map((change, index) => standingAlone(text, now, change, changes[index - 1]?.to ?? 0, changes[index + 1]?.from ?? text.length));
  let moved = 0;
  return changes.map(({ from, to, gone, put }, index): Standing => {
    if (taken[index] === true) {
      moved += put.length - gone.length;
      return { kind: 'taken' };
    }
    return { kind: 'open', from: from + moved, to: to + moved };
  });
}

/** Which changes make `now` of `text` and nothing else does; null: somebody wrote in it, too. */
function whichWereTaken(text: string, now: string, changes: readonly SuggestedChange[]): boolean[] | null {
  const hopeless = new Set<string>();
  const follow = (index: number, at: number): boolean[] | null => {
    const change = changes[index];
    const here = text.slice(changes[index - 1]?.to ?? 0, change?.from ?? text.length);
    if (!now.startsWith(here, at)) return null;
    const next = at + here.length;
    if (!change) return next === now.length ? [] : null;
    const key = `${index} ${next}`;
    if (hopeless.has(key)) return null;
    for (const isTaken of [false, true]) {
      const words = isTaken ? change.put : change.gone;
      const rest = now.startsWith(words, next) ? follow(index + 1, next + words.length) : null;
      if (rest) return [isTaken, ...rest];
    }
    hopeless.add(key);
    return null;
  };
  return follow(0, 0);
}

/** By the words around it, up to the changes next to it. What they do not tell for sure is nowhere. */
function standingAlone(text: string, now: string, { from, to, gone, put }: SuggestedChange, least: number, most: number): Standing {
  const before = text.slice(Math.max(least, from - around), from);
  const after = text.slice(to, Math.min(most, to + around));
  if (before.length + after.length < leastAround) return { kind: 'elsewhere' };
  const open = placesIn(now, before + gone + after);
  const taken = placesIn(now, before + put + after);
  if (open.length === 1 && taken.length === 0) return { kind: 'open', from: (open[0] ?? 0) + before.length, to: (open[0] ?? 0) + before.length + gone.length };
  return taken.length > 0 && open.length === 0 ? { kind: 'taken' } : { kind: 'elsewhere' };
}

function placesIn(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at !== -1 && found.length < 2; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}
