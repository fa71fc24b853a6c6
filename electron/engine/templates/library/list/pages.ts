import type { LibraryFilter, LibraryPage, LibrarySort } from '#shared/words/library.ts';
import type { Live } from '../../../live.ts';
import type { Catalog } from '../catalog.ts';
import type { Health } from '../health/health.ts';
import { isVisible, type Person } from '../visible.ts';
import { arrange, facetsOf } from './arrange.ts';
import { rowOf } from './rows.ts';
import { createSearchIndex } from './search-index.ts';

export interface PageInput {
  filter: LibraryFilter;
  sort: LibrarySort;
  offset: number;
  limit: number;
}

/** So many templates are read into the search at a time while nobody waits for it. */
const aBite = 50;

/** Windows of the library. The search is filled once, in small bites after the first window was shown, and kept in step after that. */
export function createPages({ live, catalog, health, person }: { live: Live; catalog: Catalog; health: Health; person: () => Person }) {
  const index = createSearchIndex();
  let isFilling = false;
  const fill = (): void => {
    try {
      isFilling = !index.keepUp(catalog.all(), aBite);
      if (isFilling) setImmediate(fill);
    } catch {
      // A desk that stops takes the store away under it; whoever searches reads it all and hears why.
      isFilling = false;
    }
  };

  const look = ({ filter, sort, offset, limit }: PageInput): LibraryPage => {
    const entries = catalog.all();
    const text = filter.text?.trim() ?? '';
    if (text !== '') index.keepUp(entries);
    const hits = text === '' ? null : index.search(text);
    const me = person();
    const { counts, marks } = health.judge();
    const rows = [];
    for (const [id, entry] of entries) {
      if (isVisible(entry.record, me)) rows.push(rowOf(entry, { count: counts.get(id), marks: marks(entry), matched: hits?.get(id)?.matched ?? '' }));
    }
    const scores = hits && new Map([...hits].map(([id, { score }]) => [id, score]));
    const page = { offset, ...arrange(rows, { filter, sort, offset, limit, scores }), ...facetsOf(rows) };
    if (text === '' && !isFilling) {
      isFilling = true;
      setImmediate(fill);
    }
    return page;
  };

  return {
    page: (input: PageInput, signal: AbortSignal | undefined): AsyncGenerator<LibraryPage, void, void> => live.watch(['templates', 'template_counts', 'template_links', 'accounts', 'settings', 'library'], () => look(input), signal),
  };
}
