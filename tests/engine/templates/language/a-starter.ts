import { allTemplates, readContent } from '#electron/engine/store/templates.ts';
import { loadLibrary } from '#electron/engine/templates/library/starter.ts';
import { aStore } from '#tests/makers/a-store.ts';
import type { TemplateContent } from '#shared/words/library.ts';
import type { TemplateKind } from '#shared/words/template.ts';

/** Everything that comes with Rounds, as a desk holds it. */
export function contentOfStarter(): { id: string; kind: TemplateKind; language: string; content: TemplateContent }[] {
  const db = aStore();
  loadLibrary(db);
  return allTemplates(db).flatMap(({ id, kind, language, content }) => {
    const read = readContent(content);
    return read ? [{ id, kind, language, content: read }] : [];
  });
}
