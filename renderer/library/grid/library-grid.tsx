import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import type { LibraryScreenProps } from '../library-screen.tsx';

/** The library as rows. */
export function LibraryGrid({ onOpen }: LibraryScreenProps) {
  const desk = useDesk();
  const page = useLive(desk.query.library.page.experimental_liveOptions({ input: { filter: {}, sort: 'title', offset: 0, limit: 200 } })).value;
  return (
    <section aria-label="Library">
      <h1>Templates</h1>
      {page?.rows.map((row) => (
        <button key={row.id} type="button" onClick={() => onOpen(row.id)}>
          {row.title}
        </button>
      ))}
    </section>
  );
}
