import { syntaxTree } from '@codemirror/language';
import { RangeSetBuilder, type Extension } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';

const looks: Record<string, Decoration> = Object.fromEntries(
  Object.entries({
    StrongEmphasis: 'cm-strong',
    Emphasis: 'cm-em',
    ATXHeading1: 'cm-head',
    ATXHeading2: 'cm-head',
    ATXHeading3: 'cm-head',
    Blockquote: 'cm-quoted',
    InlineCode: 'cm-code',
    FencedCode: 'cm-code',
    Link: 'cm-link',
    URL: 'cm-link',
    EmphasisMark: 'cm-sign',
    HeaderMark: 'cm-sign',
    ListMark: 'cm-sign',
    QuoteMark: 'cm-sign',
    CodeMark: 'cm-sign',
    LinkMark: 'cm-sign',
  }).map(([name, look]) => [name, Decoration.mark({ class: look })]),
);

function look(view: EditorView): DecorationSet {
  const set = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter(node) {
        const found = looks[node.name];
        if (found && node.to > node.from) set.add(node.from, node.to, found);
      },
    });
  }
  return set.finish();
}

/** Lets Markdown look a little like what it means; the words themselves stay as they were typed. */
export const markdownLook: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = look(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged || syntaxTree(update.startState) !== syntaxTree(update.state)) this.decorations = look(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
