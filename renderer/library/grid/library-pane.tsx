import { useCallback, useEffect, useRef, useState } from 'react';
import { SearchBox } from '#renderer/keys/search-box.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { isFiltered, useLibraryView, withField } from '../library-view.ts';
import { GridSkeleton, NoTemplates, NothingFits } from './grid-states.tsx';
import { LibraryFilters } from './library-filters.tsx';
import { LibraryHead } from './library-head.tsx';
import { useLibraryWindow } from './library-window.ts';
import { TemplateGrid } from './template-grid.tsx';
import style from './grid.module.css';

export interface LibraryPaneProps {
  /** The template that is open beside it; null: the library has the whole width. */
  openId: string | null;
  onOpen(templateId: string): void;
  onNew(): void;
  onImport(): void;
  onExport(): void;
  onHealth(): void;
}

/** The library, chosen from. Everything it shows is asked live; it keeps only how this window looks at it. */
export function LibraryPane({ openId, onOpen, onNew, onImport, onExport, onHealth }: LibraryPaneProps) {
  const { filter, sort, isMore } = useLibraryView();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const list = useRef<HTMLDivElement>(null);
  const library = useLibraryWindow(filter, sort, range.first, range.last);
  const onRange = useCallback((first: number, last: number) => setRange((was) => (was.first === first && was.last === last ? was : { first, last })), []);

  // Whoever closes the template is back where they opened it.
  const wasOpen = useRef(openId);
  useEffect(() => {
    if (openId !== null) useLibraryView.setState({ cursorId: openId });
    else if (wasOpen.current !== null) list.current?.focus();
    wasOpen.current = openId;
  }, [openId]);

  const { total, head } = library;
  const clear = (): void => useLibraryView.setState({ filter: {} });
  return (
    <section className={style.pane} aria-label="Library" data-pane="library">
      <div className={style.head}>
        <LibraryHead total={total} everything={head?.everything ?? null} isFiltered={isFiltered({ filter })} {...{ onNew, onImport, onExport, onHealth }} />
        <div className={style.find}>
          <SearchBox label="Search the library" text={filter.text ?? ''} onText={(text) => useLibraryView.setState({ filter: withField(filter, 'text', text) })} onLeave={() => list.current?.focus()} />
          <LibraryFilters {...{ filter, sort, isMore, head }} isWide={openId === null} onClear={clear} />
        </div>
        <p className="visually-hidden" role="status">
          {isFiltered({ filter }) && total !== null ? (total === 1 ? '1 template fits' : `${total} templates fit`) : ''}
        </p>
      </div>
      {library.trouble ? (
        <div className={style.notice}>
          <Notice tone="bad" action={<Button onClick={library.retry}>Try again</Button>}>
            {library.trouble.say}
          </Notice>
        </div>
      ) : null}
      {total === null ? (
        library.trouble ? null : <GridSkeleton />
      ) : total > 0 ? (
        <TemplateGrid {...{ library, list, openId, onOpen, onRange }} />
      ) : isFiltered({ filter }) ? (
        <NothingFits text={filter.text ?? ''} onClear={clear} />
      ) : (
        <NoTemplates onNew={onNew} onImport={onImport} />
      )}
    </section>
  );
}
