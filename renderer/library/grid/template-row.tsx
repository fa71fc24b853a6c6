import { memo } from 'react';
import { TimeAgo } from '#renderer/ui/time-ago.tsx';
import type { TemplateRow } from '#shared/words/library.ts';
import { nativeName } from '../editor/languages.ts';
import { dayWords, kindNames, marksBesides, markNames, reviewWords, scopeNames, statusNames, usesWords, versionWords } from '../words.ts';
import style from './grid.module.css';

/** The height of every row, in pixels, with the whole width and beside an open template. Fixed, so that any place in the list is a multiplication. */
export const rowHeights = { wide: 48, narrow: 52 } as const;
export const headHeight = 30;

export const rowIdOf = (templateId: string): string => `template-${templateId}`;

interface TemplateRowViewProps {
  row: TemplateRow;
  index: number;
  isWide: boolean;
  isCursor: boolean;
  isOpen: boolean;
  today: string;
  onPress(templateId: string): void;
}

/** One template of the library. */
export const TemplateRowView = memo(function TemplateRowView({ row, index, isWide, isCursor, isOpen, today, onPress }: TemplateRowViewProps) {
  return (
    <div
      role="row"
      id={rowIdOf(row.id)}
      className={style.row}
      style={{ transform: `translateY(${index * (isWide ? rowHeights.wide : rowHeights.narrow)}px)` }}
      aria-rowindex={index + (isWide ? 2 : 1)}
      aria-selected={isCursor}
      {...(isOpen ? { 'aria-current': 'true' as const } : {})}
      data-status={row.status}
      onClick={() => onPress(row.id)}
    >
      {isWide ? <WideCells row={row} today={today} /> : <NarrowCells row={row} today={today} />}
    </div>
  );
});

interface CellsProps {
  row: TemplateRow;
  today: string;
}

function NarrowCells({ row, today }: CellsProps) {
  const [first, ...others] = warningsOf(row, today);
  const version = row.status === 'published' ? versionWords(row) : '';
  return (
    <>
      <div role="gridcell" className={style.words}>
        <bdi className={style.title}>{row.title}</bdi>
        <div className={style.meta}>
          {row.status === 'published' ? null : <Status row={row} />}
          {row.kind === 'answer' ? null : <span className={style.short}>{kindNames[row.kind].toLowerCase()}</span>}
          {row.language.startsWith('en') ? null : <span className={style.short}>{nativeName(row.language)}</span>}
          <About row={row} />
          <Whose row={row} withOwner={first === undefined} />
          {version === '' ? null : <span className={style.short}>{version}</span>}
          {first === undefined ? null : (
            <span className={style.due}>
              {first}
              {others.length > 0 ? (
                <>
                  <span aria-hidden="true"> +{others.length}</span>
                  <span className="visually-hidden">, {others.join(', ')}</span>
                </>
              ) : null}
            </span>
          )}
        </div>
      </div>
      <div role="gridcell" className={style.uses}>
        <Uses uses={row.uses} />
      </div>
    </>
  );
}

/** Everything that wants an eye, the most pressing first. Pure. */
export function warningsOf(row: TemplateRow, today: string): string[] {
  const review = reviewWords(row.reviewBy, today);
  const marks = marksBesides(row).map((mark) => markNames[mark].toLowerCase());
  if (review === null) return marks;
  return review.isOverdue ? [review.say, ...marks] : [...marks, review.say];
}

/** What matched, or the tags. */
const aboutOf = (row: TemplateRow): string => (row.matched === '' ? row.tags.slice(0, 3).join(', ') : row.matched);

const About = ({ row }: { row: TemplateRow }) => (aboutOf(row) === '' ? null : <bdi className={aboutOf(row).length > 9 ? style.about : style.short}>{aboutOf(row)}</bdi>);

function Whose({ row, withOwner = true }: { row: TemplateRow; withOwner?: boolean }) {
  return (
    <span>
      {scopeNames[row.scope].toLowerCase()}
      {row.scope === 'mine' || row.owner === '' || !withOwner ? null : (
        <>
          {' · '}
          <bdi>{row.owner}</bdi>
        </>
      )}
    </span>
  );
}

const Status = ({ row: { status } }: { row: TemplateRow }) => (
  <span className={style.status} data-status={status}>
    {statusNames[status].toLowerCase()}
  </span>
);

function Uses({ uses }: { uses: number }) {
  return (
    <>
      <span aria-hidden="true">{uses === 0 ? '–' : `${uses}×`}</span>
      <span className="visually-hidden">{usesWords(uses)}</span>
    </>
  );
}

/** What the columns are called, left to right, and where they stand in the row. */
const columns = ['Template', 'Kind', 'Folder', 'Whose', 'Language', 'Version', 'Used', 'Changed', 'Review'] as const;
const classOf = (column: (typeof columns)[number]): string => style[`column${column}`] ?? '';

export function WideHead() {
  return (
    <div role="rowgroup" className={style.columns}>
      <div role="row" aria-rowindex={1} className={style.columnNames}>
        {columns.map((column) => (
          <div key={column} role="columnheader" className={classOf(column)}>
            {column}
          </div>
        ))}
      </div>
    </div>
  );
}

function WideCells({ row, today }: CellsProps) {
  const review = reviewWords(row.reviewBy, today);
  return (
    <>
      <div role="gridcell" className={style.words}>
        <bdi className={style.title}>{row.title}</bdi>
        <div className={style.meta}>
          {row.status === 'published' ? null : <Status row={row} />}
          <About row={row} />
          {marksBesides(row).map((mark) => (
            <span key={mark} className={style.mark}>
              {markNames[mark].toLowerCase()}
            </span>
          ))}
        </div>
      </div>
      <div role="gridcell" className={classOf('Kind')}>
        {kindNames[row.kind]}
      </div>
      <div role="gridcell" className={classOf('Folder')}>
        <bdi>{row.folder}</bdi>
      </div>
      <div role="gridcell" className={classOf('Whose')}>
        <Whose row={row} />
      </div>
      <div role="gridcell" className={classOf('Language')}>
        {nativeName(row.language)}
      </div>
      <div role="gridcell" className={classOf('Version')}>
        {versionWords(row)}
      </div>
      <div role="gridcell" className={classOf('Used')}>
        <Uses uses={row.uses} />
      </div>
      <div role="gridcell" className={classOf('Changed')}>
        <TimeAgo at={row.changedAt} />
      </div>
      <div role="gridcell" className={`${classOf('Review')} ${review?.isOverdue ? style.due : ''}`}>
        {review ? review.say.replace('review ', '') : row.reviewBy === null ? '' : dayWords(row.reviewBy)}
      </div>
    </>
  );
}
