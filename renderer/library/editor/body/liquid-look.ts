import { RangeSetBuilder, type Extension } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';

// Bounded, and neither alternative can hold its own closer: linear however the text goes on.
const marks = /\{\{[^{}]{0,400}\}\}|\{%(?:[^%]|%(?!\})){0,400}%\}/g;

const print = Decoration.mark({ class: 'cm-liquid-print', attributes: { spellcheck: 'false' } });
const tag = Decoration.mark({ class: 'cm-liquid-tag', attributes: { spellcheck: 'false' } });

function look(view: EditorView): DecorationSet {
  const set = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    const text = view.state.doc.sliceString(from, to);
    for (const found of text.matchAll(marks)) set.add(from + found.index, from + found.index + found[0].length, found[0].startsWith('{{') ? print : tag);
  }
  return set.finish();
}

/** Sets what the language replaces apart from what a reader will read. */
export const liquidLook: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = look(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = look(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
