import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import type { FillIn } from '#shared/words/fill-in.ts';
import type { VariableName } from '#shared/words/library.ts';
import { closing, liquidPlace, type LiquidPlace } from './liquid-place.ts';

/** Everything a body may name. */
export interface KnownNames {
  variables: readonly VariableName[];
  filters: readonly string[];
  snippets: readonly { slug: string; title: string }[];
  fillIns: readonly FillIn[];
}

export const noNames: KnownNames = { variables: [], filters: [], snippets: [], fillIns: [] };

const tags: readonly (readonly [name: string, say: string])[] = [
  ['if', 'Only when something holds'],
  ['elsif', 'Else, when something else holds'],
  ['else', 'When nothing before it held'],
  ['endif', 'End of if'],
  ['unless', 'Only when something does not hold'],
  ['endunless', 'End of unless'],
  ['case', 'One of several'],
  ['when', 'One of the several'],
  ['endcase', 'End of case'],
  ['assign', 'Keep a value under a name'],
  ['capture', 'Keep a piece of text under a name'],
  ['endcapture', 'End of capture'],
  ['comment', 'A note for authors, which nobody else reads'],
  ['endcomment', 'End of comment'],
  ['render', 'Include a snippet'],
];

/** Completion of variables, fill-ins, filters, tags and snippets inside `{{` and `{%`; nothing anywhere else. */
export const completeFrom =
  (names: () => KnownNames) =>
  (context: CompletionContext): CompletionResult | null => {
    const place = liquidPlace(context.state.sliceDoc(Math.max(0, context.pos - 600), context.pos));
    if (!place || (place.typed === '' && place.kind === 'tag' && !context.explicit)) return null;
    const shift = Math.max(0, context.pos - 600);
    return { from: place.from + shift, options: offers(place, names()), validFor: place.kind === 'snippet' ? /^[\w-]*$/ : /^[\w.]*$/ };
  };

function offers({ kind, sign }: LiquidPlace, { variables, filters, snippets, fillIns }: KnownNames): Completion[] {
  if (kind === 'filter') return filters.map((name) => ({ label: name, type: 'function', apply: ended(name, sign) }));
  if (kind === 'tag') return tags.map(([name, say]) => ({ label: name, detail: say, type: 'keyword' }));
  if (kind === 'snippet') return snippets.map(({ slug, title }) => ({ label: slug, detail: title, type: 'text', apply: ended(slug, sign, true) }));
  const own = fillIns.map((fillIn): Completion => ({ label: `fill.${fillIn.key}`, detail: fillIn.label, type: 'variable', boost: 2, apply: ended(`fill.${fillIn.key}`, sign) }));
  const known = variables
    .filter(({ name }) => !own.some(({ label }) => label === name))
    // In the order of the language, where they match alike.
    .map((one, index): Completion => ({ label: one.name, detail: one.say, type: 'variable', boost: 1 - index / 50, apply: ended(one.name, sign), ...(one.example === '' ? {} : { info: one.example }) }));
  return [...own, ...known];
}

/** Writes the word and, where its `{{` or its quoted name has no end yet, the end with it. A condition goes on, so `{%` is left open. */
const ended =
  (word: string, sign: '{{' | '{%', isQuoted = false) =>
  (view: EditorView, _completion: Completion, from: number, to: number): void => {
    const after = view.state.sliceDoc(to, to + 600);
    const quote = isQuoted && !/^["']/.test(after) ? view.state.sliceDoc(from - 1, from) : '';
    const end = sign === '{{' || quote !== '' ? closing(after, sign) : '';
    view.dispatch({ changes: { from, to, insert: word + quote + end }, selection: { anchor: from + word.length + quote.length + end.length }, userEvent: 'input.complete', scrollIntoView: true });
  };
