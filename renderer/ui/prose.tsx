import { useEffect, useState } from 'react';
import { SafeHtml } from './html/safe-html.tsx';
import style from './prose.module.css';

const loadRenderer = () => import('./render-markdown.ts');

/** Markdown as a reader will see it; plain text for the moment the renderer takes to load. Pictures in it are named, never loaded. `blanks`: show `[[words]]` as a place to fill. */
export function Prose({ text, small = false, blanks = false }: { text: string; small?: boolean; blanks?: boolean }) {
  const [render, setRender] = useState<((text: string, how: { showsBlanks: boolean }) => string) | null>(null);
  useEffect(() => {
    let isHere = true;
    void loadRenderer().then(({ renderMarkdown }) => isHere && setRender(() => renderMarkdown));
    return () => {
      isHere = false;
    };
  }, []);
  return <div className={`${style.prose} ${small ? style.small : ''}`}>{render ? <SafeHtml html={render(text, { showsBlanks: blanks })} base="" /> : <p className={style.plain}>{text}</p>}</div>;
}
