import { literally } from '#shared/answers/literally.ts';

/** A page as a Markdown link whose title reads as it is written, whatever stands in it, and whose address ends where it should. */
export const linkTo = ({ title, url }: { title: string; url: string }): string => `[${literally(title)}](${url.replace(/[()<>\\`[\]{}"'\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)})`;

/** The link with as much room around it as it needs to stand apart from the words beside it. */
export function placeLink(text: string, { from, to }: { from: number; to: number }, link: string): { from: number; to: number; insert: string } {
  const before = text.slice(0, from);
  const after = text.slice(to);
  return { from, to, insert: `${before === '' || /[\s([“"]$/u.test(before) ? '' : ' '}${link}${after === '' || /^[\s).,;:!?\]”"]/u.test(after) ? '' : ' '}` };
}
