import { create } from 'zustand';
import type { LibraryFilter, LibrarySort } from '#shared/words/library.ts';

/** How this window looks at the library: kept while the person is on another screen. */
export interface LibraryView {
  filter: LibraryFilter;
  sort: LibrarySort;
  /** The row the keys stand on. */
  cursorId: string | null;
  /** Whether the filters that rarely help are shown too. */
  isMore: boolean;
}

export const asOpened: LibraryView = { filter: {}, sort: 'best', cursorId: null, isMore: false };

export const useLibraryView = create<LibraryView>(() => asOpened);

export const isFiltered = ({ filter }: Pick<LibraryView, 'filter'>): boolean => Object.keys(filter).length > 0;

/** The filter with one field set, or freed by an empty value. Pure. */
export function withField(filter: LibraryFilter, field: keyof LibraryFilter, value: string): LibraryFilter {
  const { [field]: _before, ...rest } = filter;
  // The values of a choice are the contract's own words.
  return value === '' ? rest : ({ ...rest, [field]: value } as LibraryFilter);
}
