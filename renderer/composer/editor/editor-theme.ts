import { EditorView } from '@codemirror/view';

/** By tokens alone, so that one theme serves light and dark. */
export const editorTheme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'transparent', fontSize: '14.5px' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { padding: '12px 14px', minHeight: '104px', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-strong': { fontWeight: '650' },
  '.cm-em': { fontStyle: 'italic' },
  '.cm-head': { fontWeight: '650' },
  '.cm-quoted': { color: 'var(--ink-2)' },
  '.cm-code': { fontFamily: 'var(--mono)', fontSize: '0.92em' },
  '.cm-link': { color: 'var(--accent)' },
  '.cm-sign': { color: 'var(--ink-3)', fontWeight: '400' },
  '.cm-blank': { borderRadius: '4px', padding: '0 3px', border: '1px dashed var(--accent)', background: 'var(--accent-soft)', color: 'var(--accent-ink)', boxDecorationBreak: 'clone', WebkitBoxDecorationBreak: 'clone' },
  '.cm-blank-optional': { borderColor: 'var(--ink-3)', background: 'var(--sunken)', color: 'var(--ink-2)' },
  '.cm-blank-foreign': { borderColor: 'var(--emergency)', borderStyle: 'solid', background: 'var(--emergency-soft)', color: 'var(--emergency)' },
  '.cm-blank-answer': { whiteSpace: 'pre-wrap' },
  '.cm-blank .cm-link, .cm-blank .cm-sign': { color: 'inherit' },
  '.cm-finding': { textDecorationSkipInk: 'none', textUnderlineOffset: '3px' },
  '.cm-finding-advise': { textDecoration: 'underline dotted 1.5px var(--ink-3)' },
  '.cm-finding-ask': { textDecoration: 'underline dashed 1.5px var(--urgent)' },
  '.cm-finding-refuse': { textDecoration: 'underline wavy 1.5px var(--emergency)' },
  '.cm-specialChar': { color: 'var(--emergency)' },
});
