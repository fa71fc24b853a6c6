import { useEffect, useRef, useState } from 'react';
import { useCommands } from '#renderer/keys/commands.ts';
import { TemplateEditor } from './editor/template-editor.tsx';
import { ExportDialog } from './exchange/export-dialog.tsx';
import { ImportView } from './exchange/import-view.tsx';
import { LibraryPane } from './grid/library-pane.tsx';
import { NewTemplate } from './grid/new-template.tsx';
import { HealthView } from './health/health-view.tsx';
import style from './library.module.css';

/** What stands in the library's place. */
export type LibraryViewName = 'health' | 'import';

export interface LibraryScreenProps {
  /** The template that is open; null: none. */
  templateId: string | null;
  /** Where no template is open: what is shown instead of the library; null: the library. */
  view: LibraryViewName | null;
  onOpen(templateId: string | null): void;
  onView(view: LibraryViewName | null): void;
}

/** The template studio: the library, with the template that is open beside it; or what needs a look, or an import. */
export function LibraryScreen({ templateId, view, onOpen, onView }: LibraryScreenProps) {
  const [layer, setLayer] = useState<'new' | 'export' | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const shown = templateId === null ? view : null;
  useCommands({
    'library.new': () => setLayer('new'),
    'library.export': () => setLayer('export'),
    ...(templateId === null && shown === null ? {} : { 'library.back': () => (templateId === null ? onView(null) : onOpen(null)) }),
  });

  // The button that led there is gone, and the focus with it: it goes on from the beginning of what is shown now.
  const before = useRef(shown);
  useEffect(() => {
    if (before.current !== shown) place.current?.querySelector<HTMLElement>('[data-pane-focus]')?.focus();
    before.current = shown;
  }, [shown]);

  return (
    <div ref={place} className={`${style.studio} ${templateId === null ? '' : style.split}`}>
      {shown === 'health' ? <HealthView onOpen={onOpen} onBack={() => onView(null)} /> : null}
      {shown === 'import' ? <ImportView onBack={() => onView(null)} /> : null}
      {shown === null ? (
        <LibraryPane openId={templateId} onOpen={onOpen} onNew={() => setLayer('new')} onImport={() => onView('import')} onExport={() => setLayer('export')} onHealth={() => onView('health')} />
      ) : null}
      {templateId === null ? null : <TemplateEditor key={templateId} templateId={templateId} onOpen={onOpen} />}
      {layer === 'new' ? (
        <NewTemplate
          onClose={() => setLayer(null)}
          onCreated={(created) => {
            setLayer(null);
            onOpen(created);
          }}
        />
      ) : null}
      {layer === 'export' ? <ExportDialog onClose={() => setLayer(null)} /> : null}
    </div>
  );
}
