import { leaveOutOptional } from '#shared/answers/blanks.ts';
import { mergeBlanks, mergeUses } from '#shared/answers/merge-blanks.ts';
import { placeTemplate } from '#shared/answers/place-template.ts';
import type { Blank } from '#shared/words/draft.ts';
import type { FilledTemplate } from '#shared/words/template.ts';
import type { InsertHow } from '#renderer/slots/answer-rooms.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { openPanel, useComposer } from '../composer-store.ts';

/** Whether a template wants something said before it is text: in the answer nobody could decide any more what else is in it. */
const asksFirst = ({ fields }: FilledTemplate): boolean => fields.some(({ kind, decides }) => kind === 'tick' || decides === true);

/** Its open blanks, with what the sheet over them begins with. */
const withPresets = ({ blanks, fields }: FilledTemplate): Blank[] =>
  blanks.map((blank) => {
    const preset = fields.find(({ key }) => key === blank.key)?.preset ?? '';
    return preset === '' ? blank : { ...blank, preset };
  });

/** A template was chosen: it comes in at once, or asks first. */
export function takeTemplate(filled: FilledTemplate, how: InsertHow = 'insert'): void {
  if (!asksFirst(filled)) return insertTemplate(filled, how);
  openPanel('template');
  useComposer.setState({ asking: { filled, how } });
}

/** Puts a rendered template into the answer, and the person at its first blank. */
export function insertTemplate(filled: FilledTemplate, how: InsertHow = 'insert'): void {
  const { session, editor, content } = useComposer.getState();
  if (!session || !editor) return;
  const isAlone = how === 'replace';
  const brought = withPresets(filled);
  const blanks = isAlone ? brought : mergeBlanks(content.blanks, brought);
  const templates = mergeUses(isAlone ? [] : content.templates, { templateId: filled.templateId, version: filled.version });
  const text = editor.text();
  const change = isAlone ? { from: 0, to: text.length, insert: filled.text } : placeTemplate(text, editor.place(), filled.text);
  editor.change(change, blanks);
  editor.forgetTrigger();
  session.edit({ text: editor.text(), blanks, templates });
  session.inserted(filled);
  announce(`Inserted: ${filled.title}`);
  if (how === 'insert-and-fill' && filled.blanks.length > 0 && !asksFirst(filled)) return openPanel('fill-ins');
  openPanel('none');
  if (!editor.walk(1, change.from)) editor.focus();
}

/** Takes every optional blank out, with the empty lines it leaves. */
export function leaveOptionalOut(): void {
  const { session, editor, content } = useComposer.getState();
  if (!session || !editor) return;
  const text = editor.text();
  editor.change({ from: 0, to: text.length, insert: leaveOutOptional(text, content.blanks) });
  announce('Optional blanks left out');
  useComposer.setState({ trouble: null });
  editor.focus();
}

/** Puts the words selected on the page into the answer as a quote. False: none are selected outside the editor. */
export function quoteSelection(selection: Selection | null): boolean {
  const { editor } = useComposer.getState();
  const words = selection?.toString().trim() ?? '';
  if (!editor || words === '' || (selection?.anchorNode && editor.view.dom.contains(selection.anchorNode))) return false;
  const quote = `${words.slice(0, 2_000).split(/\n+/).map((line) => `> ${line.trim()}`).join('\n')}\n\n`;
  const text = editor.text();
  const { to } = editor.place();
  const lead = text.slice(0, to).trim() === '' || text.slice(0, to).endsWith('\n\n') ? '' : '\n\n';
  editor.change({ from: to, to, insert: lead + quote });
  editor.focus();
  return true;
}
