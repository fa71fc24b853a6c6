import { wordsOf } from '../../templates/using/question-words.ts';

/** Longer than anybody reads on, and what a hostile post may cost. */
const mostChars = 20_000;

const empty = new Set(
  'a about after again all also am an and any are as at be because been before being both but by can cant could couldnt did didnt do does doesnt doing dont down during each else ever few for from had has hasnt have havent having he her here hers hi him his how i if im in into is isnt it its ive just me more most my no nor not now of off ok on once one only or other our out over own please same she should so some such than thank thanks that thats the their them then there these they this those to too under until up us very was wasnt we were what when where which while who why will with wont would you your'.split(' '),
);

/** One form for what is one word to a reader: spots and spot, itching and itchy, faded and fades. Rough, and the same for both sides. */
export function rootOf(word: string): string {
  if (word.length < 5) return word.length === 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, 3) : word;
  const found = /^(.{3,}?)(?:ies|ied)$/.exec(word);
  if (found) return `${found[1]}y`;
  return word.replace(/(?:ingly|edly|ing|ers?|ed|es|ly|s)$/, (end, at: number) => (at < 3 ? end : '')).replace(/(.)\1$/, '$1');
}

/** What a question is about: the words of its title twice and of its body once. `as`: how each was written, the first time. */
export function bagOf(title: string, body: string): { bag: Map<string, number>; as: Map<string, string> } {
  const bag = new Map<string, number>();
  const as = new Map<string, string>();
  const count = (text: string, worth: number): void => {
    for (const word of wordsOf(text.slice(0, mostChars).replace(/['’ʼ]/g, ''))) {
      if (word.length < 2 || empty.has(word)) continue;
      const root = rootOf(word);
      bag.set(root, (bag.get(root) ?? 0) + worth);
      if (!as.has(root)) as.set(root, word);
    }
  };
  count(title, 2);
  count(body, 1);
  return { bag, as };
}
