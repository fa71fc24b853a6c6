import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { Button, IconButton } from '#renderer/ui/button.tsx';
import type { HealthMark, LibraryFilter, LibraryPage, LibrarySort, TemplateScope, TemplateStatus } from '#shared/words/library.ts';
import type { TemplateKind } from '#shared/words/template.ts';
import { nativeName } from '../editor/languages.ts';
import { useLibraryView, withField } from '../library-view.ts';
import { kindNames, markNames, scopeNames, sortNames, statusNames } from '../words.ts';
import style from './grid.module.css';

interface Choice {
  field: keyof LibraryFilter;
  name: string;
  any: string;
  options: readonly { value: string; say: string }[];
  /** Shown even where there is little room. */
  isFirst?: boolean;
}

const named = <K extends string>(names: Readonly<Record<K, string>>) => (Object.keys(names) as K[]).map((value) => ({ value, say: names[value] }));
const plain = (list: readonly string[]) => list.map((value) => ({ value, say: value }));

/** What the library can be narrowed by: the fixed words, and what there is in it. Pure. */
export function choicesOf(head: Pick<LibraryPage, 'folders' | 'tags' | 'communities' | 'languages' | 'marks'> | null): Choice[] {
  const marks = named<HealthMark>(markNames).filter(({ value }) => (head?.marks[value] ?? 0) > 0);
  const all: Choice[] = [
    { field: 'community', name: 'Community', any: 'Any community', options: plain(head?.communities ?? []), isFirst: true },
    { field: 'kind', name: 'Kind', any: 'Any kind', options: named<TemplateKind>(kindNames), isFirst: true },
    { field: 'status', name: 'Status', any: 'Any status', options: named<TemplateStatus>(statusNames), isFirst: true },
    { field: 'folder', name: 'Folder', any: 'Any folder', options: plain(head?.folders ?? []) },
    { field: 'scope', name: 'Scope', any: 'Any scope', options: named<TemplateScope>(scopeNames) },
    { field: 'language', name: 'Language', any: 'Any language', options: (head?.languages ?? []).map((value) => ({ value, say: nativeName(value) })) },
    { field: 'tag', name: 'Tag', any: 'Any tag', options: plain(head?.tags ?? []) },
    { field: 'mark', name: 'Health', any: 'Any health', options: marks.map(({ value, say }) => ({ value, say: `${say} (${head?.marks[value] ?? 0})` })) },
  ];
  return all;
}

interface LibraryFiltersProps {
  filter: LibraryFilter;
  sort: LibrarySort;
  isMore: boolean;
  isWide: boolean;
  head: LibraryPage | null;
  onClear(): void;
}

/** The ways to see less of the library, and its order. */
export function LibraryFilters({ filter, sort, isMore, isWide, head, onClear }: LibraryFiltersProps) {
  const isSet = (field: keyof LibraryFilter): boolean => filter[field] !== undefined;
  const shown = choicesOf(head).filter((choice) => isSet(choice.field) || ((isWide || isMore || choice.isFirst === true) && choice.options.length > 0));
  return (
    <div className={style.filters} role="group" aria-label="Show">
      {shown.map(({ field, name, any, options }) => (
        <select
          key={field}
          className={`${style.choice} ${isSet(field) ? style.on : ''}`}
          aria-label={name}
          value={filter[field] ?? ''}
          onChange={({ target }) => useLibraryView.setState({ filter: withField(filter, field, target.value) })}
        >
          <option value="">{any}</option>
          {/* A folder that has just been emptied is still what the list is narrowed to. */}
          {[...options, ...(isSet(field) && options.every(({ value }) => value !== filter[field]) ? plain([filter[field] ?? '']) : [])].map(({ value, say }) => (
            <option key={value} value={value}>
              {say}
            </option>
          ))}
        </select>
      ))}
      {isWide ? null : (
        <IconButton name={isMore ? 'Fewer filters' : 'More filters'} className={style.more ?? ''} aria-expanded={isMore} onClick={() => useLibraryView.setState({ isMore: !isMore })}>
          <IconAdjustmentsHorizontal size={15} />
        </IconButton>
      )}
      <select className={`${style.choice} ${style.sort}`} aria-label="Order" value={sort} onChange={({ target }) => useLibraryView.setState({ sort: target.value as LibrarySort })}>
        {named(sortNames).map(({ value, say }) => (
          <option key={value} value={value}>
            {value === 'best' && filter.text === undefined ? 'What waits first' : say}
          </option>
        ))}
      </select>
      {Object.keys(filter).length > 0 ? (
        <Button kind="link" onClick={onClear}>
          Clear
        </Button>
      ) : null}
    </div>
  );
}
