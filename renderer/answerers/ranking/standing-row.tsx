import { useId, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { Standing } from '#shared/words/answerer.ts';
import style from '../answerers.module.css';
import { many } from '../say.ts';
import { FourNumbers } from './four-numbers.tsx';

/** One person of the list; the numbers come when they are asked for. */
export function StandingRow({ row }: { row: Standing }) {
  const [isOpen, open] = useState(false);
  const id = useId();
  const name = row.name === '' ? row.username : row.name;
  return (
    <li className={style.person}>
      <div className={style.personHead}>
        <span className={style.name}>
          <bdi>{name}</bdi>
          {row.name === '' ? null : (
            <bdi className={style.username}>{row.username}</bdi>
          )}
          {row.isMe ? <Tag>You</Tag> : null}
          {row.credential === '' ? null : (
            <Tag>
              <bdi>{row.credential}</bdi>
            </Tag>
          )}
        </span>
        <span className={style.made}>
          {many(row.answers, 'rated answer')}, {many(row.askers, 'person', 'people')}
        </span>
        <span className={style.score}>
          <span className="visually-hidden">Score </span>
          {row.score}
        </span>
        <Button kind="chip" aria-expanded={isOpen} aria-controls={id} aria-label={`Numbers of ${name}`} onClick={() => open(!isOpen)}>
          Numbers
        </Button>
      </div>
      <div id={id} hidden={!isOpen}>
        {isOpen ? <FourNumbers row={row} /> : null}
      </div>
    </li>
  );
}
