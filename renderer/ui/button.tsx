import type { ComponentProps, ReactNode } from 'react';
import style from './button.module.css';

export type ButtonKind = 'plain' | 'primary' | 'quiet' | 'chip' | 'link' | 'danger';

/** A native button in one of our looks; `type` is "button" unless said otherwise, so that no form is sent by surprise. */
export function Button({ kind = 'plain', className = '', ...rest }: ComponentProps<'button'> & { kind?: ButtonKind }) {
  return <button type="button" className={`${style.button} ${kind === 'plain' ? '' : style[kind]} ${className}`} {...rest} />;
}

/** A button that shows a sign and says its name, to the eye on hovering and to everyone who listens. */
export function IconButton({ name, children, className = '', ...rest }: Omit<ComponentProps<'button'>, 'name'> & { name: string; children: ReactNode }) {
  return (
    <button type="button" className={`${style.button} ${style.icon} ${className}`} aria-label={name} title={name} {...rest}>
      {children}
    </button>
  );
}
