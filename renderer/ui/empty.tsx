import type { ReactNode } from 'react';
import style from './empty.module.css';

/** A place with nothing in it says why, and what to do next. `title` brings its own heading element. */
export function Empty({ title, children, actions }: { title: ReactNode; children?: ReactNode; actions?: ReactNode }) {
  return (
    <div className={style.empty}>
      {title}
      {children}
      {actions ? <div className={style.actions}>{actions}</div> : null}
    </div>
  );
}
