import { useEffect, useRef } from 'react';
import style from './prose.module.css';

const loadCore = () => import('./prose-core.ts');

/** Fetches the Markdown renderer while nobody waits for it. */
export const preloadProse = (): void => void loadCore();

/** Somebody's words, rendered: Markdown, or the HTML of a post. Shown as plain text for the moment the renderer takes to load. */
export function Prose({ text, as = 'markdown', small = false }: { text: string; as?: 'markdown' | 'html'; small?: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isCurrent = true;
    const plain = as === 'markdown' ? text : '';
    if (place.current?.childNodes.length === 0) place.current.textContent = plain;
    void loadCore().then(({ safeHtml, safeMarkdown }) => {
      if (isCurrent) place.current?.replaceChildren(as === 'html' ? safeHtml(text) : safeMarkdown(text));
    });
    return () => {
      isCurrent = false;
    };
  }, [text, as]);
  return <div ref={place} className={`${style.prose} ${small ? style.small : ''}`} />;
}
