import type { ComponentProps } from 'react';
import style from './button.module.css';

export type ButtonKind = 'plain' | 'primary' | 'quiet' | 'chip' | 'link' | 'danger';

/** A native button in one of our looks; `type` is "button" unless said otherwise, so that no form is sent by surprise. */
export function Button({ kind = 'plain', className = '', ...rest }: ComponentProps<'button'> & { kind?: ButtonKind }) {
  return <button type="button" className={`${style.button} ${kind === 'plain' ? '' : style[kind]} ${className}`} {...rest} />;
}
