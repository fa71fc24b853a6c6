import Turndown from 'turndown';
import { checkHtml } from '../limits/limits.ts';

/** Elements that can do something, or that show what is not text. They go, with what is in them. */
const active = ['script', 'style', 'iframe', 'object', 'embed', 'applet', 'noscript', 'template', 'svg', 'math', 'video', 'audio', 'canvas', 'meta', 'link', 'base', 'title'] as const;
const fields = ['form', 'input', 'button', 'select', 'textarea'];

/** What stands for a place in HTML that is put back after it became Markdown. `html` must hold none of these signs. */
const open = '\u{E000}';
const close = '\u{E001}';
export const holdPlace = (n: number): string => `${open}${n}${close}`;
export const withoutPlaces = (text: string): string => text.replaceAll(open, '').replaceAll(close, '');
/** Splits Markdown at held places: text and numbers by turns. */
export const splitPlaces = (text: string): (string | number)[] => text.split(/\u{E000}(\d+)\u{E001}/u).map((piece, i) => (i % 2 === 1 ? Number(piece) : piece));

export interface Cleaner {
  /** Markdown of some HTML, and in words what did not come with it. Throws FileRefused. */
  clean(html: string, name: string): { text: string; losses: string[] };
}

/** Turns other people's HTML into Markdown. Nothing in it is run or fetched: it becomes a tree, and the tree becomes text. */
export function createCleaner(): Cleaner {
  let dropped = new Set<string>();
  const service = new Turndown({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced', emDelimiter: '*', hr: '---' });
  const escape = service.escape.bind(service);
  // What was text must not become an element or another sign in Markdown.
  service.escape = (words) => escape(words).replace(/<(?=[a-z/!?])/gi, '\\<').replace(/&(?=#?\w{1,31};)/g, '\\&');
  service.remove([...active]);
  service.addRule('links that go nowhere safe', {
    filter: (node) => node.nodeName === 'A' && !/^\s*(?:https?:|mailto:)/i.test(node.getAttribute('href') ?? ''),
    replacement: (content, node) => {
      if ('getAttribute' in node && node.getAttribute('href') !== null) dropped.add('the address of a link that is no web address');
      return content;
    },
  });
  service.addRule('pictures', {
    filter: 'img',
    replacement: (_content, node) => {
      const source = 'getAttribute' in node ? (node.getAttribute('src') ?? '') : '';
      const words = ('getAttribute' in node ? (node.getAttribute('alt') ?? '') : '').replace(/[[\]\n]/g, ' ').trim();
      // A picture in the text of an answer is shown to the asker from a stranger's server; its words are enough.
      dropped.add('pictures');
      return /^https?:/i.test(source) && words !== '' ? words : '';
    },
  });
  // Asked about every element, says no to all of them, and remembers what went by.
  service.addRule('watch', {
    filter: (node) => {
      const tag = node.nodeName.toLowerCase();
      if ((active as readonly string[]).includes(tag) && tag !== 'title') dropped.add(tag === 'script' ? 'a script, which was not run' : `<${tag}>`);
      if (fields.includes(tag)) dropped.add('form fields');
      if (tag === 'table') dropped.add('the shape of a table');
      for (const { name } of node.attributes) {
        if (/^on/i.test(name)) dropped.add('a script on an element, which was not run');
        else if (name === 'style' || name === 'color' || name === 'face') dropped.add('colours, fonts and sizes');
      }
      return false;
    },
    replacement: () => '',
  });
  return {
    clean(html, name) {
      checkHtml(html, name);
      dropped = new Set();
      const text = service.turndown(html);
      // A comment and an empty element are passed over before any rule is asked.
      if (/<!--/.test(html)) dropped.add('comments');
      if (/<[a-z][^<>]{0,300}\son[a-z]+\s*=/i.test(html)) dropped.add('a script on an element, which was not run');
      return { text: text.replace(/[ \t]+\n/g, '\n').trim(), losses: [...dropped].map((what) => `Left out: ${what}.`) };
    },
  };
}

/** Text as HTML shows it; nothing else is changed. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (all, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name) return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }[name.toLowerCase()] ?? all;
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
