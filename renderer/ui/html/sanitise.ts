import createPurifier, { type Config } from 'dompurify';
import { isWithinLimits } from './size-limits.ts';

/** Classes the forum's own markup carries meaning in. Everything else a post says about its looks is dropped. */
const classes = new Set(['quote', 'title', 'mention', 'mention-group', 'hashtag', 'hashtag-cooked', 'onebox', 'onebox-body', 'lightbox-wrapper', 'lightbox', 'emoji', 'spoiled', 'spoiler', 'md-table', 'footnote-ref', 'poll']);

/** Attributes that hold an address the browser might go to, beside `href` and `src`, which have their own rules. */
const addresses = new Set(['cite', 'longdesc', 'action', 'formaction', 'xlink:href', 'data', 'code', 'codebase', 'manifest', 'profile', 'dynsrc', 'lowsrc', 'imagesrcset', 'archive', 'classid', 'icon']);

const config = {
  USE_PROFILES: { html: true },
  FORBID_TAGS: [
    'style', 'form', 'input', 'button', 'textarea', 'select', 'option', 'optgroup', 'datalist', 'fieldset', 'output', 'meter', 'progress', 'video',
    'audio', 'source', 'track', 'picture', 'map', 'area', 'dialog', 'template', 'slot', 'iframe', 'marquee', 'blink', 'bgsound', 'center', 'font',
  ],
  FORBID_ATTR: [
    'style', 'srcset', 'id', 'name', 'background', 'ping', 'poster', 'usemap', 'sizes', 'loading', 'fetchpriority', 'bgcolor', 'color', 'face',
    'size', 'slot', 'part', 'exportparts', 'is', 'contenteditable', 'tabindex', 'accesskey', 'autofocus', 'draggable', 'popover', 'popovertarget',
    'popovertargetaction', 'inert', 'role', 'hidden', 'inputmode', 'enterkeyhint', 'autocapitalize', 'autocomplete', 'for', 'form', 'target', 'rel',
    'download', 'integrity', 'crossorigin', 'nonce',
  ],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  RETURN_DOM_FRAGMENT: true,
} as const satisfies Readonly<Config>;

/** A post that is safe to insert. `pictures`: each image, which has no address any more, and the address it had. */
export interface CleanPost {
  fragment: DocumentFragment;
  pictures: ReadonlyMap<Element, string>;
}

/** Null: it cannot be shown as HTML (too large, or no safe parser here) and is shown as words. `base` makes links absolute. */
export type Sanitise = (html: string, base: string) => CleanPost | null;

/**
 * Makes a forum's HTML safe to insert: links keep only http, https and mailto; frames and players become links to themselves;
 * no element keeps an address that loads anything by itself. One per page, because the page allows one policy for trusted types.
 */
export function createSanitiser(win: Window & typeof globalThis): Sanitise {
  const purify = createPurifier(win);
  let pictures = new Map<Element, string>();
  let base = '';

  const absolute = (address: string): string | null => {
    const url = URL.parse(address.trim(), base || undefined);
    return url !== null && /^(?:https?|mailto):$/.test(url.protocol) ? url.href : null;
  };

  purify.addHook('uponSanitizeElement', (node, { tagName }) => {
    if (!(tagName === 'iframe' || tagName === 'video' || tagName === 'audio') || !(node instanceof win.Element)) return;
    const address = absolute(node.getAttribute('src') ?? node.querySelector('source')?.getAttribute('src') ?? '');
    if (address === null) return;
    const words = `${tagName === 'iframe' ? 'Embedded page' : 'Recording'}: ${new URL(address).host}`;
    // A link in a link is none; the one around it stays.
    if (node.closest('a') !== null) return node.after(words);
    const link = node.ownerDocument.createElement('a');
    link.setAttribute('href', address);
    link.textContent = words;
    // Put after it, so that the walk comes by and looks at it like at everything else.
    node.after(link);
  });
  purify.addHook('uponSanitizeAttribute', (node, data) => {
    if (data.attrName === 'src') {
      if (node.nodeName === 'IMG') pictures.set(node, data.attrValue);
      data.keepAttr = false;
    } else if (data.attrName === 'href') {
      const address = node.nodeName === 'A' ? absolute(data.attrValue) : null;
      if (address === null) data.keepAttr = false;
      else data.attrValue = address;
    } else if (data.attrName === 'class') {
      data.attrValue = data.attrValue
        .split(/\s+/)
        .filter((word) => classes.has(word))
        .join(' ');
      if (data.attrValue === '') data.keepAttr = false;
    } else if (addresses.has(data.attrName)) {
      data.keepAttr = false;
    }
  });

  return (html, at) => {
    if (!purify.isSupported || !isWithinLimits(html)) return null;
    pictures = new Map();
    base = at;
    // Null where the parser made no body of it, as of a frameset.
    const fragment = purify.sanitize(html, config) as DocumentFragment | null;
    if (fragment === null) return null;
    const found = new Map([...fragment.querySelectorAll('img')].map((image): [Element, string] => [image, pictures.get(image) ?? '']));
    pictures = new Map();
    return { fragment, pictures: found };
  };
}
