import { useEffect } from 'react';
import { create } from 'zustand';
import style from './say.module.css';

const useSaid = create<{ text: string; at: number }>(() => ({ text: '', at: 0 }));

/** A short word that something was done, seen for four seconds and read out politely. */
export const say = (text: string): void => useSaid.setState({ text, at: Date.now() });

export function Said() {
  const { text, at } = useSaid();
  useEffect(() => {
    if (text === '') return;
    const end = setTimeout(() => useSaid.setState({ text: '', at: 0 }), 4_000);
    return () => clearTimeout(end);
  }, [text, at]);
  return (
    <div className={style.place} role="status">
      {text === '' ? null : <div className={style.said}>{text}</div>}
    </div>
  );
}
