/** Words to find again in a text that is on screen. `from`: where they stood in its plain text, to choose between several. */
export interface Words {
  quote: string;
  from: number;
}

const blocks = 'address, article, aside, blockquote, dd, details, div, dl, dt, figure, figcaption, h1, h2, h3, h4, h5, h6, li, ol, p, pre, section, table, td, th, tr, ul';
/** More marks than this help nobody. */
const mostMarks = 60;

/** The text of an element with one space for every run of white space and every edge of a block; `places[i]` is where its i-th letter stands. */
function lettersOf(root: Element): { text: string; places: { node: Text; offset: number }[] } {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const places: { node: Text; offset: number }[] = [];
  let text = '';
  let block: Element | null = null;
  const put = (letter: string, node: Text, offset: number): void => {
    const isSpace = /\s/.test(letter);
    if (isSpace && (text === '' || text.endsWith(' '))) return;
    text += isSpace ? ' ' : letter;
    places.push({ node, offset });
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node as Text;
    const around = words.parentElement?.closest(blocks) ?? null;
    if (around !== block) put(' ', words, 0);
    block = around;
    // What we put there ourselves, such as "Show picture", is not the asker's word.
    if (words.parentElement?.closest('button')) continue;
    for (let i = 0; i < words.data.length; i += 1) put(words.data[i] ?? '', words, i);
  }
  return { text, places };
}

/** Where the words stand in an element. Nothing in the element changes; words that are not there are left out. */
export function rangesOf(root: Element, words: readonly Words[]): Range[] {
  const { text, places } = lettersOf(root);
  const lower = foldCase(text);
  const ranges: Range[] = [];
  for (const { quote, from } of words.slice(0, mostMarks)) {
    const wanted = foldCase(quote.replace(/\s+/g, ' ').trim());
    const at = nearest(lower, wanted, from);
    const first = places[at];
    const last = places[at + wanted.length - 1];
    if (at === -1 || !first || !last) continue;
    const range = root.ownerDocument.createRange();
    range.setStart(first.node, first.offset);
    range.setEnd(last.node, last.offset + 1);
    ranges.push(range);
  }
  return ranges;
}

/** Lower case where that keeps the length, so that places stay places. */
const foldCase = (text: string): string => {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
};

function nearest(text: string, wanted: string, from: number): number {
  if (wanted === '') return -1;
  let best = -1;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    if (best !== -1 && Math.abs(at - from) >= Math.abs(best - from)) break;
    best = at;
  }
  return best;
}
