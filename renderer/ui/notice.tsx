import type { ReactNode } from 'react';
import style from './notice.module.css';

/** Something a person should know, in place, with what they can do about it. Announced politely unless it is bad. */
export function Notice({ tone = 'plain', children, action }: { tone?: 'plain' | 'good' | 'warn' | 'bad'; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={`${style.notice} ${tone === 'plain' ? '' : style[tone]}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <p>{children}</p>
      {action}
    </div>
  );
}
