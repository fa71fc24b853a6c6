import { TemplateEditor } from './editor/template-editor.tsx';
import { LibraryGrid } from './grid/library-grid.tsx';
import style from './library.module.css';

export interface LibraryScreenProps {
  /** The template that is open; null: none. */
  templateId: string | null;
  onOpen(templateId: string | null): void;
}

/** The template studio: the library on the left, the template that is open beside it. */
export function LibraryScreen({ templateId, onOpen }: LibraryScreenProps) {
  return (
    <div className={style.studio}>
      <LibraryGrid templateId={templateId} onOpen={onOpen} />
      {templateId === null ? null : <TemplateEditor key={templateId} templateId={templateId} onOpen={onOpen} />}
    </div>
  );
}
