import type { CleanPost } from './sanitise.ts';

/** The longest picture address the engine takes. */
const mostChars = 2_000;

/**
 * Turns a clean post into what a person sees: pictures become buttons that say what they would show, the forum's little
 * faces become their names. Only adds elements of ours and text, after the sanitiser had the last word on everything else.
 */
export function dress({ fragment, pictures }: CleanPost): DocumentFragment {
  for (const [image, src] of pictures) {
    if (!fragment.contains(image)) continue;
    if (image.classList.contains('emoji')) image.replaceWith(image.getAttribute('alt') ?? image.getAttribute('title') ?? '');
    else if (isOrnament(image)) image.remove();
    // Discourse wraps a picture in a link to its larger self; one button stands for both.
    else (image.closest('a.lightbox') ?? image).replaceWith(src === '' || src.length > mostChars ? '(a picture that cannot be shown)' : placeholder(image, src));
  }
  for (const button of fragment.querySelectorAll('a button')) button.closest('a')?.replaceWith(button);
  for (const link of fragment.querySelectorAll('a')) {
    const address = link.getAttribute('href');
    if (address === null) continue;
    link.title = address;
    link.rel = 'noopener noreferrer';
    link.target = '_blank';
    if (link.textContent.trim() === '') link.textContent = address;
  }
  for (const table of fragment.querySelectorAll('table')) {
    const frame = document.createElement('div');
    frame.dataset['scroll'] = '';
    frame.tabIndex = 0;
    frame.setAttribute('role', 'region');
    frame.setAttribute('aria-label', 'Table');
    table.replaceWith(frame);
    frame.append(table);
  }
  // A post may not pretend to be the page: its headings begin at the third level.
  for (const heading of fragment.querySelectorAll('h1, h2')) {
    const lower = document.createElement('h3');
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  return fragment;
}

/** Faces beside quotes and the little signs of link cards say nothing about a question. */
function isOrnament(image: Element): boolean {
  const width = Number(image.getAttribute('width') ?? Number.NaN);
  return image.closest('.quote > .title') !== null || (width > 0 && width <= 40);
}

function placeholder(image: Element, src: string): HTMLButtonElement {
  const button = document.createElement('button');
  const words = (image.getAttribute('alt') ?? '').trim().slice(0, 200);
  button.type = 'button';
  button.dataset['picture'] = src;
  button.dataset['alt'] = words;
  button.append('Show picture');
  if (words !== '') {
    const name = document.createElement('bdi');
    name.textContent = words;
    button.append(' (', name, ')');
  }
  return button;
}
