import type { ReactNode } from 'react';
import style from './tag.module.css';

export type TagTone = 'plain' | 'emergency' | 'urgent' | 'soon' | 'accent';

export function Tag({ tone = 'plain', children }: { tone?: TagTone; children: ReactNode }) {
  return <span className={`${style.tag} ${tone === 'plain' ? '' : style[tone]}`}>{children}</span>;
}

/** The colour a forum gave a community: six hex digits, anything else shows ours. Never the only sign of it. */
export function Dot({ color }: { color: string }) {
  return <span aria-hidden="true" className={style.dot} style={/^[0-9a-f]{6}$/i.test(color) ? { background: `#${color}` } : {}} />;
}
