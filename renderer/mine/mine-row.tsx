import type { ReactNode } from 'react';
import style from './mine.module.css';

interface MineRowProps {
  title: string;
  excerpt?: string;
  onOpen(): void;
  action?: ReactNode;
  /** What is to know about it, briefly. */
  children: ReactNode;
}

/** One question of mine. Its title leads there. */
export function MineRow({ title, excerpt = '', onOpen, action, children }: MineRowProps) {
  return (
    <li className={style.row}>
      <div>
        <button type="button" className={style.title} onClick={onOpen}>
          <bdi>{title}</bdi>
        </button>
        {excerpt === '' ? null : (
          <p className={style.excerpt} dir="auto">
            {excerpt}
          </p>
        )}
        <p className={style.facts}>{children}</p>
      </div>
      {action ? <div className={style.act}>{action}</div> : null}
    </li>
  );
}
