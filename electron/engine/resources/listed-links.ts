import { publicPage } from '#shared/resources/address.ts';
import { attribute, decode, tagsOf } from '../threads/plain-text.ts';

/** A page somebody put on a list, and what they say it answers. Plain text of others. */
export interface ListedLink {
  title: string;
  url: string;
  answers: string;
}

const most = 200;
const longestTitle = 200;
const longestAnswer = 400;
/** A heading over what is meant to be passed on. */
const isList = /resource|link|reading|leaflet|useful|page/i;

interface Item extends ListedLink {
  heading: string;
}

/**
 * The pages a post lists: items that begin with a link to a public page, with the words behind it. Where headings set a list of resources apart,
 * only what stands under those counts. One pass, however hostile the HTML.
 */
export function listedLinks(html: string): ListedLink[] {
  const items: Item[] = [];
  const headings: string[] = [];
  let heading = '';
  let words: string[] | null = null;
  let item: { before: string[]; href: string | null; title: string[]; after: string[] } | null = null;
  let into: string[] | null = null;
  let at = 0;

  const finish = (): void => {
    const url = publicPage(item?.href ?? '');
    const title = tidy(item?.title ?? [], longestTitle);
    if (item && url !== null && title !== '' && items.length < most) items.push({ title, url, answers: tidy(item.after, longestAnswer).replace(/^[\s:–—.,-]+/u, ''), heading });
    item = null;
    into = null;
  };

  for (const tag of tagsOf(html)) {
    (words ?? into)?.push(html.slice(at, tag.from));
    at = tag.to;
    if (/^h[1-6]$/.test(tag.name)) {
      if (tag.isClosing && words) {
        heading = tidy(words, longestTitle);
        headings.push(heading);
      }
      finish();
      words = tag.isClosing ? null : [];
    } else if (tag.name === 'li' || tag.name === 'ul' || tag.name === 'ol') {
      finish();
      if (tag.name === 'li' && !tag.isClosing) {
        item = { before: [], href: null, title: [], after: [] };
        into = item.before;
      }
    } else if (tag.name === 'a' && item) {
      // An item that says something first is a sentence with a link in it, and no page of a list.
      if (!tag.isClosing && item.href === null && tidy(item.before, 10) === '') {
        item.href = attribute(tag, 'href') ?? '';
        into = item.title;
      } else if (tag.isClosing && into === item.title) into = item.after;
    } else into?.push(' ');
  }
  finish();
  const wanted = headings.some((each) => isList.test(each)) ? items.filter((one) => isList.test(one.heading)) : items;
  return wanted.map(({ title, url, answers }) => ({ title, url, answers }));
}

/** Text on one line, without what cannot be seen or turns the direction of all that follows. */
const tidy = (parts: readonly string[], longest: number): string =>
  decode(parts.join(''))
    .replace(/[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
