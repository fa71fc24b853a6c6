import type { Values } from './render.ts';

/** Whether a condition holds, and the names that made it hold. */
export interface Judged {
  holds: boolean;
  because: string[];
}

const no: Judged = { holds: false, because: [] };
const token = /\s*(?:("(?:[^"\\]|\\.){0,200}")|(==|!=)|([a-z_]{1,40}(?:\.[a-z_]{1,40}){0,3}))/gy;

/**
 * The small language of a disclaimer's `auto_when`: names, `==` and `!=` with a quoted text, `not`, `and`, `or` (in that order of strength).
 * A name nobody knows is false, and so is a sentence that cannot be read: a disclaimer is never attached by accident of spelling.
 */
export function judge(sentence: string, values: Values): Judged {
  const words = wordsOf(sentence);
  if (!words) return no;
  let at = 0;

  const any = (): Judged | null => {
    let left = all();
    while (left && words[at] === 'or') {
      at += 1;
      const right = all();
      left = right && { holds: left.holds || right.holds, because: [...left.because, ...right.because] };
    }
    return left;
  };
  const all = (): Judged | null => {
    let left = one();
    while (left && words[at] === 'and') {
      at += 1;
      const right = one();
      const holds = left.holds && right?.holds === true;
      left = right && { holds, because: holds ? [...left.because, ...right.because] : [] };
    }
    return left;
  };
  const one = (): Judged | null => {
    const word = words[at];
    at += 1;
    if (word === 'not') {
      const inner = one();
      const name = words[at - 1] ?? '';
      return inner && { holds: !inner.holds, because: inner.holds ? [] : [`not ${name}`] };
    }
    if (word === undefined || word.startsWith('"') || ['==', '!=', 'and', 'or'].includes(word)) return null;
    const value = lookUp(word, values);
    const operator = words[at];
    if (operator !== '==' && operator !== '!=') return { holds: value === true, because: value === true ? [word] : [] };
    const text = words[at + 1];
    if (!text?.startsWith('"')) return null;
    at += 2;
    const holds = (value === text.slice(1, -1)) === (operator === '==');
    return { holds, because: holds ? [word] : [] };
  };

  const judged = any();
  return judged && at === words.length ? judged : no;
}

function wordsOf(sentence: string): string[] | null {
  const words: string[] = [];
  const scan = new RegExp(token);
  const whole = sentence.trim();
  if (whole === '' || whole.length > 500) return null;
  while (scan.lastIndex < whole.length) {
    const found = scan.exec(whole);
    if (!found) return null;
    words.push(found[0].trim());
  }
  return words;
}

function lookUp(path: string, values: Values): unknown {
  const [group = '', name = ''] = path.split('.');
  const known = Object.hasOwn(values, group) ? values[group] : undefined;
  return known && Object.hasOwn(known, name) ? known[name] : undefined;
}
