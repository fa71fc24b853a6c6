import type { Desk } from '#renderer/link/desk.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { linkTo, placeLink } from '#shared/resources/link.ts';
import type { Resource } from '#shared/words/resource.ts';
import { openPanel, useComposer } from '../composer-store.ts';

/** Puts a page into the answer as a link at the caret, and the person behind it. Counted as a use of the page. */
export function insertSource(desk: Desk, resource: Resource): void {
  const { editor } = useComposer.getState();
  if (!editor) return;
  const { from, to } = editor.view.state.selection.main;
  editor.change(placeLink(editor.text(), { from, to }, linkTo(resource)));
  announce(`Inserted: ${resource.title}`);
  openPanel('none');
  editor.focus();
  // How often a page is used only sorts a list: it is no reason to trouble somebody who writes.
  desk.call.resources.countUse({ id: resource.id }).catch(() => undefined);
}
