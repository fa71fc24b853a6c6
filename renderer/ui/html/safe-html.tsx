import { createContext, useContext, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { dress } from './dress.ts';
import { askToOpen } from './outside.ts';
import { createSanitiser, type Sanitise } from './sanitise.ts';
import { plainWords } from './size-limits.ts';
import style from './safe-html.module.css';

const SanitiserContext = createContext<Sanitise | null>(null);

/** The page's one sanitiser. */
export function SanitiserProvider({ children }: { children: ReactNode }) {
  const [sanitise] = useState(() => createSanitiser(window));
  return <SanitiserContext value={sanitise}>{children}</SanitiserContext>;
}

export function useSanitiser(): Sanitise {
  const sanitise = useContext(SanitiserContext);
  if (!sanitise) throw new Error('useSanitiser needs a SanitiserProvider above it');
  return sanitise;
}

export interface SafeHtmlProps {
  /** Untrusted. */
  html: string;
  /** What relative links in it are relative to. */
  base: string;
  /** Fetches one picture after a click; absent: pictures stay words. Rejects with an Error whose message is for the person. */
  loadPicture?: (src: string) => Promise<Blob>;
}

/** A post as the forum rendered it, made safe. Nothing in it loads, and no link leads anywhere, before the person says so. */
export function SafeHtml({ html, base, loadPicture }: SafeHtmlProps) {
  const sanitise = useSanitiser();
  const [isTooMuch, setIsTooMuch] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(new Set<string>());

  useLayoutEffect(() => {
    const clean = sanitise(html, base);
    setIsTooMuch(clean === null);
    if (clean !== null) place.current?.replaceChildren(dress(clean));
    const urls = shown.current;
    return () => {
      for (const url of urls) URL.revokeObjectURL(url);
      urls.clear();
    };
  }, [html, base, sanitise]);

  const show = async (button: HTMLButtonElement): Promise<void> => {
    if (!loadPicture || button.ariaBusy === 'true') return;
    button.ariaBusy = 'true';
    try {
      const url = URL.createObjectURL(await loadPicture(button.dataset['picture'] ?? ''));
      if (!button.isConnected) return URL.revokeObjectURL(url);
      shown.current.add(url);
      button.replaceWith(picture(url, button.dataset['alt'] ?? ''));
    } catch (error) {
      button.ariaBusy = 'false';
      button.textContent = `The picture could not be shown: ${error instanceof Error ? error.message : 'unknown reason'} Try again`;
    }
  };
  const follow = (event: React.MouseEvent): void => {
    if (!(event.target instanceof Element)) return;
    const button = event.target.closest<HTMLButtonElement>('button[data-picture]');
    if (button && event.button === 0) void show(button);
    const link = event.target.closest('a[href]');
    if (!link || event.button === 2) return;
    event.preventDefault();
    askToOpen(link.getAttribute('href') ?? '');
  };

  return (
    <>
      {isTooMuch ? <PlainWords html={html} /> : null}
      <div ref={place} className={style.body} hidden={isTooMuch} onClick={follow} onAuxClick={follow} />
    </>
  );
}

function PlainWords({ html }: { html: string }) {
  return (
    <div className={`${style.body} ${style.plain}`}>
      <p>
        <em>This post is too large to show as it looks on the forum. These are its words.</em>
      </p>
      {plainWords(html)}
    </div>
  );
}

function picture(url: string, words: string): HTMLElement {
  const figure = document.createElement('figure');
  const image = document.createElement('img');
  image.alt = words === '' ? 'Picture from the question' : words;
  image.src = url;
  figure.append(image);
  if (words !== '') {
    const caption = document.createElement('figcaption');
    caption.textContent = words;
    caption.dir = 'auto';
    figure.append(caption);
  }
  return figure;
}
