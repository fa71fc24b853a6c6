import { memo } from 'react';
import { ForumName } from '#renderer/forum/forum-mark.tsx';
import { goalWords } from '#renderer/level/goal.tsx';
import { LevelTag } from '#renderer/level/level-tag.tsx';
import { minutesLeft } from '#renderer/claim/held-by.tsx';
import { Dot, Tag } from '#renderer/ui/tag.tsx';
import { TimeAgo, useNow } from '#renderer/ui/time-ago.tsx';
import type { QuestionRow } from '#shared/words/question.ts';
import style from './queue.module.css';

/** The height of every row, in pixels: three lines of text and one of marks. Fixed, so that any place in the list is a multiplication. */
export const rowHeight = 106;

export const optionId = (id: string): string => `option-${id}`;

interface QueueRowProps {
  row: QuestionRow;
  /** Where it was asked; null: there is one forum only. */
  forum: string | null;
  index: number;
  total: number;
  isSelected: boolean;
  onPress(row: QuestionRow): void;
}

/** One waiting question, named by its title alone: what is hidden from the name is read as its description. */
export const QueueRow = memo(function QueueRow({ row, forum, index, total, isSelected, onPress }: QueueRowProps) {
  const about = `about-${row.id}`;
  const now = useNow();
  return (
    // The list has the focus and hears the keys; an option that could be focused would take the focus with it when it scrolls away.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      role="option"
      id={optionId(row.id)}
      className={style.row}
      style={{ transform: `translateY(${index * rowHeight}px)` }}
      aria-describedby={about}
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={total}
      data-index={index}
      data-level={row.level}
      onClick={() => onPress(row)}
    >
      <div className={style.words}>
        <span className={style.time} aria-hidden="true">
          <TimeAgo at={row.askedAt} short />
        </span>
        <bdi className={style.title}>{row.title}</bdi>
        <bdi className={style.excerpt} aria-hidden="true">
          {row.excerpt}
        </bdi>
      </div>
      <div className={style.meta} id={about} aria-hidden="true">
        {row.level === 'routine' ? null : <LevelTag level={row.level} />}
        <Tag>
          <Dot color={row.community.color} />
          {row.community.name}
        </Tag>
        <ForumName name={forum} />
        {marksOf(row, now).map((mark) => (
          <span key={mark.say} className={`${style.mark} ${mark.isOurs ? style.ours : mark.isLate ? style.late : ''}`}>
            {mark.voice === undefined ? null : <span className="visually-hidden">{mark.voice} </span>}
            {mark.name === undefined ? null : <bdi>{mark.name}</bdi>}
            {mark.say}
          </span>
        ))}
      </div>
    </div>
  );
});

interface Mark {
  say: string;
  /** Heard before it, where the eye needs no words. */
  voice?: string;
  name?: string;
  isOurs?: boolean;
  isLate?: boolean;
}

/** How long a claim lasts, and that only this machine knows of it. Pure. */
function claimWords({ untilAt, place, isMe }: NonNullable<QuestionRow['holder']>, now: number): string {
  const left = minutesLeft(untilAt, now);
  return `${left === null ? (isMe ? ' are at it' : ' is at it') : ` · ${left} min`}${place === 'machine' ? ' · this machine only' : ''}`;
}

/** What a row says besides its words, most useful first. Pure. */
export function marksOf(row: QuestionRow, now: number): Mark[] {
  const marks: Mark[] = [];
  if (row.inOutbox) marks.push({ say: 'Your answer is in the outbox', isOurs: true });
  else if (row.hasDraft) marks.push({ say: 'Draft', isOurs: true });
  if (row.holder) marks.push(row.holder.isMe ? { voice: 'held by', say: `you${claimWords(row.holder, now)}`, isOurs: true } : { voice: 'held by', name: row.holder.name || row.holder.username, say: claimWords(row.holder, now) });
  if (row.goal !== 'fine') marks.push({ say: goalWords(row, now), isLate: row.goal === 'over' });
  if (row.pictures > 0) marks.push({ say: row.pictures === 1 ? '1 picture' : `${row.pictures} pictures` });
  return marks;
}
