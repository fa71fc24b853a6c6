import { memo, type MouseEvent } from 'react';
import { ForumName } from '#renderer/forum/forum-mark.tsx';
import { GoalBar } from '#renderer/level/goal.tsx';
import { LevelTag } from '#renderer/level/level-tag.tsx';
import { flagNames } from '#renderer/level/level-words.ts';
import { Dot } from '#renderer/ui/tag.tsx';
import { TimeAgo, useNow, waitingFor } from '#renderer/ui/time-ago.tsx';
import type { QuestionRow } from '#shared/words/question.ts';
import style from '../triage.module.css';

/** The height of every row and of the head, in pixels. Fixed, so that any place in the list is a multiplication. */
export const rowHeight = 36;
export const headHeight = 32;

export const rowIdOf = (id: string): string => `triage-${id}`;

const columns = ['Selected', 'Level', 'Question', 'Community', 'Waiting', 'Goal', 'Held by · flags'] as const;
const classOf = (column: number): string => style[`column${column}`] ?? '';

export function TriageHead() {
  return (
    <div role="rowgroup" className={style.columns}>
      <div role="row" aria-rowindex={1} className={style.columnNames}>
        {columns.map((column, index) => (
          <div key={column} role="columnheader" className={classOf(index)}>
            {index === 0 ? <span className="visually-hidden">{column}</span> : column}
          </div>
        ))}
      </div>
    </div>
  );
}

interface TriageRowProps {
  row: QuestionRow;
  /** Where it was asked; null: there is one forum only. */
  forum: string | null;
  index: number;
  isCursor: boolean;
  isSelected: boolean;
  /** `isCheck`: on the box itself. */
  onPress(row: QuestionRow, event: MouseEvent, isCheck: boolean): void;
}

/** One question to sort. */
export const TriageRow = memo(function TriageRow({ row, forum, index, isCursor, isSelected, onPress }: TriageRowProps) {
  return (
    <div
      role="row"
      id={rowIdOf(row.id)}
      className={style.row}
      style={{ transform: `translateY(${index * rowHeight}px)` }}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-cursor={isCursor}
      onClick={(event) => onPress(row, event, event.target instanceof Element && event.target.closest('[data-check]') !== null)}
    >
      <div role="gridcell" className={classOf(0)} data-check="">
        <span className={style.check} data-on={isSelected} aria-hidden="true" />
        <span className="visually-hidden">{isSelected ? 'selected' : 'not selected'}</span>
      </div>
      <div role="gridcell" className={classOf(1)}>
        <LevelTag level={row.level} />
      </div>
      <div role="gridcell" className={`${classOf(2)} ${forum === null ? '' : style.named}`}>
        <bdi className={style.title}>{row.title}</bdi>
        <ForumName name={forum} />
      </div>
      <div role="gridcell" className={classOf(3)}>
        <Dot color={row.community.color} />
        <bdi>{row.community.name}</bdi>
      </div>
      <div role="gridcell" className={classOf(4)}>
        <TimeAgo at={row.askedAt} short />
      </div>
      <div role="gridcell" className={classOf(5)}>
        <GoalBar row={row} />
      </div>
      <div role="gridcell" className={classOf(6)}>
        <Held row={row} />
      </div>
    </div>
  );
});

function Held({ row }: { row: QuestionRow }) {
  const now = useNow();
  const { holder, flags } = row;
  const left = holder && holder.untilAt !== null && holder.untilAt > now ? ` · ${waitingFor(now - (holder.untilAt - now), now)} left` : '';
  const marks = [...flags.map((flag) => flagNames[flag]), ...(row.isSorted ? ['accepted'] : []), ...(row.inOutbox ? ['answer on its way'] : row.hasDraft ? ['your draft'] : [])];
  if (!holder && marks.length === 0) return <span aria-hidden="true">–</span>;
  return (
    <>
      {holder ? (
        <>
          <bdi>{holder.isMe ? 'you' : holder.name || holder.username}</bdi>
          {left}
          {holder.place === 'machine' ? ' · this desk only' : ''}
          {marks.length > 0 ? ' · ' : ''}
        </>
      ) : null}
      {marks.join(', ')}
    </>
  );
}
